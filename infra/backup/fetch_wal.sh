#!/usr/bin/env bash
# PostgreSQL's restore_command, the way back of archive_wal.sh. Usage: fetch_wal.sh NAME PATH. 1: the archive does not have it, which ends a
# recovery; a segment that is damaged is 255, which stops the server instead: going on without it would lose what was written.
set -euo pipefail
umask 077
archive=${WAL_ARCHIVE:-$(cd "$(dirname "$0")/.." && pwd)/backups/wal}
. "$(dirname "$0")/cluster.sh"
name=$1 target=$2 folder=$archive/$(cluster)
damaged() {
    rm -f "$target"
    echo "$folder/$name is not what was archived" >&2
    exit 255
}
[[ -e $folder/$name.sha256 ]] || exit 1
if [[ -e $folder/$name.gz.age ]]; then
    age --decrypt --identity "$BACKUP_KEY_FILE" <"$folder/$name.gz.age" | gzip --decompress >"$target" || damaged
else
    gzip --decompress <"$folder/$name.gz" >"$target" || damaged
fi
if [[ $(sha256sum <"$target") != "$(cat "$folder/$name.sha256")" ]]; then damaged; fi
