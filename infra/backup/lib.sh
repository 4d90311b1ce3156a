# Shared by the scripts of backups (sourced, after infra/deploy/lib.sh).
# shellcheck shell=bash

# Counts of every table of the application, as a JSON object.
row_counts="select coalesce(json_object_agg(t, n), '{}') from (select table_name t, (xpath('/row/n/text()', query_to_xml(
    format('select count(*) n from public.%I', table_name), false, true, '')))[1]::text::bigint n
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name) counted"

# psql as the superuser: row security holds for the owner of the tables too, and a backup is of every account.
superuser() { compose exec -T db psql --username postgres --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 "$@"; }

sha256() { sha256sum "$1" | cut --delimiter=' ' --fields=1; }

# Standard input to standard output, encrypted when there is a passphrase; and back.
sealed() {
    if [[ -n ${BACKUP_PASSPHRASE_FILE:-} ]]; then openssl enc -aes-256-cbc -pbkdf2 -iter 600000 -salt -pass "file:$BACKUP_PASSPHRASE_FILE"; else cat; fi
}
opened() {
    if [[ -n ${BACKUP_PASSPHRASE_FILE:-} ]]; then openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000 -pass "file:$BACKUP_PASSPHRASE_FILE"; else cat; fi
}

# The volume of the object store, read through a container that can do nothing else. The store writes a thing once and never changes it.
objects_archive() {
    docker run --rm --interactive --pull never --network none --read-only --cap-drop ALL --cap-add DAC_READ_SEARCH --entrypoint tar \
        --volume "${PROJECT}_object:/data:ro" "$(docker inspect --format '{{.Image}}' "$(container a db)")" --create --directory /data .
}

# The newest whole backup, or nothing.
last_backup() { find infra/backups -mindepth 2 -maxdepth 2 -name MANIFEST.json -printf '%h\n' | sort | tail --lines=1; }
