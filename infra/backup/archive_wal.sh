#!/usr/bin/env bash
# PostgreSQL's archive_command: keeps one segment of the write-ahead log, on the disk before it says so. A segment that is there already is
# never replaced; the same one again is fine. Usage: archive_wal.sh PATH NAME, as in
#   archive_mode = on
#   archive_timeout = 300
#   archive_command = '/srv/apex/infra/backup/archive_wal.sh %p %f'
# It runs as PostgreSQL's user: WAL_ARCHIVE (infra/backups/wal) is a folder of that user, and with BACKUP_RECIPIENTS_FILE, public keys that it
# may read, segments are encrypted.
set -euo pipefail
umask 077
source=$1 name=$2 folder=${WAL_ARCHIVE:-$(cd "$(dirname "$0")/.." && pwd)/backups/wal}
sum=$(sha256sum <"$source")
if [[ -e $folder/$name.sha256 ]]; then
    if [[ $(cat "$folder/$name.sha256") == "$sum" ]]; then exit 0; fi
    echo "$folder holds another $name" >&2
    exit 1
fi
# The sum is written last: without it the segment is not there, and is written again.
target=$folder/$name
if [[ -n ${BACKUP_RECIPIENTS_FILE:-} ]]; then
    target+=.age
    age --encrypt --recipients-file "$BACKUP_RECIPIENTS_FILE" <"$source" >"$target"
else
    cat <"$source" >"$target"
fi
sync "$target"
echo "$sum" >"$folder/.$name.part"
sync "$folder/.$name.part"
mv "$folder/.$name.part" "$folder/$name.sha256"
sync "$folder"
