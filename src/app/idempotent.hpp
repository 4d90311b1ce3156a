// Writing use cases run in one unit of work, together with the record of their answer where the
// client sent an Idempotency-Key. Routes of POSTs that store something call answer_once; the rest
// need not know.
#pragma once
#include <functional>
#include <optional>

#include "app/context.hpp"
#include "app/result.hpp"

namespace apex::app {

inline constexpr std::chrono::hours idempotency_kept{24};

/// Runs `effect`, which does its writing through the unit of work and encodes its answer, whatever
/// status that has; then commits both. The same key with the same body gives the stored answer and
/// runs nothing; with another body: Failure conflict. Without a key it simply runs. The effect must
/// decide before it writes: an answer that refuses has written nothing.
///
///     return answer_once(ports, caller, key, [&](UnitOfWork& work) { return
///     encode(create_project(work, ports, caller, request)); });
Result<StoredAnswer> answer_once(const Ports& ports, const Caller& caller,
                                 const std::optional<IdempotencyKey>& key,
                                 const std::function<StoredAnswer(UnitOfWork&)>& effect);

}  // namespace apex::app
