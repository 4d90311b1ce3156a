// How a struct or enum gets its wire form: Boost.Describe names the members, `rules` and `words`
// say the rest. Included by the .cpp files that describe types and by nobody else (it is slow to
// compile). The codec is wire/codec.hpp.
//
//     namespace apex::http {                                       // the namespace of the type
//     BOOST_DESCRIBE_STRUCT(NewProject, (), (name, customer))
//     }
//     namespace apex::wire {
//     template <> inline constexpr auto rules<http::NewProject> = fields(
//         field("name").required().length(1, 200).says("Name of the project"));
//     template <> inline constexpr auto words<http::Status> = std::array{"draft"sv, "submitted"sv};
//     // of an enum, 0, 1, ... APEX_WIRE_TYPE(http::NewProject)                             //
//     last; a nested type before the one that holds it
//     }
#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/algorithm.hpp>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/assertion.hpp"
#include "wire/type.hpp"

namespace apex::wire {
using namespace std::string_view_literals;

template <class... F>
constexpr std::array<Field, sizeof...(F)> fields(F... f) {
    return {f...};
}

/// The rules of a struct's members, in any order. None: every member is required, unless it is
/// optional.
template <class T>
inline constexpr auto rules = std::array<Field, 0>{};

/// The wire names of an enum's values 0, 1, 2, ...
template <class E>
inline constexpr auto words = std::array<std::string_view, 0>{};

namespace detail {

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class T>
inline constexpr bool is_maybe = false;
template <class T>
inline constexpr bool is_maybe<std::optional<T>> = true;

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public>;

/// "CabinetWind" of "apex::design::CabinetWind".
template <class T>
std::string short_name() {
    std::string_view text = __PRETTY_FUNCTION__;
    text = text.substr(text.find("T = ") + 4);
    text = text.substr(0, text.find_first_of(";]"));
    const auto colon = text.rfind(':');
    return std::string(colon == std::string_view::npos ? text : text.substr(colon + 1));
}

template <class T>
constexpr bool every_rule_names_a_member() {
    for (const Field& rule : rules<T>) {
        bool found = false;
        boost::mp11::mp_for_each<members_of<T>>(
            [&](auto d) { found = found || rule.member == d.name; });
        if (!found) return false;
    }
    return true;
}

template <class T>
Field rule_of(std::string_view member) {
    for (const Field& rule : rules<T>)
        if (rule.member == member) return rule;
    return field(member);
}

template <class T>
Type describe_integer(std::int64_t least, std::int64_t most) {
    Type type;
    type.least = least, type.most = most;
    type.get_integer = [](const void* p) {
        return static_cast<std::int64_t>(*static_cast<const T*>(p));
    };
    type.set_integer = [](void* p, std::int64_t v) { *static_cast<T*>(p) = static_cast<T>(v); };
    return type;
}

template <class T>
Type describe_object() {
    static_assert(std::is_aggregate_v<T>, "a wire object is a plain struct");
    static_assert(every_rule_names_a_member<T>(), "a rule names no member");
    static const T initial{};
    Type type;
    type.kind = Kind::object;
    type.name = short_name<T>();
    type.initial = &initial;
    boost::mp11::mp_for_each<members_of<T>>([&](auto d) {
        const auto& member = initial.*d.pointer;
        const auto offset =
            reinterpret_cast<const char*>(&member) - reinterpret_cast<const char*>(&initial);
        const Field rule = rule_of<T>(d.name);
        type.members.push_back({rule, &type_of<std::remove_cvref_t<decltype(member)>>(),
                                static_cast<std::size_t>(offset),
                                '"' + std::string(rule.name) + "\":"});
    });
    return type;
}

template <class T>
Type describe() {
    Type type;
    if constexpr (std::is_same_v<T, bool>) {
        type.kind = Kind::boolean;
    } else if constexpr (std::is_same_v<T, double>) {
        type.kind = Kind::number;
    } else if constexpr (std::is_same_v<T, std::string>) {
        type.kind = Kind::text;
    } else if constexpr (std::is_same_v<T, RawJson>) {
        type.kind = Kind::raw;
    } else if constexpr (std::is_enum_v<T>) {
        static_assert(words<T>.size() > 0, "an enum on the wire needs words");
        type = describe_integer<T>(0, static_cast<std::int64_t>(words<T>.size()) - 1);
        type.kind = Kind::word;
        type.name = short_name<T>();
        type.words.assign(words<T>.begin(), words<T>.end());
    } else if constexpr (std::is_integral_v<T>) {
        using limits = std::numeric_limits<T>;
        static_assert(limits::is_signed || sizeof(T) < 8, "does not fit a JSON integer");
        type = describe_integer<T>(static_cast<std::int64_t>(limits::min()),
                                   static_cast<std::int64_t>(limits::max()));
        type.kind = Kind::integer;
    } else if constexpr (is_list<T>) {
        using Element = typename T::value_type;
        static_assert(!std::is_same_v<Element, bool>,
                      "std::vector<bool> has no elements to point at");
        type.kind = Kind::list;
        type.element = &type_of<Element>();
        type.size = [](const void* p) { return static_cast<const T*>(p)->size(); };
        type.at = [](const void* p, std::size_t i) -> const void* {
            return &(*static_cast<const T*>(p))[i];
        };
        type.append = [](void* p) -> void* { return &static_cast<T*>(p)->emplace_back(); };
        type.clear = [](void* p) { static_cast<T*>(p)->clear(); };
    } else if constexpr (is_maybe<T>) {
        type.kind = Kind::maybe;
        type.element = &type_of<typename T::value_type>();
        type.size = [](const void* p) -> std::size_t {
            return static_cast<const T*>(p)->has_value() ? 1 : 0;
        };
        type.at = [](const void* p, std::size_t) -> const void* {
            return &**static_cast<const T*>(p);
        };
        type.append = [](void* p) -> void* { return &static_cast<T*>(p)->emplace(); };
        type.clear = [](void* p) { static_cast<T*>(p)->reset(); };
    } else {
        type = describe_object<T>();
    }
    return type;
}

}  // namespace detail

template <class T>
const Type& type_of() {
    static const Type type = detail::describe<T>();
    return type;
}

}  // namespace apex::wire

#define APEX_WIRE_TYPE(...) template const ::apex::wire::Type& ::apex::wire::type_of<__VA_ARGS__>();
