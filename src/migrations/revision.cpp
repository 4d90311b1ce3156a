#include "migrations/revision.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace apex::migrations {
namespace {

constexpr std::size_t digits = 4;

[[noreturn]] void refuse(const std::string& words) { throw MigrationError(words); }

/// How many revisions are applied at `number`; "" is none.
std::size_t position(const std::vector<Revision>& revisions, const std::string& number) {
    if (number.empty()) return 0;
    for (std::size_t i = 0; i < revisions.size(); ++i)
        if (revisions[i].number == number) return i + 1;
    refuse("revision " + number + " is not known here; this program ends at " +
           (revisions.empty() ? "an empty schema" : revisions.back().number));
}

std::string number_at(const std::vector<Revision>& revisions, std::size_t applied) {
    return applied == 0 ? "" : revisions[applied - 1].number;
}

/// The revision a database is at; one that this program does not know was written by a newer
/// program.
std::size_t position_of_database(const std::vector<Revision>& revisions,
                                 const std::string& current) {
    const bool known =
        current.empty() || std::any_of(revisions.begin(), revisions.end(),
                                       [&](const Revision& r) { return r.number == current; });
    if (!known)
        refuse("the database is at revision " + current +
               ", which this program does not know: it was upgraded by a newer program. "
               "Use that one, or restore a backup");
    return position(revisions, current);
}

}  // namespace

std::vector<Revision> revisions_of(std::span<const embedded::File> files) {
    std::map<std::string, Revision> found;
    for (const auto& file : files) {
        const std::string path(file.path);
        const bool up = path.ends_with(".up.sql"), down = path.ends_with(".down.sql");
        const bool numbered = path.size() > digits && path[digits] == '_' &&
                              std::all_of(path.begin(), path.begin() + digits,
                                          [](char c) { return c >= '0' && c <= '9'; });
        if (!(up || down) || !numbered) refuse("not a migration file: " + path);
        const std::string number = path.substr(0, digits);
        const std::string name = path.substr(digits + 1, path.find('.') - digits - 1);
        Revision& revision = found[number];
        if (!revision.name.empty() && revision.name != name)
            refuse("two migrations have the number " + number);
        revision.number = number;
        revision.name = name;
        (up ? revision.up : revision.down) = file.content;
    }
    std::vector<Revision> revisions;
    for (auto& [number, revision] : found) {
        const std::string expected = std::to_string(revisions.size() + 1);
        if (number != std::string(digits - std::min(digits, expected.size()), '0') + expected)
            refuse("migration " + number + " leaves a gap");
        if (revision.up.empty() || revision.down.empty())
            refuse("migration " + number + " needs an up and a down file");
        revisions.push_back(std::move(revision));
    }
    return revisions;
}

std::vector<Step> upgrade_steps(const std::vector<Revision>& revisions, const std::string& current,
                                const std::string& target) {
    const std::size_t from = position_of_database(revisions, current);
    const std::size_t to = target == "head" ? revisions.size() : position(revisions, target);
    if (to < from)
        refuse("revision " + target + " is older than the database, which is at " + current +
               ": use downgrade");
    std::vector<Step> steps;
    for (std::size_t i = from; i < to; ++i)
        steps.push_back({number_at(revisions, i), number_at(revisions, i + 1), revisions[i].up});
    return steps;
}

std::vector<Step> downgrade_steps(const std::vector<Revision>& revisions,
                                  const std::string& current, const std::string& target) {
    const std::size_t from = position_of_database(revisions, current);
    std::size_t to = 0;
    if (target.starts_with('-')) {
        std::size_t count = 0;
        const auto [end, error] =
            std::from_chars(target.data() + 1, target.data() + target.size(), count);
        if (error != std::errc() || end != target.data() + target.size() || count == 0)
            refuse("how far down? " + target);
        if (count > from) refuse("the database is only " + std::to_string(from) + " revisions up");
        to = from - count;
    } else if (target != "base") {
        to = position(revisions, target);
        if (to > from) refuse("revision " + target + " is newer than the database: use upgrade");
    }
    std::vector<Step> steps;
    for (std::size_t i = from; i > to; --i)
        steps.push_back(
            {number_at(revisions, i), number_at(revisions, i - 1), revisions[i - 1].down});
    return steps;
}

}  // namespace apex::migrations
