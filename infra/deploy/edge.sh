#!/usr/bin/env bash
# What share of the traffic each colour has. Usage: edge.sh share PERCENT_OF_B [PART...] | edge.sh back | edge.sh show
# A part is api, signcalc or web; without one, all three. `back` gives all new requests to colour a and waits for nothing. `share` returns when
# the colours that have traffic are up at the edge, and one that has none any more has no request left.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh

# One line a server: backend, server, status, weight, requests under way, all requests, 5xx answers, failed connections.
servers() {
    edge "show stat" | awk -F , '
        /^# / { sub(/^# /, ""); for (i = 1; i <= NF; ++i) at[$i] = i; next }
        ($1 == "api" || $1 == "signcalc" || $1 == "web") && ($2 == "a" || $2 == "b") {
            sub(/ .*/, "", $at["status"]) # UP 2/3: on its way down.
            print $1, $2, $at["status"], $at["weight"], $at["scur"], $at["stot"], $at["hrsp_5xx"], $at["econ"] + $at["eresp"] }'
}

parts=(api signcalc web)
# up_parts COLOUR: the lines of those of the parts that are up.
up_parts() { servers | awk -v colour="$1" -v parts=" ${parts[*]} " '$2 == colour && $3 ~ /^UP/ && index(parts, " " $1 " ")'; }
up() { [[ $(up_parts "$1" | wc --lines) -eq ${#parts[@]} ]]; }
# What a part that is down has not answered yet it never will.
idle() { [[ $(up_parts "$1" | awk '{sum += $5} END {print sum + 0}') -eq 0 ]]; }

# What a restart of the edge begins with (infra/edge/haproxy.cfg reads it).
keep() {
    local file=infra/edge/state/$PROJECT
    edge "show servers state" >"$file.part"
    mv "$file.part" "$file"
}

# weigh A B: of the parts, at once.
weigh() {
    local commands='' backend answer
    for backend in "${parts[@]}"; do commands+="${commands:+;}set server $backend/a weight $1;set server $backend/b weight $2"; done
    answer=$(edge "$commands" | tr --delete '\n')
    if [[ -n $answer ]]; then
        echo "the edge says: ${answer:0:200}" >&2
        exit 1
    fi
    keep
}

case $1 in
    share)
        b=$2 a=$((100 - $2))
        if (($# > 2)); then parts=("${@:3}"); fi
        if ((a > 0)); then wait_for 20 "colour a is up at the edge" up a; fi
        if ((b > 0)); then wait_for 20 "colour b is up at the edge" up b; fi
        weigh "$a" "$b"
        if ((a == 0)); then wait_for 30 "the requests at colour a have ended" idle a; fi
        if ((b == 0)); then wait_for 30 "the requests at colour b have ended" idle b; fi
        ;;
    back) weigh 100 0 ;;
    show)
        servers | awk '{printf "%s{\"backend\":\"%s\",\"colour\":\"%s\",\"status\":\"%s\",\"weight\":%d,\"running\":%d,\"requests\":%d,\"errors\":%d}",
            (NR > 1 ? "," : "["), $1, $2, $3, $4, $5, $6, $7 + $8} END {print "]"}'
        ;;
    *) exit 2 ;;
esac
