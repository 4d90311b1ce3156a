// What an SMTP relay is reached with, read from the settings as they were written.
#pragma once
#include <string>
#include <vector>

#include "base/outcome.hpp"

namespace apex::adapters {

enum class SmtpTls : unsigned char {
    from_the_start,  ///< smtps://
    upgraded,        ///< smtp://: STARTTLS, insisted upon
    none             ///< smtp://...?tls=off: inside a private network, without a password
};

struct SmtpSettings {
    std::string host, port;
    SmtpTls tls = SmtpTls::upgraded;
    std::string user, password;  ///< "": the relay asks for none
    std::string from;
    std::vector<std::string> to;
    std::string ca_file;  ///< certificates to trust instead of the system's; "": the system's
};

/// As they stand in SMTP_URL, SMTP_USER, SMTP_PASSWORD, SMTP_FROM, SUBMIT_EMAIL_TO (separated by
/// commas) and SUBMIT_CA_FILE.
struct SmtpWords {
    std::string url, user, password, from, to, ca_file;
};

/// `smtp[s]://host[:port][?tls=off]`; port 587 or 465 unless named. The Rejection names the
/// setting.
Outcome<SmtpSettings> parse_smtp(const SmtpWords& words);

}  // namespace apex::adapters
