// Why the object store did not do its part, by name. Absent objects are values, not errors.
#pragma once
#include <string>

#include "app/ports/unavailable.hpp"

namespace apex::adapters {

enum class S3Fault : unsigned char {
    unreachable,     ///< no connection, a timeout, an answer cut short
    busy,            ///< 500, 502, 503, 504, 429, SlowDown: repeated, in vain
    damaged,         ///< bytes without the length or SHA-256 they must have
    too_large,       ///< more bytes than the caller takes
    forbidden,       ///< a wrong key or secret, or a right that is missing
    clock_skew,      ///< RequestTimeTooSkewed: a clock is wrong, here or there
    missing_bucket,  ///< NoSuchBucket
    wrong_region,    ///< the bucket lives elsewhere, or another region was signed
    refused,         ///< anything else the server would not do
};

/// Messages hold the operation, the status, the server's error code and its request id; no key, no
/// signature, no query, no text of the answer's body.
class S3Error : public app::Unavailable {
  public:
    S3Error(S3Fault fault, int status, const std::string& reason)
        : Unavailable("object_storage", reason), fault_(fault), status_(status) {}
    S3Fault fault() const { return fault_; }
    int status() const { return status_; }  ///< of HTTP; 0: no answer

  private:
    S3Fault fault_;
    int status_;
};

}  // namespace apex::adapters
