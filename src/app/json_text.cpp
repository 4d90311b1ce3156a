#include "app/json_text.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/number_text.hpp"

namespace apex::app {
namespace {

[[noreturn]] void damaged() { throw std::runtime_error("a stored JSON text is damaged"); }

void append_utf8(std::string& out, char32_t point) {
    const auto add = [&out](char32_t byte) {
        out += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (point < 0x80) {
        add(point);
    } else if (point < 0x800) {
        add(0xc0 | (point >> 6)), add(0x80 | (point & 63));
    } else if (point < 0x10000) {
        add(0xe0 | (point >> 12)), add(0x80 | ((point >> 6) & 63)), add(0x80 | (point & 63));
    } else {
        add(0xf0 | (point >> 18)), add(0x80 | ((point >> 12) & 63)),
            add(0x80 | ((point >> 6) & 63)), add(0x80 | (point & 63));
    }
}

/// A walk over one well-formed text.
class Reader {
  public:
    explicit Reader(std::string_view json) : rest_(json) { skip_space(); }

    char peek() const {
        if (rest_.empty()) damaged();
        return rest_.front();
    }
    bool take(char c) {
        skip_space();
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        skip_space();
        return true;
    }
    /// The text of the string that begins here, with its quotation marks.
    std::string_view string() {
        if (peek() != '"') damaged();
        std::size_t end = 1;
        while (end < rest_.size() && rest_[end] != '"') end += rest_[end] == '\\' ? 2 : 1;
        if (end >= rest_.size()) damaged();
        return cut(end + 1);
    }
    /// The text of the value that begins here.
    std::string_view value() {
        if (peek() == '"') return string();
        const std::string_view from_here = rest_;
        if (peek() == '{' || peek() == '[') {
            walk([](std::string_view) {}, [this](std::string_view, std::size_t) { value(); });
            const std::size_t length = from_here.size() - rest_.size();
            return trimmed(from_here.substr(0, length));
        }
        const std::size_t end = rest_.find_first_of(",]} \t\r\n");
        if (end == 0) damaged();
        return cut(end == std::string_view::npos ? rest_.size() : end);
    }
    /// Walks the object or array that begins here; `visit(key, index)` must consume the value. Keys
    /// are texts with quotation marks.
    template <class Empty, class Visit>
    void walk(Empty&& empty, Visit&& visit) {
        const bool object = peek() == '{';
        const std::string_view from_here = rest_;
        const char close = object ? '}' : ']';
        if (!take(object ? '{' : '[')) damaged();
        if (take(close))
            return empty(trimmed(from_here.substr(0, from_here.size() - rest_.size())));
        for (std::size_t index = 0;; ++index) {
            std::string_view key;
            if (object) {
                key = string();
                if (!take(':')) damaged();
            }
            visit(key, index);
            if (take(close)) return;
            if (!take(',')) damaged();
        }
    }

  private:
    static constexpr std::string_view space = " \t\r\n";
    static std::string_view trimmed(std::string_view text) {
        return text.substr(0, text.find_last_not_of(space) + 1);
    }
    void skip_space() {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(space), rest_.size()));
    }
    std::string_view cut(std::size_t length) {
        const std::string_view text = rest_.substr(0, length);
        rest_.remove_prefix(length);
        skip_space();
        return text;
    }
    std::string_view rest_;
};

/// A key as one token of a pointer.
std::string token(std::string_view key) {
    std::string out;
    for (const char c : json_text_value(key)) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

void add_leaves(std::vector<JsonLeaf>& leaves, Reader& reader, const std::string& pointer) {
    if (reader.peek() != '{' && reader.peek() != '[') {
        leaves.push_back({pointer, reader.value()});
        return;
    }
    reader.walk(
        [&](std::string_view empty) {
            leaves.push_back({pointer, empty});
        },
        [&](std::string_view key, std::size_t index) {
            add_leaves(leaves, reader,
                       pointer + '/' + (key.empty() ? std::to_string(index) : token(key)));
        });
}

char32_t code_unit(std::string_view text, std::size_t at) {
    if (at + 4 > text.size()) damaged();
    char32_t unit = 0;
    for (const char c : text.substr(at, 4)) {
        const std::size_t digit =
            std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
        if (digit == std::string_view::npos) damaged();
        unit = unit * 16 + static_cast<char32_t>(digit);
    }
    return unit;
}

}  // namespace

std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    constexpr char digits[] = "0123456789abcdef";
                    ((out += "\\u00") += digits[static_cast<unsigned char>(c) >> 4]) +=
                        digits[c & 15];
                } else {
                    out += c;
                }
        }
    }
    return out += '"';
}

JsonObject& JsonObject::add_raw(std::string_view name, std::string_view json) {
    if (!fields_.empty()) fields_ += ',';
    ((fields_ += json_string(name)) += ':') += json;
    return *this;
}

std::optional<std::string_view> json_at(std::string_view json, std::string_view pointer) {
    if (pointer.empty()) return Reader(json).value();
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view wanted = pointer.substr(1, end - 1);
    Reader reader(json);
    if (reader.peek() != '{' && reader.peek() != '[') return std::nullopt;
    std::optional<std::string_view> found;
    reader.walk([](std::string_view) {},
                [&](std::string_view key, std::size_t index) {
                    const std::string_view text = reader.value();
                    if (!found && wanted == (key.empty() ? std::to_string(index) : token(key)))
                        found = text;
                });
    return found ? json_at(*found, pointer.substr(end)) : std::nullopt;
}

std::vector<std::string_view> json_items(std::string_view array) {
    Reader reader(array);
    if (reader.peek() != '[') damaged();
    std::vector<std::string_view> items;
    reader.walk([](std::string_view) {},
                [&](std::string_view, std::size_t) { items.push_back(reader.value()); });
    return items;
}

std::string json_text_value(std::string_view json) {
    if (json.size() < 2 || json.front() != '"' || json.back() != '"') damaged();
    json = json.substr(1, json.size() - 2);
    std::string out;
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (json[i] != '\\') {
            out += json[i];
            continue;
        }
        if (++i == json.size()) damaged();
        constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
        if (const std::size_t at = letters.find(json[i]); at != std::string_view::npos) {
            out += meant[at];
            continue;
        }
        if (json[i] != 'u') damaged();
        char32_t point = code_unit(json, i + 1);
        i += 4;
        if (point >= 0xd800 && point < 0xdc00 && json.substr(i + 1, 2) == "\\u") {
            point = 0x10000 + ((point - 0xd800) << 10) + (code_unit(json, i + 3) - 0xdc00);
            i += 6;
        }
        append_utf8(out, point);
    }
    return out;
}

double json_number_value(std::string_view json) {
    const auto number = parse_number(json);
    if (!number) damaged();
    return *number;
}

std::vector<JsonLeaf> json_leaves(std::string_view json) {
    std::vector<JsonLeaf> leaves;
    Reader reader(json);
    add_leaves(leaves, reader, "");
    return leaves;
}

}  // namespace apex::app
