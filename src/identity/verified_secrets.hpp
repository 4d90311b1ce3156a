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
    static constexpr std::size_t right_kept_max = 4096, wrong_kept_max = 1024;
    /// Wrong secrets that are computed for one hash in a while; who guesses must not keep the
    /// others' requests waiting.
    static constexpr int guesses_max = 10;
    static constexpr std::chrono::seconds guesses_per{10};

    /// Whether `secret` is the one behind `hash` (auth/secret_hash.hpp). Of those that are not
    /// known yet at most two are computed at a time. Unavailable after five seconds' wait, and at
    /// once where too many have guessed.
    bool holds(const std::string& secret, const std::string& hash);

  private:
    using Clock = std::chrono::steady_clock;
    /// Names (SHA-256 of secret and hash), the newest kept. What holds once holds for ever.
    class Names {
      public:
        explicit Names(std::size_t most) : most_(most) {}
        bool contain(const std::string& name) const { return by_name_.contains(name); }
        /// Whether it is new.
        bool keep(const std::string& name);

      private:
        std::size_t most_;
        std::list<std::string> newest_first_;
        std::unordered_map<std::string, std::list<std::string>::iterator> by_name_;
    };
    struct Guesses {
        int count = 0;
        Clock::time_point since;
    };
    Guesses& guesses_at(const std::string& hash);

    std::mutex mutex_;
    /// Apart, so that wrong ones never push out right ones.
    Names right_{right_kept_max}, wrong_{wrong_kept_max};
    std::unordered_map<std::string, Guesses> guesses_;  ///< by hash: as many as there are keys
    std::counting_semaphore<> computing_{2};
};

}  // namespace apex::identity
