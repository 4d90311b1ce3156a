#include "adapters/postgres/stores.hpp"
#include "adapters/rows/sign_in.hpp"
#include "base/assertion.hpp"

namespace apex::adapters::postgres {
namespace {

using domain::microseconds;
using domain::SignInAttempt;
using domain::User;

const Query put_account{"put_account", R"(
    insert into accounts (account_id, created_at)
    values ($1, $2)
    on conflict (account_id) do nothing)"};

const Query put_user_row{"put_user_row", "insert into users (" + rows::user_columns + R"()
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (issuer, subject, account_id) do update
    set name = excluded.name,
        email = excluded.email,
        role = excluded.role,
        seen_at = excluded.seen_at
    returning )" + rows::user_columns};

const Query find_user_by_id{"find_user_by_id", "select " + rows::user_columns + R"(
    from users
    where user_id = $1 and ($2 is null or account_id = $2))"};

const Query find_user_by_subject{"find_user_by_subject", "select " + rows::user_columns + R"(
    from users
    where issuer = $1 and subject = $2 and account_id = $3 and ($4 is null or account_id = $4))"};

const Query put_attempt_row{
    "put_attempt_row",
    "insert into sign_in_attempts (" + rows::attempt_columns + ") values ($1, $2, $3, $4, $5, $6)"};

const Query count_attempt_rows{"count_attempt_rows", R"(
    select count(*)
    from (select 1 from sign_in_attempts limit $1) as counted)"};

const Query take_attempt_row{"take_attempt_row", R"(
    delete from sign_in_attempts
    where state_sha256 = $1
    returning )" + rows::attempt_columns};

const Query put_session_row{"put_session_row", "insert into sessions (" + rows::session_columns +
                                                   ") values ($1, $2, $3, $4, $5, $6, $7, $8)"};

const Query find_session_row{"find_session_row", R"(
    select token_sha256, user_id, account_id, role, created_at, expires_at,
           coalesce(vouched_at, created_at), coalesce(sealed_refresh, '')
    from sessions
    where token_sha256 = $1)"};

const Query vouch_session_row{"vouch_session_row", R"(
    update sessions
    set vouched_at = $1, sealed_refresh = $2
    where token_sha256 = $3 and coalesce(vouched_at, created_at) = $4)"};

const Query remove_session_row{"remove_session_row", R"(
    delete from sessions
    where token_sha256 = $1)"};

const Query sweep_attempts{"sweep_attempts", R"(
    delete from sign_in_attempts
    where created_at < $1)"};

const Query sweep_sessions{"sweep_sessions", R"(
    delete from sessions
    where expires_at <= $1)"};

}  // namespace

User SignIns::put_user(const User& user) {
    session_.connection.run(put_account, user.account_id, microseconds(user.created_at));
    const Answer answer =
        session_.connection.run(put_user_row, user.id.text(), user.account_id, user.issuer,
                                user.subject, user.name, user.email, domain::to_text(user.role),
                                microseconds(user.created_at), microseconds(user.seen_at));
    const auto row = answer.first();
    APEX_ASSERT(row);
    return rows::read_user(*row);
}

std::optional<User> SignIns::find_user(const domain::UserId& id) {
    const Answer answer = session_.connection.run(find_user_by_id, id.text(), session_.account());
    const auto row = answer.first();
    return row ? std::optional(rows::read_user(*row)) : std::nullopt;
}

std::optional<User> SignIns::find_user(const std::string& issuer, const std::string& subject,
                                       const std::string& account_id) {
    if (!can_hold(subject)) return std::nullopt;
    const Answer answer = session_.connection.run(find_user_by_subject, issuer, subject, account_id,
                                                  session_.account());
    const auto row = answer.first();
    return row ? std::optional(rows::read_user(*row)) : std::nullopt;
}

void SignIns::put_attempt(const SignInAttempt& attempt) {
    session_.connection.run(put_attempt_row, attempt.state_sha256, attempt.browser_sha256,
                            attempt.nonce, attempt.code_verifier, attempt.return_to,
                            microseconds(attempt.created_at));
}

int SignIns::count_attempts(int most) {
    const Answer answer = session_.connection.run(count_attempt_rows, most);
    return answer[0].whole(0);
}

std::optional<SignInAttempt> SignIns::take_attempt(const std::string& state_sha256) {
    const Answer answer = session_.connection.run(take_attempt_row, state_sha256);
    const auto row = answer.first();
    return row ? std::optional(rows::read_attempt(*row)) : std::nullopt;
}

void SignIns::put_session(const domain::Session& session) {
    session_.connection.run(put_session_row, session.token_sha256, session.user.text(),
                            session.account_id, domain::to_text(session.role),
                            microseconds(session.created_at), microseconds(session.expires_at),
                            microseconds(session.vouched_at), session.sealed_refresh);
}

std::optional<domain::Session> SignIns::find_session(const std::string& token_sha256) {
    const Answer answer = session_.connection.run(find_session_row, token_sha256);
    const auto row = answer.first();
    return row ? std::optional(rows::read_session(*row)) : std::nullopt;
}

bool SignIns::vouch_session(const std::string& token_sha256, domain::Time before, domain::Time now,
                            const std::string& sealed_refresh) {
    return session_.connection
               .run(vouch_session_row, microseconds(now), sealed_refresh, token_sha256,
                    microseconds(before))
               .changed() == 1;
}

void SignIns::remove_session(const std::string& token_sha256) {
    session_.connection.run(remove_session_row, token_sha256);
}

void SignIns::sweep(domain::Time oldest_attempt, domain::Time now) {
    session_.connection.run(sweep_attempts, microseconds(oldest_attempt));
    session_.connection.run(sweep_sessions, microseconds(now));
}

}  // namespace apex::adapters::postgres
