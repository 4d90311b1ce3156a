// The little JSON that a runbook needs: flat records of texts, quoted strings, and one value inside
// a command's output. Numbers of signs are read elsewhere (wire), by an exact parser.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace apex::runbook {

using Facts = std::map<std::string, std::string>;

/// With quotation marks and escapes. Bytes that are not UTF-8 become U+FFFD.
std::string json_quoted(std::string_view text);
/// `{"name":"text",...}` in the order of the names.
std::string json_of(const Facts& facts);
/// None unless the text is one object whose members are all strings.
std::optional<Facts> read_facts(std::string_view json);

/// What stands at a JSON pointer. Containers have a count and the compact text.
struct JsonPlace {
    enum class Kind { null, boolean, number, string, array, object };
    Kind kind = Kind::null;
    std::string text;  ///< of a string: its value; otherwise its JSON
    double number = 0;
    std::size_t count = 0;
};
/// None if the text is not JSON or nothing stands there. Leading lines that are not JSON (a
/// terminal's, a proxy's) are not skipped: the output must be the document.
std::optional<JsonPlace> json_at(std::string_view json, std::string_view pointer);

}  // namespace apex::runbook
