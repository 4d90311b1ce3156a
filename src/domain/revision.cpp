#include "domain/revision.hpp"

namespace apex::domain {

bool same_content(const Revision& current, const std::string& document,
                  const std::string& design_hash) {
    return current.document == document && current.header.design_hash == design_hash;
}

}  // namespace apex::domain
