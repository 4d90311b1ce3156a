#include "app/audit.hpp"

#include <map>

#include "app/dropped_chains.hpp"
#include "app/json_text.hpp"

namespace apex::app {
namespace {

constexpr int audit_batch = 500;
constexpr std::size_t findings_max = 100;

constexpr const char* broken_link =
    "the event does not have its hash, or does not follow the one before";
constexpr const char* other_words =
    "the event's words are not those it was made with, and no erasure says so";

/// What a function hands out in pages, one by one.
template <class Item, class Fetch>
class Stream {
  public:
    explicit Stream(Fetch fetch) : fetch_(std::move(fetch)) { fill(); }
    /// Null at the end.
    const Item* get() const { return at_ < page_.size() ? &page_[at_] : nullptr; }
    void next() {
        if (++at_ < page_.size() || page_.size() < static_cast<std::size_t>(audit_batch)) return;
        fill();
    }

  private:
    void fill() {
        page_ = fetch_(page_.empty() ? nullptr : &page_.back());
        at_ = 0;
    }
    Fetch fetch_;
    std::vector<Item> page_;
    std::size_t at_ = 0;
};
template <class Item, class Fetch>
Stream<Item, Fetch> stream(Fetch fetch) {
    return Stream<Item, Fetch>(std::move(fetch));
}

auto events_of(AuditStore& store) {
    return stream<domain::Event>([&store](const domain::Event* last) {
        return store.events(
            last ? std::optional(ChainPosition{last->what.project_id, last->sequence})
                 : std::nullopt,
            audit_batch);
    });
}

auto heads_of(AuditStore& store) {
    return stream<domain::AuditHead>([&store](const domain::AuditHead* last) {
        return store.heads(
            last ? std::optional(ChainPosition{last->project_id, last->sequence}) : std::nullopt,
            audit_batch);
    });
}

auto dropped_of(RowStore& store) {
    return stream<DroppedChain>([&store](const DroppedChain* last) {
        return dropped_chains(store, last ? std::optional(last->project_id) : std::nullopt,
                              audit_batch);
    });
}

/// Over the heads of one root as they are stored.
domain::HeadsHash hash_of_heads(AuditStore& store, std::int64_t root) {
    domain::HeadsHash hash;
    auto heads = stream<domain::AuditHead>([&store, root](const domain::AuditHead* last) {
        return store.heads_of(root, last ? std::optional(last->project_id) : std::nullopt,
                              audit_batch);
    });
    for (; heads.get(); heads.next()) hash.add(*heads.get());
    return hash;
}

/// The store is held.
domain::AuditRoot make_root(AuditStore& store, const std::optional<domain::AuditRoot>& last,
                            domain::Time as_of, domain::Time now) {
    const std::int64_t number = last ? last->number + 1 : 1;
    std::optional<domain::ProjectId> after;
    while ((after = store.collect_heads(number, as_of, after, audit_batch))) continue;
    domain::HeadsHash hash = hash_of_heads(store, number);
    const std::int64_t heads = hash.count();
    const domain::AuditRoot root = domain::follow(last, as_of, now, heads, hash.hex());
    store.insert(root);
    return root;
}

/// The words of one chain against the commitments in it. Words that an erasure has rewritten fit
/// the commitment that the erasure's own event holds.
class WordsOfChain {
  public:
    void add(const domain::Event& event) {
        if (event.what.kind == domain::person_erased) return add_erasure(event);
        compare(event.sequence, "before", event.before_seal, event.what.before);
        compare(event.sequence, "after", event.after_seal, event.what.after);
    }
    /// The first event whose words are not what was committed to.
    std::optional<std::int64_t> first_differing() const {
        for (const auto& [place, is] : differing_) {
            const auto rewritten = rewritten_.find(place);
            if (rewritten == rewritten_.end() || rewritten->second != is) return place.first;
        }
        return std::nullopt;
    }

  private:
    using Place = std::pair<std::int64_t, std::string>;
    void compare(std::int64_t sequence, const char* part, const std::optional<domain::Seal>& seal,
                 const std::string& words) {
        if (!seal) return;
        const std::string is = seal->salt.empty() ? "" : domain::commitment(seal->salt, words);
        if (is != seal->commitment) differing_[{sequence, part}] = is;
    }
    void add_erasure(const domain::Event& event) {
        const auto list = json_at(event.what.after, "/events");
        if (!list) return;
        for (const std::string_view item : json_items(*list)) {
            const auto number = json_at(item, "/event");
            if (!number) continue;
            for (const char* part : {"before", "after"})
                if (const auto now = json_at(item, std::string("/") + part))
                    rewritten_[{static_cast<std::int64_t>(json_number_value(*number)), part}] =
                        *now;
        }
    }
    std::map<Place, std::string> differing_, rewritten_;
};

/// The chains against themselves and against the heads that roots hold of them.
class Verification {
  public:
    Verification(UnitOfWork& work, AuditReport& report)
        : store_(work.audit()), rows_(work.rows()), report_(report) {}

    void roots() {
        auto roots = stream<domain::AuditRoot>([this](const domain::AuditRoot* last) {
            return store_.roots(last ? last->number : 0, audit_batch);
        });
        for (; roots.get(); roots.next()) root(*roots.get());
    }

    void chains() {
        auto events = events_of(store_);
        auto heads = heads_of(store_);
        auto dropped = dropped_of(rows_);
        while (events.get() || heads.get() || dropped.get()) {
            std::optional<domain::ProjectId> project;
            const auto first = [&project](const domain::ProjectId& id) {
                if (!project || id < *project) project = id;
            };
            if (events.get()) first(events.get()->what.project_id);
            if (heads.get()) first(heads.get()->project_id);
            if (dropped.get()) first(dropped.get()->project_id);
            if (dropped.get() && dropped.get()->project_id == *project) {
                dropped_chain(*dropped.get(), events, heads);
                dropped.next();
            } else {
                chain(*project, events, heads);
            }
        }
        for (const auto& project : store_.projects_without_events(static_cast<int>(findings_max)))
            find({project.text(), 0, 0, "", "the project has no events at all"});
    }

  private:
    void root(const domain::AuditRoot& root) {
        ++report_.roots;
        domain::HeadsHash hash = hash_of_heads(store_, root.number);
        const std::int64_t heads = hash.count();
        const auto expected =
            domain::follow(report_.last, root.as_of, root.made_at, heads, hash.hex());
        if (expected.number != root.number || expected.previous_hash != root.previous_hash)
            find({"", 0, root.number, day_of(root), "the root does not follow the one before"});
        else if (expected.heads_hash != root.heads_hash || expected.heads != root.heads)
            find({"", 0, root.number, day_of(root),
                  "the root does not have the heads it was made of"});
        else if (expected.hash != root.hash)
            find({"", 0, root.number, day_of(root), "the root does not have its hash"});
        report_.last = root;
    }

    template <class Events, class Heads>
    void chain(const domain::ProjectId& project, Events& events, Heads& heads) {
        domain::ChainWalk walk;
        WordsOfChain words;
        bool whole = true;
        const auto broken = [&](AuditFinding finding) {
            if (whole) find(std::move(finding));
            whole = false;
        };
        const auto missing = [&](const domain::AuditHead& head) {
            broken({project.text(), head.sequence, head.root, day_of(head.root),
                    "the event is missing that the root holds"});
        };
        bool any = false;
        for (; events.get() && events.get()->what.project_id == project; events.next()) {
            const domain::Event& event = *events.get();
            any = true;
            ++report_.events;
            words.add(event);
            if (!walk.accept(event)) broken({project.text(), event.sequence, 0, "", broken_link});
            for (; heads.get() && heads.get()->project_id == project &&
                   heads.get()->sequence <= event.sequence;
                 heads.next()) {
                if (heads.get()->sequence < event.sequence)
                    missing(*heads.get());
                else if (heads.get()->hash != event.hash)
                    broken({project.text(), event.sequence, heads.get()->root,
                            day_of(heads.get()->root), "the event is not the one the root holds"});
            }
        }
        for (; heads.get() && heads.get()->project_id == project; heads.next())
            missing(*heads.get());
        if (const auto sequence = words.first_differing())
            broken({project.text(), *sequence, 0, "", other_words});
        if (any) ++report_.chains;
    }

    /// Nothing is left of it but what was written when it was dropped, and that fits the roots.
    template <class Events, class Heads>
    void dropped_chain(const DroppedChain& dropped, Events& events, Heads& heads) {
        ++report_.dropped;
        const std::string project = dropped.project_id.text();
        std::optional<AuditFinding> wrong;
        const auto broken = [&wrong](AuditFinding finding) {
            if (!wrong) wrong = std::move(finding);
        };
        if (dropped.account_id != smoke_account)
            broken({project, 0, 0, "", "the chain was dropped, and is not the smoke test's"});
        for (; events.get() && events.get()->what.project_id == dropped.project_id; events.next()) {
            ++report_.events;
            broken({project, events.get()->sequence, 0, "", "the event is of a dropped chain"});
        }
        for (; heads.get() && heads.get()->project_id == dropped.project_id; heads.next()) {
            const domain::AuditHead& head = *heads.get();
            if (head.sequence > dropped.events ||
                (head.sequence == dropped.events && head.hash != dropped.head_hash))
                broken({project, head.sequence, head.root, day_of(head.root),
                        "the dropped chain did not have the event that the root holds"});
        }
        if (wrong) find(std::move(*wrong));
    }

    std::string day_of(std::int64_t root) {
        const auto found = store_.roots(root - 1, 1);
        return found.empty() || found.front().number != root ? "" : day_of(found.front());
    }
    static std::string day_of(const domain::AuditRoot& root) { return domain::day_of(root); }

    void find(AuditFinding finding) {
        ++report_.broken;
        if (report_.findings.size() < findings_max) report_.findings.push_back(std::move(finding));
    }

    AuditStore& store_;
    RowStore& rows_;
    AuditReport& report_;
};

}  // namespace

domain::AuditRoot make_audit_root(Database& database, Clock& clock) {
    const auto work = database.begin(Access::everything(), Intent::write);
    work->audit().hold();
    const domain::Time now = clock.now();
    const auto root = make_root(work->audit(), work->audit().last_root(), now, now);
    work->commit();
    return root;
}

std::optional<domain::AuditRoot> make_daily_audit_root(Database& database, Clock& clock) {
    const domain::Time now = clock.now(), today = domain::start_of_day(now);
    const auto covered = [today](const std::optional<domain::AuditRoot>& last) {
        return last && last->as_of >= today;
    };
    if (covered(database.begin(Access::everything(), Intent::read)->audit().last_root()))
        return std::nullopt;
    const auto work = database.begin(Access::everything(), Intent::write);
    work->audit().hold();
    const auto last = work->audit().last_root();
    if (covered(last)) return std::nullopt;
    const auto root = make_root(work->audit(), last, today, now);
    work->commit();
    return root;
}

std::optional<AuditFinding> verify_chain(UnitOfWork& work, const domain::ProjectId& project) {
    domain::ChainWalk walk;
    WordsOfChain words;
    std::int64_t after = 0;
    while (true) {
        const EventList page = work.events().list(project, audit_batch, after);
        for (const domain::Event& event : page.events) {
            words.add(event);
            if (!walk.accept(event))
                return AuditFinding{project.text(), event.sequence, 0, "", broken_link};
        }
        if (!page.more) break;
        after = page.events.back().sequence;
    }
    if (const auto sequence = words.first_differing())
        return AuditFinding{project.text(), *sequence, 0, "", other_words};
    return std::nullopt;
}

AuditReport verify_audit(Database& database) {
    const auto work = database.begin(Access::everything(), Intent::read);
    AuditReport report;
    Verification verification(*work, report);
    verification.roots();
    verification.chains();
    return report;
}

}  // namespace apex::app
