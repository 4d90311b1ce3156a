#include "site/county_map.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>

#include "base/assertion.hpp"

namespace apex::site {

struct CountyMap::Row {
    std::uint32_t name;
    std::array<char, 4> state;
    std::uint32_t first_ring, ring_count;
    std::int32_t south, north, west, east;  ///< Micro-degrees, as all here.
};
struct CountyMap::Ring {
    std::uint32_t first_vertex, vertex_count;
};
struct CountyMap::Vertex {
    std::int32_t lat, lon;
};

CountyMap::CountyMap(std::string_view bytes) {
    constexpr std::size_t header = 24;
    APEX_ASSERT(bytes.size() >= header && bytes.substr(0, 8) == std::string_view("APXCTY1\0", 8));
    APEX_ASSERT(reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(Row) == 0);
    std::array<std::uint32_t, 4> counts{};
    std::memcpy(counts.data(), bytes.data() + 8, sizeof counts);
    county_count_ = counts[0];
    ring_count_ = counts[1];
    vertex_count_ = counts[2];
    const std::size_t rings_at = header + county_count_ * sizeof(Row);
    const std::size_t vertices_at = rings_at + ring_count_ * sizeof(Ring);
    const std::size_t names_at = vertices_at + vertex_count_ * sizeof(Vertex);
    APEX_ASSERT(county_count_ > 0 && bytes.size() == names_at + counts[3]);
    counties_ = reinterpret_cast<const Row*>(bytes.data() + header);
    rings_ = reinterpret_cast<const Ring*>(bytes.data() + rings_at);
    vertices_ = reinterpret_cast<const Vertex*>(bytes.data() + vertices_at);
    names_ = bytes.substr(names_at);
    APEX_ASSERT(!names_.empty() && names_.back() == '\0');
}

std::optional<County> CountyMap::at(Point point) const {
    for (const Row& county : std::span(counties_, county_count_))
        if (holds(county, point)) {
            APEX_ASSERT(county.name < names_.size());
            return County{names_.data() + county.name, {county.state.data(), 2}};
        }
    return std::nullopt;
}

/// Even-odd over all rings, so that holes and islands need no words of their own.
bool CountyMap::holds(const Row& county, Point point) const {
    const double lat = point.lat * 1e6, lon = point.lon * 1e6;
    if (lat < county.south || lat > county.north || lon < county.west || lon > county.east)
        return false;
    APEX_ASSERT(county.first_ring + county.ring_count <= ring_count_);
    bool inside = false;
    for (const Ring& ring : std::span(rings_ + county.first_ring, county.ring_count)) {
        APEX_ASSERT(ring.first_vertex + ring.vertex_count <= vertex_count_);
        const std::span vertices(vertices_ + ring.first_vertex, ring.vertex_count);
        for (std::size_t i = 1; i < vertices.size(); ++i) {
            const double y1 = vertices[i - 1].lat, y2 = vertices[i].lat;
            const double x1 = vertices[i - 1].lon, x2 = vertices[i].lon;
            if ((y1 > lat) != (y2 > lat) && lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1))
                inside = !inside;
        }
    }
    return inside;
}

}  // namespace apex::site
