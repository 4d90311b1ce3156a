// One page of a list, and how to ask for the next.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace apex::app {

inline constexpr int default_limit = 50, max_limit = 500;
inline constexpr int exact_total = 1000;  ///< beyond it a total only says "more"

struct PageRequest {
    int limit = default_limit;          ///< 1..max_limit
    std::optional<std::string> cursor;  ///< as a former page gave it
};

template <class Item>
struct Page {
    std::vector<Item> items;
    int total = 0;  ///< of the whole list; exact_total + 1 means "more than exact_total"
    std::optional<std::string> next;  ///< absent: this was the last page
};

}  // namespace apex::app
