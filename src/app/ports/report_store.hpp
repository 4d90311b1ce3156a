// Port: which reports a project has. Their bytes: object_store.hpp.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/report.hpp"

namespace apex::app {

class ReportStore {
  public:
    virtual ~ReportStore() = default;
    /// The same bytes again are the same report: the first record stays.
    virtual void insert(const domain::Report& report) = 0;
    virtual std::optional<domain::Report> find(const domain::ProjectId& project,
                                               const std::string& sha256) = 0;
    /// Newest first.
    virtual std::vector<domain::Report> list(const domain::ProjectId& project, int limit) = 0;
};

}  // namespace apex::app
