#!/usr/bin/env bash
# Proves a backup, the newest if none is named: its files' checksums; a restore into a scratch database beside the real one; there the rows and
# their content table by table, the audit trail's chains and its last daily root, and the bytes of every object that a row refers to. The first
# thing that differs is named and fails it. RESTORED.json or DRILL_FAILED says so beside the backup. Usage: drill.sh [NAME]
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/backup/lib.sh
umask 077
started=$(date +%s%3N)
name=${1:-$(last_backup)}
[[ -n $name && -f $BACKUPS/$name/MANIFEST.json ]] || refuse "there is no whole backup${1:+ $1}"
rm -f "$BACKUPS/$name/RESTORED.json"
touch "$BACKUPS/$name/DRILL_FAILED" # Until it has not.
check_key "$(of "$name" .seal)"
prove_files "$name"

scratch=apex_drill_$$
drop() { superuser --command "drop database if exists $scratch with (force)" </dev/null >/dev/null; }
trap drop EXIT
restore_into "$scratch" "$name"
prove_rows "$scratch" "$name"
audit=$(prove_audit "$scratch" "$name")
held=$(prove_objects "$scratch" "$name")
seconds=$(awk -v ms="$(($(date +%s%3N) - started))" 'BEGIN {print ms / 1000}')
jq --compact-output --arg restored "$(date --utc --date "@$(now)" +%FT%TZ)" --arg manifest "$(sha256 "$BACKUPS/$name/MANIFEST.json")" --argjson audit "$audit" \
    --argjson objects "$held" --argjson seconds "$seconds" \
    '{restored: $restored, manifest: $manifest, tables: (.tables | length), rows: ([.tables[].rows] | add), audit: $audit, objects: $objects, seconds: $seconds}' \
    "$BACKUPS/$name/MANIFEST.json" >"$BACKUPS/$name/RESTORED.part"
sync "$BACKUPS/$name/RESTORED.part"
mv "$BACKUPS/$name/RESTORED.part" "$BACKUPS/$name/RESTORED.json"
rm -f "$BACKUPS/$name/DRILL_FAILED"
cat "$BACKUPS/$name/RESTORED.json"
