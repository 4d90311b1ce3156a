#include "domain/event.hpp"

#include "base/random.hpp"
#include "base/sha256.hpp"

namespace apex::domain {
namespace {

const std::string no_hash(64, '0');
constexpr std::string_view mark = "\"sha256:";

void add(std::string& out, const char* name, const std::string& bytes) {
    ((((out += name) += ' ') += std::to_string(bytes.size())) += ':') += bytes;
    out += '\n';
}

/// "null" says nothing about anyone.
std::optional<Seal> seal(const std::string& words) {
    if (words == "null") return std::nullopt;
    const std::string salt = random_hex_128();
    return Seal{salt, commitment(salt, words)};
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
    add(text, "before", before_in_chain(event));
    add(text, "after", after_in_chain(event));
    add(text, "previous", event.previous_hash);
    return text;
}

std::string commitment(const std::string& salt, const std::string& words) {
    return std::string(mark) + sha256_hex(salt + ':' + words) + '"';
}

bool is_commitment(std::string_view json) {
    return json.starts_with(mark) && json.size() == mark.size() + 65 && json.ends_with('"');
}

const std::string& before_in_chain(const Event& event) {
    return event.before_seal ? event.before_seal->commitment : event.what.before;
}
const std::string& after_in_chain(const Event& event) {
    return event.after_seal ? event.after_seal->commitment : event.what.after;
}

Event follow(const std::optional<Event>& last, EventDraft draft) {
    Event event{std::move(draft), last ? last->sequence + 1 : 1, last ? last->hash : no_hash, ""};
    if (event.what.kind != person_erased) {
        event.before_seal = seal(event.what.before);
        event.after_seal = seal(event.what.after);
    }
    event.hash = sha256_hex(canonical_text(event));
    return event;
}

std::optional<std::int64_t> first_broken(const std::vector<Event>& events) {
    ChainWalk walk;
    for (const Event& event : events)
        if (!walk.accept(event)) return event.sequence;
    return std::nullopt;
}

bool ChainWalk::accept(Event event) {
    const bool fits = event.sequence == (last_ ? last_->sequence + 1 : 1) &&
                      event.previous_hash == (last_ ? last_->hash : no_hash) &&
                      event.hash == sha256_hex(canonical_text(event)) &&
                      (!last_ || last_->what.project_id == event.what.project_id);
    last_ = std::move(event);
    return fits;
}

}  // namespace apex::domain
