#!/usr/bin/env bash
# Removes backups that no rule keeps: every one of the last 30 days, the first of a week for 12 weeks, the first of a month for 12 months;
# the newest always. Usage: retain.sh [--list]: prints what it would remove.
set -euo pipefail
cd "$(dirname "$0")/../.."
now=$(date --utc +%s) newest='' week='' month=''
days() { echo $(((now - $(date --utc --date "${1:0:4}-${1:4:2}-${1:6:2}" +%s)) / 86400)); }
mapfile -t all < <(find infra/backups -mindepth 1 -maxdepth 1 -type d -name '????????T??????Z' -printf '%f\n' | sort)
if ((${#all[@]})); then newest=${all[-1]}; fi
for each in "${all[@]}"; do
    age=$(days "$each") of_week=$(date --utc --date "${each:0:8}" +%G%V) of_month=${each:0:6} keep=no
    if ((age <= 30)) || [[ $each == "$newest" ]]; then keep=yes; fi
    if [[ $of_week != "$week" ]] && ((age <= 84)); then keep=yes; fi
    if [[ $of_month != "$month" ]] && ((age <= 366)); then keep=yes; fi
    week=$of_week month=$of_month
    if [[ $keep == yes ]]; then continue; fi
    if [[ ${1:-} == --list ]]; then echo "$each"; else rm -rf "infra/backups/$each"; fi
done
