// The wire form of the search for the best design (calc/design/optimum.hpp).
#pragma once
#include "calc/design/optimum.hpp"
#include "wire/codec.hpp"

namespace apex::wire {

/// `POST designs/optimize`: a design document, with what else the search is told beside its fields.
struct OptimumBody {
    std::string schema = "apex.design/1";
    design::Codes codes;
    design::Site site;
    design::Sign sign;
    design::Support support;
    design::Foundation foundation;
    design::Options options;
    design::ProjectCaption project;
    design::SearchSpace space;
    std::optional<design::CarbonFactors> carbon;
};

design::OptimumRequest request_of(const OptimumBody& body, design::LeastOf least);

extern template const Type& type_of<design::LeastOf>();
extern template const Type& type_of<design::Optimum>();
extern template const Type& type_of<OptimumBody>();

}  // namespace apex::wire
