// A message of plain text as it goes over the wire (RFC 5322, 2045, 2047). Pure. Whatever stands in
// subject and text, the header has the lines written here and no others.
#pragma once
#include <string>
#include <vector>

#include "domain/time.hpp"

namespace apex::adapters {

struct Mail {
    std::string from;
    std::vector<std::string> to;
    std::string subject, text;  ///< UTF-8
    std::string message_id;     ///< without < and >
    domain::Time at;
};

/// `local@domain` in printable ASCII, without anything that means something in a header.
bool is_mail_address(const std::string& text);

std::string message_of(const Mail& mail);

}  // namespace apex::adapters
