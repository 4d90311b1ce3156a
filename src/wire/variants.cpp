#include "wire/variants.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/number_text.hpp"
#include "wire/design_wire.hpp"
#include "wire/type.hpp"

namespace apex::wire {
namespace {

using design::DesignDocument;
using design::Variant;

/// A switch that is a number, and its readings: those the switch's own description names.
struct NumberReadings {
    std::string_view name;
    std::array<double, 4> values;
    std::size_t count;
};
constexpr std::array number_readings{NumberReadings{"isolated_pole_factor", {1, 2}, 2},
                                     NumberReadings{"neglect_top_soil_in", {0, 6, 12}, 3},
                                     NumberReadings{"depth_round_up_ft", {0, 0.5, 1}, 3},
                                     NumberReadings{"deflection_limit", {60, 80, 100, 120}, 4},
                                     NumberReadings{"xs_large_pipe_wall", {0.90, 0.93}, 2}};

std::span<const double> readings_of(std::string_view name) {
    for (const NumberReadings& each : number_readings)
        if (each.name == name) return std::span(each.values).first(each.count);
    return {};
}

const Member& member_of(const Type& object, std::string_view name) {
    const auto found =
        std::ranges::find_if(object.members, [&](const Member& m) { return m.rule.name == name; });
    APEX_ASSERT(found != object.members.end());
    return *found;
}

/// A value within a document that has more than one reading.
struct Variable {
    std::string name;
    const Type* type;
    std::size_t offset;
    std::span<const double> numbers;

    void* in(DesignDocument& document) const { return reinterpret_cast<char*>(&document) + offset; }
};

const std::vector<Variable>& variables() {
    static const std::vector<Variable> all = [] {
        std::vector<Variable> list;
        for (const std::string_view part : {"codes", "options"}) {
            const Member& holder = member_of(type_of<DesignDocument>(), part);
            for (const Member& m : holder.type->members) {
                const auto numbers = readings_of(m.rule.name);
                if (m.type->kind == Kind::word || m.type->kind == Kind::boolean || !numbers.empty())
                    list.push_back({std::string(part) + '.' + std::string(m.rule.name), m.type,
                                    holder.offset + m.offset, numbers});
            }
        }
        return list;
    }();
    return all;
}

/// Adds a variant, noting whether it is the document as it was given.
template <class T>
void add(Variants& variants, const Variable& variable, const DesignDocument& document,
         std::string words, T value) {
    Variant variant{std::move(words), document};
    T& at = *static_cast<T*>(variable.in(variant.document));
    if (at == value) variants.as_given = variants.list.size();
    at = value;
    variants.list.push_back(std::move(variant));
}

void add_words(Variants& variants, const Variable& variable, const DesignDocument& document) {
    const Type& type = *variable.type;
    for (std::int64_t i = type.least; i <= type.most; ++i) {
        Variant variant{std::string(type.words[static_cast<std::size_t>(i)]), document};
        void* const at = variable.in(variant.document);
        if (type.get_integer(at) == i) variants.as_given = variants.list.size();
        type.set_integer(at, i);
        variants.list.push_back(std::move(variant));
    }
}

std::string all_names() {
    std::string text;
    for (const std::string& name : variable_names()) text += (text.empty() ? "" : ", ") + name;
    return text;
}

}  // namespace

const std::vector<std::string>& variable_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (const Variable& variable : variables()) list.push_back(variable.name);
        return list;
    }();
    return names;
}

Outcome<Variants> variants_of(const DesignDocument& document, std::string_view by) {
    const auto found = std::ranges::find(variables(), by, &Variable::name);
    if (found == variables().end()) return Rejection{"/by", "must be one of " + all_names(), {}};
    constexpr std::size_t nowhere = 99;
    Variants variants{found->name, {}, nowhere};
    if (found->type->kind == Kind::word) {
        add_words(variants, *found, document);
    } else if (found->type->kind == Kind::boolean) {
        add(variants, *found, document, "false", false);
        add(variants, *found, document, "true", true);
    } else {
        for (const double number : found->numbers)
            add(variants, *found, document, print_number(number), number);
    }
    variants.as_given = std::min(variants.as_given, variants.list.size());
    return variants;
}

}  // namespace apex::wire
