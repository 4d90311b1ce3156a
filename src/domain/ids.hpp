// Identifiers: a three-letter prefix and 128 random bits ("prj_" and 32 hexadecimal digits), one
// type per kind of thing. Where the bits come from: app/ports/id_source.hpp.
#pragma once
#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace apex::domain {

using Random128 = std::array<unsigned char, 16>;

/// `prefix` and the 32 lower-case hexadecimal digits of `bits`.
std::string id_text(std::string_view prefix, const Random128& bits);
bool is_id_text(std::string_view prefix, std::string_view text);

template <class Kind>
class Id {
  public:
    static Id from(const Random128& bits) { return Id(id_text(Kind::prefix, bits)); }
    /// None for anything malformed; callers treat that as an unknown id.
    static std::optional<Id> parse(std::string_view text) {
        if (!is_id_text(Kind::prefix, text)) return std::nullopt;
        return Id(std::string(text));
    }
    const std::string& text() const { return text_; }
    friend auto operator<=>(const Id&, const Id&) = default;

  private:
    explicit Id(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

struct ProjectKind {
    static constexpr std::string_view prefix = "prj_";
};
struct TaskIdKind {
    static constexpr std::string_view prefix = "tsk_";
};
struct FileIdKind {
    static constexpr std::string_view prefix = "fil_";
};
struct SubmissionIdKind {
    static constexpr std::string_view prefix = "sub_";
};
using ProjectId = Id<ProjectKind>;
using TaskId = Id<TaskIdKind>;
using FileId = Id<FileIdKind>;
using SubmissionId = Id<SubmissionIdKind>;

}  // namespace apex::domain
