#!/usr/bin/env bash
# Whether the newest backup may be relied upon. Usage: verified.sh --age: it is younger than 24 hours; --restored: and a drill has proved it.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/backup/lib.sh
folder=$(last_backup)
if [[ -z $folder ]]; then
    echo "there is no backup"
    exit 1
fi
hours=$((($(date +%s) - $(stat --format %Y "$folder/MANIFEST.json")) / 3600))
echo "$(basename "$folder"), $hours h old, $(if [[ -f $folder/RESTORED.json ]]; then echo restored; else echo "never restored"; fi)"
((hours < 24))
if [[ $1 == --restored ]]; then [[ -f $folder/RESTORED.json ]]; fi
