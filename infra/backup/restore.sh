#!/usr/bin/env bash
# Puts a backup in the place of the database. Usage: restore.sh NAME (a folder of infra/backups). What was written since is lost; the database
# as it was stays beside it under a name of its own until somebody drops it. Objects lie under the hash of their bytes and are never taken back;
# those that are missing come from the backup. It is proved as a drill proves it before anything is stopped.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/backup/lib.sh
name=$1
[[ $name != */* && -f $BACKUPS/$name/MANIFEST.json ]] || refuse "there is no whole backup $name"
check_key "$(of "$name" .seal)"
prove_files "$name"

stamp=$(date --utc +%Y%m%d_%H%M%S)
fresh=apex_restored_$stamp before=apex_before_$stamp
drop() { superuser --command "drop database if exists $fresh with (force)" </dev/null >/dev/null; }
trap drop EXIT
restore_into "$fresh" "$name"
prove_rows "$fresh" "$name"
prove_audit "$fresh" "$name"
prove_objects "$fresh" "$name"
for file in $(of "$name" '[.files[].file | select(startswith("objects/"))] | join(" ")'); do opened "$(of "$name" .seal)" <"$BACKUPS/$file" | objects_load; done

stop_services
# Nobody comes back between the names: the old database takes no connection any more.
superuser >/dev/null <<SQL
alter database apex with allow_connections false;
select pg_terminate_backend(pid) from pg_stat_activity where datname in ('apex', '$fresh');
alter database apex rename to $before;
alter database $fresh rename to apex;
alter database apex reset all;
revoke all on database apex from public;
grant connect on database apex to apex_app;
SQL
trap - EXIT
start_services
echo "restored $name; the database before is $before (alter database $before with allow_connections true, to look into it)"
