#include "app/upload_check.hpp"

#include <algorithm>

namespace apex::app {

UploadCheck::UploadCheck(const domain::FileType& type, FileScanner* scanner)
    : type_(type), scanner_(scanner) {}

void UploadCheck::begin() {
    head_.clear();
    is_text_ = true;
    objection_.reset();
    scan_.reset();  // The connection of a reading before ends before the next begins.
    if (scanner_) scan_ = scanner_->begin();
}

void UploadCheck::add(std::string_view bytes) {
    head_ +=
        bytes.substr(0, domain::file_head_bytes - std::min(domain::file_head_bytes, head_.size()));
    if (type_.is_text) is_text_ = is_text_ && domain::is_text(bytes);
    if (scan_) scan_->add(bytes);
}

bool UploadCheck::accepts() {
    if (!type_.begins(head_) || !is_text_)
        objection_ = Rejection{
            "/content_type",
            "the bytes are not those of a file of type " + std::string(type_.content_type),
            {}};
    if (scan_)
        if (const auto found = scan_->finding())
            objection_ = Rejection{"/content", "the scanner found " + *found, {}};
    return !objection_;
}

}  // namespace apex::app
