#include "adapters/s3/s3_client.hpp"

#include <charconv>
#include <stdexcept>

#include "adapters/s3/percent.hpp"
#include "adapters/s3/s3_calls.hpp"
#include "adapters/s3/s3_multipart.hpp"
#include "adapters/s3/xml_text.hpp"

namespace apex::adapters {
namespace {

using s3::Call;
using s3::HttpAnswer;
using s3::Manner;

constexpr std::size_t key_bytes_max = 1024;
constexpr std::size_t page_keys_max = 1000;

std::optional<std::int64_t> whole_number(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number < 0)
        return std::nullopt;
    return number;
}

std::string without_quotes(const std::string& etag) {
    const bool quoted = etag.size() >= 2 && etag.front() == '"' && etag.back() == '"';
    return quoted ? etag.substr(1, etag.size() - 2) : etag;
}

/// Passes bytes on, counts and hashes them.
class Verified final : public ByteSink {
  public:
    explicit Verified(ByteSink& sink) : sink_(sink) {}
    void begin() override {
        size_bytes_ = 0;
        sum_ = Sha256();
        sink_.begin();
    }
    void add(std::string_view bytes) override {
        size_bytes_ += static_cast<std::int64_t>(bytes.size());
        sum_.add(bytes);
        sink_.add(bytes);
    }
    std::int64_t size_bytes() const { return size_bytes_; }
    std::string sha256() { return sum_.hex(); }

  private:
    ByteSink& sink_;
    std::int64_t size_bytes_ = 0;
    Sha256 sum_;
};

S3Facts facts_of(const HttpAnswer& answer, std::int64_t size_bytes) {
    return {size_bytes, without_quotes(answer.header("etag")), answer.header("content-type"),
            answer.header("x-amz-meta-sha256")};
}

}  // namespace

struct S3Client::State {
    State(S3Settings settings, S3Limits limits, Clock clock)
        : calls(std::move(settings), limits, std::move(clock)) {}
    s3::S3Calls calls;

    std::string whole(const std::string& key) const {
        std::string with_prefix = calls.settings().prefix + key;
        if (key.empty() || with_prefix.size() > key_bytes_max)
            throw std::invalid_argument("a key must have 1 to 1024 bytes with its prefix");
        return with_prefix;
    }
    void list_one(const Manner& manner) {
        calls.perform({"reaching the bucket", "GET", "", listing(calls.settings().prefix, 1)},
                      manner);
    }
    static std::vector<s3::NameValue> listing(const std::string& prefix, std::size_t keys_max) {
        return {{"list-type", "2"},
                {"encoding-type", "url"},
                {"max-keys", std::to_string(keys_max)},
                {"prefix", prefix}};
    }
    void create_bucket(const Manner& manner) {
        const std::string& region = calls.settings().region;
        std::string body;
        if (region != "us-east-1")  // S3 refuses its own default by name.
            body =
                "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                "<LocationConstraint>" +
                region + "</LocationConstraint></CreateBucketConfiguration>";
        Call call{"making the bucket", "PUT", ""};
        call.body = body;
        call.body_sha256 = sha256_hex(body);
        try {
            calls.perform(call, manner);
        } catch (const S3Error& error) {
            if (error.status() != 409) throw;
            list_one(manner);  // Another process was faster, or the name is another owner's.
        }
    }
    void reach(const Manner& manner, bool may_create) {
        try {
            list_one(manner);
        } catch (const S3Error& error) {
            if (error.fault() != S3Fault::missing_bucket || !may_create) throw;
            create_bucket(manner);
        }
    }
    /// HEAD: its failures have no words, so that the bucket is asked what is wrong. A missing
    /// object is absent only in a bucket that is there.
    std::optional<HttpAnswer> looked_at(const std::string& key) {
        Call call{"looking at an object", "HEAD", whole(key)};
        call.absent_is_an_answer = true;
        try {
            HttpAnswer answer = calls.perform(call, calls.manner());
            if (answer.status != 404) return answer;
        } catch (const S3Error& error) {
            if (error.fault() == S3Fault::forbidden || error.fault() == S3Fault::refused)
                list_one(calls.manner());
            throw;
        }
        list_one(calls.manner());
        return std::nullopt;
    }
};

S3Client::S3Client(S3Settings settings, S3Limits limits, Clock clock)
    : state_(std::make_unique<State>(std::move(settings), limits, std::move(clock))) {}
S3Client::~S3Client() = default;
S3Client::S3Client(S3Client&&) noexcept = default;
S3Client& S3Client::operator=(S3Client&&) noexcept = default;

const S3Settings& S3Client::settings() const { return state_->calls.settings(); }
std::time_t S3Client::now() const { return state_->calls.now(); }

std::string S3Client::put(const std::string& key, ByteSource& source,
                          const std::string& content_type) {
    const std::int64_t size_bytes = source.size_bytes();
    if (size_bytes > state_->calls.limits().multipart_above_bytes)
        return put_in_parts(state_->calls, state_->whole(key), source, content_type);
    std::string room;
    const std::string_view bytes = source.piece(0, static_cast<std::size_t>(size_bytes), room);
    const std::string sha256 = sha256_hex(bytes);
    Call call{"storing an object", "PUT", state_->whole(key)};
    call.headers = {{"content-type", content_type}, {"x-amz-meta-sha256", sha256}};
    call.body = bytes;
    call.body_sha256 = sha256;
    state_->calls.perform(call, state_->calls.manner(size_bytes));
    return sha256;
}

std::optional<S3Facts> S3Client::get(const std::string& key, ByteSink& sink,
                                     const S3GetTerms& terms) {
    Verified verified(sink);
    Call call{"fetching an object", "GET", state_->whole(key)};
    call.absent_is_an_answer = true;
    std::string sha256;
    Manner manner = state_->calls.manner(terms.size_bytes_max);
    manner.sink = &verified;
    manner.body_bytes_max = terms.size_bytes_max;
    manner.verify = [&](const HttpAnswer& answer) -> std::optional<std::string> {
        const auto length = whole_number(answer.header("content-length"));
        if (answer.status != 200) return "a part came instead of the whole";
        if (length && *length != verified.size_bytes())
            return std::to_string(verified.size_bytes()) + " of " + std::to_string(*length) +
                   " bytes came";
        sha256 = verified.sha256();
        const std::string& expected =
            terms.sha256.empty() ? answer.header("x-amz-meta-sha256") : terms.sha256;
        if (!expected.empty() && sha256 != expected) return "its bytes do not have their SHA-256";
        return std::nullopt;
    };
    const HttpAnswer answer = state_->calls.perform(call, manner);
    if (answer.status == 404) return std::nullopt;
    S3Facts facts = facts_of(answer, verified.size_bytes());
    facts.sha256 = sha256;
    return facts;
}

std::optional<S3Facts> S3Client::head(const std::string& key) {
    const auto answer = state_->looked_at(key);
    if (!answer) return std::nullopt;
    const auto length = whole_number(answer->header("content-length"));
    if (!length)
        throw S3Error(S3Fault::refused, answer->status,
                      "looking at an object: the answer lacks a Content-Length");
    return facts_of(*answer, *length);
}

bool S3Client::copy(const std::string& from, const std::string& to, const std::string& content_type,
                    const std::string& sha256) {
    Call call{"copying an object", "PUT", state_->whole(to)};
    call.headers = {
        {"content-type", content_type},
        {"x-amz-copy-source",
         s3::uri_encoded_path('/' + state_->calls.settings().bucket + '/' + state_->whole(from))},
        {"x-amz-metadata-directive", "REPLACE"}};
    if (!sha256.empty()) call.headers.push_back({"x-amz-meta-sha256", sha256});
    call.absent_is_an_answer = true;
    call.error_may_come_as_200 = true;
    return state_->calls.perform(call, state_->calls.manner()).status == 200;
}

void S3Client::remove(const std::string& key) {
    Call call{"removing an object", "DELETE", state_->whole(key)};
    call.absent_is_an_answer = true;
    state_->calls.perform(call, state_->calls.manner());
}

std::vector<S3Listed> S3Client::list(const std::string& key_prefix, std::size_t count_max) {
    const std::string& prefix = state_->calls.settings().prefix;
    std::vector<S3Listed> found;
    for (std::string token; found.size() < count_max;) {
        Call call{
            "listing objects", "GET", "",
            State::listing(prefix + key_prefix, std::min(page_keys_max, count_max - found.size()))};
        if (!token.empty()) call.query.push_back({"continuation-token", token});
        const HttpAnswer answer = state_->calls.perform(call, state_->calls.manner());
        const bool encoded = s3::xml_text(answer.body, "EncodingType") == "url";
        for (const std::string_view object : s3::xml_elements(answer.body, "Contents")) {
            auto key = s3::xml_text(object, "Key");
            if (key && encoded) key = s3::percent_decoded(*key, ' ');
            const auto size = whole_number(s3::xml_text(object, "Size").value_or(""));
            const auto modified_at =
                s3::parse_time(s3::xml_text(object, "LastModified").value_or(""));
            if (!key || !key->starts_with(prefix) || !size || !modified_at)
                throw S3Error(S3Fault::refused, 200, "listing objects: the answer cannot be read");
            found.push_back({key->substr(prefix.size()), *size, *modified_at});
        }
        const std::string next = s3::xml_text(answer.body, "NextContinuationToken").value_or("");
        if (s3::xml_text(answer.body, "IsTruncated") != "true") break;
        if (next.empty() || next == token)
            throw S3Error(S3Fault::refused, 200, "listing objects: the pages do not go on");
        token = next;
    }
    return found;
}

void S3Client::ensure_bucket() {
    state_->reach(state_->calls.manner(), state_->calls.settings().create_bucket);
}

void S3Client::check(bool may_create) {
    state_->reach(state_->calls.probing(), may_create && state_->calls.settings().create_bucket);
}

int S3Client::abort_unfinished(std::chrono::seconds age) {
    return s3::abort_unfinished(state_->calls, now() - static_cast<std::time_t>(age.count()));
}

}  // namespace apex::adapters
