#include "runbook/predicate.hpp"

#include <charconv>
#include <cmath>
#include <regex>

#include "runbook/json.hpp"
#include "runbook/markdown.hpp"

namespace apex::runbook {
namespace {

using Relation = Predicate::Relation;
using Subject = Predicate::Subject;

Rejection no(std::string_view text, const char* reason) {
    return {"verification", '`' + std::string(text) + "`: " + reason, {}};
}

/// Takes the first word off the text.
std::string_view word(std::string_view& text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view first = text.substr(0, end);
    text = trimmed(text.substr(end));
    return first;
}

std::optional<Relation> relation_of(std::string_view word) {
    constexpr std::pair<std::string_view, Relation> table[] = {{"=", Relation::equal},
                                                               {"!=", Relation::unequal},
                                                               {"<", Relation::less},
                                                               {"<=", Relation::at_most},
                                                               {">", Relation::greater},
                                                               {">=", Relation::at_least},
                                                               {"contains", Relation::contains},
                                                               {"lacks", Relation::lacks},
                                                               {"matches", Relation::matches}};
    for (const auto& [name, relation] : table)
        if (name == word) return relation;
    return std::nullopt;
}

bool orders(Relation relation) {
    return relation == Relation::less || relation == Relation::at_most ||
           relation == Relation::greater || relation == Relation::at_least;
}
bool searches(Relation relation) {
    return relation == Relation::contains || relation == Relation::lacks ||
           relation == Relation::matches;
}

std::optional<double> number_of(std::string_view text) {
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

/// `"words"` or `/expression/` without its marks.
std::optional<std::string> between(std::string_view text, char mark) {
    if (text.size() < 2 || text.front() != mark || text.back() != mark) return std::nullopt;
    return std::string(text.substr(1, text.size() - 2));
}

bool holds(double found, Relation relation, double wanted, double tolerance) {
    switch (relation) {
        case Relation::equal:
            return std::abs(found - wanted) <= tolerance;
        case Relation::unequal:
            return std::abs(found - wanted) > tolerance;
        case Relation::less:
            return found < wanted;
        case Relation::at_most:
            return found <= wanted;
        case Relation::greater:
            return found > wanted;
        case Relation::at_least:
            return found >= wanted;
        default:
            return false;
    }
}

bool text_holds(std::string_view found, const Predicate& p) {
    switch (p.relation) {
        case Relation::equal:
            return trimmed(found) == p.words;
        case Relation::unequal:
            return trimmed(found) != p.words;
        case Relation::contains:
            return found.find(p.words) != found.npos;
        case Relation::lacks:
            return found.find(p.words) == found.npos;
        case Relation::matches: {
            const std::regex expression(p.words, std::regex::ECMAScript | std::regex::multiline);
            return std::regex_search(found.begin(), found.end(), expression);
        }
        default:
            return false;
    }
}

std::string shown(double number) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

std::string excerpt(std::string_view text) {
    constexpr std::size_t limit = 200;
    text = trimmed(text);
    if (text.size() <= limit) return '"' + std::string(text) + '"';
    return '"' + std::string(text.substr(0, limit)) + "\"...";
}

std::optional<std::string> json_misses(const Predicate& p, std::string_view output) {
    const auto place = json_at(output, p.pointer);
    if (!place) return "nothing stands at " + p.pointer + " of " + excerpt(output);
    if (p.subject == Subject::json_count) {
        const bool container =
            place->kind == JsonPlace::Kind::array || place->kind == JsonPlace::Kind::object;
        if (!container) return p.pointer + " is " + excerpt(place->text) + ", which holds nothing";
        const auto count = static_cast<double>(place->count);
        if (holds(count, p.relation, *p.number, 0)) return std::nullopt;
        return p.pointer + " holds " + shown(count);
    }
    bool right = false;
    if (p.number)
        right = place->kind == JsonPlace::Kind::number &&
                holds(place->number, p.relation, *p.number, p.tolerance);
    else
        right =
            p.is_string == (place->kind == JsonPlace::Kind::string) && text_holds(place->text, p);
    if (right) return std::nullopt;
    return p.pointer + " is " +
           (place->kind == JsonPlace::Kind::string ? excerpt(place->text) : place->text);
}

}  // namespace

Outcome<Predicate> parse_predicate(std::string_view whole) {
    Predicate p;
    p.text = whole;
    std::string_view rest = trimmed(whole);
    const std::string_view subject = word(rest);
    if (subject == "exit") {
        p.subject = Subject::exit;
    } else if (subject == "output") {
        p.subject = Subject::output;
    } else if (subject == "lines") {
        p.subject = Subject::lines;
    } else if (subject == "json") {
        p.subject = Subject::json;
        p.pointer = word(rest);
        if (!p.pointer.starts_with('/')) return no(whole, "a JSON pointer begins with /");
        if (rest.starts_with("count ")) {
            word(rest);
            p.subject = Subject::json_count;
        }
    } else {
        return no(whole, "begins with none of exit, output, lines, json");
    }
    const auto relation = relation_of(word(rest));
    if (!relation) return no(whole, "has none of = != < <= > >= contains lacks matches");
    p.relation = *relation;

    const bool counted = p.subject == Subject::exit || p.subject == Subject::lines ||
                         p.subject == Subject::json_count;
    if (p.relation == Relation::matches) {
        const auto expression = between(rest, '/');
        if (!expression || counted)
            return no(whole, "a text matches an expression between / and /");
        try {
            const std::regex compiled(*expression);
        } catch (const std::regex_error&) {
            return no(whole, "the expression cannot be read");
        }
        p.words = *expression;
        p.is_string = true;
        return p;
    }
    if (const auto words = between(rest, '"')) {
        if (counted || orders(p.relation)) return no(whole, "a number belongs here");
        p.words = *words;
        p.is_string = true;
        if (searches(p.relation) && p.words.empty())
            return no(whole, "every text contains nothing");
        return p;
    }
    if (searches(p.relation)) return no(whole, "the words stand in quotation marks");
    if (p.subject == Subject::json && (rest == "true" || rest == "false" || rest == "null")) {
        if (orders(p.relation)) return no(whole, "a number belongs here");
        p.words = rest;
        return p;
    }
    if (p.subject == Subject::output) return no(whole, "the words stand in quotation marks");
    constexpr std::string_view plus_minus = "±";
    const std::size_t tolerance_at = rest.find(plus_minus);
    if (tolerance_at != rest.npos) {
        const auto tolerance = number_of(trimmed(rest.substr(tolerance_at + plus_minus.size())));
        if (!tolerance || *tolerance < 0) return no(whole, "a tolerance is a number");
        p.tolerance = *tolerance;
        rest = trimmed(rest.substr(0, tolerance_at));
    }
    p.number = number_of(rest);
    if (!p.number)
        return no(whole, "is compared with neither a number nor words in quotation marks");
    return p;
}

std::optional<std::string> misses(const Predicate& p, int exit_status, std::string_view output) {
    switch (p.subject) {
        case Subject::exit:
            if (holds(exit_status, p.relation, *p.number, p.tolerance)) return std::nullopt;
            return "exit status " + std::to_string(exit_status);
        case Subject::lines: {
            double count = 0;
            for (const std::string_view line : lines_of(output)) count += !trimmed(line).empty();
            if (holds(count, p.relation, *p.number, p.tolerance)) return std::nullopt;
            return shown(count) + " lines";
        }
        case Subject::output:
            if (text_holds(output, p)) return std::nullopt;
            return "the output is " + excerpt(output);
        case Subject::json:
        case Subject::json_count:
            return json_misses(p, output);
    }
    return "an unknown subject";
}

}  // namespace apex::runbook
