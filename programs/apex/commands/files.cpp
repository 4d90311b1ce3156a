#include "programs/apex/commands/files.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

#include "programs/apex/commands/command.hpp"

namespace apex::program {

std::string read_file(const std::string& path) {
    const auto whole = [](std::istream& in) {
        return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    };
    if (path == "-") return whole(std::cin);
    std::ifstream in(path, std::ios::binary);
    if (!in) throw Stop(bad_input, path + ": cannot be read");
    std::string text = whole(in);
    if (in.bad()) throw Stop(bad_input, path + ": cannot be read");
    return text;
}

void write_file(const std::string& path, std::string_view bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) throw Stop(cannot_run_here, path + ": cannot be written");
}

void stop_on(const std::string& path, const wire::Problems& problems) {
    std::string words;
    for (const Rejection& r : problems.errors) {
        if (!words.empty()) words += '\n';
        words += path + ": " + (r.field.empty() ? "" : r.field + ": ") + r.reason;
        if (const std::string clause = to_text(r.clause); !clause.empty())
            words += " [" + clause + ']';
    }
    throw Stop(bad_input, words);
}

}  // namespace apex::program
