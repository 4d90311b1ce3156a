#!/usr/bin/env bash
# Starts PostgreSQL on a folder that point_in_time.sh has prepared, beside the server of the compose stack: on no network, and it archives nothing.
# Usage: second_server.sh FOLDER NAME; then `docker exec NAME psql -U apex -d apex`, and at the end `docker rm --force NAME`.
# Never `docker compose run --volume FOLDER:/var/lib/postgresql/data db`: Compose 1.29 then mounts either FOLDER or the service's own volume, by
# chance, and with the latter two servers write the same files.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
data=$(realpath "$1") name=$2
if [[ ! -f $data/recovery.signal ]]; then
    echo "$data was not prepared by point_in_time.sh" >&2
    exit 1
fi
# The server that wrote the files must read them: the image of the stack's own, or POSTGRES_IMAGE where that is gone.
first=$(container a db)
image=$(if [[ -n $first ]]; then docker inspect --format '{{.Image}}' "$first"; else echo "${POSTGRES_IMAGE:?there is no container of db: the image that wrote the backup}"; fi)
capabilities=()
for each in CHOWN DAC_OVERRIDE FOWNER FSETID SETGID SETUID; do capabilities+=(--cap-add "$each"); done
docker run --detach --name "$name" --network none --init --shm-size 128m --security-opt no-new-privileges --cap-drop ALL "${capabilities[@]}" \
    --mount "type=bind,source=$data,target=/var/lib/postgresql/data" \
    --mount "type=bind,source=$PWD/infra/backups,target=/backups,readonly" \
    --mount "type=bind,source=$PWD/infra/backup,target=/opt/apex/backup,readonly" \
    --env WAL_ARCHIVE=/backups/wal "$image" postgres
