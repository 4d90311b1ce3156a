#!/usr/bin/env bash
# Prepares the data folder of a PostgreSQL server as of a moment: the newest base backup before it, and instructions to replay the archived
# write-ahead log up to then and no further. Usage: point_in_time.sh MOMENT FOLDER, MOMENT as in 2026-01-31T12:00:00Z, FOLDER absent or empty.
# Then a server is started on that folder, beside the real one (README.md): once pg_is_in_recovery() is false it is as of the moment. What was
# recovered is looked at before anything is put in the place of anything.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/backup/lib.sh
umask 077
moment=$(date --utc --date "$1" +%s)
data=$2
[[ ! -e $data || -z $(ls --almost-all "$data") ]] || refuse "$data is not empty"
base=''
while read -r each; do
    if (($(jq .ended "$BACKUPS/base/$each/MANIFEST.json") <= moment)); then base=$each; fi
done < <(find "$BACKUPS/base" -mindepth 2 -maxdepth 2 -name MANIFEST.json -printf '%h\n' 2>/dev/null | sed 's#.*/##' | sort)
[[ -n $base ]] || refuse "no base backup is as old as $1"
manifest=$BACKUPS/base/$base/MANIFEST.json
seal=$(jq --raw-output .seal "$manifest")
check_key "$seal"
[[ $(sha256 "$BACKUPS/base/$base/base.tar") == "$(jq --raw-output '.files[0].sha256' "$manifest")" ]] || refuse "base/$base/base.tar is not what was written: damaged or cut off"
mkdir --parents "$data"
opened "$seal" <"$BACKUPS/base/$base/base.tar" | tar --extract --directory "$data" --preserve-permissions
open_wal "$data" "$(jq --raw-output .cluster "$manifest")" "$(jq --raw-output .first_wal "$manifest")"
fetch=$(fetch_command "$data")
until=$(date --utc --date "$1" '+%F %T.%6N')+00
cat >>"$data/postgresql.auto.conf" <<CONF
archive_mode = off
restore_command = '$fetch %f "%p"'
recovery_target_time = '$until'
recovery_target_action = promote
CONF
touch "$data/recovery.signal"
chmod 700 "$data"
echo "$data is base backup $base; started, the server replays the archived write-ahead log up to $1"
