#!/usr/bin/env bash
# Before the entry point of the database's image: a folder for the archived write-ahead log where the backups are, that PostgreSQL's user may
# write and the group of the backups read and tidy up. Where none can be made the server starts all the same: it keeps its log until it can be
# archived, and ApexWalNotArchived says so. Usage: start.sh ENTRYPOINT WORDS...
set -euo pipefail
if [[ $EUID == 0 ]]; then
    install --directory --owner=postgres --group="$(stat --format %g /backups)" --mode=2770 /backups/wal ||
        echo "there is no /backups/wal: the write-ahead log cannot be archived" >&2
fi
exec "$@"
