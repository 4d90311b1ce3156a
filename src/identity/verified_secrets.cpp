#include "identity/verified_secrets.hpp"

#include "app/ports/unavailable.hpp"
#include "auth/secret_hash.hpp"
#include "base/sha256.hpp"

namespace apex::identity {
namespace {

/// One of the few that may compute; given back whatever happens.
class Turn {
  public:
    explicit Turn(std::counting_semaphore<>& turns) : turns_(turns) {
        if (!turns_.try_acquire_for(std::chrono::seconds(5)))
            throw app::Unavailable("sign_in", "too many new keys are being checked");
    }
    ~Turn() { turns_.release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    std::counting_semaphore<>& turns_;
};

}  // namespace

bool VerifiedSecrets::Names::keep(const std::string& name) {
    if (contain(name)) return false;
    newest_first_.push_front(name);
    by_name_.emplace(name, newest_first_.begin());
    if (newest_first_.size() > most_) {
        by_name_.erase(newest_first_.back());
        newest_first_.pop_back();
    }
    return true;
}

VerifiedSecrets::Guesses& VerifiedSecrets::guesses_at(const std::string& hash) {
    Guesses& guesses = guesses_[hash];
    const auto now = Clock::now();
    if (now - guesses.since >= guesses_per) guesses = {0, now};
    return guesses;
}

bool VerifiedSecrets::holds(const std::string& secret, const std::string& hash) {
    const std::string name = sha256_hex(secret + ' ' + hash);
    {
        const std::lock_guard lock(mutex_);
        if (right_.contain(name)) return true;
        if (wrong_.contain(name)) return false;
        if (guesses_at(hash).count >= guesses_max)
            throw app::Unavailable("sign_in", "too many wrong secrets were tried for one key");
    }
    bool held = false;
    {
        const Turn turn(computing_);
        held = auth::is_secret_of(secret, hash);
    }
    const std::lock_guard lock(mutex_);
    if (held)
        right_.keep(name);
    else if (wrong_.keep(name))
        ++guesses_at(hash).count;
    return held;
}

}  // namespace apex::identity
