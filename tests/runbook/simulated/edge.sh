#!/usr/bin/env bash
# Stands in for infra/deploy/edge.sh.
set -euo pipefail
. infra/deploy/lib.sh
case $1 in
    share)
        share=$2 parts=("${@:3}")
        if ((${#parts[@]} == 0)); then parts=(api signcalc web); fi
        for part in "${parts[@]}"; do
            for which in a b; do
                found "sim/containers/$which.${part/web/frontend}"
                if [[ $which == a && $share == 100 || $which == b && $share == 0 ]]; then continue; fi
                [[ $state == healthy ]]
            done
        done
        for part in "${parts[@]}"; do echo "$share" >"sim/next.$part" && mv "sim/next.$part" "sim/edge/$part"; done
        ask_users
        ;;
    back) "$0" share 0 ;;
    show)
        for part in api signcalc web; do
            share=$(<"sim/edge/$part")
            echo "{\"backend\":\"$part\",\"colour\":\"a\",\"weight\":$((100 - share))}{\"backend\":\"$part\",\"colour\":\"b\",\"weight\":$share}"
        done | jq --slurp .
        ;;
    *) exit 2 ;;
esac
