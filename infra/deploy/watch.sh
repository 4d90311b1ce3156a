#!/usr/bin/env bash
# Watches colour b while colour a is kept warm. Usage: watch.sh SECONDS; ends with 1 and the reason as soon as there is one to switch back:
# a container that is not healthy, an edge that sees it down, an error rate above 5 %, an answer slower than 5 s, a golden number that moved.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
seconds=$1 golden_every=60
back() {
    echo "switch back: $*"
    exit 1
}
counters() { infra/deploy/edge.sh show | jq --raw-output '[.[] | select(.colour == "b")] | "\(map(.requests) | add) \(map(.errors) | add) \(map(select(.status | startswith("UP") | not)) | length)"'; }

golden=$(mktemp)
trap 'rm -f "$golden"' EXIT
started=$SECONDS next_golden=$SECONDS asking=''
read -r requests errors down <<<"$(counters)"
while ((SECONDS - started < seconds)); do
    for service in "${APP_SERVICES[@]}"; do
        now=$(state b "$service")
        [[ $now == healthy || $now == running ]] || back "$service of colour b is $now"
    done
    curl --silent --fail --max-time 5 --output /dev/null "$API/ready" || back "/ready failed or took more than 5 s"
    read -r more_requests more_errors down <<<"$(counters)"
    ((down == 0)) || back "the edge sees $down parts of colour b down"
    # At least three errors: one alone is no rate.
    if ((more_errors - errors >= 3 && 20 * (more_errors - errors) > more_requests - requests)); then
        back "$((more_errors - errors)) errors in $((more_requests - requests)) requests"
    fi
    requests=$more_requests errors=$more_errors
    # The golden designs take seconds; what is looked at each second does not wait for them.
    if [[ -n $asking ]] && ! kill -0 "$asking" 2>/dev/null; then
        wait "$asking" || back "the golden designs cannot be asked"
        jq --exit-status '.different == []' "$golden" >/dev/null || back "golden designs differ: $(cat "$golden")"
        asking=''
    elif [[ -z $asking ]] && ((SECONDS >= next_golden)); then
        infra/deploy/golden.sh a b >"$golden" &
        asking=$! next_golden=$((SECONDS + golden_every))
    fi
    sleep 1
done
echo "watched $seconds s: $requests requests, $errors errors so far"
