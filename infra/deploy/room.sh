#!/usr/bin/env bash
# Which way of deploying fits into the memory that is free now: blue-green starts a whole second colour, rolling at most the API with its
# calculation service. By the limits that the running containers have, with a quarter of a gigabyte left. Prints one JSON object; fails where
# neither fits. Usage: room.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
reserve_mb=256
limits_mb() {
    local each bytes sum=0
    for each in "$@"; do
        bytes=$(docker inspect --format '{{.HostConfig.Memory}}' "$(container a "$each")")
        ((bytes > 0)) || { echo "$each has no memory limit" >&2; exit 1; }
        sum=$((sum + bytes))
    done
    echo $((sum / 1048576))
}
free_mb=$(($(awk '$1 == "MemAvailable:" {print $2}' "${MEMINFO:-/proc/meminfo}") / 1024))
all_mb=$(limits_mb "${APP_SERVICES[@]}")
pair_mb=$(limits_mb api signcalc)
mode=none
if ((free_mb >= pair_mb + reserve_mb)); then mode=rolling; fi
if ((free_mb >= all_mb + reserve_mb)); then mode=blue-green; fi
echo "{\"free_mb\":$free_mb,\"blue_green_mb\":$all_mb,\"rolling_mb\":$pair_mb,\"reserve_mb\":$reserve_mb,\"mode\":\"$mode\"}"
[[ $mode != none ]]
