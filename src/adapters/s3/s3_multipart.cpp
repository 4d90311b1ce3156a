#include "adapters/s3/s3_multipart.hpp"

#include <algorithm>

#include "adapters/s3/xml_text.hpp"
#include "base/assertion.hpp"

namespace apex::adapters::s3 {
namespace {

constexpr std::int64_t mebibyte = 1 << 20;

/// The source a part at a time, hashed as a whole on the way.
class Pieces {
  public:
    Pieces(ByteSource& source, std::int64_t part_bytes) : source_(source), part_(part_bytes) {}
    bool done() const { return offset_ == source_.size_bytes(); }
    std::string_view next() {
        const std::int64_t size = std::min(part_, source_.size_bytes() - offset_);
        const std::string_view bytes =
            source_.piece(offset_, static_cast<std::size_t>(size), room_);
        offset_ += size;
        whole_.add(bytes);
        return bytes;
    }
    std::string sha256() { return whole_.hex(); }

  private:
    ByteSource& source_;
    std::int64_t part_, offset_ = 0;
    std::string room_;
    Sha256 whole_;
};

std::string sha256_of(ByteSource& source) {
    Pieces pieces(source, mebibyte);
    while (!pieces.done()) pieces.next();
    return pieces.sha256();
}

[[noreturn]] void lacks(const char* doing, const char* what) {
    throw S3Error(S3Fault::refused, 200, std::string(doing) + ": the answer lacks " + what);
}

class Upload {
  public:
    Upload(S3Calls& calls, std::string key, const std::string& content_type,
           const std::string& sha256, std::int64_t size_bytes)
        : calls_(calls), key_(std::move(key)), sha256_(sha256), manner_(calls.manner(size_bytes)) {
        Call call{"beginning a large object", "POST", key_, {{"uploads", ""}}};
        call.headers = {{"content-type", content_type}, {"x-amz-meta-sha256", sha256}};
        const HttpAnswer answer = calls_.perform(call, manner_);
        id_ = xml_text(answer.body, "UploadId").value_or("");
        if (id_.empty()) lacks(call.doing, "an UploadId");
    }

    void send(std::string_view part) {
        ++count_;
        Call call{"storing a part of an object",
                  "PUT",
                  key_,
                  {{"partNumber", std::to_string(count_)}, {"uploadId", id_}}};
        call.body = part;
        call.body_sha256 = sha256_hex(part);
        const HttpAnswer answer = calls_.perform(call, manner_);
        const std::string& etag = answer.header("etag");
        if (etag.empty()) lacks(call.doing, "an ETag");
        parts_ += "<Part><PartNumber>" + std::to_string(count_) + "</PartNumber><ETag>" +
                  xml_escaped(etag) + "</ETag></Part>";
    }

    void complete() {
        const std::string body =
            "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + parts_ +
            "</CompleteMultipartUpload>";
        Call call{"completing a large object", "POST", key_, {{"uploadId", id_}}};
        call.headers = {{"content-type", "application/xml"}};
        call.body = body;
        call.body_sha256 = sha256_hex(body);
        call.error_may_come_as_200 = true;
        call.absent_is_an_answer = true;
        const HttpAnswer answer = calls_.perform(call, manner_);
        // The upload is gone: an attempt whose answer was lost has completed it, or someone else
        // has ended it.
        if (answer.status == 404 && !is_complete())
            throw S3Error(S3Fault::refused, 404, std::string(call.doing) + ": 404 NoSuchUpload");
    }

    /// Nothing more can be done here when it fails: the failure that led here is what counts.
    void abort() noexcept {
        try {
            Call call{"abandoning a large object", "DELETE", key_, {{"uploadId", id_}}};
            call.absent_is_an_answer = true;
            calls_.perform(call, calls_.probing());
        } catch (const std::exception&) {
        }
    }

  private:
    bool is_complete() {
        Call call{"looking at an object", "HEAD", key_};
        call.absent_is_an_answer = true;
        const HttpAnswer answer = calls_.perform(call, manner_);
        return answer.status == 200 && answer.header("x-amz-meta-sha256") == sha256_;
    }

    S3Calls& calls_;
    std::string key_, sha256_, id_, parts_;
    Manner manner_;
    int count_ = 0;
};

}  // namespace

std::int64_t part_size_bytes(std::int64_t size_bytes, std::int64_t wished) {
    const std::int64_t least = (size_bytes + parts_max - 1) / parts_max;
    const std::int64_t whole_mebibytes = (least + mebibyte - 1) / mebibyte * mebibyte;
    return std::max({wished, part_bytes_least, whole_mebibytes});
}

std::string put_in_parts(S3Calls& calls, const std::string& key, ByteSource& source,
                         const std::string& content_type) {
    const std::string sha256 = sha256_of(source);
    const std::int64_t size_bytes = source.size_bytes();
    Upload upload(calls, key, content_type, sha256, size_bytes);
    try {
        Pieces pieces(source, part_size_bytes(size_bytes, calls.limits().part_bytes));
        while (!pieces.done()) upload.send(pieces.next());
        if (pieces.sha256() != sha256)
            throw S3Error(S3Fault::damaged, 0, "storing a large object: its source changed");
        upload.complete();
    } catch (...) {
        upload.abort();
        throw;
    }
    return sha256;
}

int abort_unfinished(S3Calls& calls, std::time_t before) {
    int count = 0;
    std::vector<NameValue> page{{"uploads", ""}, {"prefix", calls.settings().prefix}};
    for (std::string last_key, last_id;;) {
        Call call{"listing unfinished uploads", "GET", "", page};
        const HttpAnswer answer = calls.perform(call, calls.manner());
        for (const std::string_view upload : xml_elements(answer.body, "Upload")) {
            const auto begun = parse_time(xml_text(upload, "Initiated").value_or(""));
            const auto key = xml_text(upload, "Key"), id = xml_text(upload, "UploadId");
            if (!begun || !key || !id || *begun >= before) continue;
            Call end{"abandoning a large object", "DELETE", *key, {{"uploadId", *id}}};
            end.absent_is_an_answer = true;
            calls.perform(end, calls.manner());
            ++count;
        }
        const auto next_key = xml_text(answer.body, "NextKeyMarker"),
                   next_id = xml_text(answer.body, "NextUploadIdMarker");
        if (xml_text(answer.body, "IsTruncated") != "true" || !next_key || !next_id ||
            (*next_key == last_key && *next_id == last_id))
            return count;
        last_key = *next_key;
        last_id = *next_id;
        page = {{"uploads", ""},
                {"prefix", calls.settings().prefix},
                {"key-marker", last_key},
                {"upload-id-marker", last_id}};
    }
}

}  // namespace apex::adapters::s3
