// A statement as a named constant, and the values it is run with, in PostgreSQL's binary form.
// Nothing of connections here.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace apex::adapters::postgres {

/// Prepared once per connection, under its name. Lives as long as the program.
struct Query {
    const char* name;
    std::string sql;
};

/// One value of a statement, with its type, so that a parameter means the same wherever it stands.
class Parameter {
  public:
    Parameter(std::int64_t value);  // NOLINT: values become parameters by themselves
    Parameter(int value) : Parameter(static_cast<std::int64_t>(value)) {}
    Parameter(double value);
    Parameter(bool value);
    Parameter(std::string_view text);
    Parameter(const std::string& text) : Parameter(std::string_view(text)) {}
    Parameter(const char* text) : Parameter(std::string_view(text)) {}
    Parameter(const std::vector<std::string>& texts);
    Parameter(const std::vector<std::int64_t>& values);
    template <class Value>
    Parameter(const std::optional<Value>& value)
        : Parameter(value ? Parameter(*value) : Parameter(Value())) {
        if (!value) bytes_.reset();
    }

    unsigned type() const { return type_; }
    /// Null without bytes.
    const std::optional<std::string>& bytes() const { return bytes_; }

  private:
    unsigned type_;
    std::optional<std::string> bytes_;
};

/// A statement ready to be sent.
struct Bound {
    const Query* query;
    std::vector<Parameter> parameters;
    std::optional<int> changes;  ///< how many rows it must change; absent: any number
};

/// Whether PostgreSQL can hold the text: well-formed UTF-8 without zero bytes.
bool can_hold(std::string_view text);
/// What it cannot hold becomes U+FFFD: for messages, never for data.
std::string held(std::string_view text);

}  // namespace apex::adapters::postgres
