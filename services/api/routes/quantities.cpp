// What the current design costs and what it is made of.
#include "app/designs.hpp"
#include "endpoint/request.hpp"
#include "services/api/answers.hpp"
#include "services/api/resources_wire.hpp"
#include "services/api/routes/routes.hpp"
#include "wire/design_wire.hpp"

namespace apex::api {
namespace {

constexpr const char* quantities_tag = "Designs";

/// The price as the engine wrote it. What it wrote and cannot read again is a fault of ours.
pricing::Price price_of(const std::string& text) {
    auto decoded = wire::decode<pricing::Price>(text);
    if (!decoded) throw std::runtime_error("a stored price cannot be read");
    return std::move(*decoded.value);
}

}  // namespace

void add_quantities(endpoint::Table& table, const Context& context) {
    table.post(project_path + "/estimate", "estimate_project")
        .tagged(quantities_tag)
        .says("Line items of the current design from a versioned price book, in integer cents")
        .gives<EstimateResource>(200, "The estimate, as it was computed with the revision")
        .refuses({404, 409, 413, 503})
        .with([&context](const http::HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            auto found =
                take(app::estimate(*context.ports, caller_of(request), request.path_value(0)));
            pricing::Price price = price_of(found.price);
            return http::json_response(
                200,
                wire::encode(EstimateResource{
                    found.revision.project_id.text(), found.revision.number,
                    std::move(price.price_book), std::move(price.currency),
                    std::move(price.effective_from), std::move(price.lines), price.total_cents}));
        });
    table.get(project_path + "/bom", "bill_of_materials")
        .tagged(quantities_tag)
        .says("Bill of materials of the current design")
        .gives<BomResource>(200, "What is to be bought and moved")
        .refuses({404, 409, 503})
        .with([&context](const http::HttpRequest& request) {
            const endpoint::QueryReader query(request, {});
            const auto bom = take(
                app::bill_of_materials(*context.ports, caller_of(request), request.path_value(0)));
            BomResource answer{bom.revision.project_id.text(), bom.revision.number, {}};
            for (const app::BomLine& line : bom.lines)
                answer.lines.push_back({line.item, line.description, line.quantity, line.unit});
            return http::json_response(200, wire::encode(answer));
        });
}

}  // namespace apex::api
