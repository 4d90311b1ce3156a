// The counties of the United States as polygons, read in place from the compiled pack
// (data/sites/build_counties.mjs writes it). Not here: ZIP codes and cities (place_pack.hpp).
#pragma once
#include <optional>
#include <string_view>

#include "site/place_pack.hpp"

namespace apex::site {

struct County {
    std::string_view name, state;
};

/// A view over the map's bytes, which must outlive it. A map that is not well-formed is an
/// assertion.
class CountyMap {
  public:
    explicit CountyMap(std::string_view bytes);
    /// The county whose polygon holds the point; none at sea and abroad. Shore and border are drawn
    /// to about 0.3 mi.
    std::optional<County> at(Point point) const;

  private:
    struct Row;
    struct Ring;
    struct Vertex;
    bool holds(const Row& county, Point point) const;
    const Row* counties_;
    const Ring* rings_;
    const Vertex* vertices_;
    std::size_t county_count_, ring_count_, vertex_count_;
    std::string_view names_;
};

}  // namespace apex::site
