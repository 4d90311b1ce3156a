// Port: tells another system, or people, that something has happened. May be asked for the same
// delivery again: what was sent and not recorded is sent once more, under the same id.
#pragma once
#include <chrono>
#include <string>

#include "domain/time.hpp"

namespace apex::app {

struct Notice {
    std::string delivery_id;    ///< the same for every attempt, so that the receiver can tell
    std::string event;          ///< "project.submitted"
    std::string json;           ///< for programs
    std::string subject, text;  ///< for people; UTF-8
    domain::Time at;            ///< when it happened
};

struct Delivery {
    enum class Outcome : unsigned char {
        delivered,
        later,  ///< the receiver is away or overloaded
        never   ///< the receiver refused, or may not be reached: trying again would not help
    };
    Outcome outcome = Outcome::delivered;
    std::string reason = {};       ///< without secrets; of later and never
    std::chrono::seconds wait{0};  ///< of later: the receiver asks for as much
};

/// Safe to use from many threads.
class Notifier {
  public:
    virtual ~Notifier() = default;
    virtual Delivery deliver(const Notice& notice) = 0;
};

}  // namespace apex::app
