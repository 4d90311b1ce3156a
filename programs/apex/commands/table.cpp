#include "programs/apex/commands/table.hpp"

#include <algorithm>

namespace apex::program {
namespace {

/// Characters, not bytes: continuation bytes of UTF-8 take no column.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

}  // namespace

std::string columns(std::vector<std::string> heads,
                    const std::vector<std::vector<std::string>>& rows) {
    std::vector<bool> right(heads.size());
    std::vector<std::size_t> widest(heads.size());
    for (std::size_t i = 0; i < heads.size(); ++i) {
        right[i] = heads[i].starts_with('>');
        if (right[i]) heads[i].erase(0, 1);
        widest[i] = width(heads[i]);
        for (const auto& row : rows) widest[i] = std::max(widest[i], width(row[i]));
    }
    std::string text;
    const auto line = [&](const std::vector<std::string>& cells) {
        std::string out;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string gap(widest[i] - width(cells[i]), ' ');
            out += (i > 0 ? "  " : "") + (right[i] ? gap + cells[i] : cells[i] + gap);
        }
        out.erase(out.find_last_not_of(' ') + 1);
        text += out + '\n';
    };
    line(heads);
    for (const auto& row : rows) line(row);
    return text;
}

}  // namespace apex::program
