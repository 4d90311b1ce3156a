// The S3 protocol as far as APEX needs it, over one bucket: objects whole, verified, repeated when
// that helps. Any number of threads may use one client. Not here: what keys mean (s3_objects.hpp,
// s3_uploads.hpp), and presigned URLs (s3_presign.hpp).
#pragma once
#include <chrono>
#include <ctime>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapters/s3/byte_stream.hpp"
#include "adapters/s3/s3_error.hpp"
#include "adapters/s3/s3_settings.hpp"

namespace apex::adapters {

/// What the store says of an object.
struct S3Facts {
    std::int64_t size_bytes = 0;
    std::string etag, content_type;
    std::string sha256;  ///< as its writer signed it; "" when it did not come from S3Client::put
};

struct S3Listed {
    std::string key;  ///< without the prefix of the settings
    std::int64_t size_bytes = 0;
    std::time_t modified_at = 0;
};

/// What get() insists on.
struct S3GetTerms {
    std::string sha256;  ///< "": what the writer signed, if anything
    std::int64_t size_bytes_max = 256 << 20;
};

/// Every function throws S3Error. Keys are UTF-8, 1 to 1024 bytes with the prefix; others are
/// std::invalid_argument.
class S3Client {
  public:
    using Clock = std::function<std::time_t()>;
    explicit S3Client(
        S3Settings settings, S3Limits limits = {}, Clock clock = [] { return std::time(nullptr); });
    ~S3Client();
    S3Client(S3Client&&) noexcept;
    S3Client& operator=(S3Client&&) noexcept;

    const S3Settings& settings() const;
    std::time_t now() const;

    /// Writes or overwrites, whole or not at all. The server checks the SHA-256 of what arrives
    /// (of each part, when large). Returns the SHA-256 of the whole.
    std::string put(const std::string& key, ByteSource& source, const std::string& content_type);
    /// None: no such object. Otherwise every byte went to the sink, their number is the
    /// Content-Length and their SHA-256 is right; if that cannot be had, S3Fault::damaged.
    /// `facts.sha256` is computed.
    std::optional<S3Facts> get(const std::string& key, ByteSink& sink, const S3GetTerms& terms);
    std::optional<S3Facts> head(const std::string& key);
    /// Copies inside the store; `content_type` and `sha256` ("": none) are the copy's. False: no
    /// `from`.
    /// Unconditional: stores disagree on the names of the headers that would make it conditional.
    bool copy(const std::string& from, const std::string& to, const std::string& content_type,
              const std::string& sha256);
    /// An absent object is no error.
    void remove(const std::string& key);
    /// In order of their bytes, `count_max` at most.
    std::vector<S3Listed> list(const std::string& key_prefix, std::size_t count_max);

    /// Makes the bucket unless it is there. Throws also when it is another owner's.
    void ensure_bucket();
    /// One listing of one key: whether server, keys, clock, region and bucket are in order. Tries
    /// once, within S3Limits::probe_deadline; a bucket that is to be made counts in.
    void check(bool may_create = false);
    /// Ends multipart uploads begun more than `age` ago: what a killed program left. Their number.
    int abort_unfinished(std::chrono::seconds age);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace apex::adapters
