// Messages and settings; whole deliveries to a server: tests/services/test_submission.py.
#include <gtest/gtest.h>

#include "adapters/smtp/mail_message.hpp"
#include "adapters/smtp/smtp_settings.hpp"

namespace apex::adapters {
namespace {

Mail mail(const std::string& subject, const std::string& text = "Hello") {
    // 2026-11-23 04:29:07 UTC, a Monday.
    return {"apex@example.com",
            {"a@example.com", "b@example.org"},
            subject,
            text,
            "tsk_1@example.com",
            domain::from_microseconds(1'795'408'147'000'000)};
}

TEST(MailMessage, IsWrittenAsTheStandardsSay) {
    EXPECT_EQ(message_of(mail("Main Street pylon")),
              "Date: Mon, 23 Nov 2026 04:29:07 +0000\r\n"
              "From: apex@example.com\r\n"
              "To: a@example.com,\r\n b@example.org\r\n"
              "Subject: Main Street pylon\r\n"
              "Message-ID: <tsk_1@example.com>\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: base64\r\n"
              "Auto-Submitted: auto-generated\r\n"
              "\r\n"
              "SGVsbG8=\r\n");
}

TEST(MailMessage, EncodesWhatIsNotPlain) {
    // RFC 2047: "Łódź" is C5 81 C3 B3 64 C5 BA in UTF-8.
    EXPECT_NE(message_of(mail("Łódź")).find("Subject: =?UTF-8?B?xYHDs2TFug==?=\r\n"),
              std::string::npos);
    EXPECT_NE(message_of(mail("=?UTF-8?B?YQ==?=")).find("Subject: =?UTF-8?B?PT9VVEYt"),
              std::string::npos)
        << "what looks encoded is not taken for it";
}

TEST(MailMessage, KeepsLinesShortAndCharactersWhole) {
    std::string subject;
    for (int i = 0; i < 60; ++i) subject += "ł";
    const std::string message = message_of(mail(subject, std::string(1000, 'x')));
    std::size_t from = 0;
    for (std::size_t end = message.find("\r\n"); end != std::string::npos;
         from = end + 2, end = message.find("\r\n", from)) {
        const std::string line = message.substr(from, end - from);
        EXPECT_LE(line.size(), 85u) << line;
        // 22 whole letters of two bytes are 60 digits with padding: no word ends in half a letter.
        if (line.find("=?UTF-8?B?") != std::string::npos) {
            EXPECT_EQ(line.substr(line.find("B?") + 2, 4), "xYLF");
        }
    }
}

TEST(MailMessage, LetsNoOneWriteTheHeader) {
    const std::string message =
        message_of(mail("Pylon\r\nBcc: thief@example.net\r\n\r\nbody", "a\r\n.\r\nb"));
    EXPECT_EQ(message.find("\r\nBcc"), std::string::npos);
    EXPECT_NE(message.find("Subject: Pylon  Bcc: thief@example.net    body\r\n"), std::string::npos)
        << message;
    EXPECT_EQ(message.find("\r\n.\r\n"), std::string::npos);
    for (const char* address : {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b\r\nBcc: c", "<a@b>",
                                "a@b,c@d", "\"a\"@b", "a@\xc3\xa9"})
        EXPECT_FALSE(is_mail_address(address)) << address;
    EXPECT_TRUE(is_mail_address("first.last+tag@mail.example.com"));
}

TEST(SmtpSettings, ReadWhatTheyAreGiven) {
    SmtpWords words{"smtp://relay.example.com", "u", "p", "apex@example.com", "a@b.c, d@e.f", ""};
    const auto settings = value(parse_smtp(words));
    EXPECT_EQ(settings.host + ':' + settings.port, "relay.example.com:587");
    EXPECT_EQ(settings.tls, SmtpTls::upgraded);
    EXPECT_EQ(settings.to.size(), 2u);
    words.url = "smtps://relay:4650";
    EXPECT_EQ(value(parse_smtp(words)).tls, SmtpTls::from_the_start);
    EXPECT_EQ(value(parse_smtp(words)).port, "4650");
}

TEST(SmtpSettings, NameWhatIsWrong) {
    const SmtpWords good{"smtp://relay:25?tls=off", "", "", "a@b.c", "d@e.f", ""};
    EXPECT_FALSE(refused(parse_smtp(good)));
    const auto field = [](const SmtpWords& words) {
        const auto parsed = parse_smtp(words);
        const auto* refusal = refused(parsed);
        return refusal ? refusal->field : "";
    };
    for (const char* url :
         {"", "relay", "http://relay", "smtp://", "smtp://relay:", "smtp://u:p@relay",
          "smtp://relay?tls=no", "smtps://relay?tls=off", "smtp://relay/x"})
        EXPECT_EQ(field({url, "", "", "a@b.c", "d@e.f", ""}), "SMTP_URL") << url;
    EXPECT_EQ(field({good.url, "u", "p", "a@b.c", "d@e.f", ""}), "SMTP_URL")
        << "no password without TLS";
    EXPECT_EQ(field({"smtp://r", "u", "", "a@b.c", "d@e.f", ""}), "SMTP_PASSWORD");
    EXPECT_EQ(field({"smtp://r", "", "p", "a@b.c", "d@e.f", ""}), "SMTP_USER");
    EXPECT_EQ(field({"smtp://r", "", "", "", "d@e.f", ""}), "SMTP_FROM");
    EXPECT_EQ(field({"smtp://r", "", "", "a@b.c", " ,", ""}), "SUBMIT_EMAIL_TO");
    EXPECT_EQ(field({"smtp://r", "", "", "a@b.c", "d@e.f, x", ""}), "SUBMIT_EMAIL_TO");
}

}  // namespace
}  // namespace apex::adapters
