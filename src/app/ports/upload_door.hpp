// Port: the other end of signed URLs where the program itself stands in for an object store: what
// came with a URL is judged by its signature alone.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace apex::app {

/// A request as it came: the last part of the path, and the query by name.
struct SignedRequest {
    std::string name;
    std::map<std::string, std::string> query;
};

/// Why the door stays shut. Says no more than a client must know.
enum class DoorRefusal : unsigned char {
    not_signed,  ///< no signature, another one, or other headers than were signed
    expired,
    wrong_sha256,  ///< the bytes do not have the hash that was announced
    gone
};

/// Bytes on their way in. Dropped without store(): nothing has happened.
class IncomingUpload {
  public:
    virtual ~IncomingUpload() = default;
    /// More than was announced is refused by store(). Throws Unavailable.
    virtual void add(std::string_view bytes) = 0;
    /// Durable when it returns; replaces what the same grant brought before.
    virtual std::optional<DoorRefusal> store() = 0;
};

/// Bytes on their way out; they were compared with their hash before.
class OutgoingFile {
  public:
    virtual ~OutgoingFile() = default;
    virtual std::int64_t size_bytes() const = 0;
    virtual std::string file_name() const = 0;
    virtual std::string content_type() const = 0;
    /// "" at the end. Throws Unavailable.
    virtual std::string next() = 0;
};

class UploadDoor {
  public:
    virtual ~UploadDoor() = default;
    /// What the header of the PUT says of its body.
    struct Announced {
        std::string content_type;
        std::optional<std::int64_t> size_bytes;
    };
    virtual std::variant<std::unique_ptr<IncomingUpload>, DoorRefusal> receive(
        const SignedRequest& request, const Announced& announced) = 0;
    virtual std::variant<std::unique_ptr<OutgoingFile>, DoorRefusal> hand_out(
        const SignedRequest& request) = 0;
};

}  // namespace apex::app
