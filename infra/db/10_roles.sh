#!/usr/bin/env bash
# Run once by the image of PostgreSQL, as its superuser, when the data folder is new: the roles and the database of the product.
set -euo pipefail
psql --username postgres --dbname postgres --set=ON_ERROR_STOP=1 \
    --set=owner_password="$(cat /run/secrets/db_owner_password)" --set=app_password="$(cat /run/secrets/db_app_password)" \
    --file /opt/apex/postgres_roles.sql
