#!/usr/bin/env bash
# Removes what no rule keeps. Backups: every one of the last 30 days, the first of a week for 12 weeks, the first of a month for 12 months, the
# newest always. Objects: those that a kept backup needs. Base backups: as many as it takes to go back to any moment of the last 7 days; and
# the write-ahead log from the oldest of them on. Usage: retain.sh [--list]: prints what it would remove.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/backup/lib.sh
listed=${1:-}
remove() { if [[ $listed == --list ]]; then echo "$1"; else rm -rf "${BACKUPS:?}/${1:?}"; fi; }
names() { find "$BACKUPS/$1" -mindepth 1 -maxdepth 1 -type d -name '????????T??????Z' -printf '%f\n' 2>/dev/null | sort; }
age_s() { echo $(($(now) - $(seconds_of "$1"))); }
day=86400

newest='' week='' month='' kept=()
mapfile -t all < <(names .)
if ((${#all[@]})); then newest=${all[-1]}; fi
for each in "${all[@]}"; do
    days=$((($(now) - $(date --utc --date "${each:0:8}" +%s)) / day)) of_week=$(date --utc --date "${each:0:8}" +%G%V) of_month=${each:0:6} keep=no
    if ((days <= 30)) || [[ $each == "$newest" ]]; then keep=yes; fi
    if [[ $of_week != "$week" ]] && ((days <= 84)); then keep=yes; fi
    if [[ $of_month != "$month" ]] && ((days <= 366)); then keep=yes; fi
    week=$of_week month=$of_month
    if [[ $keep == yes ]]; then kept+=("$each"); else remove "$each"; fi
done

needed=$(for each in "${kept[@]}"; do if [[ -f $BACKUPS/$each/MANIFEST.json ]]; then of "$each" '.files // [] | .[].file'; fi; done)
while read -r pack; do
    if ! grep --quiet --line-regexp --fixed-strings "$pack" <<<"$needed"; then remove "$pack"; fi
done < <(find "$BACKUPS/objects" -mindepth 1 -type f -printf 'objects/%f\n' 2>/dev/null | sort)

# The newest base that is older than the window is where the oldest moment of it begins.
mapfile -t bases < <(names base)
first='' kept=()
for each in "${bases[@]}"; do if [[ -f $BACKUPS/base/$each/MANIFEST.json ]] && (($(age_s "$each") >= 7 * day)); then first=$each; fi; done
for each in "${bases[@]}"; do
    if [[ -n $first && $each < $first ]]; then remove "base/$each"; elif [[ -f $BACKUPS/base/$each/MANIFEST.json ]]; then kept+=("$each"); fi
done

# of_base NAME FILTER
of_base() { jq --raw-output "$2" "$BACKUPS/base/$1/MANIFEST.json"; }
# A segment of eight days ago that no kept base of its cluster leads on to is of no use.
while read -r cluster; do
    wal=''
    for each in "${kept[@]}"; do if [[ -z $wal && $(of_base "$each" .cluster) == "$cluster" ]]; then wal=$(of_base "$each" .first_wal); fi; done
    while read -r segment; do
        # Names of segments grow within a timeline, which is their first eight digits. Histories of timelines stay.
        if [[ $segment =~ ^[0-9A-F]{24} && (-z $wal || ${segment:8:16} < ${wal:8:16}) ]]; then remove "wal/$cluster/$segment"; fi
    done < <(find "$BACKUPS/wal/$cluster" -mindepth 1 -maxdepth 1 -type f -not -newermt "@$(($(now) - 7 * day))" -printf '%f\n' | sort)
done < <(find "$BACKUPS/wal" -mindepth 1 -maxdepth 1 -type d -printf '%f\n' 2>/dev/null)
