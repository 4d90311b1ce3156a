#!/usr/bin/env bash
# Takes a base backup into infra/backups/base/TIME: the files of the whole server. With the write-ahead log since then (archive_wal.sh) it leads
# to any moment: point_in_time.sh. Usage: base.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/backup/lib.sh
umask 077
check_key
infra/backup/seal_wal.sh
[[ $(superuser --command "select current_setting('archive_mode') <> 'off'" </dev/null) == t ]] ||
    refuse "PostgreSQL archives no write-ahead log (archive_mode, see archive_wal.sh): a base backup would lead to its own moment alone"
name=$(name_of_now)
folder=$BACKUPS/base/$name
mkdir --parents "$folder"
undo() { if [[ ! -f $folder/MANIFEST.json ]]; then rm -rf "$folder"; fi; }
trap undo EXIT
first=$(superuser --command "select pg_walfile_name(pg_current_wal_lsn())" </dev/null)
server pg_basebackup --pgdata - --format tar --wal-method fetch --checkpoint fast --label "$name" </dev/null | sealed >"$folder/base.tar"
# A moment before its end cannot be had from it.
cluster=$(superuser --command "select system_identifier from pg_control_system()" </dev/null)
jq --null-input --arg taken "$name" --arg cluster "$cluster" --argjson ended "$(($(now) + 1))" --arg first "$first" --arg seal "$(if is_sealed; then echo age; else echo none; fi)" --arg sum "$(sha256 "$folder/base.tar")" \
    '{taken: $taken, cluster: $cluster, ended: $ended, seal: $seal, first_wal: $first, files: [{file: "base.tar", sha256: $sum}]}' >"$folder/MANIFEST.part"
sync "$folder"/*
mv "$folder/MANIFEST.part" "$folder/MANIFEST.json"
sync "$folder"
infra/backup/retain.sh
echo "$folder $(stat --format %s "$folder/base.tar") bytes, write-ahead log from $first"
