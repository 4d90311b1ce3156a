#include "calc/anchorage/group.hpp"

#include <string>

#include "calc/anchorage/layout.hpp"
#include "calc/anchorage/steps.hpp"

namespace apex::anchorage {
namespace {

std::optional<Rejection> refuse_outline(const Outline& o) {
    if (o.shape == OutlineShape::round) {
        if (!o.diameter_in || !is_positive(*o.diameter_in))
            return Rejection{"/group/outline/diameter_in", "a round pier needs its diameter",
                             geometry};
        for (const auto& [field, edge] : {std::pair{"/group/outline/x_min_in", &o.x_min_in},
                                          std::pair{"/group/outline/x_max_in", &o.x_max_in},
                                          std::pair{"/group/outline/y_min_in", &o.y_min_in},
                                          std::pair{"/group/outline/y_max_in", &o.y_max_in}})
            if (*edge) return Rejection{field, "a round pier has no straight edge", geometry};
    } else {
        if (o.diameter_in)
            return Rejection{"/group/outline/diameter_in", "a rectangle has no diameter", geometry};
        for (const auto& [field, edge] : {std::pair{"/group/outline/x_min_in", &o.x_min_in},
                                          std::pair{"/group/outline/x_max_in", &o.x_max_in},
                                          std::pair{"/group/outline/y_min_in", &o.y_min_in},
                                          std::pair{"/group/outline/y_max_in", &o.y_max_in}})
            if (*edge && !is_finite(**edge)) return Rejection{field, "must be a number", geometry};
    }
    if (o.h_a_in && !is_positive(*o.h_a_in))
        return Rejection{"/group/outline/h_a_in", "must be a positive number", geometry};
    return std::nullopt;
}

std::string field_of(std::size_t anchor, const char* member) {
    return "/group/anchors/" + std::to_string(anchor) + member;
}

}  // namespace

std::optional<Rejection> refuse(const Group& group) {
    const auto& anchors = group.anchors;
    if (anchors.empty() || anchors.size() > anchors_most)
        return Rejection{"/group/anchors", "must hold 1 to 64 anchors", geometry};
    if (auto no = refuse_outline(group.outline)) return no;
    const Bounds bounds(group.outline);
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        const Anchor& a = anchors[i];
        if (!is_finite(a.x_in))
            return Rejection{field_of(i, "/x_in"), "must be a number", geometry};
        if (!is_finite(a.y_in))
            return Rejection{field_of(i, "/y_in"), "must be a number", geometry};
        if (!is_finite(a.N_ua_kip))
            return Rejection{field_of(i, "/N_ua_kip"), "must be a number", statics};
        if (!(bounds.least_edge(a) > 0))
            return Rejection{field_of(i, ""), "lies on the edge of the concrete or outside it",
                             geometry};
        for (std::size_t j = 0; j < i; ++j)
            if (anchors[j].x_in == a.x_in && anchors[j].y_in == a.y_in)
                return Rejection{field_of(i, ""), "stands where another anchor stands", geometry};
    }
    return std::nullopt;
}

std::optional<Rejection> refuse(const Concrete& concrete) {
    if (!(concrete.f_c_psi >= 2500 && concrete.f_c_psi < far))
        return Rejection{"/concrete/f_c_psi", "must be at least 2500 psi",
                         aci_unconfirmed("19.2.1.1")};
    if (!(concrete.lambda_a > 0 && concrete.lambda_a <= 1))
        return Rejection{"/concrete/lambda_a", "must be above 0 and at most 1",
                         aci_unconfirmed("17.2.4.1")};
    return std::nullopt;
}

std::optional<Rejection> refuse(const Embedment& embedment) {
    if (auto no = all_positive({{"/embedment/h_ef_in", embedment.h_ef_in}}, aci("17.6.2")))
        return no;
    if (embedment.kind != AnchorKind::post_installed) {
        if (embedment.approval)
            return Rejection{"/embedment/approval", "belongs to post-installed anchors",
                             aci("17.6.2.2")};
        return std::nullopt;
    }
    if (!embedment.approval)
        return Rejection{"/embedment/approval",
                         "a post-installed anchor needs k_c and phi of its evaluation report",
                         aci("17.6.2.2")};
    const Approval& a = *embedment.approval;
    const Clause report = aci("17.6.2.2");
    if (auto no = all_positive({{"/embedment/approval/k_c", a.k_c},
                                {"/embedment/approval/psi_c", a.psi_c},
                                {"/embedment/approval/c_ac_in", a.c_ac_in},
                                {"/embedment/approval/edge_min_in", a.edge_min_in},
                                {"/embedment/approval/spacing_min_in", a.spacing_min_in}},
                               report))
        return no;
    for (const auto& [field, phi] :
         {std::pair{"/embedment/approval/phi_tension", a.phi_tension},
          std::pair{"/embedment/approval/phi_shear", a.phi_shear},
          std::pair{"/embedment/approval/phi_pryout", a.phi_pryout},
          std::pair{"/embedment/approval/phi_pullout", a.phi_pullout.value_or(1)}})
        if (!(phi > 0 && phi <= 1)) return Rejection{field, "must be above 0, at most 1", report};
    if (a.N_p_kip.has_value() != a.phi_pullout.has_value())
        return Rejection{"/embedment/approval/N_p_kip", "N_p and phi_pullout come together",
                         report};
    if (a.N_p_kip && !is_positive(*a.N_p_kip))
        return Rejection{"/embedment/approval/N_p_kip", "must be a positive number", report};
    return std::nullopt;
}

std::optional<Rejection> refuse(const ShearLoads& loads, const Group& group) {
    for (const auto& [field, v] :
         {std::pair{"/shear/V_x_kip", loads.V_x_kip}, std::pair{"/shear/V_y_kip", loads.V_y_kip},
          std::pair{"/shear/T_kipin", loads.T_kipin}})
        if (!is_finite(v)) return Rejection{field, "must be a number", statics};
    if (loads.T_kipin != 0 && group.anchors.size() == 1)
        return Rejection{"/shear/T_kipin", "one anchor takes no torsion", statics};
    return std::nullopt;
}

}  // namespace apex::anchorage
