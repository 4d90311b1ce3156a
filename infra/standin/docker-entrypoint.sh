#!/usr/bin/env bash
# Makes the cluster when the data folder is new, runs /docker-entrypoint-initdb.d on it, then becomes the server.
set -euo pipefail
if [[ $EUID == 0 ]]; then
    find "$PGDATA" /var/run/postgresql ! -user postgres -exec chown postgres:postgres {} +
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
if [[ ! -s $PGDATA/PG_VERSION ]]; then
    initdb --username postgres --pwfile="$POSTGRES_PASSWORD_FILE" --auth-local trust --auth-host scram-sha-256 --encoding UTF8 --locale C.UTF-8 >/dev/null
    echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
    pg_ctl --wait --options "-c listen_addresses=''" start >/dev/null
    for script in /docker-entrypoint-initdb.d/*.sh; do "$script"; done
    pg_ctl --wait --mode fast stop >/dev/null
fi
exec "$@" -c listen_addresses='*'
