// Which calculation this is: the canonical form of what was asked, its hash, and the hash of the
// calculation. Not here: time, user and project names, which are no part of it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wire/codec.hpp"

namespace apex::wire {

struct Identity {
    std::string input_hash;   ///< SHA-256 of the canonical text
    std::string design_hash;  ///< SHA-256 of input hash, engine version and the data packs used
    friend bool operator==(const Identity&, const Identity&) = default;
};

/// A value that knows which calculation it asks for.
template <class T>
struct Identified {
    T value;
    Identity identity;
};

/// The codec's own text: declared order, defaults filled in, shortest numbers, no white space,
/// `project` left out.
template <class T>
std::string canonical(const T& value);

/// `packs` are the SHA-256 of the data packs that the calculation reads, in any order; a pure
/// calculation without tables reads none. design_hash = SHA-256 of lines "input <hash>", "engine
/// <version>", then "pack <hash>" in ascending order, each ended by '\n'.
Identity identity_of_text(std::string_view canonical_text, std::span<const std::string> packs);

/// What a whole design reads: sections, grades, and the newest price book.
std::vector<std::string> design_packs();

template <class T>
Identity identity(const T& value, std::span<const std::string> packs = {});

template <class T>
std::string canonical(const T& value) {
    std::string text;
    append_encoded(text, type_of<T>(), &value, Form::canonical);
    return text;
}
/// What a whole design reads: sections, grades, and the newest price book.
std::vector<std::string> design_packs();

template <class T>
Identity identity(const T& value, std::span<const std::string> packs) {
    return identity_of_text(canonical(value), packs);
}

}  // namespace apex::wire
