#include "batch/records.hpp"

#include <algorithm>

namespace apex::batch {

void RecordCutter::add(std::string_view bytes, std::vector<Record>& out) {
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view piece = bytes.substr(0, end);
        if (format_ == Format::csv && std::ranges::count(piece, '"') % 2 != 0) quoted_ = !quoted_;
        keep(piece);
        if (end == bytes.size()) return;
        bytes.remove_prefix(end + 1);
        ++line_;
        // A record that is too long ends at its line: a quotation mark nobody closed must not
        // swallow the rest.
        if (quoted_ && !current_.too_long)
            keep("\n");
        else
            end_record(out);
    }
}

void RecordCutter::finish(std::vector<Record>& out) { end_record(out); }

void RecordCutter::keep(std::string_view bytes) {
    if (current_.text.size() + bytes.size() > record_bytes_max) {
        current_.too_long = true;
        current_.text.clear();
    }
    if (!current_.too_long) current_.text += bytes;
}

void RecordCutter::end_record(std::vector<Record>& out) {
    if (current_.text.ends_with('\r')) current_.text.pop_back();
    const bool blank = current_.text.find_first_not_of(" \t\r\n") == std::string::npos;
    if (!blank || current_.too_long) out.push_back(std::move(current_));
    current_ = {line_, {}, false};
    quoted_ = false;
}

}  // namespace apex::batch
