#include "services/api/version.hpp"

#include "base/version.hpp"
#include "services/api/build_facts.hpp"
#include "signage/packs.hpp"
#include "wire/design_wire.hpp"
#include "wire/type.hpp"

namespace apex::api {
namespace {

std::vector<std::string> words_of(const wire::Type& type) {
    return {type.words.begin(), type.words.end()};
}

}  // namespace

Version version_of_this_program() {
    Version v;
    v.service = "api";
    v.version = program_version;
    v.git_commit = build_facts().git_commit;
    v.built_at = build_facts().built_at;
    v.engine_version = engine_version;
    v.editions.wind = words_of(wire::type_of<design::WindEdition>());
    v.editions.steel = words_of(wire::type_of<design::SteelEdition>());
    v.editions.concrete = words_of(wire::type_of<design::ConcreteEdition>());
    v.editions.soil = words_of(wire::type_of<design::SoilEdition>());
    for (const auto& pack : signage::data_packs())
        v.data_packs.push_back({pack.name, pack.version, pack.sha256});
    return v;
}

}  // namespace apex::api
