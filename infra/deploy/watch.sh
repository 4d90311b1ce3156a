#!/usr/bin/env bash
# Watches colour b while colour a is kept warm. Usage: watch.sh SECONDS [SERVICE...]: all services, or those that colour b has; switches back
# and ends with 1 as soon as there is a reason: a container that is not healthy, an edge that sees it down, an error rate above 5 %, an answer
# slower than 5 s, a golden number that moved.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
seconds=$1 golden_every=60
if (($# > 1)); then APP_SERVICES=("${@:2}"); fi
parts=" ${APP_SERVICES[*]/frontend/web} "
# The traffic goes back at once; what else is to be undone, the runbook undoes when this has failed.
back() {
    infra/deploy/edge.sh back
    echo "switched back: $*"
    exit 1
}
counters() {
    infra/deploy/edge.sh show | jq --raw-output --arg parts "$parts" '
        [.[] | select(.colour == "b" and (.backend as $part | $parts | contains(" \($part) ")))]
        | "\(map(.requests) | add) \(map(.errors) | add) \(map(select(.status | startswith("UP") | not)) | length)"'
}

golden=$(mktemp)
trap 'rm -f "$golden"' EXIT
containers=()
for each in "${APP_SERVICES[@]}"; do containers+=("$(container b "$each")"); done
started=$SECONDS next_golden=$SECONDS asking=''
seen=$(counters)
read -r requests errors down <<<"$seen"
while ((SECONDS - started < seconds)); do
    states=$(docker inspect --format '{{index .Config.Labels "com.docker.compose.service"}} {{if and .State.Running .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}' \
        "${containers[@]}" 2>&1) || back "a container of colour b is gone"
    if wrong=$(grep --invert-match ' healthy$' <<<"$states"); then back "colour b: ${wrong//$'\n'/, }"; fi
    curl --silent --fail --max-time 5 --output /dev/null "$API/ready" || back "/ready failed or took more than 5 s"
    seen=$(counters) || back "the edge does not answer"
    read -r more_requests more_errors down <<<"$seen"
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
