# Where the servers of a backup are: in the compose project of the plan's services (sourced by lib.sh).
# shellcheck shell=bash
. infra/deploy/lib.sh

# server PROGRAM WORDS...: a program of PostgreSQL, as its superuser.
server() {
    local program=$1
    shift
    compose exec -T db "$program" --username postgres "$@"
}

# apex_at DATABASE WORDS...: the product's program on another database of the server.
apex_at() {
    compose exec -T api bash -c 'DATABASE_URL=$(sed --regexp-extended "s#^([a-z]+://[^/]*/)[^?]*#\1$0#" "$DATABASE_URL_FILE") exec env --unset=DATABASE_URL_FILE apex "$@"' "$@"
}

objects_save() { compose exec -T api apex objects save; }
objects_hashes() { compose exec -T api apex objects hashes; }
objects_load() { compose exec -T api apex objects load; }

# While a restored database takes the place of the old one.
stop_services() { compose stop api worker; }
# What Redis holds the restored database may not know.
start_services() {
    compose exec -T cache redis-cli flushall </dev/null
    compose start api worker
}

# PostgreSQL's restore_command without its words: as the container of the database finds it.
fetch_command() { echo /opt/apex/backup/fetch_wal.sh; }
