#!/usr/bin/env bash
# Takes a backup into infra/backups/TIME: the database as a custom-format dump, the objects, and a manifest of SHA-256 and row counts.
# Everything is 0600; with BACKUP_PASSPHRASE_FILE the files are encrypted (AES-256, PBKDF2). Usage: backup.sh
# It is a backup when MANIFEST.json is there: it is written last. What is older than the rules keep is removed: daily 30 days, weekly 12
# weeks, monthly 12 months.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
. infra/backup/lib.sh
umask 077

name=$(date --utc +%Y%m%dT%H%M%SZ)
folder=infra/backups/$name
mkdir "$folder"
trap 'rm -rf "$folder"' ERR

# Dump and counts see the same moment: the session that counts lends its snapshot to the dump. Objects come after it; there are never fewer.
coproc SESSION { superuser --dbname apex; }
trap 'rm -rf "$folder"; kill "$SESSION_PID" 2>/dev/null || true' ERR
echo 'begin isolation level repeatable read read only; select pg_export_snapshot();' >&"${SESSION[1]}"
read -r -t 20 snapshot <&"${SESSION[0]}"
compose exec -T db pg_dump --username postgres --dbname apex --format custom --snapshot "$snapshot" </dev/null | sealed >"$folder/database.dump"
echo "$row_counts;" >&"${SESSION[1]}"
read -r -t 60 counts <&"${SESSION[0]}"
eval "exec ${SESSION[1]}>&-"
objects_archive </dev/null | sealed >"$folder/objects.tar"
manifest() {
    jq --null-input --arg taken "$name" --arg schema "$(database 'select version_num from alembic_version')" --argjson rows "$counts" \
        --arg database "$(sha256 "$folder/database.dump")" --arg objects "$(sha256 "$folder/objects.tar")" \
        '{taken: $taken, schema: $schema, rows: $rows, sha256: {"database.dump": $database, "objects.tar": $objects}}'
}
manifest >"$folder/MANIFEST.part"
sync "$folder"/*
mv "$folder/MANIFEST.part" "$folder/MANIFEST.json"
sync "$folder"
trap - ERR
infra/backup/retain.sh
echo "$folder $(du --summarize --bytes "$folder" | cut --fields=1) bytes"
