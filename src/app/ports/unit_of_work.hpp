// Port: the database as units of work. What one unit of work writes is stored wholly and durably
// when commit() returns, or not at all. Stores are reached only through it, and see only what its
// access allows.
#pragma once
#include <memory>

#include "app/ports/access.hpp"
#include "app/ports/api_key_store.hpp"
#include "app/ports/audit_store.hpp"
#include "app/ports/event_store.hpp"
#include "app/ports/idempotency_store.hpp"
#include "app/ports/outbox.hpp"
#include "app/ports/probe.hpp"
#include "app/ports/project_file_store.hpp"
#include "app/ports/project_store.hpp"
#include "app/ports/report_store.hpp"
#include "app/ports/review_store.hpp"
#include "app/ports/revision_store.hpp"
#include "app/ports/row_store.hpp"
#include "app/ports/sign_in_store.hpp"
#include "app/ports/submission_store.hpp"
#include "app/ports/task_store.hpp"

namespace apex::app {

enum class Intent : unsigned char { read, write };

/// One consistent view. Destroyed without commit(): nothing has happened. Used by one thread.
class UnitOfWork {
  public:
    virtual ~UnitOfWork() = default;
    virtual ProjectStore& projects() = 0;
    virtual RevisionStore& revisions() = 0;
    virtual EventStore& events() = 0;
    virtual AuditStore& audit() = 0;
    virtual TaskStore& tasks() = 0;
    virtual ReportStore& reports() = 0;
    virtual ProjectFileStore& files() = 0;
    virtual SubmissionStore& submissions() = 0;
    virtual Outbox& outbox() = 0;
    virtual IdempotencyStore& idempotency() = 0;
    virtual SignInStore& sign_ins() = 0;
    virtual ApiKeyStore& api_keys() = 0;
    virtual ReviewStore& reviews() = 0;
    virtual RowStore& rows() = 0;
    /// Ends it: nothing may be asked of its stores afterwards, and the thread may begin the next
    /// one.
    virtual void commit() = 0;
    /// `companion` ends with this: whoever lends a unit of work can see how long it was out.
    void accompany(std::shared_ptr<void> companion) { companion_ = std::move(companion); }

  private:
    std::shared_ptr<void> companion_;
};

/// Safe to use from many threads. Throws Unavailable.
class Database : public Probe {
  public:
    virtual std::unique_ptr<UnitOfWork> begin(const Access& access, Intent intent) = 0;
};

}  // namespace apex::app
