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

# PostgreSQL's restore_command without its words: as the container of the database finds it. Its image cannot open what seal_wal.sh has
# encrypted: that lies opened in the folder that is prepared (open_wal), readable for whoever reads the restored data.
fetch_command() {
    if [[ -d $1/opened_wal ]]; then
        echo "WAL_ARCHIVE=/var/lib/postgresql/data/opened_wal /opt/apex/backup/fetch_wal.sh"
    else
        echo /opt/apex/backup/fetch_wal.sh
    fi
}
# open_wal FOLDER CLUSTER FIRST: where anything of it is encrypted, the archived log from the segment FIRST on, into FOLDER/opened_wal.
open_wal() {
    local archive=$BACKUPS/wal/$2 opened=$1/opened_wal/$2 sum name
    if [[ -z $(find "$archive" -maxdepth 1 -name '*.gz.age' -print -quit) ]]; then return; fi
    check_key age
    mkdir --parents "$opened"
    while read -r sum; do
        name=$(basename "$sum" .sha256)
        if [[ $name =~ ^[0-9A-F]{24} && ${name:8:16} < ${3:8:16} ]]; then continue; fi
        if [[ -f $archive/$name.gz.age ]]; then opened age <"$archive/$name.gz.age" >"$opened/$name.gz"; else cp "$archive/$name.gz" "$opened/$name.gz"; fi
        cp "$sum" "$opened"
    done < <(find "$archive" -maxdepth 1 -name '*.sha256')
}
