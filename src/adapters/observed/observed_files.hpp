// The ports of uploaded files, measured. Each outlives neither the adapter within nor the registry.
#pragma once
#include <memory>
#include <utility>

#include "adapters/observed/measured_call.hpp"
#include "app/ports/file_scanner.hpp"
#include "app/ports/upload_door.hpp"
#include "app/ports/uploads.hpp"

namespace apex::adapters {

class ObservedUploads final : public app::Uploads {
  public:
    ObservedUploads(app::Uploads& inner, http::Registry& metrics)
        : inner_(inner),
          grant_(metrics, "uploads", "grant"),
          settle_(metrics, "uploads", "settle"),
          discard_(metrics, "uploads", "discard"),
          sweep_(metrics, "uploads", "sweep"),
          download_url_(metrics, "uploads", "download_url") {}
    app::UploadGrant grant(const std::string& upload_id, const app::UploadTerms& terms,
                           std::chrono::seconds lifetime) override {
        return grant_([&] { return inner_.grant(upload_id, terms, lifetime); });
    }
    std::variant<app::StoredObject, app::UploadRefusal> settle(
        const std::string& upload_id, const app::UploadTerms& terms,
        app::UploadInspector& inspector) override {
        return settle_([&] { return inner_.settle(upload_id, terms, inspector); });
    }
    void discard(const std::string& upload_id) override {
        discard_([&] { inner_.discard(upload_id); });
    }
    int sweep(std::chrono::seconds age) override {
        return sweep_([&] { return inner_.sweep(age); });
    }
    std::string download_url(const app::DownloadTerms& terms,
                             std::chrono::seconds lifetime) override {
        return download_url_([&] { return inner_.download_url(terms, lifetime); });
    }

  private:
    app::Uploads& inner_;
    MeasuredCall grant_, settle_, discard_, sweep_, download_url_;
};

/// How long it takes to open; what flows through is the route's time.
class ObservedDoor final : public app::UploadDoor {
  public:
    ObservedDoor(app::UploadDoor& inner, http::Registry& metrics)
        : inner_(inner),
          receive_(metrics, "upload_door", "receive"),
          hand_out_(metrics, "upload_door", "hand_out") {}
    std::variant<std::unique_ptr<app::IncomingUpload>, app::DoorRefusal> receive(
        const app::SignedRequest& request, const Announced& announced) override {
        return receive_([&] { return inner_.receive(request, announced); });
    }
    std::variant<std::unique_ptr<app::OutgoingFile>, app::DoorRefusal> hand_out(
        const app::SignedRequest& request) override {
        return hand_out_([&] { return inner_.hand_out(request); });
    }

  private:
    app::UploadDoor& inner_;
    MeasuredCall receive_, hand_out_;
};

/// A scan is one call, from begin to its end; it fails when an exception ends it.
class ObservedScanner final : public app::FileScanner {
  public:
    ObservedScanner(app::FileScanner& inner, http::Registry& metrics)
        : inner_(inner), scan_(metrics, "scanner", "scan") {}
    std::unique_ptr<app::Scan> begin() override {
        auto measured = scan_.begin();
        return std::make_unique<ObservedScan>(inner_.begin(), std::move(measured));
    }
    std::string name() const override { return inner_.name(); }
    std::optional<std::string> trouble() override { return inner_.trouble(); }

  private:
    class ObservedScan final : public app::Scan {
      public:
        ObservedScan(std::unique_ptr<app::Scan> inner, std::shared_ptr<void> measured)
            : measured_(std::move(measured)), inner_(std::move(inner)) {}
        void add(std::string_view bytes) override { inner_->add(bytes); }
        std::optional<std::string> finding() override { return inner_->finding(); }

      private:
        std::shared_ptr<void> measured_;
        std::unique_ptr<app::Scan> inner_;
    };
    app::FileScanner& inner_;
    MeasuredCall scan_;
};

}  // namespace apex::adapters
