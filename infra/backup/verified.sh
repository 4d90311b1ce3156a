#!/usr/bin/env bash
# Whether the newest backup may be relied upon. Usage: verified.sh --age: it is younger than 24 hours; --restored: and a drill has proved it as
# it lies there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/backup/lib.sh
name=$(last_backup)
if [[ -z $name ]]; then
    echo "there is no backup"
    exit 1
fi
seconds=$(($(now) - $(seconds_of "$name")))
echo "$name, $((seconds / 3600)) h old, $(if is_proved "$name"; then echo restored; elif [[ -e $BACKUPS/$name/DRILL_FAILED ]]; then echo "its drill failed"; else echo "never restored"; fi)"
((seconds > -300 && seconds < 24 * 3600))
if [[ $1 == --restored ]]; then is_proved "$name"; fi
