#include "report/formula.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace apex::report {
namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 34> greek_names{
    {{"alpha", "α"}, {"beta", "β"},  {"gamma", "γ"}, {"delta", "δ"},   {"epsilon", "ε"},
     {"zeta", "ζ"},  {"eta", "η"},   {"theta", "θ"}, {"kappa", "κ"},   {"lambda", "λ"},
     {"mu", "μ"},    {"nu", "ν"},    {"xi", "ξ"},    {"pi", "π"},      {"rho", "ρ"},
     {"sigma", "σ"}, {"tau", "τ"},   {"phi", "φ"},   {"chi", "χ"},     {"psi", "ψ"},
     {"omega", "ω"}, {"Gamma", "Γ"}, {"Delta", "Δ"}, {"Theta", "Θ"},   {"Lambda", "Λ"},
     {"Xi", "Ξ"},    {"Pi", "Π"},    {"Sigma", "Σ"}, {"Phi", "Φ"},     {"Psi", "Ψ"},
     {"Omega", "Ω"}, {"sum", "Σ"},   {"eps", "ε"},   {"infinity", "∞"}}};

constexpr const char* inline_stroke = "∕";
constexpr std::string_view fraction_mark = "÷";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Recursive descent over the text; a position that cannot go on makes the whole text no formula.
class Parser {
  public:
    explicit Parser(std::string_view text) : rest_(text) {}

    std::optional<Formula> parse() {
        auto formula = relation();
        skip_spaces();
        return formula && rest_.empty() ? formula : std::nullopt;
    }

  private:
    using Result = std::optional<Formula>;
    static constexpr int depth_max = 60;
    static constexpr std::size_t token_max = 48;  // A longer number or name is none.
    std::string_view rest_;
    int depth_ = 0;

    void skip_spaces() {
        while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    }
    bool take(std::string_view token) {
        skip_spaces();
        if (!rest_.starts_with(token)) return false;
        rest_.remove_prefix(token.size());
        return true;
    }
    /// The sign that `tokens` has for what stands here, or null. Pairs: as written, as set.
    template <std::size_t n>
    const char* take_one(const std::array<std::pair<std::string_view, const char*>, n>& tokens) {
        for (const auto& [written, set] : tokens)
            if (take(written)) return set;
        return nullptr;
    }

    template <std::size_t n, class Next>
    Result chain(const std::array<std::pair<std::string_view, const char*>, n>& operators,
                 Next next) {
        Result left = next();
        while (left) {
            const char* sign = take_one(operators);
            if (sign == nullptr) return left;
            Result right = next();
            if (!right) return right;
            left = Formula{Formula::Kind::binary, sign, {std::move(*left), std::move(*right)}};
        }
        return left;
    }
    Result relation() {
        if (++depth_ > depth_max) return std::nullopt;
        static constexpr std::array<std::pair<std::string_view, const char*>, 7> signs{
            {{"<=", "≤"}, {">=", "≥"}, {"≤", "≤"}, {"≥", "≥"}, {"=", "="}, {"<", "<"}, {">", ">"}}};
        Result result = chain(signs, [this] { return sum(); });
        --depth_;
        return result;
    }
    Result sum() {
        static constexpr std::array<std::pair<std::string_view, const char*>, 3> signs{
            {{"+", "+"}, {"-", "−"}, {"−", "−"}}};
        return chain(signs, [this] { return product(); });
    }
    Result product() {
        static constexpr std::array<std::pair<std::string_view, const char*>, 5> signs{
            {{"·", "·"}, {"*", "·"}, {"×", "·"}, {fraction_mark, "/"}, {"/", inline_stroke}}};
        return chain(signs, [this] { return signed_power(); });
    }
    Result signed_power() {
        if (!take("-") && !take("−")) return raised();
        if (++depth_ > depth_max) return std::nullopt;
        Result inner = signed_power();
        --depth_;
        if (!inner) return inner;
        return Formula{Formula::Kind::negative, "", {std::move(*inner)}};
    }
    Result raised() {
        Result base = atom();
        if (!base || !take("^")) return base;
        Result exponent = signed_power();
        if (!exponent) return exponent;
        return Formula{Formula::Kind::power, "", {std::move(*base), std::move(*exponent)}};
    }
    Result atom() {
        skip_spaces();
        if (rest_.empty()) return std::nullopt;
        if (is_digit(rest_.front())) return number();
        if (take("(")) {
            Result inner = relation();
            if (!inner || !take(")")) return std::nullopt;
            return Formula{Formula::Kind::group, "", {std::move(*inner)}};
        }
        return symbol_or_call();
    }
    Result number() {
        std::size_t end = 0;
        const auto digits_on = [&] {
            while (end < rest_.size() && is_digit(rest_[end])) ++end;
        };
        digits_on();
        if (end + 1 < rest_.size() && rest_[end] == '.' && is_digit(rest_[end + 1])) {
            ++end;
            digits_on();
        }
        if (end + 2 < rest_.size() && rest_[end] == 'e' &&
            (rest_[end + 1] == '-' || rest_[end + 1] == '+') && is_digit(rest_[end + 2])) {
            end += 2;
            digits_on();
        }
        if (end > token_max || (end < rest_.size() && is_letter(rest_[end])))
            return std::nullopt;  // "3rd" is no number.
        Formula result{Formula::Kind::number, std::string(rest_.substr(0, end)), {}};
        rest_.remove_prefix(end);
        return result;
    }
    Result symbol_or_call() {
        std::size_t end = 0;
        const auto more = [&] {
            if (end == rest_.size()) return false;
            const char c = rest_[end];
            const bool sign =
                rest_.substr(end).starts_with("·") || rest_.substr(end).starts_with("×") ||
                rest_.substr(end).starts_with("−") || rest_.substr(end).starts_with("≤") ||
                rest_.substr(end).starts_with("≥") || rest_.substr(end).starts_with(fraction_mark);
            // "F_cr,b" is one name; between arguments a space follows the comma.
            const bool joins = c == ',' && end + 1 < rest_.size() && is_letter(rest_[end + 1]) &&
                               rest_.substr(0, end).find('_') != std::string_view::npos;
            if (joins) return true;
            return !sign && (is_letter(c) || (end > 0 && (is_digit(c) || c == '_' || c == '\'')) ||
                             static_cast<unsigned char>(c) >= 0x80);
        };
        while (more()) ++end;
        if (end == 0 || end > token_max) return std::nullopt;
        Formula result{Formula::Kind::symbol, std::string(rest_.substr(0, end)), {}};
        rest_.remove_prefix(end);
        if (rest_.empty() || rest_.front() != '(') return result;
        result.kind = Formula::Kind::call;
        take("(");
        do {
            Result argument = relation();
            if (!argument) return argument;
            result.children.push_back(std::move(*argument));
        } while (take(","));
        if (!take(")")) return std::nullopt;
        return result;
    }
};

}  // namespace

std::optional<Formula> parse_formula(std::string_view text) {
    constexpr std::size_t size_max =
        4000;  // No derivation line is near it; beyond it the text is set as it stands.
    if (text.size() > size_max) return std::nullopt;
    std::string marked(text);
    constexpr std::string_view division = " / ";
    for (auto at = marked.find(division); at != std::string::npos; at = marked.find(division, at))
        marked.replace(at + 1, 1, fraction_mark);
    return Parser(marked).parse();
}

std::string greek(std::string_view name) {
    const auto* const found = std::find_if(greek_names.begin(), greek_names.end(),
                                           [name](const auto& g) { return g.first == name; });
    return found == greek_names.end() ? std::string(name) : found->second;
}

std::vector<SymbolPart> parts_of_symbol(std::string_view symbol) {
    if (const auto over = symbol.find("_over_"); over != std::string_view::npos && over > 0) {
        std::vector<SymbolPart> parts = parts_of_symbol(symbol.substr(0, over));
        parts.push_back({"/", ""});
        for (SymbolPart& part : parts_of_symbol(symbol.substr(over + 6)))
            parts.push_back(std::move(part));
        return parts;
    }
    std::vector<std::string_view> words;
    while (true) {
        const auto bar = symbol.find('_');
        if (bar != 0) words.push_back(symbol.substr(0, bar));
        if (bar == std::string_view::npos) break;
        symbol.remove_prefix(bar + 1);
    }
    std::vector<SymbolPart> parts;
    // A factor before a capital that has an index of its own is a part: φ M_n, Ω V_n, Σ F_x.
    const auto is_factor = [](std::string_view w) {
        return w == "phi" || w == "Omega" || w == "sum" || w == "φ" || w == "Ω" || w == "Σ";
    };
    std::size_t i = 0;
    if (words.size() >= 3 && is_factor(words[0]) && !words[1].empty() && words[1].front() >= 'A' &&
        words[1].front() <= 'Z') {
        parts.push_back({greek(words[0]), ""});
        i = 1;
    }
    SymbolPart part{i < words.size() ? greek(words[i]) : std::string(), ""};
    if (const auto prime = part.base.find('\''); prime == 1 && part.base.size() > 2) {  // f'c
        part.below = part.base.substr(2);
        part.base = part.base.substr(0, 1) + "′";
    }
    // Below the line pi is an index p and an index i: F_pi, (GC_pi); the number never stands there.
    const auto index = [](std::string_view w) { return w == "pi" ? std::string(w) : greek(w); };
    for (++i; i < words.size(); ++i)
        part.below += (part.below.empty() ? "" : ",") + index(words[i]);
    parts.push_back(std::move(part));
    return parts;
}

}  // namespace apex::report
