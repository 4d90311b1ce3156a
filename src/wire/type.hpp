// The description of a C++ type at run time: what the codec's engine walks. Made by
// wire/describe.hpp, read by the engine only. Not for users of the codec, who include
// wire/codec.hpp.
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "wire/codec.hpp"

namespace apex::wire {

/// The rule of one field: its limits, its words, and what its absence means. Written as
/// `field("width_ft").required().above(0).at_most(300).says("Width of the face")`.
/// A member without a rule is required, unless it is optional.
struct Field {
    std::string_view member;  ///< the C++ name
    std::string_view name;    ///< on the wire
    std::string_view words;   ///< one sentence for the schema
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    bool least_is_out = false, most_is_out = false;
    std::size_t fewest = 0;                ///< items of a list, characters of a text
    std::size_t most_items = 10'000;       ///< of a list
    std::size_t most_characters = 20'000;  ///< of a text
    std::string_view only;                 ///< the one text allowed, if not empty
    bool has_default = false;              ///< absent: keeps the value of the struct's initialiser
    bool absent_is_null = false;           ///< an absent optional is written as null
    bool outside_identity = false;

    constexpr Field required() const { return *this; }
    constexpr Field defaulted() const {
        Field f = *this;
        f.has_default = true;
        return f;
    }
    constexpr Field called(std::string_view wire_name) const {
        Field f = *this;
        f.name = wire_name;
        return f;
    }
    constexpr Field says(std::string_view sentence) const {
        Field f = *this;
        f.words = sentence;
        return f;
    }
    constexpr Field above(double limit) const {
        Field f = *this;
        f.least = limit;
        f.least_is_out = true;
        return f;
    }
    constexpr Field at_least(double limit) const {
        Field f = *this;
        f.least = limit;
        f.least_is_out = false;
        return f;
    }
    constexpr Field below(double limit) const {
        Field f = *this;
        f.most = limit;
        f.most_is_out = true;
        return f;
    }
    constexpr Field at_most(double limit) const {
        Field f = *this;
        f.most = limit;
        f.most_is_out = false;
        return f;
    }
    /// How many items a list holds, or characters a text.
    constexpr Field length(std::size_t from, std::size_t to) const {
        Field f = *this;
        f.fewest = from, f.most_items = to, f.most_characters = to;
        return f;
    }
    constexpr Field exactly(std::string_view text) const {
        Field f = *this;
        f.only = text;
        return f;
    }
    constexpr Field null_when_absent() const {
        Field f = *this;
        f.absent_is_null = true;
        return f;
    }
    constexpr Field no_part_of_identity() const {
        Field f = *this;
        f.outside_identity = true;
        return f;
    }
};
constexpr Field field(std::string_view member) {
    Field f;
    f.member = f.name = member;
    return f;
}

enum class Kind : unsigned char { boolean, integer, number, text, word, list, maybe, object, raw };

struct Member {
    Field rule;
    const Type* type = nullptr;
    std::size_t offset = 0;
    std::string key;  ///< `"width_ft":`, as it is written
};

struct Type {
    Kind kind = Kind::raw;
    std::string name;  ///< of objects and words, without namespaces

    const Type* element = nullptr;        ///< of a list or a maybe
    std::vector<Member> members;          ///< of an object, in declared order
    std::vector<std::string_view> words;  ///< of an enum, in the order of its values 0, 1, 2, ...
    const void* initial = nullptr;        ///< an object as its initialisers leave it: its defaults

    // Integers and words.
    std::int64_t least = 0, most = 0;
    std::int64_t (*get_integer)(const void*) = nullptr;
    void (*set_integer)(void*, std::int64_t) = nullptr;

    // Lists; a maybe has size 0 or 1. `append` makes one more element and returns it.
    std::size_t (*size)(const void*) = nullptr;
    const void* (*at)(const void*, std::size_t) = nullptr;
    void* (*append)(void*) = nullptr;
    void (*clear)(void*) = nullptr;
};

}  // namespace apex::wire
