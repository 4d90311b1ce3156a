// Bytes on their way to and from the store, a piece at a time. Both ends can begin again, since a
// failed attempt is repeated.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "adapters/http_client/byte_sink.hpp"
#include "base/sha256.hpp"

namespace apex::adapters {

/// Bytes to send; they do not change while they are sent.
class ByteSource {
  public:
    virtual ~ByteSource() = default;
    virtual std::int64_t size_bytes() const = 0;
    /// The `size` bytes from `offset`, within size_bytes(). The view holds until the next call;
    /// `room` is where a source that has no bytes in memory may put them.
    virtual std::string_view piece(std::int64_t offset, std::size_t size, std::string& room) = 0;
};

class MemorySource final : public ByteSource {
  public:
    explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
    std::int64_t size_bytes() const override { return static_cast<std::int64_t>(bytes_.size()); }
    std::string_view piece(std::int64_t offset, std::size_t size, std::string&) override {
        return bytes_.substr(static_cast<std::size_t>(offset), size);
    }

  private:
    std::string_view bytes_;
};

/// A file; a piece of it is in memory at a time. Throws std::runtime_error when it cannot be read,
/// or is shorter than it was.
class FileSource final : public ByteSource {
  public:
    explicit FileSource(const std::filesystem::path& path);
    ~FileSource() override;
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;
    std::int64_t size_bytes() const override { return size_bytes_; }
    std::string_view piece(std::int64_t offset, std::size_t size, std::string& room) override;

  private:
    int descriptor_;
    std::int64_t size_bytes_ = 0;
};

class MemorySink final : public ByteSink {
  public:
    void begin() override { bytes.clear(); }
    void add(std::string_view more) override { bytes += more; }
    std::string bytes;
};

/// For who wants an object verified and not kept.
class NoSink final : public ByteSink {
  public:
    void begin() override {}
    void add(std::string_view) override {}
};

}  // namespace apex::adapters
