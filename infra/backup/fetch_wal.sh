#!/usr/bin/env bash
# PostgreSQL's restore_command, the way back of archive_wal.sh. Usage: fetch_wal.sh NAME PATH. 1: the archive does not have it, which ends a
# recovery; a segment that is damaged is 255, which stops the server instead: going on without it would lose what was written.
set -euo pipefail
umask 077
name=$1 target=$2 folder=${WAL_ARCHIVE:-$(cd "$(dirname "$0")/.." && pwd)/backups/wal}
[[ -e $folder/$name.sha256 ]] || exit 1
if [[ -e $folder/$name.age ]]; then
    age --decrypt --identity "$BACKUP_KEY_FILE" <"$folder/$name.age" >"$target" || exit 255
else
    cat <"$folder/$name" >"$target" || exit 255
fi
if [[ $(sha256sum <"$target") != "$(cat "$folder/$name.sha256")" ]]; then
    rm -f "$target"
    echo "$folder/$name is not what was archived" >&2
    exit 255
fi
