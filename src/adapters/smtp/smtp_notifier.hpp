// The Notifier port as e-mail: one message to everyone, or to no one.
#pragma once
#include "adapters/smtp/smtp_settings.hpp"
#include "app/ports/notifier.hpp"

namespace apex::adapters {

class SmtpNotifier final : public app::Notifier {
  public:
    explicit SmtpNotifier(SmtpSettings settings);
    app::Delivery deliver(const app::Notice& notice) override;

  private:
    SmtpSettings settings_;
};

}  // namespace apex::adapters
