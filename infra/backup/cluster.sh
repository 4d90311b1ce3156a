# Which database cluster this is (sourced by archive_wal.sh and fetch_wal.sh, which PostgreSQL runs in its data folder).
# shellcheck shell=bash

# cluster: its identifier, the first field of global/pg_control, as pg_control_system() has it.
cluster() { od --address-radix=n --format=u8 --read-bytes=8 global/pg_control | tr --delete ' \n'; }
