#include "config/settings.hpp"

#include <unistd.h>

#include <toml++/toml.h>
#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

#include "config/door_settings.hpp"
#include "config/settings_table.hpp"
#include "config/sign_in_settings.hpp"

namespace apex::config {
namespace {

constexpr const char* file_name_variable = "APEX_CONFIG";

Rejection no(const std::string& place, std::string reason) {
    return {place, std::move(reason), {}};
}

std::string accepted_by(const Entry& entry) {
    if (std::holds_alternative<std::int64_t Settings::*>(entry.member))
        return "a whole number from " + std::to_string(entry.least) + " to " +
               std::to_string(entry.most);
    if (std::holds_alternative<bool Settings::*>(entry.member)) return "true or false";
    const std::string words = entry.words;
    return words.empty() ? "" : "one of " + words;
}

/// Writes a text into the member; the reason when it is not one.
std::optional<std::string> assign(Settings& settings, const Entry& entry, const std::string& text) {
    if (const auto* member = std::get_if<std::int64_t Settings::*>(&entry.member)) {
        std::int64_t n = 0;
        const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), n);
        if (failure != std::errc() || end != text.data() + text.size() || n < entry.least ||
            n > entry.most)
            return "must be " + accepted_by(entry);
        settings.** member = n;
    } else if (const auto* flag = std::get_if<bool Settings::*>(&entry.member)) {
        const bool yes = text == "true" || text == "1" || text == "on" || text == "yes";
        if (!yes && text != "false" && text != "0" && text != "off" && text != "no")
            return "must be " + accepted_by(entry);
        settings.** flag = yes;
    } else {
        const std::string words = entry.words;
        if (!words.empty() && ('|' + words + '|').find('|' + text + '|') == std::string::npos)
            return "must be " + accepted_by(entry);
        settings.*std::get<std::string Settings::*>(entry.member) = text;
    }
    return std::nullopt;
}

const char* secrecy_of(const Entry& entry) {
    constexpr const char* words[] = {"none", "url", "all"};
    return words[static_cast<std::size_t>(entry.secret)];
}

std::string shown(const Settings& settings, const Entry& entry) {
    if (const auto* number = std::get_if<std::int64_t Settings::*>(&entry.member))
        return std::to_string(settings.**number);
    if (const auto* flag = std::get_if<bool Settings::*>(&entry.member))
        return settings.**flag ? "true" : "false";
    const std::string& text = settings.*std::get<std::string Settings::*>(entry.member);
    switch (entry.secret) {
        case Entry::Secret::none:
            return text;
        case Entry::Secret::url:
            return masked_url(text);
        case Entry::Secret::all:
            return text.empty() ? "" : "***";
    }
    return "***";
}

/// Where a value was told, with the setting where that is not said by the place.
std::string place_of(const std::string& origin, const std::string& key) {
    return origin.starts_with("file ") ? origin + ": " + key : origin;
}

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t swap = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({swap, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

/// " Did you mean X?" when a known name is near.
std::string nearest(std::string_view name, const char* Entry::*which) {
    const Entry* best = nullptr;
    for (const Entry& entry : settings_table())
        if (!best || distance(name, entry.*which) < distance(name, best->*which)) best = &entry;
    return best && distance(name, best->*which) <= 3
               ? std::string(" Did you mean ") + best->*which + '?'
               : "";
}

std::optional<std::string> read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (in.bad()) return std::nullopt;
    return text;
}

std::string without_line_end(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

/// Values of one source, by key, with where each stands.
struct Told {
    std::string text, origin;
};
using Values = std::map<std::string, Told>;

/// The library throws; here that becomes a refusal with the line.
Outcome<toml::table> parse_toml(const std::string& path) {
    const auto text = read_file(path);
    if (!text) return no(path, "cannot be read");
    try {
        return toml::parse(std::string_view(*text));
    } catch (const toml::parse_error& failure) {
        return no(path, "line " + std::to_string(failure.source().begin.line) +
                            " is no TOML: " + std::string(failure.description()));
    }
}

Outcome<Values> from_toml(const std::string& path) {
    const Outcome<toml::table> parsed = parse_toml(path);
    if (const auto* refusal = refused(parsed)) return *refusal;
    Values values;
    for (const auto& [key, node] : value(parsed)) {
        const std::string name(key.str());
        const auto& table = settings_table();
        const auto entry =
            std::find_if(table.begin(), table.end(), [&](const Entry& e) { return name == e.key; });
        if (entry == table.end())
            return no(path,
                      "has an unknown setting \"" + name + "\"." + nearest(name, &Entry::key));
        std::string text;
        if (const auto string = node.value_exact<std::string>())
            text = *string;
        else if (const auto number = node.value_exact<std::int64_t>())
            text = std::to_string(*number);
        else if (const auto flag = node.value_exact<bool>())
            text = *flag ? "true" : "false";
        else
            return no(path, "\"" + name + "\" must be a text, a whole number or true/false");
        values[name] = {text, "file " + path};
    }
    return values;
}

bool is_known_variable(const std::string& name) {
    if (name == file_name_variable) return true;
    const auto& table = settings_table();
    return std::any_of(table.begin(), table.end(), [&](const Entry& e) {
        return name == e.environment || name == std::string(e.environment) + "_FILE";
    });
}

Outcome<Values> from_environment(const std::map<std::string, std::string>& environment) {
    for (const auto& [name, value] : environment)
        if (name.starts_with("APEX_") && !is_known_variable(name))
            return no(name, "is no setting of this program." + nearest(name, &Entry::environment) +
                                " `apex config` lists them all.");
    Values values;
    for (const Entry& entry : settings_table()) {
        const std::string name = entry.environment, file_name = name + "_FILE";
        const auto direct = environment.find(name), by_file = environment.find(file_name);
        if (direct != environment.end() && by_file != environment.end())
            return no(name, "is given twice: as " + name + " and as " + file_name);
        if (direct != environment.end()) values[entry.key] = {direct->second, name};
        if (by_file != environment.end()) {
            const auto text = read_file(by_file->second);
            if (!text) return no(file_name, "names a file that cannot be read");
            values[entry.key] = {without_line_end(*text), file_name};
        }
    }
    return values;
}

std::optional<Rejection> wrong_tracing(const Settings& s) {
    const std::string& url = s.trace_endpoint;
    if (!url.empty() && !is_http_url(url))
        return no("trace_endpoint",
                  '"' + masked_url(url) + "\" is not http://host:port or https://host:port");
    if (s.trace_headers.find_first_of("\r\n") != std::string::npos)
        return no("trace_headers", "must stand in one line");
    for (const auto& [name, text] : pairs_of(s.trace_headers))
        if (name.empty() || text.empty())
            return no("trace_headers", "must be name=value,name=value");
    if (!parse_ratio(s.trace_ratio)) return no("trace_ratio", "must be a number from 0 to 1");
    return std::nullopt;
}

/// A refusal names the setting as the person wrote it.
Rejection as_told(Rejection refusal, const Loaded& loaded) {
    for (const Described& d : loaded.described) {
        if (d.key != refusal.field) continue;
        if (d.origin != "default") refusal.field = place_of(d.origin, d.key);
    }
    return refusal;
}

std::optional<Rejection> wrong_public_url(const Settings& s) {
    const std::string& url = s.public_url;
    if (url.empty()) return std::nullopt;
    const auto host = url.find("://") + 3;
    const bool is_web = url.starts_with("http://") || url.starts_with("https://");
    if (is_web && host < url.size() && url.find_first_of("/?#@ ", host) == std::string::npos)
        return std::nullopt;
    return no("APEX_PUBLIC_URL",
              "must be https://host or https://host:port without a path, or http:// where no one "
              "signs in");
}

/// What no single value decides.
std::optional<Rejection> contradiction(const Settings& s) {
    for (const auto& [field, text] :
         {std::pair{"listen", s.listen}, std::pair{"signcalc_listen", s.signcalc_listen},
          std::pair{"worker_listen", s.worker_listen}}) {
        if (text.empty() && field == std::string_view("worker_listen")) continue;
        if (const auto outcome = parse_endpoint(text, field);
            const auto* refusal = refused(outcome))
            return *refusal;
    }
    if (const auto refusal = wrong_tracing(s)) return refusal;
    if (const auto refusal = wrong_public_url(s)) return refusal;
    if (s.data.empty()) return no("data", "must name a folder");
    if (const auto refusal = door_contradiction(s)) return refusal;
    return s.auth == "required" ? sign_in_contradiction(s) : std::nullopt;
}

}  // namespace

std::map<std::string, std::string> process_environment() {
    std::map<std::string, std::string> all;
    for (char** at = ::environ; at && *at; ++at) {
        const std::string_view pair = *at;
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos)
            all.emplace(pair.substr(0, equals), pair.substr(equals + 1));
    }
    return all;
}

Outcome<Loaded> load_settings(const Sources& sources) {
    Outcome<Values> environment = from_environment(sources.environment);
    if (const auto* refusal = refused(environment)) return *refusal;

    std::optional<std::string> path = sources.file;
    const auto named = sources.environment.find(file_name_variable);
    if (!path && named != sources.environment.end()) path = named->second;
    Outcome<Values> file = path ? from_toml(*path) : Outcome<Values>(Values{});
    if (const auto* refusal = refused(file)) return *refusal;

    Values flags;
    for (const auto& [key, text] : sources.flags) flags[key] = {text, "--" + key};

    Loaded loaded;
    for (const Entry& entry : settings_table()) {
        std::string origin = "default";
        for (const Values* values :
             {&value(file), &value(environment), static_cast<const Values*>(&flags)}) {
            const auto told = values->find(entry.key);
            if (told == values->end()) continue;
            if (const auto reason = assign(loaded.settings, entry, told->second.text))
                return no(place_of(told->second.origin, entry.key), *reason);
            origin = told->second.origin;
        }
        loaded.described.push_back({entry.key, entry.environment, shown(loaded.settings, entry),
                                    origin, entry.help, accepted_by(entry), secrecy_of(entry)});
    }
    if (const auto refusal = contradiction(loaded.settings)) return as_told(*refusal, loaded);
    loaded.settings.sources = std::make_shared<const Sources>(sources);
    return loaded;
}

Outcome<Settings> reread(const Settings& settings) {
    auto loaded = load_settings(*settings.sources);
    if (const auto* refusal = refused(loaded)) return *refusal;
    return std::move(value(loaded).settings);
}

}  // namespace apex::config
