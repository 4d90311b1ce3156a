#include "signage/packs.hpp"

#include "calc/pricing/price_book.hpp"
#include "catalog/pack.hpp"
#include "site/resolve.hpp"

namespace apex::signage {

const std::vector<DataPack>& data_packs() {
    static const std::vector<DataPack> packs = [] {
        const auto& sections = catalog::pack();
        const auto& materials = catalog::materials_pack();
        std::vector<DataPack> all{{sections.name, sections.version, sections.sha256},
                                  {materials.name, materials.version, materials.sha256}};
        for (const auto& book : pricing::price_books())
            all.push_back({"price book " + book.name, book.effective_from, book.sha256});
        all.push_back({"sites", "", site::SiteData::pack_sha256()});
        return all;
    }();
    return packs;
}

const std::vector<std::string>& site_packs() {
    static const std::vector<std::string> packs{site::SiteData::pack_sha256()};
    return packs;
}

}  // namespace apex::signage
