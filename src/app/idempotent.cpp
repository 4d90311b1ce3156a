#include "app/idempotent.hpp"

#include <algorithm>

#include "app/outbox_relay.hpp"

namespace apex::app {
namespace {

bool is_usable(const std::string& key) {
    constexpr std::size_t most = 255;
    return !key.empty() && key.size() <= most &&
           std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

}  // namespace

Result<StoredAnswer> answer_once(const Ports& ports, const Caller& caller,
                                 const std::optional<IdempotencyKey>& key,
                                 const std::function<StoredAnswer(UnitOfWork&)>& effect) {
    if (key && !is_usable(key->key))
        return invalid(
            {{"/headers/idempotency-key", "must be 1 to 255 visible ASCII characters", {}}});
    if (key && ports.answers)
        if (auto first = ports.answers->find(*key)) return *std::move(first);

    const auto work = ports.database.begin(caller.access, Intent::write);
    const domain::Time now = ports.clock.now();
    if (key) {
        const Claim claim = work->idempotency().claim(*key, now, now - idempotency_kept);
        if (const auto* first = std::get_if<StoredAnswer>(&claim)) return *first;
        if (std::holds_alternative<DifferentBody>(claim))
            return conflict("This Idempotency-Key was used with another request body.");
    }
    StoredAnswer answer = effect(*work);
    if (key) work->idempotency().store(*key, answer, now);
    work->commit();
    if (key && ports.answers) ports.answers->keep(*key, answer);
    after_commit(ports);
    return answer;
}

}  // namespace apex::app
