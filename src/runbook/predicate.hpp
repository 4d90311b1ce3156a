// What a step's verification must find, as a bullet of the document states it:
//   exit = 0 | output contains "words" | output lacks "words" | output matches /expression/ |
//   lines >= 4 | json /checks/redis = "ok" | json /result/area_ft2 = 112 ± 0.01 |
//   json /items count >= 1
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/outcome.hpp"

namespace apex::runbook {

struct Predicate {
    enum class Subject { exit, output, lines, json, json_count };
    enum class Relation {
        equal,
        unequal,
        less,
        at_most,
        greater,
        at_least,
        contains,
        lacks,
        matches
    };
    Subject subject = Subject::exit;
    Relation relation = Relation::equal;
    std::string pointer;  ///< of json
    std::string words;    ///< what a text is compared with; the JSON text of true, false, null
    std::optional<double> number;  ///< what a number is compared with
    double tolerance = 0;          ///< of equality
    bool is_string = false;        ///< `words` stood in quotation marks
    std::string text;              ///< as the document has it
};

/// A Rejection says in words what is wrong with the text.
Outcome<Predicate> parse_predicate(std::string_view text);

/// What was found, when it is not what the predicate demands; none when it holds.
std::optional<std::string> misses(const Predicate& predicate, int exit_status,
                                  std::string_view output);

}  // namespace apex::runbook
