// The JSON of health, readiness and version.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "signage/answers.hpp"
#include "wire/codec.hpp"

namespace apex::api {

struct Health {
    std::string status, service, version;
};
struct ReadyChecks {
    std::string database = "ok", redis = "ok", object_storage = "ok", search = "ok";
    std::optional<std::string> scanner;  ///< absent: none is configured
};
struct Ready {
    std::string status;
    ReadyChecks checks;
};
struct Version {
    std::string service, version, git_commit, built_at, engine_version;
    signage::EditionList editions;
    std::vector<signage::PackEntry> data_packs;
};

}  // namespace apex::api

namespace apex::wire {
extern template const Type& type_of<api::Health>();
extern template const Type& type_of<api::Ready>();
extern template const Type& type_of<api::Version>();
extern template const Type& type_of<signage::EditionList>();
extern template const Type& type_of<signage::PackEntry>();
}  // namespace apex::wire
