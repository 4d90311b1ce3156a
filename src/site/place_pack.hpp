// ZIP codes and cities, read in place from the compiled pack (data/sites/build_pack.mjs writes it).
// Not here: parsing of addresses (address.hpp) and what a place's criteria are (resolve.hpp).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace apex::site {

struct Point {
    double lat, lon;  ///< degrees, WGS 84; west is negative
};

/// Great-circle distance in statute miles (haversine, mean Earth radius 3958.7613 mi).
double distance_mi(Point a, Point b);

enum class PointSource : unsigned char { census, geonames, zipcodes };

struct PlaceRow {
    std::string_view city, state, county;  ///< county may be empty
    unsigned zip;                          ///< 0 for a city
    Point point;
    PointSource source;
    bool sources_disagree;  ///< two sources put it more than 15 mi apart
    bool outside_county;    ///< its point lies outside its county's polygon, by 50 mi at most
};

/// Two letters for a state or territory given by letters or by name in any case; none if it is no
/// state.
std::optional<std::string_view> state_code(std::string_view text);

/// The form in which city names are compared: lower-case words, "St." and "Saint" alike.
std::string fold_name(std::string_view name);

/// A view over the pack's bytes, which must outlive it. A pack that is not well-formed is an
/// assertion.
class PlacePack {
  public:
    explicit PlacePack(std::string_view bytes);
    std::optional<PlaceRow> zip(unsigned number) const;
    std::optional<PlaceRow> city(std::string_view state, std::string_view name) const;
    /// The ZIP code of the state whose point is nearest, among those that are areas of land by the
    /// Census and whose point is not in doubt; none if the state has none. ZIP codes of post-office
    /// boxes are hardly ever such areas.
    std::optional<PlaceRow> nearest(Point point, std::string_view state) const;

  private:
    struct Zip;
    struct City;
    PlaceRow row(const Zip& zip) const;
    std::string_view text(unsigned offset) const;
    const Zip* zips_;
    const City* cities_;
    std::size_t zip_count_, city_count_;
    std::string_view strings_;
};

}  // namespace apex::site
