#!/usr/bin/env bash
# Proves the newest backup as far as it goes: its checksums, a restore into a scratch database beside the real one, row counts of every table
# against the manifest, and that the archive of the objects opens. The audit trail's chains and each object's own hash are not compared yet
# (issue 4, point 6). The proof is written beside the backup. Usage: drill.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
. infra/backup/lib.sh
umask 077
started=$(date +%s%3N)
folder=$(last_backup)
[[ -n $folder ]] || { echo "there is no backup" >&2; exit 1; }
for each in database.dump objects.tar; do
    [[ $(sha256 "$folder/$each") == "$(jq --raw-output ".sha256[\"$each\"]" "$folder/MANIFEST.json")" ]] || { echo "$folder/$each is not what was written" >&2; exit 1; }
done

scratch=apex_drill_$$
drop() { superuser --command "drop database if exists $scratch" >/dev/null; }
trap drop EXIT
superuser --command "create database $scratch owner apex"
opened <"$folder/database.dump" | compose exec -T db pg_restore --username postgres --dbname "$scratch" --exit-on-error --no-owner --role apex
rows=$(superuser --dbname "$scratch" --command "$row_counts")
if [[ $(jq --sort-keys --compact-output . <<<"$rows") != "$(jq --sort-keys --compact-output .rows "$folder/MANIFEST.json")" ]]; then
    diff <(jq --sort-keys .rows "$folder/MANIFEST.json") <(jq --sort-keys . <<<"$rows") >&2 || true
    echo "the restored rows are not those of the backup" >&2
    exit 1
fi
objects=$(opened <"$folder/objects.tar" | tar --list | wc --lines)
seconds=$(awk -v ms="$(($(date +%s%3N) - started))" 'BEGIN {print ms / 1000}')
jq --null-input --compact-output --arg when "$(date --utc +%FT%TZ)" --argjson rows "$rows" --argjson objects "$objects" --argjson seconds "$seconds" \
    '{restored: $when, tables: ($rows | length), rows: ([$rows[]] | add), object_files: $objects, seconds: $seconds}' >"$folder/RESTORED.part"
sync "$folder/RESTORED.part"
mv "$folder/RESTORED.part" "$folder/RESTORED.json"
cat "$folder/RESTORED.json"
