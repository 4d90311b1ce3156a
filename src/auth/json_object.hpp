// A JSON object that someone else wrote: a token's header and claims, a set of keys, an answer of
// the identity provider. Members that are not known are no fault there. Not here: our own
// documents, which are bound strictly (wire/codec.hpp).
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace apex::auth {

class JsonObject {
  public:
    /// None when the text is no JSON object, nested too deep, or names a member twice anywhere.
    static std::optional<JsonObject> read(std::string json);

    // Each asks for a member by its name ("iss", "https://apex.example/roles"), or, where the name
    // begins with '/', by JSON pointer ("/realm_access/roles"). None if it is absent or of another
    // kind.
    std::optional<std::string> text(std::string_view name) const;
    std::optional<double> number(std::string_view name) const;
    /// The texts of a list, or the one text as a list of one.
    std::optional<std::vector<std::string>> texts(std::string_view name) const;
    std::optional<std::vector<JsonObject>> objects(std::string_view name) const;
    bool has(std::string_view name) const;

  private:
    struct State;
    explicit JsonObject(std::shared_ptr<const State> state) : state_(std::move(state)) {}
    std::shared_ptr<const State> state_;  ///< immutable; shared by copies
};

}  // namespace apex::auth
