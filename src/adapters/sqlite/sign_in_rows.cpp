#include "adapters/rows/sign_in.hpp"
#include "adapters/sqlite/stores.hpp"
#include "base/assertion.hpp"

namespace apex::adapters {
namespace {

using domain::microseconds;
using domain::SignInAttempt;
using domain::User;

const std::string put_account = R"(
    insert into accounts (account_id, created_at)
    values (?1, ?2)
    on conflict (account_id) do nothing)";

const std::string put_user_row = "insert into users (" + rows::user_columns + R"()
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
    on conflict (issuer, subject, account_id) do update
    set name = excluded.name,
        email = excluded.email,
        role = excluded.role,
        seen_at = excluded.seen_at
    returning )" + rows::user_columns;

const std::string find_user_by_id = "select " + rows::user_columns + R"(
    from users
    where user_id = ?1 and (?2 is null or account_id = ?2))";

const std::string find_user_by_subject = "select " + rows::user_columns + R"(
    from users
    where issuer = ?1 and subject = ?2 and account_id = ?3 and (?4 is null or account_id = ?4))";

const std::string put_attempt_row =
    "insert into sign_in_attempts (" + rows::attempt_columns + ") values (?1, ?2, ?3, ?4, ?5, ?6)";

const std::string count_attempt_rows = R"(
    select count(*)
    from (select 1 from sign_in_attempts limit ?1))";

const std::string take_attempt_row = R"(
    delete from sign_in_attempts
    where state_sha256 = ?1
    returning )" + rows::attempt_columns;

const std::string put_session_row =
    "insert into sessions (" + rows::session_columns + ") values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

const std::string find_session_row = R"(
    select token_sha256, user_id, account_id, role, created_at, expires_at,
           coalesce(vouched_at, created_at), coalesce(sealed_refresh, '')
    from sessions
    where token_sha256 = ?1)";

const std::string vouch_session_row = R"(
    update sessions
    set vouched_at = ?1, sealed_refresh = ?2
    where token_sha256 = ?3 and coalesce(vouched_at, created_at) = ?4)";

const std::string remove_session_row = R"(
    delete from sessions
    where token_sha256 = ?1)";

const std::string sweep_attempts = R"(
    delete from sign_in_attempts
    where created_at < ?1)";

const std::string sweep_sessions = R"(
    delete from sessions
    where expires_at <= ?1)";

}  // namespace

User SqliteSignIns::put_user(const User& user) {
    session_.connection.prepare(put_account)
        .bind(user.account_id, microseconds(user.created_at))
        .run();
    Statement row = session_.connection.prepare(put_user_row);
    const bool stored = row.bind(user.id.text(), user.account_id, user.issuer, user.subject,
                                 user.name, user.email, domain::to_text(user.role),
                                 microseconds(user.created_at), microseconds(user.seen_at))
                            .step();
    APEX_ASSERT(stored);
    return rows::read_user(row);
}

std::optional<User> SqliteSignIns::find_user(const domain::UserId& id) {
    Statement row = session_.connection.prepare(find_user_by_id);
    if (!row.bind(id.text(), session_.account()).step()) return std::nullopt;
    return rows::read_user(row);
}

std::optional<User> SqliteSignIns::find_user(const std::string& issuer, const std::string& subject,
                                             const std::string& account_id) {
    Statement row = session_.connection.prepare(find_user_by_subject);
    if (!row.bind(issuer, subject, account_id, session_.account()).step()) return std::nullopt;
    return rows::read_user(row);
}

void SqliteSignIns::put_attempt(const SignInAttempt& attempt) {
    session_.connection.prepare(put_attempt_row)
        .bind(attempt.state_sha256, attempt.browser_sha256, attempt.nonce, attempt.code_verifier,
              attempt.return_to, microseconds(attempt.created_at))
        .run();
}

int SqliteSignIns::count_attempts(int most) {
    Statement row = session_.connection.prepare(count_attempt_rows);
    row.bind(most).step();
    return row.whole(0);
}

std::optional<SignInAttempt> SqliteSignIns::take_attempt(const std::string& state_sha256) {
    Statement row = session_.connection.prepare(take_attempt_row);
    if (!row.bind(state_sha256).step()) return std::nullopt;
    return rows::read_attempt(row);
}

void SqliteSignIns::put_session(const domain::Session& session) {
    session_.connection.prepare(put_session_row)
        .bind(session.token_sha256, session.user.text(), session.account_id,
              domain::to_text(session.role), microseconds(session.created_at),
              microseconds(session.expires_at), microseconds(session.vouched_at),
              session.sealed_refresh)
        .run();
}

std::optional<domain::Session> SqliteSignIns::find_session(const std::string& token_sha256) {
    Statement row = session_.connection.prepare(find_session_row);
    if (!row.bind(token_sha256).step()) return std::nullopt;
    return rows::read_session(row);
}

bool SqliteSignIns::vouch_session(const std::string& token_sha256, domain::Time before,
                                  domain::Time now, const std::string& sealed_refresh) {
    return session_.connection.prepare(vouch_session_row)
               .bind(microseconds(now), sealed_refresh, token_sha256, microseconds(before))
               .run() == 1;
}

void SqliteSignIns::remove_session(const std::string& token_sha256) {
    session_.connection.prepare(remove_session_row).bind(token_sha256).run();
}

void SqliteSignIns::sweep(domain::Time oldest_attempt, domain::Time now) {
    session_.connection.prepare(sweep_attempts).bind(microseconds(oldest_attempt)).run();
    session_.connection.prepare(sweep_sessions).bind(microseconds(now)).run();
}

}  // namespace apex::adapters
