#include "domain/review.hpp"

#include "domain/clean_text.hpp"

namespace apex::domain {

std::string_view to_text(Verdict verdict) {
    constexpr std::string_view texts[] = {"approved", "rejected", "override"};
    return texts[static_cast<std::size_t>(verdict)];
}

std::optional<Verdict> parse_verdict(std::string_view text) {
    for (const Verdict verdict : {Verdict::approved, Verdict::rejected, Verdict::override_})
        if (text == to_text(verdict)) return verdict;
    return std::nullopt;
}

std::vector<Rejection> problems_of_note(Verdict verdict, const std::string& note) {
    constexpr std::size_t most_bytes = 4000;
    if (verdict == Verdict::override_ && is_blank(note))
        return {{"/note", "must say why the failing checks are accepted", {}}};
    if (note.size() > most_bytes) return {{"/note", "must not be longer than 4000 bytes", {}}};
    if (!is_clean(note, true)) return {{"/note", "must be UTF-8 without control characters", {}}};
    return {};
}

}  // namespace apex::domain
