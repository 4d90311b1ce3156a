#include "batch/csv.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>

#include "wire/design_wire.hpp"
#include "wire/json_text.hpp"
#include "wire/si.hpp"
#include "wire/type.hpp"

namespace apex::batch {
namespace {

using wire::Kind;
using Path = std::vector<std::string>;

/// So many cabinets a document may hold (wire/document_wire.cpp); the decoder refuses more.
constexpr std::size_t items_max = 10;

bool is_index(const std::string& step) {
    return std::isdigit(static_cast<unsigned char>(step[0])) != 0;
}

struct Leaf {
    Path path;
    bool is_text;
};

void collect(const wire::Type& type, Path& path, std::vector<Leaf>& leaves) {
    switch (type.kind) {
        case Kind::maybe:
            return collect(*type.element, path, leaves);
        case Kind::object:
            for (const wire::Member& member : type.members) {
                path.emplace_back(member.rule.name);
                collect(*member.type, path, leaves);
                path.pop_back();
            }
            return;
        case Kind::list:
            for (std::size_t i = 0; i < items_max; ++i) {
                path.push_back(std::to_string(i));
                collect(*type.element, path, leaves);
                path.pop_back();
            }
            return;
        case Kind::text:
        case Kind::word:
            leaves.push_back({path, true});
            return;
        default:
            leaves.push_back({path, false});
            if (type.kind != Kind::number) return;
            for (const wire::SiUnit& unit : wire::si_units)
                if (std::string si = wire::si_name(path.back(), unit); !si.empty()) {
                    Leaf leaf{path, false};
                    leaf.path.back() = std::move(si);
                    leaves.push_back(std::move(leaf));
                }
    }
}

std::string joined(const Path& path, std::size_t from, bool without_first) {
    std::string text;
    for (std::size_t i = from; i < path.size(); ++i) {
        if (without_first && path[i] == "0") continue;
        if (!text.empty()) text += '/';
        text += path[i];
    }
    return text;
}

struct Names {
    std::vector<Leaf> leaves;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_name;

    Names() {
        Path path;
        collect(wire::type_of<design::DesignDocument>(), path, leaves);
        for (std::size_t l = 0; l < leaves.size(); ++l)
            for (std::size_t from = 0; from < leaves[l].path.size(); ++from) {
                // The number of another cabinet than the first is never left out.
                if (from > 0 && is_index(leaves[l].path[from - 1]) &&
                    leaves[l].path[from - 1] != "0")
                    break;
                for (const bool without_first : {false, true}) {
                    auto& list = by_name[joined(leaves[l].path, from, without_first)];
                    if (list.empty() || list.back() != l) list.push_back(l);
                }
            }
    }
};

const Names& names() {
    static const Names all;
    return all;
}

Outcome<Leaf> leaf_named(std::string_view name) {
    const std::string_view bare = name.starts_with('/') ? name.substr(1) : name;
    const auto at = names().by_name.find(bare);
    const std::string quoted = '"' + std::string(name) + '"';
    if (at == names().by_name.end())
        return Rejection{
            "/" + std::string(bare), "column " + quoted + ": no field is called so", {}};
    const auto& leaves = names().leaves;
    std::vector<std::size_t> fitting = at->second;
    if (name.starts_with('/'))  // A whole pointer, not the end of one.
        std::erase_if(fitting, [&](std::size_t l) {
            return joined(leaves[l].path, 0, false) != bare &&
                   joined(leaves[l].path, 0, true) != bare;
        });
    if (fitting.size() == 1) return leaves[fitting.front()];
    std::string reason = "column " + quoted + ": no field is called so";
    if (fitting.size() > 1) {
        reason = "column " + quoted + " may be";
        for (std::size_t i = 0; i < std::min<std::size_t>(fitting.size(), 3); ++i)
            reason += (i > 0 ? " or /" : " /") + joined(leaves[fitting[i]].path, 0, false);
        reason += ": write more of it";
    }
    return Rejection{"/" + std::string(bare), reason, {}};
}

/// Numbers within lists in their order, everything else by its letters.
bool path_before(const Path& a, const Path& b) {
    return std::ranges::lexicographical_compare(
        a, b, [](const std::string& x, const std::string& y) {
            return x.size() != y.size() && std::isdigit(static_cast<unsigned char>(x[0])) != 0 &&
                           std::isdigit(static_cast<unsigned char>(y[0])) != 0
                       ? x.size() < y.size()
                       : x < y;
        });
}

bool is_json_number(std::string_view text) {
    wire::JsonText json;
    wire::JsonRefusal refusal;
    return wire::take_apart(text, json, refusal) &&
           json.nodes[0].kind != wire::JsonNode::Kind::text &&
           json.nodes[0].kind != wire::JsonNode::Kind::list &&
           json.nodes[0].kind != wire::JsonNode::Kind::object;
}

std::string trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos) return {};
    return std::string(text.substr(from, text.find_last_not_of(" \t") - from + 1));
}

}  // namespace

Outcome<std::vector<std::string>> cells_of(std::string_view record) {
    std::vector<std::string> cells(1);
    bool quoted = false, closed = false;
    for (std::size_t i = 0; i < record.size(); ++i) {
        const char c = record[i];
        if (quoted) {
            if (c != '"') {
                cells.back() += c;
            } else if (i + 1 < record.size() && record[i + 1] == '"') {
                cells.back() += c;
                ++i;
            } else {
                quoted = false;
                closed = true;
            }
        } else if (c == ',') {
            cells.emplace_back();
            closed = false;
        } else if (c == '"' && !closed && trimmed(cells.back()).empty()) {
            cells.back().clear();
            quoted = true;
        } else if (c == '"' || (closed && c != ' ' && c != '\t')) {
            return Rejection{
                "", "cell " + std::to_string(cells.size()) + ": a stray quotation mark", {}};
        } else if (!closed) {
            cells.back() += c;
        }
    }
    if (quoted)
        return Rejection{
            "", "cell " + std::to_string(cells.size()) + ": a quotation mark is not closed", {}};
    return cells;
}

void append_cell(std::string& out, std::string_view text) {
    const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos;
    if (plain) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    out += '"';
}

Outcome<CsvHeader> CsvHeader::read(std::string_view record) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (record.starts_with(byte_order_mark)) record.remove_prefix(byte_order_mark.size());
    const auto cells = cells_of(record);
    if (const auto* no = refused(cells)) return *no;
    CsvHeader header;
    header.cell_count_ = value(cells).size();
    for (std::size_t i = 0; i < header.cell_count_; ++i) {
        auto leaf = leaf_named(trimmed(value(cells)[i]));
        if (const auto* no = refused(leaf)) return *no;
        if (value(leaf).path == Path{"schema"}) header.names_schema_ = true;
        header.columns_.push_back({value(leaf).path, value(leaf).is_text, i});
    }
    std::ranges::sort(header.columns_, path_before, &Column::path);
    const auto twice = std::ranges::adjacent_find(header.columns_, {}, &Column::path);
    if (twice != header.columns_.end())
        return Rejection{"/" + joined(twice->path, 0, false), "two columns name this field", {}};
    return header;
}

Outcome<std::string> CsvHeader::document(std::string_view record) const {
    const auto cells = cells_of(record);
    if (const auto* no = refused(cells)) return *no;
    if (value(cells).size() != cell_count_)
        return Rejection{"",
                         "has " + std::to_string(value(cells).size()) +
                             " cells where the header has " + std::to_string(cell_count_),
                         {}};
    std::vector<std::string> texts;
    texts.reserve(cell_count_);
    for (const std::string& cell : value(cells)) texts.push_back(trimmed(cell));
    std::string json = "{";
    if (!names_schema_) json += R"("schema":"apex.design/1")";
    append_members(json, texts, 0, columns_.size(), 0);
    return json += '}';
}

/// The members of an object, or the items of a list, whose columns are [from, to).
void CsvHeader::append_members(std::string& out, const std::vector<std::string>& cells,
                               std::size_t from, std::size_t to, std::size_t depth) const {
    const bool is_list = from < to && is_index(columns_[from].path[depth]);
    std::size_t items = 0;
    while (from < to) {
        std::size_t end = from;
        bool present = false;
        while (end < to && columns_[end].path[depth] == columns_[from].path[depth]) {
            present = present || !cells[columns_[end].cell].empty();
            ++end;
        }
        if (present) {
            std::size_t index = items;
            const std::string& step = columns_[from].path[depth];
            if (is_list) std::from_chars(step.data(), step.data() + step.size(), index);
            const auto begin_next = [&] {
                if (out.back() != '{' && out.back() != '[') out += ',';
                ++items;
            };
            while (is_list && items < index) {  // What is left out is refused at its own pointer.
                begin_next();
                out += "{}";
            }
            begin_next();
            if (!is_list) {
                wire::append_quoted(out, step);
                out += ':';
            }
            append_value(out, cells, from, end, depth + 1);
        }
        from = end;
    }
}

void CsvHeader::append_value(std::string& out, const std::vector<std::string>& cells,
                             std::size_t from, std::size_t to, std::size_t depth) const {
    const Column& first = columns_[from];
    if (first.path.size() == depth) {
        const std::string& text = cells[first.cell];
        if (first.is_text || !is_json_number(text))
            wire::append_quoted(out, text);
        else
            out += text;
        return;
    }
    const bool is_list = is_index(first.path[depth]);
    out += is_list ? '[' : '{';
    append_members(out, cells, from, to, depth);
    out += is_list ? ']' : '}';
}

}  // namespace apex::batch
