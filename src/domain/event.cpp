#include "domain/event.hpp"

#include "base/sha256.hpp"

namespace apex::domain {
namespace {

const std::string no_hash(64, '0');

void add(std::string& out, const char* name, const std::string& bytes) {
    ((((out += name) += ' ') += std::to_string(bytes.size())) += ':') += bytes;
    out += '\n';
}

}  // namespace

std::string canonical_text(const Event& event) {
    std::string text;
    add(text, "project", event.what.project_id.text());
    add(text, "sequence", std::to_string(event.sequence));
    add(text, "kind", event.what.kind);
    add(text, "actor", event.what.actor);
    add(text, "request", event.what.request_id);
    add(text, "at", to_text(event.what.at));
    add(text, "before", event.what.before);
    add(text, "after", event.what.after);
    add(text, "previous", event.previous_hash);
    return text;
}

Event follow(const std::optional<Event>& last, EventDraft draft) {
    Event event{std::move(draft), last ? last->sequence + 1 : 1, last ? last->hash : no_hash, ""};
    event.hash = sha256_hex(canonical_text(event));
    return event;
}

std::optional<std::int64_t> first_broken(const std::vector<Event>& events) {
    std::optional<Event> last;
    for (const Event& event : events) {
        const Event expected = follow(last, event.what);
        const bool fits = event.sequence == expected.sequence &&
                          event.previous_hash == expected.previous_hash &&
                          event.hash == expected.hash &&
                          (!last || last->what.project_id == event.what.project_id);
        if (!fits) return event.sequence;
        last = event;
    }
    return std::nullopt;
}

}  // namespace apex::domain
