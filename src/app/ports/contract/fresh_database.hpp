// How a suite gets an empty database of the adapter under test.
#pragma once
#include <functional>
#include <memory>

#include "app/ports/unit_of_work.hpp"

namespace apex::app::contract {

/// An empty database at the newest revision. `keep` is destroyed last and cleans up.
struct FreshDatabase {
    std::shared_ptr<void> keep;
    std::shared_ptr<Database> database;
};
using MakeDatabase = std::function<FreshDatabase()>;

}  // namespace apex::app::contract
