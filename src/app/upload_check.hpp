// What is looked at in an upload beyond its size and hash: that it begins as its type does, and
// that the scanner finds nothing.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "app/ports/file_scanner.hpp"
#include "app/ports/uploads.hpp"
#include "base/outcome.hpp"
#include "domain/file_type.hpp"

namespace apex::app {

class UploadCheck final : public UploadInspector {
  public:
    /// `scanner` may be null: none is configured. Both outlive the check.
    UploadCheck(const domain::FileType& type, FileScanner* scanner);

    void begin() override;
    void add(std::string_view bytes) override;
    bool accepts() override;
    /// Why it does not.
    const std::optional<Rejection>& objection() const { return objection_; }

  private:
    const domain::FileType& type_;
    FileScanner* scanner_;
    std::unique_ptr<Scan> scan_;
    std::string head_;
    bool is_text_ = true;
    std::optional<Rejection> objection_;
};

}  // namespace apex::app
