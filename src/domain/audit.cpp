#include "domain/audit.hpp"

#include <chrono>

namespace apex::domain {
namespace {

const std::string no_hash(64, '0');

void add(std::string& out, const char* name, const std::string& bytes) {
    ((((out += name) += ' ') += std::to_string(bytes.size())) += ':') += bytes;
    out += '\n';
}

}  // namespace

void HeadsHash::add(const AuditHead& head) {
    std::string text;
    domain::add(text, "project", head.project_id.text());
    domain::add(text, "sequence", std::to_string(head.sequence));
    domain::add(text, "hash", head.hash);
    sum_.add(text);
    ++count_;
}

std::string HeadsHash::hex() { return sum_.hex(); }

std::string canonical_text(const AuditRoot& root) {
    std::string text;
    add(text, "number", std::to_string(root.number));
    add(text, "as_of", to_text(root.as_of));
    add(text, "made_at", to_text(root.made_at));
    add(text, "heads", std::to_string(root.heads));
    add(text, "heads_hash", root.heads_hash);
    add(text, "previous", root.previous_hash);
    return text;
}

AuditRoot follow(const std::optional<AuditRoot>& last, Time as_of, Time made_at, std::int64_t heads,
                 std::string heads_hash) {
    AuditRoot root{last ? last->number + 1 : 1, as_of, made_at, heads, std::move(heads_hash),
                   last ? last->hash : no_hash, ""};
    root.hash = sha256_hex(canonical_text(root));
    return root;
}

std::string day_of(const AuditRoot& root) {
    return to_text(start_of_day(root.as_of) - std::chrono::microseconds(1)).substr(0, 10);
}

Time start_of_day(Time now) { return std::chrono::floor<std::chrono::days>(now); }

}  // namespace apex::domain
