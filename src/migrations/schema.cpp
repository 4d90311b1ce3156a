#include "migrations/schema.hpp"

#include "migrations/postgres_schema.hpp"
#include "migrations/sqlite_schema.hpp"

namespace apex::migrations {

bool is_postgres_url(std::string_view database_url) {
    return database_url.starts_with("postgresql://") || database_url.starts_with("postgres://");
}

Schema::Schema(std::string database)
    : database_(std::move(database)), postgres_(is_postgres_url(database_)) {
    constexpr std::string_view file = "sqlite:///";
    if (database_.starts_with(file)) database_.erase(0, file.size());
}

const std::vector<Revision>& Schema::revisions() const {
    return postgres_ ? postgres::revisions() : sqlite_revisions();
}

std::string Schema::current() const {
    return postgres_ ? postgres::current_revision(database_) : current_revision(database_);
}

std::vector<Step> Schema::upgrade(const std::string& target) const {
    return postgres_ ? postgres::upgrade(database_, target)
                     : migrations::upgrade(database_, target);
}

std::vector<Step> Schema::downgrade(const std::string& target) const {
    return postgres_ ? postgres::downgrade(database_, target)
                     : migrations::downgrade(database_, target);
}

}  // namespace apex::migrations
