// The wire form of design documents, requests and results: which types are described. The limits
// and words themselves stand in document_wire.cpp, request_wire.cpp and result_wire.cpp; the codec
// is wire/codec.hpp.
#pragma once
#include <string>
#include <vector>

#include "calc/design/design_document.hpp"
#include "calc/design/sign_design.hpp"
#include "trace/record.hpp"
#include "wire/codec.hpp"

namespace apex::wire {

/// `POST cabinets/derive`: a sign alone, its fields at the top level.
using CabinetsRequest = design::Sign;

// The document and its parts.
extern template const Type& type_of<design::DesignDocument>();
extern template const Type& type_of<design::Codes>();
extern template const Type& type_of<design::Site>();
extern template const Type& type_of<design::Topography>();
extern template const Type& type_of<design::Sign>();
extern template const Type& type_of<design::Cabinet>();
extern template const Type& type_of<design::Support>();
extern template const Type& type_of<design::Foundation>();
extern template const Type& type_of<design::Soil>();
extern template const Type& type_of<design::Options>();
extern template const Type& type_of<design::ProjectCaption>();
extern template const Type& type_of<design::WindRequest>();

// Words.
extern template const Type& type_of<design::WindEdition>();
extern template const Type& type_of<design::SteelEdition>();
extern template const Type& type_of<design::ConcreteEdition>();
extern template const Type& type_of<design::SoilEdition>();
extern template const Type& type_of<design::RiskCategory>();
extern template const Type& type_of<design::ExposureCategory>();
extern template const Type& type_of<design::Family>();
extern template const Type& type_of<design::FoundationType>();
extern template const Type& type_of<design::FootingShape>();

// Results.
extern template const Type& type_of<design::DesignResult>();
extern template const Type& type_of<design::CabinetsGeometry>();
extern template const Type& type_of<design::WindResult>();
extern template const Type& type_of<design::PoleOptions>();
extern template const Type& type_of<design::PoleResult>();
extern template const Type& type_of<design::FootingResult>();
extern template const Type& type_of<pricing::Quantities>();
extern template const Type& type_of<pricing::Price>();
extern template const Type& type_of<pricing::PriceLine>();
extern template const Type& type_of<StepRecord>();
extern template const Type& type_of<CheckRecord>();
extern template const Type& type_of<std::vector<StepRecord>>();
extern template const Type& type_of<std::vector<CheckRecord>>();

}  // namespace apex::wire
