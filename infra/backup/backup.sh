#!/usr/bin/env bash
# Takes a backup into infra/backups/TIME: the database as a custom-format dump, the objects that its rows refer to, and a manifest of SHA-256,
# rows and sums of every table and the last root of the audit trail. Files are 0600; with BACKUP_KEY_FILE or BACKUP_RECIPIENTS_FILE they are
# encrypted (age). Usage: backup.sh
# It is a backup when MANIFEST.json is there: it is written last. Objects never change, so that a backup adds those that the one before does
# not have, as infra/backups/objects/TIME.tar; the first of a month, and one after a drill that
# failed, takes them all again.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/backup/lib.sh
umask 077
check_key
infra/backup/seal_wal.sh

name=$(name_of_now) previous=$(last_backup)
folder=$BACKUPS/$name pack=objects/$name.tar
scratch=$(mktemp --directory)
mkdir --parents "$BACKUPS/objects"
mkdir "$folder"
undo() {
    rm -rf "$scratch"
    if [[ -n ${SESSION_PID:-} ]]; then kill "$SESSION_PID" 2>/dev/null || true; fi
    if [[ ! -f $folder/MANIFEST.json ]]; then rm -rf "$folder" "${BACKUPS:?}/$pack"; fi
}
trap undo EXIT

# Everything is of one moment: a session lends its snapshot to the dump and to every question.
coproc SESSION { superuser --dbname apex; }
echo 'begin isolation level repeatable read read only; select pg_export_snapshot();' >&"${SESSION[1]}"
read -r -t 20 snapshot <&"${SESSION[0]}"
then_said() { superuser --dbname apex <<<"begin isolation level repeatable read read only; set transaction snapshot '$snapshot'; $plain_text; $1
; commit;"; }
server pg_dump --dbname apex --format custom --snapshot "$snapshot" </dev/null | sealed >"$folder/database.dump"
tables=$(then_said "$contents" | as_tables)
root=$(then_said "$last_root")
schema=$(then_said "select version_num from alembic_version")
then_said "$objects" | LC_ALL=C sort >"$scratch/wanted"
eval "exec ${SESSION[1]}>&-"

packs=() held=$scratch/held
touch "$held" "$scratch/said"
if [[ -n $previous && ${previous:0:6} == "${name:0:6}" && ! -e $BACKUPS/$previous/DRILL_FAILED ]]; then
    mapfile -t packs < <(of "$previous" '.files[] | select(.file | startswith("objects/")) | "\(.sha256) \(.file)"')
    cp "$BACKUPS/$previous/objects.list" "$held"
    # A pack that is damaged or gone is no reason to leave its objects out: then all are taken again.
    for each in "${packs[@]}"; do
        if [[ ! -f $BACKUPS/${each#* } || $(sha256 "$BACKUPS/${each#* }") != "${each%% *}" ]]; then
            packs=()
            : >"$held"
            break
        fi
    done
fi
LC_ALL=C comm -23 "$scratch/wanted" "$held" >"$scratch/new"
if [[ -s $scratch/new || ${#packs[@]} -eq 0 ]]; then
    # 1: an object cannot be had. It is named in the manifest and fails the drill; the others are saved all the same.
    outcome=(0 0)
    objects_save <"$scratch/new" 2>"$scratch/said" | sealed >"$BACKUPS/$pack" || outcome=("${PIPESTATUS[@]}")
    if ((outcome[0] > 1 || outcome[1] > 0)); then
        cat "$scratch/said" >&2
        exit 1
    fi
    packs+=("$(sha256 "$BACKUPS/$pack") $pack")
fi
sed --quiet 's/^MISSING //p' "$scratch/said" >"$scratch/missing"
awk 'FILENAME == ARGV[1] {gone[$1]; next} !($1 in gone)' "$scratch/missing" "$scratch/new" | LC_ALL=C sort --unique - "$held" >"$folder/objects.list"

printf '%s\n' "$(sha256 "$folder/database.dump") $name/database.dump" "${packs[@]}" | jq --raw-input --slurp --arg taken "$name" --arg schema "$schema" \
    --arg seal "$(if is_sealed; then echo age; else echo none; fi)" --argjson tables "$tables" --argjson root "$root" --rawfile missing "$scratch/missing" \
    --argjson count "$(wc --lines <"$scratch/wanted")" \
    '{taken: $taken, schema: $schema, seal: $seal, tables: $tables, last_root: $root,
        objects: {referred: $count, missing: ($missing | split("\n") - [""])},
        files: (split("\n") - [""] | map({sha256: .[:64], file: .[65:]}))}' >"$folder/MANIFEST.part"
sync "$folder"/* "$BACKUPS/objects"/*
mv "$folder/MANIFEST.part" "$folder/MANIFEST.json"
sync "$folder" "$BACKUPS"
infra/backup/retain.sh
if [[ -s $scratch/missing ]]; then echo "MISSING OBJECTS: $(wc --lines <"$scratch/missing"), named in $folder/MANIFEST.json" >&2; fi
echo "$folder $(du --summarize --bytes "$folder" | cut --fields=1) bytes, objects $(if [[ -f $BACKUPS/$pack ]]; then stat --format %s "$BACKUPS/$pack"; else echo 0; fi) bytes more"
