#include "site/place_pack.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

#include "base/assertion.hpp"
#include "base/numeric.hpp"

namespace apex::site {
namespace {

// In the order of build_pack.mjs: a row's state is an index into this list.
constexpr std::array<std::pair<std::string_view, std::string_view>, 56> states{{
    {"AL", "alabama"},        {"AK", "alaska"},         {"AZ", "arizona"},
    {"AR", "arkansas"},       {"CA", "california"},     {"CO", "colorado"},
    {"CT", "connecticut"},    {"DE", "delaware"},       {"DC", "district of columbia"},
    {"FL", "florida"},        {"GA", "georgia"},        {"HI", "hawaii"},
    {"ID", "idaho"},          {"IL", "illinois"},       {"IN", "indiana"},
    {"IA", "iowa"},           {"KS", "kansas"},         {"KY", "kentucky"},
    {"LA", "louisiana"},      {"ME", "maine"},          {"MD", "maryland"},
    {"MA", "massachusetts"},  {"MI", "michigan"},       {"MN", "minnesota"},
    {"MS", "mississippi"},    {"MO", "missouri"},       {"MT", "montana"},
    {"NE", "nebraska"},       {"NV", "nevada"},         {"NH", "new hampshire"},
    {"NJ", "new jersey"},     {"NM", "new mexico"},     {"NY", "new york"},
    {"NC", "north carolina"}, {"ND", "north dakota"},   {"OH", "ohio"},
    {"OK", "oklahoma"},       {"OR", "oregon"},         {"PA", "pennsylvania"},
    {"RI", "rhode island"},   {"SC", "south carolina"}, {"SD", "south dakota"},
    {"TN", "tennessee"},      {"TX", "texas"},          {"UT", "utah"},
    {"VT", "vermont"},        {"VA", "virginia"},       {"WA", "washington"},
    {"WV", "west virginia"},  {"WI", "wisconsin"},      {"WY", "wyoming"},
    {"AS", "american samoa"}, {"GU", "guam"},           {"MP", "northern mariana islands"},
    {"PR", "puerto rico"},    {"VI", "virgin islands"},
}};
constexpr double degrees_per_micro = 1e-6;

/// The length of the list for letters that are no state's.
unsigned index_of(std::string_view state) {
    unsigned index = 0;
    while (index < states.size() && states[index].first != state) ++index;
    return index;
}

}  // namespace

struct PlacePack::Zip {
    std::uint32_t number;
    std::int32_t lat, lon;
    std::uint32_t city, county, flags;
};
struct PlacePack::City {
    std::uint32_t folded, name, county;
    std::int32_t lat, lon;
    std::uint32_t state;
};

double distance_mi(Point a, Point b) {
    const double rad = pi / 180;
    const double sin_lat = sin((b.lat - a.lat) * rad / 2), sin_lon = sin((b.lon - a.lon) * rad / 2);
    const double h = sin_lat * sin_lat + cos(a.lat * rad) * cos(b.lat * rad) * sin_lon * sin_lon;
    return 2 * 3958.7613 * atan2(sqrt(h), sqrt(1 - min(h, 1.0)));
}

std::optional<std::string_view> state_code(std::string_view text) {
    const std::string folded = fold_name(text);
    for (const auto& [code, name] : states)
        if (folded == name || (folded.size() == 2 && std::toupper(folded[0]) == code[0] &&
                               std::toupper(folded[1]) == code[1]))
            return code;
    return std::nullopt;
}

std::string fold_name(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) && byte < 0x80) {
            out += static_cast<char>(std::tolower(byte));
        } else if (c != '.' && c != '\'' && !out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    for (const auto& [brief, full] :
         {std::pair{"st ", "saint "}, {"ft ", "fort "}, {"mt ", "mount "}})
        if (out.starts_with(brief)) return full + out.substr(std::strlen(brief));
    return out;
}

PlacePack::PlacePack(std::string_view bytes) {
    constexpr std::size_t header = 24;
    APEX_ASSERT(bytes.size() >= header && bytes.substr(0, 8) == std::string_view("APXPLC1\0", 8));
    APEX_ASSERT(reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(Zip) == 0);
    std::array<std::uint32_t, 4> counts{};
    std::memcpy(counts.data(), bytes.data() + 8, sizeof counts);
    zip_count_ = counts[0];
    city_count_ = counts[1];
    const std::size_t rows = zip_count_ * sizeof(Zip) + city_count_ * sizeof(City);
    APEX_ASSERT(zip_count_ > 0 && bytes.size() == header + rows + counts[2]);
    zips_ = reinterpret_cast<const Zip*>(bytes.data() + header);
    cities_ = reinterpret_cast<const City*>(bytes.data() + header + zip_count_ * sizeof(Zip));
    strings_ = bytes.substr(header + rows);
    APEX_ASSERT(strings_.empty() || strings_.back() == '\0');
}

std::string_view PlacePack::text(unsigned offset) const {
    APEX_ASSERT(offset < strings_.size());
    return strings_.data() + offset;
}

PlaceRow PlacePack::row(const Zip& z) const {
    const unsigned state = z.flags & 0xff;
    APEX_ASSERT(state < states.size());
    return {text(z.city),
            states[state].first,
            text(z.county),
            z.number,
            {z.lat * degrees_per_micro, z.lon * degrees_per_micro},
            static_cast<PointSource>((z.flags >> 8) & 0xff),
            (z.flags >> 16 & 1) != 0,
            (z.flags >> 17 & 1) != 0};
}

std::optional<PlaceRow> PlacePack::zip(unsigned number) const {
    const Zip* end = zips_ + zip_count_;
    const Zip* found =
        std::lower_bound(zips_, end, number, [](const Zip& z, unsigned n) { return z.number < n; });
    if (found == end || found->number != number) return std::nullopt;
    return row(*found);
}

std::optional<PlaceRow> PlacePack::city(std::string_view state, std::string_view name) const {
    const unsigned index = index_of(state);
    const std::pair<unsigned, std::string> key{index, fold_name(name)};
    const City* end = cities_ + city_count_;
    const City* found = std::lower_bound(cities_, end, key, [this](const City& c, const auto& k) {
        return c.state != k.first ? c.state < k.first : text(c.folded) < k.second;
    });
    if (found == end || found->state != index || text(found->folded) != key.second)
        return std::nullopt;
    return PlaceRow{text(found->name),
                    states[index].first,
                    text(found->county),
                    0,
                    {found->lat * degrees_per_micro, found->lon * degrees_per_micro},
                    PointSource::geonames,
                    false,
                    false};
}

std::optional<PlaceRow> PlacePack::nearest(Point point, std::string_view state) const {
    // Squared distance on a local plane orders near points as the sphere does; 42 000 rows take
    // about 0.1 ms.
    const double east = cos(point.lat * pi / 180);
    const unsigned index = index_of(state);
    const Zip* best = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const Zip* z = zips_; z != zips_ + zip_count_; ++z) {
        constexpr unsigned doubtful = 0xffu << 8 | 1u << 16 | 1u << 17;  // Not the Census's alone.
        if ((z->flags & 0xff) != index || (z->flags & doubtful) != 0) continue;
        const double dy = z->lat * degrees_per_micro - point.lat;
        const double dx = (z->lon * degrees_per_micro - point.lon) * east;
        if (const double d = dx * dx + dy * dy; d < least) {
            least = d;
            best = z;
        }
    }
    if (best == nullptr) return std::nullopt;
    return row(*best);
}

}  // namespace apex::site
