#!/usr/bin/env bash
# Whether two colours compute the same: every example design goes to both, and the results are compared byte by byte.
# Usage: golden.sh COLOUR COLOUR; prints {"designs":N,"different":[...]}. One colour twice compares it with itself.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
sign_in deployment
count=0 different=()
for file in examples/*.json; do
    one=$(at "$1" POST /api/v1/signage/designs/check "@$file" | jq --sort-keys --compact-output .result)
    other=$(at "$2" POST /api/v1/signage/designs/check "@$file" | jq --sort-keys --compact-output .result)
    if [[ -z $one || $one == null || $one != "$other" ]]; then different+=("$(basename "$file" .json)"); fi
    count=$((count + 1))
done
printf '{"designs":%d,"different":%s}\n' "$count" "$(printf '%s\n' "${different[@]}" | jq --raw-input --null-input --compact-output '[inputs | select(. != "")]')"
