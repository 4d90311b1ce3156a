// Use cases on the designs of a project: save (which calculates), read, compare, price. Nothing
// here computes: the engine did.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/context.hpp"
#include "app/projects.hpp"
#include "app/result.hpp"
#include "calc/design/design_document.hpp"

namespace apex::app {

struct SavedDesign {
    ProjectView project;        ///< with its new entity tag
    domain::Revision revision;  ///< the new one, or the current one if its content is the same
    bool is_new = false;
    std::string calculated_by;  ///< see Calculation
};
/// `if_match` carries the project's entity tag.
Result<SavedDesign> put_design(const Ports& ports, const Caller& caller,
                               const std::string& project_id,
                               const std::optional<std::string>& if_match,
                               const design::DesignDocument& document);

struct CurrentDesign {
    std::string project_etag;
    domain::Revision revision;
};
/// Not found where no design is saved.
Result<CurrentDesign> get_design(const Ports& ports, const Caller& caller,
                                 const std::string& project_id);

/// Newest first.
Result<Page<domain::RevisionHeader>> list_revisions(const Ports& ports, const Caller& caller,
                                                    const std::string& project_id,
                                                    const PageRequest& page);
Result<domain::Revision> get_revision(const Ports& ports, const Caller& caller,
                                      const std::string& project_id, const std::string& number);

/// One difference; `before` and `after` are JSON texts, absent where the side has nothing there.
struct Change {
    std::string pointer;
    std::optional<std::string> before, after;
};
struct RevisionDiff {
    domain::RevisionHeader from, to;
    std::vector<Change> inputs;   ///< in the document
    std::vector<Change> results;  ///< in result and, under "/checks/<id>/...", in the checks
};
Result<RevisionDiff> diff_revisions(const Ports& ports, const Caller& caller,
                                    const std::string& project_id, const std::string& from,
                                    const std::string& to);

/// The price of the current revision as it was computed with it.
struct Estimate {
    domain::RevisionHeader revision;
    std::string price;  ///< JSON object: price_book, currency, effective_from, lines, total_cents
};
/// A conflict where no design is saved.
Result<Estimate> estimate(const Ports& ports, const Caller& caller, const std::string& project_id);

struct BomLine {
    std::string item;         ///< "pole", "footing concrete", "excavation", "cabinet 1"
    std::string description;  ///< "HSS12.750X0.375, A500 Gr C"
    double quantity = 0;
    std::string unit;  ///< "ft", "lb", "yd3", "ft2", "each"
};
struct BillOfMaterials {
    domain::RevisionHeader revision;
    std::vector<BomLine> lines;
};
/// A conflict where no design is saved.
Result<BillOfMaterials> bill_of_materials(const Ports& ports, const Caller& caller,
                                          const std::string& project_id);

}  // namespace apex::app
