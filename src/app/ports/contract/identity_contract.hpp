// What every Database adapter must do with users, sessions, API keys and reviews, and the use cases
// on reviews over it. Instantiated as DatabaseContract is (database_contract.hpp).
#pragma once
#include <gtest/gtest.h>

#include "app/designs.hpp"
#include "app/ports/contract/doubles.hpp"
#include "app/ports/contract/fresh_database.hpp"
#include "app/ports/unit_of_work.hpp"
#include "app/reviews.hpp"

namespace apex::app::contract {

class IdentityContract : public testing::TestWithParam<MakeDatabase> {
  protected:
    FreshDatabase fresh_ = GetParam()();
    Database& database_ = *fresh_.database;
    WidthCalculator calculator_;
    MemoryObjects objects_;
    MemorySearch search_;
    CountingQueue queue_;
    SetClock clock_;
    CountingIds ids_;
    Ports ports_{database_, calculator_, objects_, search_, queue_, clock_, ids_, true};

    template <class Act>
    auto write(const Access& access, Act&& act) {
        const auto work = database_.begin(access, Intent::write);
        auto result = act(*work);
        work->commit();
        return result;
    }
    template <class Act>
    auto read(const Access& access, Act&& act) {
        const auto work = database_.begin(access, Intent::read);
        return act(*work);
    }

    domain::User new_user(const std::string& subject = "ann", const std::string& account = "a") {
        return {domain::UserId::from(ids_.draw()),
                account,
                "https://id",
                subject,
                "Ann Lee",
                "ann@example.org",
                domain::Role::engineer,
                clock_.now(),
                clock_.now()};
    }
    domain::User put(const domain::User& user) {
        return write({}, [&](UnitOfWork& work) { return work.sign_ins().put_user(user); });
    }
    domain::ApiKey new_key(const std::string& prefix, const std::string& account = "a") {
        clock_.advance(std::chrono::seconds(1));
        return {prefix, account, "robot", domain::Role::estimator, "hash", clock_.now(), "usr_x",
                {},     {},      {}};
    }
    void put(const domain::ApiKey& key) {
        write(Access::account(key.account_id), [&](UnitOfWork& work) {
            work.api_keys().insert(key);
            return 0;
        });
    }
    std::string prefixes(const Access& access) {
        return read(access, [](UnitOfWork& work) {
            std::string all;
            for (const auto& key : work.api_keys().list(100)) all += key.prefix + ';';
            return all;
        });
    }

    // A project of account "a", and who works on it.
    Caller caller(const std::string& actor, domain::Role role = domain::Role::engineer,
                  SignIn sign_in = SignIn::session, const std::string& account = "a") {
        return {Access::account(account), actor, "r", role, sign_in};
    }
    std::string project() {
        const auto made = write(Access::account("a"), [&](UnitOfWork& work) {
            return create_project(work, ports_, caller("usr_ann"), {"a", "P", "C", {}, {}, {}, {}});
        });
        return std::get<ProjectView>(made).project.id.text();
    }
    void save(const std::string& project, const Caller& author, double width_ft) {
        design::DesignDocument document;
        document.sign.cabinets.resize(1);
        document.sign.cabinets[0].width_ft = width_ft;
        const auto etag = std::get<ProjectView>(get_project(ports_, author, project)).etag;
        const auto saved = put_design(ports_, author, project, etag, document);
        ASSERT_FALSE(failed(saved)) << failed(saved)->detail;
    }
    Result<domain::Review> review(const Caller& by, const std::string& project,
                                  const std::string& number = "1",
                                  const ReviewRequest& request = {"approved", ""}) {
        const auto work = database_.begin(by.access, Intent::write);
        auto result = review_revision(*work, ports_, by, project, number, request);
        if (!failed(result)) work->commit();
        return result;
    }
    static FailureKind kind(const Result<domain::Review>& result) {
        if (!failed(result)) ADD_FAILURE() << "was not refused";
        return failed(result)->kind;
    }
};

// ---- users

TEST_P(IdentityContract, AUserKeepsItsIdAndTakesTheNewFacts) {
    const auto first = put(new_user());
    clock_.advance(std::chrono::hours(1));
    domain::User again = new_user();
    again.name = "Ann Lee-Smith", again.role = domain::Role::pe;
    const auto second = put(again);
    EXPECT_EQ(second.id, first.id);
    EXPECT_EQ(second.created_at, first.created_at);
    EXPECT_EQ(second.seen_at, again.seen_at);
    EXPECT_EQ(second.name, "Ann Lee-Smith");
    EXPECT_EQ(second.role, domain::Role::pe);
    const auto found =
        read({}, [&](UnitOfWork& work) { return work.sign_ins().find_user(first.id); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->email, "ann@example.org");
    EXPECT_EQ(found->subject, "ann");
}

TEST_P(IdentityContract, ASubjectInTwoAccountsIsTwoUsers) {
    const auto a = put(new_user("ann", "a")), b = put(new_user("ann", "b"));
    EXPECT_NE(a.id, b.id);
    const auto found = read(
        {}, [](UnitOfWork& work) { return work.sign_ins().find_user("https://id", "ann", "b"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, b.id);
    EXPECT_FALSE(read({}, [](UnitOfWork& work) {
        return work.sign_ins().find_user("https://other", "ann", "b");
    }));
    const auto seen = [&](const Access& access, const domain::UserId& id) {
        return read(access, [&](UnitOfWork& work) { return work.sign_ins().find_user(id); })
            .has_value();
    };
    EXPECT_TRUE(seen(Access::account("a"), a.id));
    EXPECT_FALSE(seen(Access::account("a"), b.id)) << "another account's";
}

// ---- signing in

TEST_P(IdentityContract, OpenAttemptsAreCountedUpToALimit) {
    const auto count = [&](int most) {
        return read({}, [&](UnitOfWork& work) { return work.sign_ins().count_attempts(most); });
    };
    EXPECT_EQ(count(5), 0);
    for (const char* state : {"one", "two", "three"})
        write({}, [&](UnitOfWork& work) {
            work.sign_ins().put_attempt({state, "b", "n", "v", "/", clock_.now()});
            return 0;
        });
    EXPECT_EQ(count(5), 3);
    EXPECT_EQ(count(2), 2);
}

TEST_P(IdentityContract, AnAttemptIsTakenOnce) {
    const domain::SignInAttempt attempt{"state",    "browser", "nonce",
                                        "verifier", "/x",      clock_.now()};
    write({}, [&](UnitOfWork& work) {
        work.sign_ins().put_attempt(attempt);
        return 0;
    });
    const auto take = [&](const std::string& state) {
        return write({}, [&](UnitOfWork& work) { return work.sign_ins().take_attempt(state); });
    };
    EXPECT_FALSE(take("other"));
    const auto taken = take("state");
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->browser_sha256, "browser");
    EXPECT_EQ(taken->nonce, "nonce");
    EXPECT_EQ(taken->code_verifier, "verifier");
    EXPECT_EQ(taken->return_to, "/x");
    EXPECT_EQ(taken->created_at, attempt.created_at);
    EXPECT_FALSE(take("state"));
}

TEST_P(IdentityContract, ASessionEndsWhenRemovedOrSwept) {
    const auto user = put(new_user());
    const auto begin = [&](const std::string& token, std::chrono::hours lasts) {
        write({}, [&](UnitOfWork& work) {
            work.sign_ins().put_session(
                {token, user.id, "a", domain::Role::pe, clock_.now(), clock_.now() + lasts});
            return 0;
        });
    };
    const auto find = [&](const std::string& token) {
        return read({}, [&](UnitOfWork& work) { return work.sign_ins().find_session(token); });
    };
    begin("one", std::chrono::hours(1)), begin("two", std::chrono::hours(3));
    const auto found = find("one");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->user, user.id);
    EXPECT_EQ(found->account_id, "a");
    EXPECT_EQ(found->role, domain::Role::pe);
    EXPECT_EQ(found->expires_at - found->created_at, std::chrono::hours(1));
    clock_.advance(std::chrono::hours(2));
    write({}, [&](UnitOfWork& work) {
        work.sign_ins().put_attempt({"old", "", "", "", "/", clock_.now() - std::chrono::hours(1)});
        work.sign_ins().put_attempt({"new", "", "", "", "/", clock_.now()});
        work.sign_ins().sweep(clock_.now() - std::chrono::minutes(10), clock_.now());
        return 0;
    });
    EXPECT_FALSE(find("one"));
    ASSERT_TRUE(find("two"));
    const auto left = [&](const std::string& state) {
        return write({}, [&](UnitOfWork& work) { return work.sign_ins().take_attempt(state); });
    };
    EXPECT_FALSE(left("old"));
    EXPECT_TRUE(left("new"));
    write({}, [&](UnitOfWork& work) {
        work.sign_ins().remove_session("two");
        return 0;
    });
    EXPECT_FALSE(find("two"));
}

TEST_P(IdentityContract, OfTwoThatWouldAskTheProviderOneDoes) {
    const auto user = put(new_user());
    const domain::Time then = clock_.now();
    write({}, [&](UnitOfWork& work) {
        work.sign_ins().put_session({"one", user.id, "a", domain::Role::pe, then,
                                     then + std::chrono::hours(12), then, "sealed"});
        return 0;
    });
    clock_.advance(std::chrono::minutes(6));
    const auto vouch = [&](const std::string& token, domain::Time before, const char* sealed) {
        return write({}, [&](UnitOfWork& work) {
            return work.sign_ins().vouch_session(token, before, clock_.now(), sealed);
        });
    };
    EXPECT_FALSE(vouch("other", then, "sealed"));
    EXPECT_TRUE(vouch("one", then, "sealed"));
    EXPECT_FALSE(vouch("one", then, "sealed")) << "the other one was first";
    EXPECT_TRUE(vouch("one", clock_.now(), "sealed anew"));
    const auto found =
        read({}, [](UnitOfWork& work) { return work.sign_ins().find_session("one"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->vouched_at, clock_.now());
    EXPECT_EQ(found->sealed_refresh, "sealed anew");
    EXPECT_EQ(found->expires_at, then + std::chrono::hours(12)) << "it lasts no longer for it";
}

// ---- API keys

TEST_P(IdentityContract, KeysAreListedNewestFirstAndWithinTheirAccount) {
    put(new_key("k1")), put(new_key("k2")), put(new_key("k3", "b"));
    EXPECT_EQ(prefixes(Access::account("a")), "k2;k1;");
    EXPECT_EQ(prefixes(Access::account("b")), "k3;");
    EXPECT_EQ(prefixes({}), "k3;k2;k1;");
    const auto found = read({}, [](UnitOfWork& work) { return work.api_keys().find("k1"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->name, "robot");
    EXPECT_EQ(found->role, domain::Role::estimator);
    EXPECT_EQ(found->secret_hash, "hash");
    EXPECT_EQ(found->created_by, "usr_x");
    EXPECT_FALSE(found->expires_at || found->last_used_at || found->revoked_at);
    EXPECT_FALSE(
        read(Access::account("b"), [](UnitOfWork& work) { return work.api_keys().find("k1"); }));
}

TEST_P(IdentityContract, AKeyIsRevokedOnceAndByItsAccountAlone) {
    put(new_key("k1"));
    const auto revoke = [&](const Access& access, const std::string& prefix) {
        return write(
            access, [&](UnitOfWork& work) { return work.api_keys().revoke(prefix, clock_.now()); });
    };
    const auto revoked_at = [&] {
        return read({}, [](UnitOfWork& work) { return work.api_keys().find("k1"); })->revoked_at;
    };
    EXPECT_FALSE(revoke(Access::account("b"), "k1"));
    EXPECT_EQ(revoked_at(), std::nullopt);
    EXPECT_TRUE(revoke(Access::account("a"), "k1"));
    const auto first = revoked_at();
    EXPECT_EQ(first, clock_.now());
    clock_.advance(std::chrono::hours(1));
    EXPECT_TRUE(revoke(Access::account("a"), "k1"));
    EXPECT_EQ(revoked_at(), first);
    EXPECT_FALSE(revoke(Access::account("a"), "k9"));
}

TEST_P(IdentityContract, TheLastUseOfAKeyOnlyMovesForward) {
    put(new_key("k1"));
    const auto use = [&](domain::Time at) {
        write({}, [&](UnitOfWork& work) {
            work.api_keys().used("k1", at);
            return 0;
        });
        return read({}, [](UnitOfWork& work) { return work.api_keys().find("k1"); })->last_used_at;
    };
    const auto now = clock_.now();
    EXPECT_EQ(use(now), now);
    EXPECT_EQ(use(now - std::chrono::hours(1)), now);
    EXPECT_EQ(use(now + std::chrono::hours(1)), now + std::chrono::hours(1));
}

// ---- reviews

TEST_P(IdentityContract, AReviewIsKeptInOrderAndInTheAuditTrail) {
    const auto id = project();
    save(id, caller("usr_ann"), 14);
    ASSERT_FALSE(failed(review(caller("usr_bob"), id, "1", {"rejected", "too thin"})));
    ASSERT_FALSE(failed(review(caller("usr_eve", domain::Role::pe), id, "1",
                               {"override", "the owner accepts it"})));
    const auto reviews =
        std::get<std::vector<domain::Review>>(list_reviews(ports_, caller("usr_ann"), id, "1"));
    ASSERT_EQ(reviews.size(), 2u);
    EXPECT_EQ(reviews[0].number, 1);
    EXPECT_EQ(reviews[0].verdict, domain::Verdict::rejected);
    EXPECT_EQ(reviews[0].note, "too thin");
    EXPECT_EQ(reviews[0].reviewer, "usr_bob");
    EXPECT_EQ(reviews[1].verdict, domain::Verdict::override_);
    const auto events =
        std::get<Page<domain::Event>>(list_events(ports_, caller("usr_ann"), id, {500, {}})).items;
    ASSERT_EQ(events.size(), 4u);
    EXPECT_EQ(events[3].what.kind, "revision.reviewed");
    EXPECT_EQ(events[3].what.actor, "usr_eve");
    EXPECT_NE(events[3].what.after.find(R"("verdict":"override")"), std::string::npos);
    EXPECT_EQ(domain::first_broken(events), std::nullopt);
}

TEST_P(IdentityContract, TheAuthorIsNeverTheChecker) {
    const auto id = project();
    save(id, caller("usr_ann"), 14);
    EXPECT_EQ(kind(review(caller("usr_ann"), id)), FailureKind::forbidden);
    save(id, caller("usr_bob"), 20);
    save(id, caller("usr_bob"), 14);
    EXPECT_EQ(kind(review(caller("usr_ann"), id, "3")), FailureKind::forbidden)
        << "the design of revision 3 is the one of revision 1";
    EXPECT_EQ(kind(review(caller("usr_bob"), id, "1")), FailureKind::forbidden);
    EXPECT_FALSE(failed(review(caller("usr_ann"), id, "2")));
    EXPECT_FALSE(failed(review(caller("usr_eve"), id, "3")));
}

TEST_P(IdentityContract, WhoWritesThroughAKeyIsStillTheAuthor) {
    domain::ApiKey key = new_key("00112233aabbccdd");
    key.created_by = "usr_ann";
    put(key);
    const auto id = project();
    save(id, caller(key.id(), domain::Role::estimator, SignIn::api_key), 14);
    EXPECT_EQ(kind(review(caller("usr_ann"), id)), FailureKind::forbidden);
    EXPECT_EQ(kind(review(caller(key.id(), domain::Role::engineer, SignIn::api_key), id)),
              FailureKind::forbidden)
        << "a key is no person";
    EXPECT_FALSE(failed(review(caller("usr_bob"), id)));
}

TEST_P(IdentityContract, OnlyAnEngineerWhoSignedInReviews) {
    const auto id = project();
    save(id, caller("usr_ann"), 14);
    for (const auto role : {domain::Role::viewer, domain::Role::estimator})
        EXPECT_EQ(kind(review(caller("usr_bob", role), id)), FailureKind::forbidden);
    Caller anyone{{}, "anonymous", "r", domain::Role::admin};
    EXPECT_EQ(kind(review(anyone, id)), FailureKind::conflict);
    EXPECT_EQ(kind(review(caller("usr_bob", domain::Role::pe, SignIn::session, "b"), id)),
              FailureKind::not_found);
    for (const char* number : {"0", "2", "x", ""})
        EXPECT_EQ(kind(review(caller("usr_bob"), id, number)), FailureKind::not_found) << number;
    EXPECT_EQ(kind(review(caller("usr_bob"), id, "1", {"fine", ""})), FailureKind::invalid);
    EXPECT_EQ(kind(review(caller("usr_bob"), id, "1", {"override", " "})), FailureKind::invalid)
        << "an override gives its reason";
    EXPECT_EQ(kind(review(caller("usr_bob"), id, "1", {"approved", std::string(4001, 'x')})),
              FailureKind::invalid);
    EXPECT_TRUE(
        std::get<std::vector<domain::Review>>(list_reviews(ports_, caller("usr_ann"), id, "1"))
            .empty());
}

TEST_P(IdentityContract, TheLastReviewStands) {
    const auto id = project();
    save(id, caller("usr_ann"), 14);
    const auto project_id = domain::ProjectId::parse(id).value();
    const auto overridden = [&] {
        return read(Access::account("a"),
                    [&](UnitOfWork& work) { return is_overridden(work, project_id, 1); });
    };
    EXPECT_FALSE(overridden());
    ASSERT_FALSE(failed(review(caller("usr_bob"), id, "1", {"override", "reason"})));
    EXPECT_TRUE(overridden());
    ASSERT_FALSE(failed(review(caller("usr_bob"), id, "1", {"rejected", ""})));
    EXPECT_FALSE(overridden());
    EXPECT_FALSE(read(Access::account("a"),
                      [&](UnitOfWork& work) { return is_overridden(work, project_id, 2); }));
}

}  // namespace apex::app::contract
