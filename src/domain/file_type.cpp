#include "domain/file_type.hpp"

#include <algorithm>

namespace apex::domain {
namespace {

using std::string_view;
using namespace std::string_view_literals;

/// A text DXF begins with group 0 (SECTION) or 999 (a comment) on a line of its own; a binary one
/// with its sentinel.
bool begins_dxf(string_view head) {
    if (head.starts_with("AutoCAD Binary DXF\r\n\x1a\0"sv)) return true;
    if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
    const auto first = head.find_first_not_of(" \t");
    if (first == string_view::npos) return false;
    head.remove_prefix(first);
    const auto end = head.find_first_of(" \t\r\n");
    if (end == string_view::npos) return false;
    const string_view group = head.substr(0, end);
    return group == "0" || group == "999";
}

/// AC1012 (R13) to AC1032 (2018), and the four digits of what comes after.
bool begins_dwg(string_view head) {
    return head.starts_with("AC1") && head.size() >= 6 &&
           std::all_of(head.begin() + 3, head.begin() + 6,
                       [](char c) { return c >= '0' && c <= '9'; });
}

constexpr FileType types[] = {
    {"application/pdf", ".pdf", [](string_view head) { return head.starts_with("%PDF-"); }},
    {"image/png", ".png", [](string_view head) { return head.starts_with("\x89PNG\r\n\x1a\n"); }},
    {"image/jpeg", ".jpg.jpeg", [](string_view head) { return head.starts_with("\xff\xd8\xff"); }},
    {"image/webp", ".webp",
     [](string_view head) {
         return head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP";
     }},
    {"image/vnd.dxf", ".dxf", begins_dxf},
    {"image/vnd.dwg", ".dwg", begins_dwg},
    {"text/csv", ".csv", is_text, true},
    {"text/plain", ".txt", is_text, true},
    {"application/zip", ".zip",
     [](string_view head) {
         return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
     }},
};

}  // namespace

const FileType* find_file_type(string_view content_type) {
    for (const FileType& type : types)
        if (content_type == type.content_type) return &type;
    return nullptr;
}

std::string file_types_in_words() {
    std::string words;
    for (const FileType& type : types) (words += words.empty() ? "" : ", ") += type.content_type;
    return words;
}

bool fits_name(const FileType& type, string_view name) {
    const auto dot = name.rfind('.');
    if (dot == string_view::npos || dot == 0) return false;
    std::string ending(name.substr(dot));
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (ending.size() < 2) return false;
    return (std::string(type.endings) + '.').find(ending + '.') != std::string::npos;
}

bool is_text(string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    });
}

}  // namespace apex::domain
