// Port: files that clients send straight to the store and fetch from it, by URLs that are signed
// for one purpose and for a time. Believes only what the store holds. Not here: whose file it is,
// and who may (app/files.hpp).
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/ports/object_store.hpp"
#include "domain/time.hpp"

namespace apex::app {

/// What the sender promises. Type and length are bound by the grant; the hash at the latest by the
/// settlement.
struct UploadTerms {
    std::string content_type;
    std::int64_t size_bytes = 0;
    std::string sha256;  ///< 64 lower-case hexadecimal digits; "": not known beforehand
};

struct UploadHeader {
    std::string name, value;
};

/// `url` is as good as a key while it lasts: hand it to its user, never log it. It is absolute, or
/// begins with the path of the API that made it.
struct UploadGrant {
    std::string url;
    std::vector<UploadHeader> headers;  ///< the PUT must carry exactly these
    domain::Time expires_at;
};

struct DownloadTerms {
    std::string sha256, file_name, content_type;
};

/// Why an upload was not accepted.
enum class UploadRefusal : unsigned char {
    missing,
    wrong_size,
    wrong_type,
    wrong_sha256,
    objected  ///< by the inspector, which knows why
};

/// Looks at the bytes of an upload while they are read from the store.
class UploadInspector {
  public:
    virtual ~UploadInspector() = default;
    /// A reading starts: what came before does not count.
    virtual void begin() = 0;
    virtual void add(std::string_view bytes) = 0;
    /// After the last byte: whether the upload may be accepted. What any of these throws ends the
    /// settlement and leaves the upload as it is.
    virtual bool accepts() = 0;
};

class Uploads {
  public:
    virtual ~Uploads() = default;
    /// `upload_id` is of [A-Za-z0-9_-], one for each upload.
    virtual UploadGrant grant(const std::string& upload_id, const UploadTerms& terms,
                              std::chrono::seconds lifetime) = 0;
    /// Reads the upload whole, out of reach of its grant, compares it with the terms, shows it to
    /// the inspector, and stores it as an object of ObjectStore. A refused upload is deleted; an
    /// accepted one stays until discard(), so that who dies before recording the answer can ask
    /// again. Throws Unavailable.
    virtual std::variant<StoredObject, UploadRefusal> settle(const std::string& upload_id,
                                                             const UploadTerms& terms,
                                                             UploadInspector& inspector) = 0;
    /// Deletes the upload. An absent one is no error.
    virtual void discard(const std::string& upload_id) = 0;
    /// Deletes uploads that arrived more than `age` ago and were never discarded. Their number.
    virtual int sweep(std::chrono::seconds age) = 0;
    /// A URL that downloads a settled file, as UploadGrant::url.
    virtual std::string download_url(const DownloadTerms& terms, std::chrono::seconds lifetime) = 0;
};

}  // namespace apex::app
