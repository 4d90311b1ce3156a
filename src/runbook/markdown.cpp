#include "runbook/markdown.hpp"

#include <algorithm>
#include <cctype>

namespace apex::runbook {
namespace {

constexpr std::string_view blank = " \t\r\n";

std::size_t indentation(std::string_view line) {
    return std::min(line.find_first_not_of(' '), line.size());
}

/// The length of "- ", "* " or "12. " at the front, or 0.
std::size_t item_mark(std::string_view text) {
    if (text.starts_with("- ") || text.starts_with("* ")) return 2;
    std::size_t digits = 0;
    while (digits < text.size() && std::isdigit(static_cast<unsigned char>(text[digits])) != 0)
        ++digits;
    return digits > 0 && text.substr(digits).starts_with(". ") ? digits + 2 : 0;
}

class Reader {
  public:
    std::vector<Block> read(std::string_view markdown) {
        for (const std::string_view line : lines_of(markdown)) {
            ++line_;
            if (in_fence_)
                inside(line);
            else
                outside(line);
        }
        if (in_fence_) blocks_.back().closed = false;
        return std::move(blocks_);
    }

  private:
    void inside(std::string_view line) {
        if (trimmed(line) == "```") {
            in_fence_ = open_ = false;
            return;
        }
        line.remove_prefix(std::min(indentation(line), fence_indentation_));
        blocks_.back().text += line;
        blocks_.back().text += '\n';
    }

    void outside(std::string_view line) {
        const std::string_view text = trimmed(line);
        if (text.empty() || text == "---") {
            open_ = false;
        } else if (text.starts_with("```")) {
            fence_indentation_ = indentation(line);
            in_fence_ = true;
            start(Block::Kind::fence, "").info = trimmed(text.substr(3));
        } else if (text.front() == '#' && text.find_first_not_of('#') != text.npos &&
                   text[text.find_first_not_of('#')] == ' ') {
            const std::size_t level = text.find_first_not_of('#');
            start(Block::Kind::heading, trimmed(text.substr(level))).level = level;
            open_ = false;
        } else if (const std::size_t mark = item_mark(text)) {
            start(Block::Kind::item, trimmed(text.substr(mark)));
        } else if (open_ && !text.starts_with("**") && !text.starts_with('|')) {
            blocks_.back().text += ' ';
            blocks_.back().text += text;
        } else {
            start(Block::Kind::text, text);
        }
    }

    Block& start(Block::Kind kind, std::string_view text) {
        open_ = true;
        Block& block = blocks_.emplace_back();
        block.kind = kind;
        block.line = line_;
        block.text = text;
        return block;
    }

    std::vector<Block> blocks_;
    std::size_t line_ = 0, fence_indentation_ = 0;
    bool in_fence_ = false, open_ = false;
};

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return lines;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(blank);
    if (from == text.npos) return {};
    return text.substr(from, text.find_last_not_of(blank) - from + 1);
}

std::string without_ticks(std::string_view text) {
    text = trimmed(text);
    if (text.size() >= 2 && text.front() == '`' && text.back() == '`')
        text = text.substr(1, text.size() - 2);
    return std::string(text);
}

std::vector<Block> read_blocks(std::string_view markdown) { return Reader().read(markdown); }

Labelled read_label(std::string_view text) {
    if (!text.starts_with("**")) return {};
    const std::size_t end = text.find("**", 2);
    if (end == text.npos) return {};
    Labelled label;
    std::string_view name = trimmed(text.substr(2, end - 2));
    if (name.ends_with(':')) name.remove_suffix(1);
    label.name = name;
    text = trimmed(text.substr(end + 2));
    if (text.starts_with('(')) {
        const std::size_t close = std::min(text.find(')'), text.size());
        label.parameter = trimmed(text.substr(1, close - 1));
        text.remove_prefix(std::min(close + 1, text.size()));
        text = trimmed(text);
    }
    if (text.starts_with(':')) text = trimmed(text.substr(1));
    label.words = text;
    return label;
}

}  // namespace apex::runbook
