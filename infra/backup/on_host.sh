# Where the servers of a backup are: anywhere libpq and the product's settings reach (sourced by lib.sh). PGHOST, PGPORT, PGUSER (a superuser),
# PGPASSFILE say where PostgreSQL is; DATABASE_URL, OBJECT_STORE_URL and so on are those of the services; APEX is the product's program.
# shellcheck shell=bash

server() { "$@"; }

apex_at() {
    local url
    url=${DATABASE_URL:-$(cat "${DATABASE_URL_FILE:?DATABASE_URL or DATABASE_URL_FILE says where the services find the database}")}
    url=$(sed --regexp-extended "s#^([a-z]+://[^/]*/)[^?]*#\1$1#" <<<"$url")
    shift
    env --unset=DATABASE_URL_FILE DATABASE_URL="$url" "${APEX:-apex}" "$@"
}

objects_save() { "${APEX:-apex}" objects save; }
objects_hashes() { "${APEX:-apex}" objects hashes; }
objects_load() { "${APEX:-apex}" objects load; }

# BACKUP_STOP and BACKUP_START: commands for this host, such as `systemctl stop apex-api apex-worker`, and `redis-cli flushall; systemctl start ...`.
stop_services() { bash -c "${BACKUP_STOP:?the command that stops api and worker; : where none runs}"; }
start_services() { bash -c "${BACKUP_START:?the command that empties Redis and starts api and worker; : where none runs}"; }

# PostgreSQL's restore_command without its words: as its user finds it on this machine, where it opens what is encrypted.
open_wal() { :; }
fetch_command() { echo "WAL_ARCHIVE=\"${WAL_ARCHIVE:-$(cd "$BACKUPS" && pwd)/wal}\" BACKUP_KEY_FILE=\"${BACKUP_KEY_FILE:-}\" \"$(pwd)/infra/backup/fetch_wal.sh\""; }
