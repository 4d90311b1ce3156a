#!/usr/bin/env bash
# The plan's smoke test at one colour, with the numbers that must come out: a project in an account of its own, the Dallas site, the cabinet,
# the report. The account is removed afterwards with everything in it, whatever happens. Usage: smoke.sh a|b|live; prints one JSON object.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
where=$1
key=$(key_file test)
# By the release that is tested: it has the command.
remove() {
    local said
    rm -f "$key"
    # Silent when all is well: what a step prints, on either stream, is what it is judged by.
    said=$(docker exec "$(container "${where/live/a}" api)" apex drop-test-account 2>&1) && return
    echo "the account test could not be removed: $said" >&2
    exit 1
}
trap remove EXIT

rm -f "$key" # Of a test that was killed: the database may have it no more.
sign_in test
ready=$(at "$where" GET /ready)
version=$(at "$where" GET /version)
project=$(at "$where" POST /api/v1/projects '{"account_id":"test","name":"Smoke test of the deployment","customer":"Test Customer"}' | jq --exit-status --raw-output .project_id)
site=$(at "$where" POST /api/v1/signage/common/site/resolve '{"address":"123 Main St, Dallas, TX 75201"}')
cabinet=$(at "$where" POST /api/v1/signage/common/cabinets/derive '{"overall_height_ft":25.0,"cabinets":[{"width_ft":14.0,"height_ft":8.0,"depth_in":12.0}]}')
task=$(at "$where" POST "/api/v1/projects/$project/report" | jq --exit-status --raw-output .task_id)
ended() {
    report=$(at "$where" GET "/api/v1/tasks/$task")
    [[ $(jq --raw-output .status <<<"$report") == @(completed|failed) ]]
}
wait_for 40 "the report is written" ended
jq --null-input --compact-output --argjson ready "$ready" --argjson version "$version" --argjson site "$site" --argjson cabinet "$cabinet" \
    --argjson report "$report" '{ready: $ready.status, database: $ready.checks.database, version: $version.version,
        wind_mph: $site.result.wind.wind_speed_mph.II, area_ft2: $cabinet.result.area_ft2, centroid_ft: $cabinet.result.centroid_height_ft,
        report: $report.status, pdf_ref: $report.result.pdf_ref}'
