// Reads the few answers S3 gives as XML: elements without attributes of interest, found by name.
// Not a parser of XML: no DTD, no entity beyond the five and the numeric ones, nothing is fetched.
#pragma once
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace apex::adapters::s3 {

/// What stands between the start and the end of each element `name`, in order. An element of the
/// same name inside does not occur in S3's answers. Stops at the first one without an end.
std::vector<std::string_view> xml_elements(std::string_view xml, std::string_view name);

/// The text of the first element `name`, unescaped; none when there is no such element.
std::optional<std::string> xml_text(std::string_view xml, std::string_view name);

/// "2024-05-24T12:00:00.000Z", fractions dropped. None when it is no such time.
std::optional<std::time_t> parse_time(const std::string& text);

/// For a text between tags.
std::string xml_escaped(std::string_view text);

}  // namespace apex::adapters::s3
