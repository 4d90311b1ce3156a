// Makes a registry entry of a check function: decode the inputs with their edition, run it plain or
// with its derivation, encode the answer. Inside wire only; used by the files *_checks.cpp, one per
// discipline.
#pragma once
#include <type_traits>

#include "calc/design/editions.hpp"
#include "wire/answer.hpp"
#include "wire/check_registry.hpp"
#include "wire/describe.hpp"
#include "wire/design_wire.hpp"

namespace apex::wire {

/// The wire form of an edition, and how its type is found. `latest` is taken where none is named.
struct WindEditions {
    using Word = design::WindEdition;
    static constexpr Word latest = Word::asce7_22;
    template <class F>
    static auto with(Word edition, F&& f) {
        return design::with_wind_edition(edition, std::forward<F>(f));
    }
};
struct LoadsEditions {
    using Word = design::WindEdition;
    static constexpr Word latest = Word::asce7_22;
    template <class F>
    static auto with(Word edition, F&& f) {
        return design::with_loads_edition(edition, std::forward<F>(f));
    }
};
struct SteelEditions {
    using Word = design::SteelEdition;
    static constexpr Word latest = Word::aisc360_22;
    template <class F>
    static auto with(Word edition, F&& f) {
        return design::with_steel_edition(edition, std::forward<F>(f));
    }
};
struct SoilEditions {
    using Word = design::SoilEdition;
    static constexpr Word latest = Word::ibc2024;
    template <class F>
    static auto with(Word edition, F&& f) {
        return design::with_soil_edition(edition, std::forward<F>(f));
    }
};
/// For what no edition changes: statics, geometry.
struct NoEdition {
    enum class Word : unsigned char { none };
    static constexpr Word latest = Word::none;
    template <class F>
    static auto with(Word, F&& f) {
        return f.template operator()<NoEdition>();
    }
};

namespace detail {

template <class Inputs, class Editions>
struct EditionedInputs {
    typename Editions::Word edition = Editions::latest;
    Inputs inputs{};
};

/// `edition` and the inputs' own fields side by side in one object.
template <class Inputs, class Editions>
const Type& editioned_type() {
    using Both = EditionedInputs<Inputs, Editions>;
    static const Type type = [] {
        static const Both initial{};
        const auto offset_of = [](const auto& member) {
            return static_cast<std::size_t>(reinterpret_cast<const char*>(&member) -
                                            reinterpret_cast<const char*>(&initial));
        };
        Type both = type_of<Inputs>();
        both.initial = &initial;
        for (Member& member : both.members) member.offset += offset_of(initial.inputs);
        if constexpr (!std::is_same_v<Editions, NoEdition>)
            both.members.insert(
                both.members.begin(),
                {field("edition").defaulted().says("Whose clauses apply"),
                 &type_of<typename Editions::Word>(), offset_of(initial.edition), "\"edition\":"});
        return both;
    }();
    return type;
}

template <class Inputs, class Editions, class Function, class Num>
auto run_on(const EditionedInputs<Inputs, Editions>& in, Sheet<Num>& sheet) {
    return Editions::with(in.edition, [&]<class Edition>() {
        return Function{}(std::type_identity<Edition>{}, in.inputs, sheet);
    });
}

template <class Inputs, class Editions, class Function>
using result_of =
    std::variant_alternative_t<0, decltype(run_on<Inputs, Editions, Function>(
                                      std::declval<const EditionedInputs<Inputs, Editions>&>(),
                                      std::declval<Sheet<double>&>()))>;

template <class Inputs, class Editions, class Function>
CheckRun run_check(std::string_view json, bool with_trace, std::span<const std::string> packs) {
    EditionedInputs<Inputs, Editions> in;
    const Type& type = editioned_type<Inputs, Editions>();
    CheckRun run;
    std::vector<SiInput> si_input;
    if (!decode_into(type, &in, json, run.problems, si_input)) return run;
    const auto answer = [&](auto& sheet) {
        const auto outcome = run_on<Inputs, Editions, Function>(in, sheet);
        if (const Rejection* no = refused(outcome)) {
            run.problems.errors.push_back(*no);
            return;
        }
        design::Findings findings;
        using Result = result_of<Inputs, Editions, Function>;
        if constexpr (requires { Result::assumption; })
            findings.assumptions.emplace_back(Result::assumption);
        if constexpr (requires { sheet.steps; }) findings.trace = std::move(sheet.steps);
        std::string canonical_text;
        append_encoded(canonical_text, type, &in, Form::canonical);
        run.accepted = true;
        run.answer =
            encode(answer_body({encode(value(outcome))}, findings,
                               identity_of_text(canonical_text, packs), si_input, with_trace));
    };
    if (with_trace) {
        Sheet<Term> sheet;
        answer(sheet);
    } else {
        Sheet<double> sheet;
        answer(sheet);
    }
    return run;
}

}  // namespace detail

/// `Function` is a captureless lambda (edition, inputs, sheet) -> Outcome<Result>, `edition` a
/// std::type_identity of the edition's type. `Packs` names the data packs that it reads. What a
/// Result always takes for granted is its static member `assumption`.
inline std::vector<std::string> no_packs() { return {}; }

template <class Inputs, class Editions = NoEdition, auto Packs = no_packs, class Function>
constexpr SingleCheck single_check(const char* id, const char* title, const char* clause,
                                   Function) {
    using Result = detail::result_of<Inputs, Editions, Function>;
    return {id,
            title,
            clause,
            [] { return schema_of(detail::editioned_type<Inputs, Editions>(), Use::request); },
            [] { return schema<Result>(Use::answer); },
            [](std::string_view json, bool with_trace) {
                return detail::run_check<Inputs, Editions, Function>(json, with_trace, Packs());
            }};
}

// One list per discipline; check_registry.cpp puts them together.
std::span<const SingleCheck> design_checks();
std::span<const SingleCheck> wind_checks();
std::span<const SingleCheck> wind_sign_checks();
std::span<const SingleCheck> loads_checks();
std::span<const SingleCheck> statics_checks();
std::span<const SingleCheck> steel_checks();
std::span<const SingleCheck> open_steel_checks();
std::span<const SingleCheck> aluminum_checks();
std::span<const SingleCheck> footing_checks();
std::span<const SingleCheck> anchor_checks();
std::span<const SingleCheck> baseplate_checks();
std::span<const SingleCheck> spread_checks();
std::span<const SingleCheck> shaft_checks();
std::span<const SingleCheck> catalog_checks();
std::span<const SingleCheck> pricing_checks();
std::span<const SingleCheck> connections_checks();
std::span<const SingleCheck> cabinet_checks();

}  // namespace apex::wire
