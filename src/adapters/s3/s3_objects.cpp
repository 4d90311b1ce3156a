#include "adapters/s3/s3_objects.hpp"

#include <algorithm>
#include <stdexcept>

namespace apex::adapters {
namespace {

bool is_hash(const std::string& text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

}  // namespace

std::string s3_object_key(const std::string& sha256) { return "objects/" + sha256; }

S3Objects::S3Objects(S3Settings settings, S3Limits limits, std::int64_t object_bytes_max)
    : client_(std::move(settings), limits), object_bytes_max_(object_bytes_max) {}

void S3Objects::prepare() {
    if (prepared_) return;
    client_.ensure_bucket();
    prepared_ = true;
}

app::StoredObject S3Objects::put(std::string_view bytes, std::string_view content_type) {
    const auto size_bytes = static_cast<std::int64_t>(bytes.size());
    if (size_bytes > object_bytes_max_)
        throw S3Error(S3Fault::too_large, 0, "storing an object: it is above its limit");
    prepare();
    // Written also when it is there already: that heals a damaged one.
    const std::string sha256 = sha256_hex(bytes);
    MemorySource source(bytes);
    client_.put(s3_object_key(sha256), source, std::string(content_type));
    return {sha256, size_bytes};
}

std::optional<std::string> S3Objects::get(const std::string& sha256) {
    if (!is_hash(sha256)) return std::nullopt;
    MemorySink sink;
    if (!client_.get(s3_object_key(sha256), sink, {sha256, object_bytes_max_})) return std::nullopt;
    return std::move(sink.bytes);
}

std::optional<std::int64_t> S3Objects::size_bytes(const std::string& sha256) {
    if (!is_hash(sha256)) return std::nullopt;
    const auto facts = client_.head(s3_object_key(sha256));
    return facts ? std::optional(facts->size_bytes) : std::nullopt;
}

void S3Objects::remove(const std::string& sha256) {
    if (is_hash(sha256)) client_.remove(s3_object_key(sha256));
}

std::optional<std::string> S3Objects::trouble() {
    try {
        client_.check(!prepared_);
        prepared_ = true;
        return std::nullopt;
    } catch (const std::exception& error) {
        return error.what();
    }
}

int S3Objects::sweep(std::chrono::seconds age) { return client_.abort_unfinished(age); }

}  // namespace apex::adapters
