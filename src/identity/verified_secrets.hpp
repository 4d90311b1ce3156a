// Which secrets were checked lately, so that a request does not cost the 15 ms and 19 MiB of
// argon2id. Knows secrets only by their SHA-256. Whether a key is still good is not decided here:
// its row is read for every request.
#pragma once
#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <semaphore>
#include <string>
#include <unordered_map>

namespace apex::identity {

class VerifiedSecrets {
  public:
    static constexpr std::size_t kept_max = 4096;
    static constexpr std::chrono::minutes kept_for{10};

    /// Whether `secret` is the one behind `hash` (auth/secret_hash.hpp). Of those that are not
    /// known yet at most two are computed at a time; Unavailable after five seconds' wait.
    bool holds(const std::string& secret, const std::string& hash);

  private:
    using Clock = std::chrono::steady_clock;
    struct Entry {
        std::string name;  ///< SHA-256 of secret and hash
        bool held = false;
        Clock::time_point at;
    };
    const Entry* known(const std::string& name);
    void keep(Entry entry);

    std::mutex mutex_;
    std::list<Entry> newest_first_;
    std::unordered_map<std::string, std::list<Entry>::iterator> by_name_;
    std::counting_semaphore<> computing_{2};
};

}  // namespace apex::identity
