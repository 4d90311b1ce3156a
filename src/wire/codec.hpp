// JSON text <-> plain structs, strict in and canonical out; and the JSON Schema of each struct. For
// everyone who reads or writes JSON. Not here: how a struct is described, with its limits and words
// (wire/describe.hpp), and the descriptions of the design types (wire/design_wire.hpp).
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"

namespace apex::wire {

/// How a C++ type looks on the wire. Opaque here; made once per type, where the type is described.
struct Type;

/// The description of T. Declared for every type, defined only where APEX_WIRE_TYPE(T) stands: a
/// type nobody described does not link, it does not decode to nothing.
template <class T>
const Type& type_of();

/// A JSON value that is passed through as text: already encoded by us, or kept as it came (without
/// white space).
struct RawJson {
    std::string text = "null";
    friend bool operator==(const RawJson&, const RawJson&) = default;
};

/// A number that came in SI units, and the US number that was stored instead. Answers echo these as
/// `si_input`.
struct SiInput {
    std::string pointer;    ///< "/cabinets/0/width_m", as it was given
    double given = 0;       ///< 4.2672
    std::string stored_as;  ///< "width_ft"
    double stored = 0;      ///< 14
    friend bool operator==(const SiInput&, const SiInput&) = default;
};

/// What is wrong with a text. `field` of each error is a JSON pointer; the list holds every problem
/// found, at most 50.
struct Problems {
    bool not_json =
        false;  ///< not a JSON text at all (400); otherwise understood and not acceptable (422)
    std::vector<Rejection> errors;
};

template <class T>
struct Decoded {
    std::optional<T> value;  ///< set exactly when there are no errors
    Problems problems;
    std::vector<SiInput> si_input;

    explicit operator bool() const { return value.has_value(); }
    const T& operator*() const& { return *value; }
    T&& operator*() && { return std::move(*value); }
    const T* operator->() const { return &*value; }
};

/// Strict: refuses text after the document, broken UTF-8, more than 32 levels, duplicate and
/// unknown fields, wrong types, missing fields, numbers that are not finite or out of range,
/// unknown words. Numbers are parsed exactly; `-0` is read as 0. Where a field `width_ft` is
/// expected, `width_m` is taken too and converted (_ft: _m; _in: _mm; _mph: _mps; _psf: _pa or
/// _kpa). `null` stands for an absent optional value and for nothing else.
template <class T>
Decoded<T> decode(std::string_view json);

/// Declared order, no white space, shortest numbers. Absent optional values are left out, or null
/// where the description says so.
template <class T>
std::string encode(const T& value);
/// The same for people: two spaces a level.
template <class T>
std::string encode_pretty(const T& value);

enum class Use : unsigned char { request, answer };

/// JSON Schema 2020-12 as OpenAPI 3.1 takes it, complete in itself (nested types stand in place). A
/// request schema admits SI fields and asks only for what has no default; an answer holds every
/// field that is not optional.
template <class T>
std::string schema(Use use = Use::request);

/// Schemas by name, so that an OpenAPI document can hold each once under #/components/schemas.
using SchemaParts = std::map<std::string, std::string>;
/// A `$ref` to the type's schema, which is put among the parts with those it needs. In a request
/// the name of a struct ends in "Input": the same struct asks for more in an answer.
template <class T>
std::string schema_reference(SchemaParts& parts, Use use = Use::request);

/// Any JSON text, indented for people. The text must be well formed.
std::string pretty(std::string_view json);

// The engine behind the templates: one for all types.
bool decode_into(const Type& type, void* value, std::string_view json, Problems& problems,
                 std::vector<SiInput>& si_input);
enum class Form : unsigned char {
    document,
    canonical
};  ///< canonical leaves out what is no part of an identity
void append_encoded(std::string& out, const Type& type, const void* value,
                    Form form = Form::document);
std::string schema_of(const Type& type, Use use, SchemaParts* parts = nullptr);

template <class T>
Decoded<T> decode(std::string_view json) {
    Decoded<T> decoded;
    T value{};
    if (decode_into(type_of<T>(), &value, json, decoded.problems, decoded.si_input))
        decoded.value = std::move(value);
    return decoded;
}
template <class T>
std::string encode(const T& value) {
    std::string out;
    append_encoded(out, type_of<T>(), &value);
    return out;
}
template <class T>
std::string encode_pretty(const T& value) {
    return pretty(encode(value));
}
template <class T>
std::string schema(Use use) {
    return schema_of(type_of<T>(), use);
}
template <class T>
std::string schema_reference(SchemaParts& parts, Use use) {
    return schema_of(type_of<T>(), use, &parts);
}

}  // namespace apex::wire
