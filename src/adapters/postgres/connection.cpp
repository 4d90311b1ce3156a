#include "adapters/postgres/connection.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <charconv>
#include <stdexcept>

#include "app/ports/unavailable.hpp"
#include "base/assertion.hpp"

namespace apex::adapters::postgres {
namespace {

using std::chrono::steady_clock;

constexpr int text_format = 0, binary_format = 1;
/// What an answer may take beyond the time limits of its statements before the server counts as
/// lost.
constexpr std::chrono::milliseconds grace{2'000};

// What a URL leaves open. A server that has vanished from the network is noticed in seconds.
constexpr std::pair<const char*, const char*> defaults[] = {
    {"connect_timeout", "3"},       {"keepalives_idle", "10"},     {"keepalives_interval", "5"},
    {"keepalives_count", "3"},      {"tcp_user_timeout", "10000"}, {"client_encoding", "UTF8"},
    {"target_session_attrs", "any"}};

// A unit of work is short: one that its program forgot gives its locks back. Every query has its
// index; a plan that reads a whole table would only suit a table that happens to be small today.
const Query settle{"settle", R"(
    select set_config('statement_timeout', $1, false),
           set_config('idle_in_transaction_session_timeout', '30s', false),
           set_config('timezone', 'UTC', false),
           set_config('jit', 'off', false),
           set_config('enable_seqscan', 'off', false),
           set_config('random_page_cost', '1.1', false))"};

const Query look_at_role{"look_at_role", R"(
    select current_user,
           r.rolsuper or r.rolbypassrls or coalesce(pg_has_role(r.oid, s.oid, 'usage'), false),
           coalesce(pg_has_role(r.oid, s.oid, 'member'), false),
           coalesce(has_table_privilege(to_regclass('alembic_version'), 'select'), false)
    from pg_roles as r
    left join pg_roles as s on s.rolname = 'apex_service'
    where r.rolname = current_user)"};

const Query look_at_revision{"look_at_revision", "select max(version_num) from alembic_version"};

const Query commit_work{"commit_work", "commit"};
const Query roll_back{"roll_back", "rollback"};

std::string one_line(const char* words) {
    std::string text = words ? words : "";
    std::replace(text.begin(), text.end(), '\n', ' ');
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

std::string field(const PGresult* result, int code) {
    const char* text = PQresultErrorField(result, code);
    return text ? text : "";
}

/// Whether the server or its machine is at fault (or a lock, or a time limit), not the statement.
bool is_servers_fault(const std::string& state) {
    constexpr std::string_view classes[] = {"08", "40", "53", "55", "57", "58", "XX"};
    constexpr std::string_view read_only_transaction = "25006", idle_too_long = "25P03";
    return state == read_only_transaction || state == idle_too_long ||
           std::any_of(std::begin(classes), std::end(classes),
                       [&](std::string_view c) { return state.starts_with(c); });
}

[[noreturn]] void fail(const PGresult* result) {
    const std::string state = field(result, PG_DIAG_SQLSTATE);
    const std::string words =
        one_line(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)) + " [" + state + ']';
    if (is_servers_fault(state)) throw app::Unavailable("database", words);
    throw std::runtime_error("database: " + words);
}

/// libpq looks at ports when it connects: too late to name the setting.
void require_ports(const ConnectionSettings& settings) {
    for (const auto& [keyword, value] : settings.parameters) {
        if (keyword != "port") continue;
        std::string_view ports = value;
        while (!ports.empty()) {
            const std::string_view port = ports.substr(0, ports.find(','));
            ports.remove_prefix(std::min(ports.size(), port.size() + 1));
            int number = 0;
            const auto [end, failure] =
                std::from_chars(port.data(), port.data() + port.size(), number);
            const bool whole = failure == std::errc() && end == port.data() + port.size();
            if (!port.empty() && (!whole || number < 1 || number > 65535))
                throw std::invalid_argument("the port in the database's URL is none");
        }
    }
}

}  // namespace

struct Connection::Lost {
    std::string words;
};

// ---- answers

std::uint64_t Row::bits(int column) const {
    const int size = PQgetlength(result_, row_, column);
    const char* bytes = PQgetvalue(result_, row_, column);
    APEX_ASSERT(size == 1 || size == 2 || size == 4 || size == 8);
    std::uint64_t value =
        static_cast<signed char>(bytes[0]) < 0 && size > 1 ? ~std::uint64_t{0} : 0;
    for (int i = 0; i < size; ++i) value = (value << 8) | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::int64_t Row::integer(int column) const { return static_cast<std::int64_t>(bits(column)); }

double Row::real(int column) const {
    APEX_ASSERT(PQgetlength(result_, row_, column) == 8);
    return std::bit_cast<double>(bits(column));
}

std::string Row::text(int column) const {
    return {PQgetvalue(result_, row_, column),
            static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

bool Row::is_null(int column) const { return PQgetisnull(result_, row_, column) != 0; }

std::optional<std::string> Row::maybe_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

void Answer::clear(pg_result* result) { PQclear(result); }
int Answer::rows() const { return PQntuples(result_.get()); }
std::string Answer::command() const { return PQcmdStatus(result_.get()); }

std::optional<Row> Answer::first() const {
    if (rows() == 0) return std::nullopt;
    return (*this)[0];
}

int Answer::changed() const {
    const std::string_view text = PQcmdTuples(result_.get());
    int count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

// ---- settings

ConnectionSettings connection_settings(const std::string& url,
                                       const std::string& application_name) {
    char* raw_words = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(url.c_str(), &raw_words), &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> words(raw_words, &PQfreemem);
    // Its words may quote the URL, and with it a password.
    if (!options) throw std::invalid_argument("the database's URL is none that libpq can read");
    ConnectionSettings settings;
    for (const auto* option = options.get(); option->keyword; ++option)
        if (option->val) settings.parameters.emplace_back(option->keyword, option->val);
    require_ports(settings);
    const auto add = [&](const std::string& keyword, const std::string& value) {
        const auto same = [&](const auto& parameter) { return parameter.first == keyword; };
        if (std::none_of(settings.parameters.begin(), settings.parameters.end(), same))
            settings.parameters.emplace_back(keyword, value);
    };
    for (const auto& [keyword, value] : defaults) add(keyword, value);
    add("application_name", application_name);
    return settings;
}

// ---- transactions

void Connection::begin(std::vector<Bound> opening) {
    APEX_ASSERT(state_ == State::idle);
    opening_ = std::move(opening);
    state_ = State::beginning;
}

Answer Connection::exchange(Bound statement) {
    APEX_ASSERT(state_ != State::idle);
    std::vector<Bound> statements;
    if (state_ == State::beginning) std::swap(statements, opening_);
    std::move(waiting_.begin(), waiting_.end(), std::back_inserter(statements));
    waiting_.clear();
    const bool commits = statement.query == &commit_work;
    statements.push_back(std::move(statement));

    // A connection may have died since it was last used. As long as nothing of the transaction has
    // been answered, nothing of it can have been stored: it is begun anew on another connection.
    const bool was_open = state_ == State::open;
    state_ = State::open;
    for (bool again = !was_open;; again = false) {
        try {
            if (!handle_ && was_open) throw app::Unavailable("database", "the connection was lost");
            if (!handle_) connect();
            return send_and_read(statements);
        } catch (const Lost& lost) {
            disconnect();
            if (again) continue;
            throw app::Unavailable(
                "database",
                commits ? lost.words + "; whether the change was stored is not known" : lost.words);
        }
    }
}

void Connection::commit() {
    if (state_ == State::beginning && waiting_.empty()) {
        state_ = State::idle;
        return;
    }
    if (state_ == State::beginning) {  // A commit goes only where its transaction is known to be.
        Bound last = std::move(waiting_.back());
        waiting_.pop_back();
        exchange(std::move(last));
    }
    const Answer answer = exchange({&commit_work, {}, std::nullopt});
    state_ = State::idle;
    if (answer.command() != "COMMIT")
        throw std::runtime_error("database: a transaction that had failed was committed");
}

void Connection::rollback() noexcept {
    waiting_.clear();
    const bool is_open = state_ == State::open && handle_;
    state_ = State::idle;
    if (!is_open) return;
    try {
        send({&roll_back, {}, std::nullopt});
        if (!PQpipelineSync(handle_.get())) lose();
        ++owed_;
        flush(steady_clock::now() + grace);
    } catch (...) {
        disconnect();  // The server rolls back when it notices.
    }
}

// ---- the wire

void Connection::Close::operator()(pg_conn* handle) const { PQfinish(handle); }

void Connection::disconnect() noexcept {
    handle_.reset();
    prepared_.clear();
    owed_ = 0;
}

void Connection::lose() const { throw Lost{one_line(PQerrorMessage(handle_.get()))}; }

void Connection::connect() {
    std::vector<const char*> keywords, values;
    for (const auto& [keyword, value] : settings_.parameters) {
        keywords.push_back(keyword.c_str());
        values.push_back(value.c_str());
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    handle_.reset(PQconnectdbParams(keywords.data(), values.data(), 0));
    if (PQstatus(handle_.get()) != CONNECTION_OK) {
        const std::string words = one_line(PQerrorMessage(handle_.get()));
        disconnect();
        throw app::Unavailable("database", words);
    }
    PQsetNoticeProcessor(
        handle_.get(), [](void*, const char*) {}, nullptr);
    if (PQsetnonblocking(handle_.get(), 1) != 0 || !PQenterPipelineMode(handle_.get())) lose();
    try {
        greet();
    } catch (const std::exception&) {
        disconnect();  // The next one looks again: someone may have put it right.
        throw;
    }
}

void Connection::greet() {
    const auto refuse = [](const std::string& words) { throw app::Unavailable("database", words); };
    const std::string timeout = std::to_string(settings_.statement_timeout.count());
    const Answer role =
        send_and_read({{&settle, {timeout}, std::nullopt}, {&look_at_role, {}, std::nullopt}});
    const Row row = role.first().value();
    const std::string name = row.text(0);
    if (row.truth(1))
        refuse("the role " + name + " can pass the row-level security; connect as apex_app");
    if (!row.truth(2))
        refuse("the role " + name + " may not become apex_service; connect as apex_app");
    std::string revision;
    if (row.truth(3))
        revision = send_and_read({{&look_at_revision, {}, std::nullopt}}).first().value().text(0);
    if (revision < settings_.needs_revision)
        refuse("the schema is at " + (revision.empty() ? "no revision" : "revision " + revision) +
               ", this program needs " + settings_.needs_revision +
               ": run \"apex migrate upgrade head\"");
}

bool Connection::send(const Bound& statement) {
    const Query& query = *statement.query;
    std::vector<Oid> types;
    std::vector<const char*> values;
    std::vector<int> lengths, formats;
    for (const Parameter& parameter : statement.parameters) {
        types.push_back(parameter.type());
        values.push_back(parameter.bytes() ? parameter.bytes()->data() : nullptr);
        lengths.push_back(parameter.bytes() ? static_cast<int>(parameter.bytes()->size()) : 0);
        formats.push_back(binary_format);
    }
    const int count = static_cast<int>(types.size());
    const auto [known, prepares] = prepared_.emplace(query.name, &query);
    APEX_ASSERT(known->second == &query);
    if (prepares &&
        !PQsendPrepare(handle_.get(), query.name, query.sql.c_str(), count, types.data()))
        lose();
    if (!PQsendQueryPrepared(handle_.get(), query.name, count, values.data(), lengths.data(),
                             formats.data(), binary_format))
        lose();
    return prepares;
}

Answer Connection::send_and_read(const std::vector<Bound>& statements) {
    const auto until = steady_clock::now() + settings_.statement_timeout + grace;
    std::vector<bool> prepares;
    for (const Bound& statement : statements) prepares.push_back(send(statement));
    if (!PQpipelineSync(handle_.get())) lose();
    flush(until);
    read_owed(until);

    std::optional<Answer> failure, last;
    const auto is_fine = [&failure](Answer& answer) {
        const ExecStatusType status = PQresultStatus(answer.get());
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return true;
        if (!failure) failure.emplace(std::move(answer));
        return false;
    };
    // After the first failure the rest of a pipeline is answered as skipped.
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const Bound& statement = statements[i];
        if (prepares[i]) {
            Answer prepared = next_answer(until);
            if (!is_fine(prepared)) prepared_.erase(statement.query->name);
        }
        Answer answer = next_answer(until);
        if (!is_fine(answer)) continue;
        APEX_ASSERT(!statement.changes || answer.changed() == *statement.changes);
        last.emplace(std::move(answer));
    }
    ++owed_;
    read_owed(until);
    if (failure) fail(failure->get());
    return std::move(*last);
}

/// Reads to the end of the pipelines that were sent: of this one, or of those before whose answers
/// no one wants.
void Connection::read_owed(Deadline until) {
    while (owed_ > 0)
        if (PQresultStatus(next_answer(until).get()) == PGRES_PIPELINE_SYNC) --owed_;
}

/// Never the null that libpq puts between two statements.
Answer Connection::next_answer(Deadline until) {
    for (int nulls = 0; nulls < 2; ++nulls) {
        while (PQisBusy(handle_.get())) {
            wait_for_socket(until);
            if (!PQconsumeInput(handle_.get())) lose();
        }
        Answer answer(PQgetResult(handle_.get()));
        if (PQstatus(handle_.get()) != CONNECTION_OK) lose();
        if (!answer.get()) continue;
        const std::string severity = field(answer.get(), PG_DIAG_SEVERITY_NONLOCALIZED);
        if (severity == "FATAL" || severity == "PANIC")
            throw Lost{one_line(PQresultErrorMessage(answer.get()))};
        return answer;
    }
    apex::assertion_failed("an answer follows", __FILE__, __LINE__);
}

/// Hands everything over to the network, reading what arrives meanwhile: neither end may wait for
/// the other to listen.
void Connection::flush(Deadline until) {
    int unsent = 0;
    while ((unsent = PQflush(handle_.get())) == 1) {
        wait_for_socket(until);
        if (!PQconsumeInput(handle_.get())) lose();
    }
    if (unsent != 0) lose();
}

void Connection::wait_for_socket(Deadline until) {
    const int unsent = PQflush(handle_.get());
    if (unsent < 0) lose();
    pollfd socket{PQsocket(handle_.get()),
                  static_cast<short>(unsent > 0 ? POLLIN | POLLOUT : POLLIN), 0};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now());
    const int ready = left.count() > 0 ? poll(&socket, 1, static_cast<int>(left.count())) : 0;
    if (ready > 0 || (ready < 0 && errno == EINTR)) return;
    disconnect();
    throw app::Unavailable("database", "the server does not answer");
}

}  // namespace apex::adapters::postgres
