# Shared by the scripts of backups (sourced at the root of the checkout). Where the servers are is in on_compose.sh and on_host.sh.
# shellcheck shell=bash

BACKUPS=infra/backups
refuse() {
    echo "$*" >&2
    exit 1
}
case ${BACKUP_PLACE:=compose} in
    compose | host) . "infra/backup/on_$BACKUP_PLACE.sh" ;;
    *) refuse "BACKUP_PLACE is compose or host, not $BACKUP_PLACE" ;;
esac

# The moment from which ages are counted: the tests' or now.
now() { echo "${BACKUP_NOW:-$(date +%s)}"; }
name_of_now() { date --utc --date "@$(now)" +%Y%m%dT%H%M%SZ; }
seconds_of() { date --utc --date "${1:0:4}-${1:4:2}-${1:6:2} ${1:9:2}:${1:11:2}:${1:13:2}" +%s; }
sha256() { sha256sum "$1" | cut --delimiter=' ' --fields=1; }

# psql as the superuser: row security holds for the owner of the tables too, and a backup is of every account.
superuser() { server psql --no-psqlrc --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 "$@"; }

# Questions to psql that answer with a line for every table of the application: its name, its rows, and a sum over their content that does not
# depend on their order. The sums are of two 64-bit hashes of each row: they find what was changed, not who wanted it to stay unseen; that is the
# audit chains' part.
contents="select format('select %L, count(*), coalesce(sum(hashtextextended(said, 0)), 0) || '':'' || coalesce(sum(hashtextextended(said, 1)), 0)
    from (select t::text as said from public.%I t) each_row', table_name, table_name)
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name \\gexec"
# Those lines as one JSON object.
as_tables() { jq --raw-input --null-input --compact-output '[inputs | split("|") | {key: .[0], value: {rows: (.[1] | tonumber), sum: .[2]}}] | from_entries'; }
# What the text of a row depends on.
plain_text="set datestyle = iso; set timezone = utc; set extra_float_digits = 1; set bytea_output = hex; set intervalstyle = postgres"
# Objects that rows refer to.
objects="select distinct sha256 || ' ' || size_bytes from (select sha256, size_bytes from reports union all
    select sha256, size_bytes from project_files where status = 'stored') referred order by 1"
last_root="select coalesce((select json_build_object('number', number, 'hash', hash) from audit_roots order by number desc limit 1), 'null')"

# Standard input to standard output, encrypted to the recipients (public keys) or to the key itself; and back. age also notices every change
# of what it opens.
is_sealed() { [[ -n ${BACKUP_RECIPIENTS_FILE:-}${BACKUP_KEY_FILE:-} ]]; }
sealed() {
    if [[ -n ${BACKUP_RECIPIENTS_FILE:-} ]]; then
        age --encrypt --recipients-file "$BACKUP_RECIPIENTS_FILE"
    elif is_sealed; then
        age --encrypt --identity "$BACKUP_KEY_FILE"
    else
        cat
    fi
}
# opened age|none
opened() {
    case $1 in
        none) cat ;;
        age) age --decrypt --identity "$BACKUP_KEY_FILE" ;;
        *) refuse "a seal of an unknown kind: $1" ;;
    esac
}
# A key that others may read is none. Asked before anything is done.
check_key() {
    local mode
    if ! is_sealed && [[ ${1:-none} == none ]]; then return; fi
    command -v age >/dev/null || refuse "encrypted backups need the package age"
    if [[ ${1:-none} == age && -z ${BACKUP_KEY_FILE:-} ]]; then refuse "this backup is encrypted: BACKUP_KEY_FILE names its key"; fi
    if [[ -z ${BACKUP_KEY_FILE:-} ]]; then return; fi
    mode=$(stat --dereference --format %a "$BACKUP_KEY_FILE") || refuse "there is no key $BACKUP_KEY_FILE"
    [[ $mode == [46]00 ]] || refuse "$BACKUP_KEY_FILE may be read by others (mode $mode): chmod 600"
}

# The names of whole backups, the oldest first, and the newest of them, or nothing.
whole_backups() { find "$BACKUPS" -mindepth 2 -maxdepth 2 -path "$BACKUPS/????????T??????Z/MANIFEST.json" -printf '%h\n' | sed 's#.*/##' | sort; }
last_backup() { whole_backups | tail --lines=1; }
# Whether a drill has proved this backup as it lies there.
is_proved() { [[ -f $BACKUPS/$1/RESTORED.json && $(jq --raw-output .manifest "$BACKUPS/$1/RESTORED.json") == "$(sha256 "$BACKUPS/$1/MANIFEST.json")" ]]; }

# of NAME FILTER: something of a manifest.
of() { jq --raw-output "$2" "$BACKUPS/$1/MANIFEST.json"; }

# The files of a backup are what was written, or the name of the first that is not.
prove_files() {
    local wanted file
    while read -r wanted file; do
        [[ -f $BACKUPS/$file ]] || refuse "$file is missing"
        [[ $(sha256 "$BACKUPS/$file") == "$wanted" ]] || refuse "$file is not what was written: damaged or cut off"
    done < <(of "$1" '.files[] | "\(.sha256) \(.file)"')
}

# restore_into DATABASE NAME: a new database with what a backup holds.
restore_into() {
    superuser --command "create database $1 owner apex encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8' template template0" </dev/null
    # Long texts are compressed five times as fast by lz4; rows that were written so stay so.
    superuser >/dev/null <<SQL
select 'alter database $1 set default_toast_compression = lz4' from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals) \gexec
alter database $1 set maintenance_work_mem = '256MB';
SQL
    opened "$(of "$2" .seal)" <"$BACKUPS/$2/database.dump" | server pg_restore --dbname "$1" --exit-on-error
}

# prove_rows DATABASE NAME: every table has the rows of the backup, and they say the same.
prove_rows() {
    local rows differ
    rows=$(superuser --dbname "$1" <<<"$plain_text; $contents" | as_tables)
    differ=$(jq --raw-output --argjson now "$rows" '.tables as $was | ($was + $now) | keys[] | select($was[.] != $now[.])
        | "table \(.): \($was[.].rows // "no") rows were backed up, \($now[.].rows // "none") are restored"
            + (if $was[.].rows == $now[.].rows then ", and they do not say the same" else "" end)' "$BACKUPS/$2/MANIFEST.json")
    if [[ -n $differ ]]; then
        echo "$differ" >&2
        refuse "the restored rows are not those of the backup"
    fi
}

# prove_audit DATABASE NAME: every event's chain holds, under the last daily root that the backup saw. Prints what was verified.
prove_audit() {
    local report
    report=$(apex_at "$1" audit verify --json </dev/null) || {
        jq --raw-output '.findings[] | "audit trail: \(if .project_id then "project \(.project_id) " else "" end)\(if .event then "event \(.event) " else "" end)\(if .root then "root \(.root) " else "" end)\(.what)"' <<<"$report" >&2
        refuse "the audit trail of the restored database is broken"
    }
    jq --exit-status --compact-output --slurpfile was "$BACKUPS/$2/MANIFEST.json" 'select((.last_root.hash // null) == ($was[0].last_root.hash // null))
        | {chains, events, roots, last_root: (.last_root.hash // null)}' <<<"$report" || refuse "the last root of the restored audit trail is not the one that was backed up"
}

# prove_objects DATABASE NAME: the bytes of every object that a restored row refers to are in the backup, and have the hash and the size that
# the row says. Prints how many. What differs is named, twenty of them at most.
prove_objects() {
    local file seal scratch
    seal=$(of "$2" .seal)
    scratch=$(mktemp --directory)
    (
        trap 'rm -rf "$scratch"' EXIT
        for file in $(of "$2" '[.files[].file | select(startswith("objects/"))] | join(" ")'); do opened "$seal" <"$BACKUPS/$file" | objects_hashes >>"$scratch/found"; done
        cut --delimiter=' ' --fields=1,2 "$scratch/found" | LC_ALL=C sort --unique >"$scratch/held"
        superuser --dbname "$1" --command "$objects" </dev/null | LC_ALL=C sort --unique >"$scratch/wanted"
        awk '$1 != $3 {print "object " $3 " has other bytes: their hash is " $1}' "$scratch/found" >"$scratch/wrong"
        LC_ALL=C comm -23 "$scratch/wanted" "$scratch/held" | sed 's/^/object missing: /' >>"$scratch/wrong"
        if [[ -s $scratch/wrong ]]; then
            head --lines=20 "$scratch/wrong" >&2
            refuse "$(wc --lines <"$scratch/wrong") objects are not in the backup as the database records them"
        fi
        awk '{bytes += $2} END {printf "{\"count\":%d,\"bytes\":%d}\n", NR, bytes}' "$scratch/wanted"
    )
}
