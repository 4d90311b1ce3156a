#!/usr/bin/env bash
# Encrypts the segments of the write-ahead log that were archived in the clear, because the image of the database has no `age`: in the archive of
# the compose stack, from outside. Usage: seal_wal.sh, every five minutes, as the user who backs up; backup.sh and base.sh begin with it. Without
# BACKUP_KEY_FILE or BACKUP_RECIPIENTS_FILE it does nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/backup/lib.sh
umask 027
check_key
if ! is_sealed; then exit 0; fi
# One at a time. A segment without its sum is still being written; one that was sealed and not yet removed is sealed again.
mkdir --parents "$BACKUPS"
exec 9>"$BACKUPS/.seal_wal.lock"
flock 9
while read -r sum; do
    plain=${sum%.sha256}.gz
    if [[ ! -f $plain ]]; then continue; fi
    sealed <"$plain" >"$plain.age.part"
    sync "$plain.age.part"
    mv "$plain.age.part" "$plain.age"
    sync "$(dirname "$plain")"
    rm --force "$plain"
done < <(find "$BACKUPS/wal" -mindepth 2 -maxdepth 2 -name '*.sha256' 2>/dev/null | sort)
