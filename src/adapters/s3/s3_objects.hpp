// The ObjectStore port on S3: an object lies at objects/<SHA-256 of its bytes> and is compared with
// that name whenever it is read.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>

#include "adapters/s3/s3_client.hpp"
#include "app/ports/object_store.hpp"

namespace apex::adapters {

/// The key of content-addressed bytes.
std::string s3_object_key(const std::string& sha256);

class S3Objects final : public app::ObjectStore {
  public:
    /// Does not touch the network: a service starts while its store is away.
    explicit S3Objects(S3Settings settings, S3Limits limits = {},
                       std::int64_t object_bytes_max = 256 << 20);

    app::StoredObject put(std::string_view bytes, std::string_view content_type) override;
    std::optional<std::string> get(const std::string& sha256) override;
    std::optional<std::int64_t> size_bytes(const std::string& sha256) override;
    /// In a bucket with versions an older one stays: its owner's lifecycle rule ends it.
    void remove(const std::string& sha256) override;
    /// Within 1 s (S3Limits::probe_deadline). Until the bucket was seen once it is also made here;
    /// a bucket that vanishes later is trouble and never replaced by an empty one.
    std::optional<std::string> trouble() override;
    /// Deletes the parts of large objects that were begun more than `age` ago and never completed:
    /// what killed programs left. Their number. Throws Unavailable.
    int sweep(std::chrono::seconds age) override;

  private:
    void prepare();
    S3Client client_;
    std::int64_t object_bytes_max_;
    std::atomic<bool> prepared_ = false;
};

}  // namespace apex::adapters
