#include "signage/signage.hpp"

#include <chrono>
#include <span>

#include "base/version.hpp"
#include "batch/work.hpp"
#include "endpoint/request.hpp"
#include "signage/answers_wire.hpp"
#include "signage/batch_call.hpp"
#include "signage/packs.hpp"
#include "wire/answer.hpp"
#include "wire/check_registry.hpp"
#include "wire/compare_wire.hpp"
#include "wire/design_wire.hpp"
#include "wire/foundation_requests.hpp"
#include "wire/joint_requests.hpp"
#include "wire/optimum_wire.hpp"
#include "wire/reface_wire.hpp"
#include "wire/requests.hpp"
#include "wire/site_wire.hpp"
#include "wire/type.hpp"
#include "wire/variants.hpp"

namespace apex::signage {
namespace {

using design::Answer;
using design::Derivation;
using endpoint::decode_body;
using endpoint::Endpoint;
using endpoint::QueryReader;
using endpoint::Table;
using http::HttpRequest;
using http::HttpResponse;

constexpr const char* tag = "Signage";
constexpr const char* flag_schema = R"({"type":"string","enum":["0","1"]})";

/// Measures what the engine takes, apart from reading and writing JSON.
class Timed {
  public:
    explicit Timed(http::Histogram& seconds)
        : seconds_(seconds), begun_(std::chrono::steady_clock::now()) {}
    ~Timed() {
        seconds_.observe(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count());
    }
    Timed(const Timed&) = delete;
    Timed& operator=(const Timed&) = delete;

  private:
    http::Histogram& seconds_;
    std::chrono::steady_clock::time_point begun_;
};

http::Histogram& engine_seconds(http::Registry& metrics, const char* call) {
    return metrics.histogram("apex_engine_seconds", "Time of the calculation itself, by call.",
                             {{"call", call}});
}

/// The one shape of all calls: decode, compute, encode.
template <class In, class Compute>
HttpResponse answer(const HttpRequest& request, std::span<const std::string> packs,
                    http::Histogram& seconds, Compute compute,
                    std::initializer_list<std::string_view> parameters = {"trace"}) {
    const bool with_trace = QueryReader(request, parameters).flag("trace");
    const wire::Decoded<In> body = decode_body<In>(request);
    const auto outcome = [&] {
        const Timed timed(seconds);
        return compute(*body, with_trace ? Derivation::written : Derivation::none);
    }();
    if (const Rejection* no = refused(outcome)) endpoint::refuse(*no);
    return http::json_response(
        200, wire::encode_answer(value(outcome), wire::identity(*body, packs), body.si_input,
                                 with_trace));
}

/// An answer that depends on nothing that was sent.
template <class Result>
HttpResponse constant_answer(const HttpRequest& request, const Result& result) {
    QueryReader(request, {});
    return http::json_response(
        200, wire::encode_answer(Answer<Result>{result, {}}, wire::identity_of_text("{}", {})));
}

void add_site(Table& table, const std::string& prefix, const site::SiteData& site,
              http::Registry& metrics) {
    http::Histogram& seconds = engine_seconds(metrics, "site_resolve");
    table.post(prefix + "/common/site/resolve", "resolve_site")
        .tagged(tag)
        .says("From an address, a ZIP or a point to the design criteria of the place")
        .explains(
            "What is unknown is null, and `must_enter` says what to enter and where to look. A "
            "screening value is flagged.")
        .takes<site::SiteQuery>()
        .gives_answer<site::SiteResult>("Place and criteria, each with its source")
        .query("trace", "1 adds the derivation", flag_schema)
        .runs(http::Runs::on_pool)
        .with([&site, &seconds](const HttpRequest& request) {
            return answer<site::SiteQuery>(
                request, site_packs(), seconds,
                [&](const site::SiteQuery& query, Derivation) -> Outcome<Answer<site::SiteResult>> {
                    auto outcome = site.resolve(query);
                    if (const auto* no = refused(outcome)) return *no;
                    site::SiteAnswer found = value(std::move(outcome));
                    Answer<site::SiteResult> a;
                    a.result = std::move(found.result);
                    a.findings.assumptions = std::move(found.assumptions);
                    a.findings.warnings = std::move(found.warnings);
                    return a;
                });
        });
}

void add_cabinets(Table& table, const std::string& prefix, http::Registry& metrics) {
    http::Histogram& seconds = engine_seconds(metrics, "cabinets_derive");
    table.post(prefix + "/common/cabinets/derive", "derive_cabinets")
        .tagged(tag)
        .says("Areas, centroids, weights and ratios of a sign's cabinets")
        .takes<wire::CabinetsRequest>()
        .gives_answer<design::CabinetsGeometry>("The cabinets in place")
        .query("trace", "1 adds the derivation", flag_schema)
        .runs(http::Runs::on_loop)
        .with([&seconds](const HttpRequest& request) {
            return answer<wire::CabinetsRequest>(
                request, {}, seconds,
                [](const design::Sign& sign, Derivation) { return design::derive_cabinets(sign); });
        });
}

void add_wind(Table& table, const std::string& prefix, http::Registry& metrics) {
    http::Histogram& seconds = engine_seconds(metrics, "wind");
    table.post(prefix + "/common/wind", "wind_on_sign")
        .tagged(tag)
        .says(
            "Velocity pressure and Cases A, B and C on each cabinet, and wind on the exposed pole")
        .takes<design::WindRequest>()
        .gives_answer<design::WindResult>("Strength-level forces")
        .query("trace", "1 adds the derivation", flag_schema)
        .runs(http::Runs::on_pool)
        .with([&seconds](const HttpRequest& request) {
            return answer<design::WindRequest>(request, {}, seconds, design::wind_on_sign);
        });
}

void add_poles(Table& table, const std::string& prefix, http::Registry& metrics) {
    http::Histogram& seconds = engine_seconds(metrics, "poles_options");
    table.post(prefix + "/poles/options", "pole_options")
        .tagged(tag)
        .says(
            "Every catalogue section that passes, lightest or cheapest first; and of each that "
            "fails, which check")
        .explains(
            "`price_total_cents` is the price of the whole sign with that pole and the footing it "
            "needs, by the newest price book; null for a section that fails. Those that fail "
            "stand lightest first.")
        .takes<design::DesignDocument>()
        .gives_answer<design::PoleOptions>("Sections with their utilisations")
        .query("trace", "Accepted; this call has no derivation", flag_schema)
        .query("order", "`weight` (default): lightest first. `cost`: cheapest first",
               R"({"type":"string","enum":["weight","cost"],"default":"weight"})")
        .runs(http::Runs::on_pool)
        .with([&seconds](const HttpRequest& request) {
            static const std::vector<std::string> packs = wire::design_packs();
            const auto order = QueryReader(request, {"trace", "order"}).text("order");
            if (order && *order != "weight" && *order != "cost")
                endpoint::refuse(Rejection{"/order", "must be weight or cost", {}});
            const auto by = order == "cost" ? design::PoleOrder::cost : design::PoleOrder::weight;
            return answer<design::DesignDocument>(
                request, packs, seconds,
                [by](const design::DesignDocument& document, Derivation) {
                    return design::pole_options(document, by);
                },
                {"trace", "order"});
        });
}

/// `?sweep=diameter` answers all diameters side by side, else the one that the request names.
template <class Request, class Solve, class Sweep>
http::HttpResponse solved_or_swept(const HttpRequest& request, http::Histogram& seconds,
                                   Solve solve, Sweep sweep) {
    const QueryReader query(request, {"trace", "sweep"});
    const auto swept = query.text("sweep");
    if (swept && *swept != "diameter")
        endpoint::refuse(Rejection{"/sweep", "must be diameter", {}});
    const bool with_trace = query.flag("trace");
    const auto body = decode_body<Request>(request);
    const Timed timed(seconds);
    const auto encode = [&](const auto& outcome) {
        if (const Rejection* no = refused(outcome)) endpoint::refuse(*no);
        return http::json_response(200, wire::encode_answer(value(outcome), wire::identity(*body),
                                                            body.si_input, with_trace));
    };
    if (swept) return encode(sweep(*body));
    return encode(solve(*body, with_trace ? Derivation::written : Derivation::none));
}

constexpr const char* sweep_words = "`diameter` answers all diameters side by side";
constexpr const char* sweep_schema = R"({"type":"string","enum":["diameter"]})";

void add_foundations(Table& table, const std::string& prefix, http::Registry& metrics) {
    http::Histogram& spread_seconds = engine_seconds(metrics, "spread_footing");
    table.post(prefix + "/spread_footing/solve", "solve_spread_footing")
        .tagged(tag)
        .says("The smallest square spread footing of a grid that passes, its checks and its bars")
        .explains("Loads are nominal, at grade. `smaller` names what each smaller neighbour fails.")
        .takes<wire::SpreadRequest>()
        .gives_answer<wire::SpreadSolution>("Size, contact pressure and bars")
        .query("trace", "1 adds the derivation", flag_schema)
        .runs(http::Runs::on_pool)
        .with([&spread_seconds](const HttpRequest& request) {
            return answer<wire::SpreadRequest>(request, {}, spread_seconds, wire::solve_spread);
        });
    http::Histogram& shaft_seconds = engine_seconds(metrics, "drilled_shaft");
    table.post(prefix + "/drilled_shaft/solve", "solve_drilled_shaft")
        .tagged(tag)
        .says("Depth of a drilled shaft by the soil, then its lightest cage that passes")
        .explains(
            "`smaller` names what each lighter cage fails; Broms stands beside it on demand. With "
            "`?sweep=diameter` the result is `{shafts: [...]}`: the augers side by side.")
        .takes<wire::ShaftRequest>()
        .gives_answer<wire::ShaftSolution>("Depth by IBC 1807.3, cage by ACI 318-19")
        .query("trace", "1 adds the derivation", flag_schema)
        .query("sweep", sweep_words, sweep_schema)
        .runs(http::Runs::on_pool)
        .with([&shaft_seconds](const HttpRequest& request) {
            return solved_or_swept<wire::ShaftRequest>(request, shaft_seconds, wire::solve_shaft,
                                                       wire::sweep_shafts);
        });
}

void add_footing(Table& table, const std::string& prefix, http::Registry& metrics) {
    http::Histogram& seconds = engine_seconds(metrics, "direct_burial_footing");
    table.post(prefix + "/direct_burial/footing/solve", "solve_direct_burial_footing")
        .tagged(tag)
        .says("Least depth of a direct-embedded footing, its checks and its concrete")
        .explains(
            "With `?sweep=diameter` the result is `{footings: [...]}`: diameters side by side.")
        .takes<wire::FootingRequest>()
        .gives_answer<wire::FootingSolution>("Depth by IBC 1807.3")
        .query("trace", "1 adds the derivation", flag_schema)
        .query("sweep", sweep_words, sweep_schema)
        .runs(http::Runs::on_pool)
        .with([&seconds](const HttpRequest& request) {
            return solved_or_swept<wire::FootingRequest>(request, seconds, wire::solve_footing,
                                                         wire::sweep_diameters);
        });
}

void add_joints(Table& table, const std::string& prefix, http::Registry& metrics) {
    http::Histogram& anchor_seconds = engine_seconds(metrics, "anchors_checks");
    table.post(prefix + "/anchors/checks", "check_anchors")
        .tagged(tag)
        .says("Anchors by coordinates in concrete: every mode of ACI 318-19 chapter 17")
        .explains("Modes that do not apply are listed as `not_run`.")
        .takes<anchorage::JointInputs>()
        .gives_answer<wire::AnchorsResult>("The governing mode; all modes stand in `checks`")
        .query("trace", "1 adds the derivation", flag_schema)
        .runs(http::Runs::on_loop)
        .with([&anchor_seconds](const HttpRequest& request) {
            return answer<anchorage::JointInputs>(request, {}, anchor_seconds, wire::check_anchors);
        });
    http::Histogram& base_seconds = engine_seconds(metrics, "baseplate_checks");
    table.post(prefix + "/baseplate/checks", "check_baseplate")
        .tagged(tag)
        .says(
            "A base plate with its anchors: Design Guide 1 or leveling nuts, then every anchor "
            "mode")
        .explains(
            "Anchor forces and shears are found from the loads at the worst wind; those of the "
            "request are not read.")
        .takes<baseplate::PlateJointInputs>()
        .gives_answer<wire::BaseResult>("The governing mode; all modes stand in `checks`")
        .query("trace", "1 adds the derivation", flag_schema)
        .runs(http::Runs::on_loop)
        .with([&base_seconds](const HttpRequest& request) {
            return answer<baseplate::PlateJointInputs>(request, {}, base_seconds, wire::check_base);
        });
    http::Histogram& design_seconds = engine_seconds(metrics, "baseplate_design");
    table.post(prefix + "/baseplate/design", "design_baseplate")
        .tagged(tag)
        .says("The least rod, embedment and plate thickness of given stocks that pass")
        .explains(
            "`smaller` names the check that stops the next smaller size of each stock. Where none "
            "passes, `found` is false and the checks are those of the greatest sizes.")
        .takes<wire::BaseDesignRequest>()
        .gives_answer<wire::BaseDesignResult>("What was chosen; all modes stand in `checks`")
        .query("trace", "1 adds the derivation", flag_schema)
        .runs(http::Runs::on_pool)
        .with([&design_seconds](const HttpRequest& request) {
            return answer<wire::BaseDesignRequest>(request, {}, design_seconds, wire::design_base);
        });
}

void add_quantities(Table& table, const std::string& prefix, http::Registry& metrics) {
    http::Histogram& concrete_seconds = engine_seconds(metrics, "concrete_yards");
    table.post(prefix + "/concrete/yards", "concrete_yards")
        .tagged(tag)
        .says("Concrete and spoil of round or square footings")
        .takes<wire::ConcreteRequest>()
        .gives_answer<wire::ConcreteYards>("Volumes")
        .query("trace", "1 adds the derivation", flag_schema)
        .runs(http::Runs::on_loop)
        .with([&concrete_seconds](const HttpRequest& request) {
            return answer<wire::ConcreteRequest>(request, {}, concrete_seconds,
                                                 wire::concrete_yards);
        });
    http::Histogram& price_seconds = engine_seconds(metrics, "pricing_estimate");
    table.post(prefix + "/pricing/estimate", "price_quantities")
        .tagged(tag)
        .says("Cost lines of quantities, in integer cents, from the price book of a day")
        .takes<wire::PriceRequest>()
        .gives_answer<pricing::Price>("Lines and total")
        .query("trace", "Accepted; this call has no derivation", flag_schema)
        .runs(http::Runs::on_loop)
        .with([&price_seconds](const HttpRequest& request) {
            static const std::vector<std::string> packs = wire::price_book_packs();
            return answer<wire::PriceRequest>(
                request, packs, price_seconds,
                [](const wire::PriceRequest& wanted,
                   Derivation) -> Outcome<Answer<pricing::Price>> {
                    auto outcome = wire::estimate(wanted);
                    if (const auto* no = refused(outcome)) return *no;
                    return Answer<pricing::Price>{value(std::move(outcome)), {}};
                });
        });
}

void add_designs(Table& table, const std::string& prefix, http::Registry& metrics) {
    http::Histogram& seconds = engine_seconds(metrics, "designs_check");
    table.post(prefix + "/designs/check", "check_design")
        .tagged(tag)
        .says("One whole design: loads, pole, footing, price, every check")
        .takes<design::DesignDocument>()
        .gives_answer<design::DesignResult>(
            "The calculation; a check that fails is a result, not a refusal")
        .query("trace", "1 adds the derivation", flag_schema)
        .runs(http::Runs::on_pool)
        .with([&seconds](const HttpRequest& request) {
            static const std::vector<std::string> packs = wire::design_packs();
            return answer<design::DesignDocument>(request, packs, seconds, design::check_design);
        });
}

void add_optimize(Table& table, const std::string& prefix, http::Registry& metrics) {
    http::Histogram& seconds = engine_seconds(metrics, "designs_optimize");
    table.post(prefix + "/designs/optimize", "optimize_design")
        .tagged(tag)
        .says("The best passing design over all sections and footing diameters")
        .explains(
            "Exact. The body is a design document; beside its fields `space` may say which "
            "diameters, families and grades to search, and `carbon` the factors of embodied "
            "carbon. `smaller` says of each smaller neighbour why it does not do; `front` holds "
            "what no other design betters in price, steel and depth at once.")
        .takes<wire::OptimumBody>()
        .gives_answer<design::Optimum>("The design, and the document that asks for it")
        .query("least", "What is to be least: cost (default), weight of steel, depth, or carbon",
               R"({"type":"string","enum":["cost","weight","depth","carbon"],"default":"cost"})")
        .query("trace", "1 adds the derivation", flag_schema)
        .runs(http::Runs::on_pool)
        .with([&seconds](const HttpRequest& request) {
            static const std::vector<std::string> packs = wire::design_packs();
            const auto least = batch::least_of(
                QueryReader(request, {"trace", "least"}).text("least").value_or("cost"));
            if (!least)
                endpoint::refuse(Rejection{"/least", "must be cost, weight, depth or carbon", {}});
            return answer<wire::OptimumBody>(
                request, packs, seconds,
                [least](const wire::OptimumBody& body, Derivation derivation) {
                    return design::optimize(wire::request_of(body, *least), derivation);
                },
                {"trace", "least"});
        });
}

/// A list of words as the schema of a query parameter.
std::string words_schema(const std::vector<std::string>& words, const char* initial) {
    std::string schema = R"({"type":"string","enum":[)";
    for (const std::string& word : words)
        schema += (&word == &words.front() ? "\"" : ",\"") + word + '"';
    return schema + R"(],"default":")" + initial + "\"}";
}

constexpr const char* compared_unless_told = "codes.wind";

void add_compare(Table& table, const std::string& prefix, http::Registry& metrics) {
    static const std::string by_schema = words_schema(wire::variable_names(), compared_unless_told);
    http::Histogram& seconds = engine_seconds(metrics, "designs_compare");
    table.post(prefix + "/designs/compare", "compare_design")
        .tagged(tag)
        .says("One design under all editions of a standard, or all readings of a switch")
        .explains(
            "Side by side: checks, what governs, depth of the footing and price. A variant that "
            "is refused says why in its place and stops no other.")
        .takes<design::DesignDocument>()
        .gives_answer<design::Comparison>("The variants, in the order of their words")
        .query("trace", "Accepted; this call has no derivation", flag_schema)
        .query("by", "What to vary: `codes.wind` (default), or any other that is named here",
               by_schema)
        .runs(http::Runs::on_pool)
        .with([&seconds](const HttpRequest& request) {
            static const std::vector<std::string> packs = wire::design_packs();
            const auto by = QueryReader(request, {"trace", "by"}).text("by");
            return answer<design::DesignDocument>(
                request, packs, seconds,
                [&](const design::DesignDocument& document,
                    Derivation) -> Outcome<Answer<design::Comparison>> {
                    const auto variants =
                        wire::variants_of(document, by.value_or(compared_unless_told));
                    if (const auto* no = refused(variants)) return *no;
                    const wire::Variants& found = value(variants);
                    return design::compare_variants(found.by, found.list, found.as_given);
                },
                {"trace", "by"});
        });
}

void add_reface(Table& table, const std::string& prefix, http::Registry& metrics) {
    http::Histogram& seconds = engine_seconds(metrics, "designs_reface");
    table.post(prefix + "/designs/reface", "reface_design")
        .tagged(tag)
        .says(
            "The largest cabinet that an existing pole and footing carry, and what stops the next")
        .explains(
            "The document names its section and its footing depth. Sizes are multiples of "
            "`step_ft`, each judged by the whole-design check; checks and derivation are those of "
            "the largest.")
        .takes<design::RefaceRequest>()
        .gives_answer<design::RefaceResult>("The present, the largest and the next size")
        .query("trace", "1 adds the derivation", flag_schema)
        .runs(http::Runs::on_pool)
        .with([&seconds](const HttpRequest& request) {
            static const std::vector<std::string> packs = wire::design_packs();
            return answer<design::RefaceRequest>(request, packs, seconds, design::reface);
        });
}

std::vector<std::string> words_of(const wire::Type& type) {
    return {type.words.begin(), type.words.end()};
}

void add_editions(Table& table, const std::string& prefix) {
    const auto handler = [](const HttpRequest& request) {
        static const EditionsResult result = [] {
            EditionsResult r;
            r.editions = {words_of(wire::type_of<design::WindEdition>()),
                          words_of(wire::type_of<design::SteelEdition>()),
                          words_of(wire::type_of<design::ConcreteEdition>()),
                          words_of(wire::type_of<design::SoilEdition>())};
            r.engine_version = engine_version;
            for (const DataPack& pack : data_packs())
                r.data_packs.push_back({pack.name, pack.version, pack.sha256});
            return r;
        }();
        return constant_answer(request, result);
    };
    const auto describe = [](Endpoint& e) -> Endpoint& {
        return e.tagged(tag)
            .says("Editions of the codes that are supported, and the data packs")
            .gives_answer<EditionsResult>("What is supported")
            .refuses({422})
            .runs(http::Runs::on_loop);
    };
    describe(table.get(prefix + "/editions", "list_editions")).with(handler);
    describe(table.post(prefix + "/editions", "list_editions_by_post")).with(handler);
}

CheckEntry entry_of(const wire::SingleCheck& check) {
    return {check.id, check.title, check.clause, {check.input_schema()}, {check.output_schema()}};
}

const wire::SingleCheck& find_or_404(const HttpRequest& request) {
    const wire::SingleCheck* check = wire::find_check(request.path_value(0));
    if (!check) endpoint::refuse(404, "There is no check of this id; `checks` lists them.");
    return *check;
}

void add_checks(Table& table, const std::string& prefix, http::Registry& metrics) {
    const auto list = [](const HttpRequest& request) {
        ChecksResult result;
        for (const wire::SingleCheck& check : wire::single_checks())
            result.checks.push_back(entry_of(check));
        return constant_answer(request, result);
    };
    const auto describe = [](Endpoint& e) -> Endpoint& {
        return e.tagged(tag)
            .says("Every single check, with its clause and the schema of its input")
            .gives_answer<ChecksResult>("The checks by id")
            .refuses({422});
    };
    describe(table.get(prefix + "/checks", "list_checks")).with(list);
    describe(table.post(prefix + "/checks", "list_checks_by_post")).with(list);
    table.get(prefix + "/checks/{check_id}", "describe_check")
        .tagged(tag)
        .says("One check: its clause and the schema of its input")
        .gives_answer<CheckEntry>("The check")
        .refuses({404, 422})
        .with([](const HttpRequest& request) {
            return constant_answer(request, entry_of(find_or_404(request)));
        });
    http::Histogram& seconds = engine_seconds(metrics, "check");
    table.post(prefix + "/checks/{check_id}", "run_check")
        .tagged(tag)
        .says("One single check with plain inputs")
        .takes_schema(R"({"type":"object","description":"As `input_schema` of the check says"})")
        .gives_schema(
            200, "The check's answer",
            R"({"type":"object","description":"The envelope; `result` as `output_schema` of the check says"})")
        .query("trace", "1 adds the derivation", flag_schema)
        .refuses({404})
        .runs(http::Runs::on_pool)
        .with([&seconds](const HttpRequest& request) {
            const wire::SingleCheck& check = find_or_404(request);
            const bool with_trace = QueryReader(request, {"trace"}).flag("trace");
            const Timed timed(seconds);
            wire::CheckRun run = check.run(endpoint::body_text(request), with_trace);
            if (!run.accepted) endpoint::refuse(run.problems);
            return http::json_response(200, std::move(run.answer));
        });
}

}  // namespace

void add_calls(Table& table, const std::string& prefix, const site::SiteData& site,
               http::Registry& metrics) {
    add_site(table, prefix, site, metrics);
    add_cabinets(table, prefix, metrics);
    add_wind(table, prefix, metrics);
    add_poles(table, prefix, metrics);
    add_footing(table, prefix, metrics);
    add_foundations(table, prefix, metrics);
    add_joints(table, prefix, metrics);
    add_quantities(table, prefix, metrics);
    add_designs(table, prefix, metrics);
    add_optimize(table, prefix, metrics);
    add_batch(table, prefix);
    add_compare(table, prefix, metrics);
    add_reface(table, prefix, metrics);
    add_editions(table, prefix);
    add_checks(table, prefix, metrics);
}

}  // namespace apex::signage
