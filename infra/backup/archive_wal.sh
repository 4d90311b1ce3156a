#!/usr/bin/env bash
# PostgreSQL's archive_command: keeps one segment of the write-ahead log, on the disk before it says so. A segment that is there already is
# never replaced; the same one again is fine. Usage: archive_wal.sh PATH NAME, in the data folder, as in
#   archive_mode = on
#   archive_timeout = 300
#   archive_command = '/srv/apex/infra/backup/archive_wal.sh %p %f'
# It runs as PostgreSQL's user: WAL_ARCHIVE (infra/backups/wal) is a folder of that user, in which each database cluster has one of its own: a
# data folder that is made anew counts its segments from one again. With BACKUP_RECIPIENTS_FILE, public keys that it may read, segments are
# encrypted. The folder's group reads them.
set -euo pipefail
umask 027
archive=${WAL_ARCHIVE:-$(cd "$(dirname "$0")/.." && pwd)/backups/wal}
. "$(dirname "$0")/cluster.sh"
source=$1 name=$2 folder=$archive/$(cluster)
if [[ ! -d $folder ]]; then (umask 007 && mkdir "$folder"); fi # Where the archive hands on its group, so does this.
sum=$(sha256sum <"$source")
if [[ -e $folder/$name.sha256 ]]; then
    if [[ $(cat "$folder/$name.sha256") == "$sum" ]]; then exit 0; fi
    echo "$folder holds another $name" >&2
    exit 1
fi
# The sum is written last: without it the segment is not there, and is written again. Most of a segment that is archived for its age is zeros.
target=$folder/$name.gz
if [[ -n ${BACKUP_RECIPIENTS_FILE:-} ]]; then
    target+=.age
    gzip --fast <"$source" | age --encrypt --recipients-file "$BACKUP_RECIPIENTS_FILE" >"$target"
else
    gzip --fast <"$source" >"$target"
fi
sync "$target"
echo "$sum" >"$folder/.$name.part"
sync "$folder/.$name.part"
mv "$folder/.$name.part" "$folder/$name.sha256"
sync "$folder"
