// A Markdown file as a list of blocks: as much of the language as a plan uses. Not a renderer.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace apex::runbook {

struct Block {
    enum class Kind { heading, text, item, fence };
    Kind kind = Kind::text;
    std::size_t line = 0;   ///< of its first line, from 1
    std::size_t level = 0;  ///< of a heading
    std::string text;       ///< without marks; a fence's lines end with a newline each
    std::string info;       ///< of a fence: "bash"
    bool closed = true;     ///< false: a fence that the file's end cut off
};

/// A line that begins with a bold label, and a row of a table, start a block of their own. Lines of
/// a fence lose the indentation of its mark.
std::vector<Block> read_blocks(std::string_view markdown);

/// "**Verification** (every 1 s): words" in its three parts; no label is an empty name.
struct Labelled {
    std::string name, parameter, words;
};
Labelled read_label(std::string_view text);

/// The words without code marks around them: "`abc`" -> "abc".
std::string without_ticks(std::string_view text);
std::string_view trimmed(std::string_view text);

/// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace apex::runbook
