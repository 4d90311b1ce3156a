// Rows refer to objects by the SHA-256 of their bytes, and the same bytes are one object: what one
// removes as left over another may be recording anew. Each of both holds the object and then looks:
// who records, whether the bytes are there; who removes, whether a row refers to them. So no row
// ever refers to bytes that were removed.
#pragma once
#include <string>

#include "app/ports/object_store.hpp"
#include "app/ports/unit_of_work.hpp"

namespace apex::app {

/// In the unit of work that records a row that refers to the object, before it. Whether its bytes
/// are there, where they stay; if not, whoever has them stores them now, once more.
bool hold_stored(UnitOfWork& work, ObjectStore& objects, const std::string& sha256);

/// Removes the object if no row refers to it. Whether it is gone. A unit of work that ends without
/// commit does not bring it back.
bool remove_unreferred(UnitOfWork& work, ObjectStore& objects, const std::string& sha256);

/// Whether a row of any account refers to the object.
bool is_referred_to(UnitOfWork& work, const std::string& sha256);

}  // namespace apex::app
