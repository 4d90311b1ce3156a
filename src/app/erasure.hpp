// Use case: takes a person out of an account: names and e-mail addresses become one pseudonym that
// nothing leads back from. The chains of events stay as they were written and hold
// (domain/event.hpp); each one that is concerned gets an event that says so. What is personal and
// where it may stand: tables.hpp and docs/operating/data.md.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/context.hpp"

namespace apex::app {

struct ErasureRequest {
    std::string account_id;
    std::vector<std::string> persons;  ///< how the person is called: name, e-mail address, ...
};

struct Erasure {
    std::string pseudonym;      ///< "erased-" and 8 hexadecimal digits; for all of `persons`
    std::int64_t rows = 0;      ///< changed or removed
    std::int64_t events = 0;    ///< whose words were changed
    std::int64_t projects = 0;  ///< that got an event of it
    std::int64_t objects = 0;   ///< removed: reports of these projects, which can be ordered anew
    /// Files of the account whose bytes are kept: nobody looked into them.
    std::int64_t uploads = 0;
    /// "prj_.../file_...": those of the projects concerned, which may well show the person.
    std::vector<std::string> uploads_concerned = {};
    /// Answers that name the person and could not be taken out of the cache: it was away. They end
    /// by themselves within minutes.
    std::int64_t answers_kept = 0;
    /// "prj_.../3": events from before words were kept beside the chain. They still name the
    /// person.
    std::vector<std::string> in_chain = {};
};

/// Whole words, whatever their case in ASCII. Rows change in one unit of work; objects are removed
/// after it, and what a crash left of them at the next call. Running it again finds nothing.
/// Meanwhile others may write: a row that names the person is held before it is rewritten, so what
/// they changed stays, and who comes later meets the new version.
Erasure erase_person(const Ports& ports, const ErasureRequest& request);

/// How many erasures the account has seen. Whoever works on a copy of an account's words for a
/// while counts when it reads them, and once more when it writes what came of them, with the
/// project held: a larger count, and the copy may name someone whom the account does not name any
/// more.
std::int64_t count_erasures(UnitOfWork& work, const std::string& account_id);

/// `text` with the pseudonym for each occurrence.
std::string without_person(const std::string& text, const std::vector<std::string>& persons,
                           const std::string& pseudonym);

}  // namespace apex::app
