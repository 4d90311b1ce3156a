#include "identity/verified_secrets.hpp"

#include "app/ports/unavailable.hpp"
#include "auth/secret_hash.hpp"
#include "base/sha256.hpp"

namespace apex::identity {

const VerifiedSecrets::Entry* VerifiedSecrets::known(const std::string& name) {
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) return nullptr;
    return Clock::now() - found->second->at < kept_for ? &*found->second : nullptr;
}

void VerifiedSecrets::keep(Entry entry) {
    if (const auto found = by_name_.find(entry.name); found != by_name_.end()) {
        newest_first_.erase(found->second);
        by_name_.erase(found);
    }
    newest_first_.push_front(std::move(entry));
    by_name_[newest_first_.front().name] = newest_first_.begin();
    if (newest_first_.size() <= kept_max) return;
    by_name_.erase(newest_first_.back().name);
    newest_first_.pop_back();
}

bool VerifiedSecrets::holds(const std::string& secret, const std::string& hash) {
    const std::string name = sha256_hex(secret + ' ' + hash);
    {
        const std::lock_guard lock(mutex_);
        if (const Entry* entry = known(name)) return entry->held;
    }
    if (!computing_.try_acquire_for(std::chrono::seconds(5)))
        throw app::Unavailable("sign_in", "too many new keys are being checked");
    const bool held = auth::is_secret_of(secret, hash);
    computing_.release();
    const std::lock_guard lock(mutex_);
    keep({name, held, Clock::now()});
    return held;
}

}  // namespace apex::identity
