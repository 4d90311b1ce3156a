#!/usr/bin/env bash
# How a colour does for some seconds, as one JSON object: its requests and error rate by its own metrics, and p99, the slower of its own view
# and of who asks. Usage: gate.sh a|b SECONDS. It asks two hundred real questions itself, so that there is something to judge without users:
# ten at once and twenty times, evenly over the seconds, so that a colour that stands still now and then keeps ten of them waiting each time.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
colour=$1 seconds=$2 probes=200 at_once=10
before=$(mktemp) after=$(mktemp) asked=$(mktemp)
trap 'rm -f "$before" "$after" "$asked"' EXIT

sign_in deployment
at "$colour" GET /metrics >"$before"
started_us=${EPOCHREALTIME/[.,]/}
# until_part SHARE WHOLE: waits for that part of the seconds.
until_part() {
    local left_us=$((started_us + 1000000 * seconds * $1 / $2 - ${EPOCHREALTIME/[.,]/}))
    if ((left_us > 0)); then sleep "$(printf '%d.%06d' $((left_us / 1000000)) $((left_us % 1000000)))"; fi
}
body='{"overall_height_ft":25.0,"cabinets":[{"width_ft":14.0,"height_ft":8.0,"depth_in":12.0}]}'
for ((asked_already = 0; asked_already < probes; asked_already += at_once)); do
    until_part "$asked_already" "$probes"
    curl --silent --max-time 10 --parallel --parallel-max "$at_once" "${SIGNED[@]}" --header "X-Apex-Colour: $colour" --header "Content-Type: application/json" \
        --data "$body" --output /dev/null --write-out '%{http_code} %{time_total}\n' "$DOOR/api/v1/signage/common/cabinets/derive#[1-$at_once]" >>"$asked" 2>/dev/null || true # In parallel it draws a meter, silent or not.
done
wrong=$((probes - $(grep --count '^200 ' "$asked" || true)))
waited_ms=$(sort --key=2 --numeric-sort "$asked" | awk '{time[NR] = $2} END {print 1000 * time[int(0.99 * NR)]}')
until_part 1 1
at "$colour" GET /metrics >"$after"

# Streams of events last as long as their readers; they are no answers.
awk -v wrong="$wrong" -v waited="$waited_ms" -v probes="$probes" '
    function label(name,    text) { text = $0; if (!match(text, name "=\"[^\"]*\"")) return ""; text = substr(text, RSTART, RLENGTH); gsub(/^[^"]*"|"$/, "", text); return text }
    /events/ { next }
    { sign = FILENAME == ARGV[1] ? -1 : 1 }
    /^apex_http_requests_total\{/ { all += sign * $NF; if (label("code") == "5xx") bad += sign * $NF }
    /^apex_http_request_seconds_bucket\{/ { le = label("le"); count[le] += sign * $NF }
    END {
        total = count["+Inf"]; p99 = -1
        for (le in count) if (le != "+Inf" && count[le] >= 0.99 * total && (p99 < 0 || le + 0 < p99)) p99 = le + 0
        p99 = p99 < 0 ? 1e9 : 1000 * p99
        if (waited > p99) p99 = waited
        printf "{\"requests\":%d,\"errors\":%d,\"error_rate\":%.6f,\"p99_ms\":%.3f,\"probes\":%d,\"probes_wrong\":%d}\n", \
            all, bad, (all > 0 ? bad / all : 1), p99, probes, wrong
    }' "$before" "$after"
