// What every use case is given: the ports and who asks. Chosen by the composition roots in
// services/.
#pragma once
#include <chrono>
#include <string>

#include "app/ports/answer_cache.hpp"
#include "app/ports/calculator.hpp"
#include "app/ports/clock.hpp"
#include "app/ports/file_scanner.hpp"
#include "app/ports/id_source.hpp"
#include "app/ports/notifier.hpp"
#include "app/ports/object_store.hpp"
#include "app/ports/search_index.hpp"
#include "app/ports/task_queue.hpp"
#include "app/ports/unit_of_work.hpp"
#include "app/ports/upload_door.hpp"
#include "app/ports/uploads.hpp"
#include "domain/role.hpp"

namespace apex::app {

/// What the files of projects need.
struct FilePorts {
    Uploads* uploads = nullptr;      ///< null only where no file is ever touched
    UploadDoor* door = nullptr;      ///< null: an object store answers the signed URLs itself
    FileScanner* scanner = nullptr;  ///< null: none is configured
    std::int64_t size_bytes_max = std::int64_t{64} << 20;
    std::chrono::hours deleted_kept{24 * 30};  ///< the bytes of a deleted file
};

/// Who is told of a submission; null: not configured.
struct Notifiers {
    Notifier* webhook = nullptr;
    Notifier* email = nullptr;
    std::string public_url = {};  ///< before the paths of links; "": paths alone
};

/// All outlive the use cases. Safe to share between threads.
struct Ports {
    Database& database;
    Calculator& calculator;
    ObjectStore& objects;
    SearchIndex& search;
    TaskQueue& queue;
    Clock& clock;
    IdSource& ids;
    /// Deliver the outbox right after each commit instead of leaving it to the worker: for an index
    /// that lies in the same file.
    bool deliver_at_once = true;
    /// Asked before the database whether a request was answered already; none: it is not asked.
    AnswerCache* answers = nullptr;
    FilePorts files = {};
    Notifiers notifiers = {};
};

/// How a caller showed who it is.
enum class SignIn : unsigned char {
    none,     ///< no one signs in (APEX_AUTH=off)
    session,  ///< a person's browser, by its cookie
    token,    ///< a bearer token of the identity provider
    api_key   ///< a key of this program's own
};

struct Caller {
    Access access;           ///< the account's, or everything() while no one signs in
    std::string actor;       ///< recorded in the audit trail: a user's id ("usr_..."), an API key's
                             ///< ("key_..."), or "anonymous" while no one signs in. Never a name
    std::string request_id;  ///< X-Request-ID
    domain::Role role = domain::Role::viewer;  ///< admin while no one signs in
    SignIn sign_in = SignIn::none;
    std::string key_id = {};       ///< of the API key that was used; empty otherwise
    std::string traceparent = {};  ///< W3C trace context of the request; tasks carry it on
    /// Whether a person stands behind the request, as a review needs it.
    bool is_person() const { return sign_in == SignIn::session || sign_in == SignIn::token; }
};

}  // namespace apex::app
