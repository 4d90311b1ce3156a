#!/usr/bin/env bash
# Puts a backup in the place of the database. Usage: restore.sh NAME (a folder of infra/backups). What was written since is lost; the database
# as it was stays beside it under a name of its own until somebody drops it. Objects lie under the hash of their bytes and are never taken back;
# those that are missing come from the backup.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
. infra/backup/lib.sh
folder=infra/backups/$1
[[ $1 != */* && -f $folder/MANIFEST.json ]] || { echo "there is no whole backup $1" >&2; exit 1; }
for each in database.dump objects.tar; do
    [[ $(sha256 "$folder/$each") == "$(jq --raw-output ".sha256[\"$each\"]" "$folder/MANIFEST.json")" ]] || { echo "$folder/$each is not what was written" >&2; exit 1; }
done

# Restored whole beside the old one first: until then nothing is stopped.
fresh=apex_restored_$(date --utc +%Y%m%dT%H%M%S)
superuser --command "create database $fresh owner apex encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8' template template0"
opened <"$folder/database.dump" | compose exec -T db pg_restore --username postgres --dbname "$fresh" --exit-on-error
rows=$(superuser --dbname "$fresh" --command "$row_counts" </dev/null)
[[ $(jq --sort-keys --compact-output . <<<"$rows") == "$(jq --sort-keys --compact-output .rows "$folder/MANIFEST.json")" ]] || { echo "the restored rows are not those of the backup" >&2; exit 1; }

compose stop api worker
superuser --command "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'apex'" >/dev/null
superuser --command "alter database apex rename to ${fresh/restored/before}"
superuser --command "alter database $fresh rename to apex"
superuser --command "revoke all on database apex from public; grant connect on database apex to apex_app"
opened <"$folder/objects.tar" | docker run --rm --interactive --pull never --network none --entrypoint tar --volume "${PROJECT}_object:/data" \
    "$(docker inspect --format '{{.Image}}' "$(container a db)")" --extract --skip-old-files --directory /data
compose exec -T cache redis-cli flushall </dev/null
compose start api worker
echo "restored $1; the database before is ${fresh/restored/before}"
