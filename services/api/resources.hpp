// The JSON shapes of stored things, and how they are made from the domain's. Limits and words:
// resources_wire.cpp.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/designs.hpp"
#include "app/projects.hpp"
#include "calc/pricing/price.hpp"
#include "domain/event.hpp"
#include "domain/report.hpp"
#include "domain/task.hpp"
#include "services/api/identity_wire.hpp"
#include "wire/codec.hpp"

namespace apex::api {

struct RevisionSummary {
    int number = 0;
    std::string input_hash, design_hash, engine_version;
    domain::DesignSummary summary;
    std::string created_at, created_by;
};

/// One place where a word of a search stands.
struct HighlightResource {
    std::string field, before, match, after;
};

struct ProjectResource {
    std::string project_id, account_id, name, customer;
    std::optional<std::string> description, site_name, street, created_by;
    std::string status;
    std::vector<std::string> allowed_transitions;
    std::string created_at, updated_at;
    std::optional<RevisionSummary> design;                     ///< null: no design saved
    std::optional<std::vector<HighlightResource>> highlights;  ///< of a search
};

/// An inner null clears; what is absent stays. A name and a customer cannot be cleared.
struct ProjectChange {
    std::optional<std::optional<std::string>> name, customer, description, site_name, street;
};

struct TransitionRequest {
    std::string to;
};
struct ReportRequest {
    std::optional<std::string> kind;
};

struct RevisionResource {
    std::string project_id;
    int number = 0;
    std::string input_hash, design_hash, engine_version;
    domain::DesignSummary summary;
    std::string created_at, created_by;
    std::optional<bool> is_new;  ///< of a save: false when the current revision already was this
    std::optional<std::string> calculated_by;            ///< of a save
    std::optional<std::vector<ReviewResource>> reviews;  ///< of a read: oldest first
    wire::RawJson document, result, checks, assumptions, warnings;
    std::optional<wire::RawJson> trace;
};

struct DiffEntry {
    std::string pointer;
    std::optional<wire::RawJson> before, after;
};
struct DiffResource {
    RevisionSummary from, to;
    std::vector<DiffEntry> inputs, results;
};

struct EventResource {
    std::int64_t sequence = 0;
    std::string kind, actor, at, request_id;
    wire::RawJson before, after;
    std::string previous_hash, hash;
};

/// The price as it was computed with the revision.
struct EstimateResource {
    std::string project_id;
    int revision = 0;
    std::string price_book, currency, effective_from;
    std::vector<pricing::PriceLine> lines;
    std::int64_t total_cents = 0;
};
struct BomEntry {
    std::string item, description;
    double quantity = 0;
    std::string unit;
};
struct BomResource {
    std::string project_id;
    int revision = 0;
    std::vector<BomEntry> lines;
};

struct TaskResource {
    std::string task_id, project_id, kind, status;
    double progress = 0;
    std::string stage;
    int attempts = 0;
    std::optional<wire::RawJson> result;
    std::optional<std::string> error;
    std::string created_at, updated_at;
};
struct TaskStarted {
    std::string task_id, status;
};

struct ReportResource {
    std::string sha256, kind, url;
    std::int64_t size_bytes = 0;
    int revision = 0;
    std::string task_id, created_at;
};

RevisionSummary resource(const domain::RevisionHeader& header);
ProjectResource resource(const app::ProjectView& view);
RevisionResource resource(const domain::Revision& revision, bool with_trace);
DiffResource resource(const app::RevisionDiff& diff);
EventResource resource(const domain::Event& event);
TaskResource resource(const domain::Task& task);
ReportResource resource(const domain::Report& report);

/// The entity tag of an immutable revision.
/// A revision never changes; its reviews are appended.
std::string etag_of(const domain::RevisionHeader& header, std::size_t reviews);

}  // namespace apex::api
