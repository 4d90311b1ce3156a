// `POST baseplate/checks`, `baseplate/design`, `anchors/checks`: whole joints. The checks stand in
// the answer's envelope, every mode listed. Single modes: check_registry.hpp.
#pragma once
#include "calc/baseplate/plate_design.hpp"
#include "calc/design/sign_design.hpp"
#include "wire/codec.hpp"

namespace apex::wire {

struct AnchorsResult {
    double tension_ratio, shear_ratio;  ///< as they enter 17.8
    std::string governing;              ///< id of a check
    double utilisation;
    bool passes;
};
Outcome<design::Answer<AnchorsResult>> check_anchors(const anchorage::JointInputs& request,
                                                     design::Derivation derivation);

struct BaseResult {
    double T_max_kip;       ///< greatest tension of an anchor
    double t_required_in;   ///< of the plate
    double wind_angle_deg;  ///< in which the governing wind pushes, from x
    int wind_directions;    ///< tried
    std::string governing;
    double utilisation;
    bool passes;
};
Outcome<design::Answer<BaseResult>> check_base(const baseplate::PlateJointInputs& request,
                                               design::Derivation derivation);

struct BaseDesignRequest {
    baseplate::PlateJointInputs base;
    baseplate::PlateStocks stocks;
};
struct BaseDesignResult {
    bool found;  ///< false: the greatest of each stock, and the checks say what it fails
    double rod_diameter_in, embedment_in, thickness_in;
    std::vector<baseplate::SmallerFails> smaller;
    BaseResult base;
};
Outcome<design::Answer<BaseDesignResult>> design_base(const BaseDesignRequest& request,
                                                      design::Derivation derivation);

extern template const Type& type_of<anchorage::JointInputs>();
extern template const Type& type_of<AnchorsResult>();
extern template const Type& type_of<baseplate::PlateJointInputs>();
extern template const Type& type_of<BaseResult>();
extern template const Type& type_of<BaseDesignRequest>();
extern template const Type& type_of<BaseDesignResult>();

}  // namespace apex::wire
