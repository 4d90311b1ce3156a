// What most use cases begin with: the project behind an id as the client wrote it, and whether the
// client saw its newest state. For the use cases' own files only.
#pragma once
#include <optional>
#include <string>

#include "app/context.hpp"
#include "app/projects.hpp"
#include "app/result.hpp"
#include "domain/etag.hpp"

namespace apex::app {

enum class Lock : unsigned char { none, held };

/// A malformed id is an unknown id.
std::optional<domain::Project> lookup(UnitOfWork& work, const std::string& project_id, Lock lock);

/// Failure 428 or 412, none if the header names the current tag.
std::optional<Failure> refused_by(const std::optional<std::string>& if_match,
                                  const std::string& current_etag);
/// For a compare-and-set that lost in spite of a matching tag.
Failure overtaken();

ProjectView view(UnitOfWork& work, const domain::Project& project);

/// Stores a changed project: raises its version, compares and sets, records the event and tells the
/// index. False: someone else was first.
struct Recorded {
    const char* kind;
    std::string before, after;
};
bool store_change(UnitOfWork& work, const Ports& ports, const Caller& caller,
                  domain::Project& project, const Recorded& event);

domain::EventDraft draft_event(const Ports& ports, const Caller& caller,
                               const domain::ProjectId& project, const Recorded& event);

/// The problems of a page request, none if it is acceptable.
std::optional<Failure> refused_page(const PageRequest& page);
/// A whole number above 0 in a cursor; none for anything else.
std::optional<std::int64_t> parse_whole(const std::string& text);
Failure bad_cursor();

}  // namespace apex::app
