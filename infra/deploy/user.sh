#!/usr/bin/env bash
# Asks once as a user does, through the edge: whether the API is ready, and one calculation with its known answer. Fails when either is refused.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
sign_in deployment
at live GET /ready >/dev/null
body='{"overall_height_ft":25.0,"cabinets":[{"width_ft":14.0,"height_ft":8.0,"depth_in":12.0}]}'
[[ $(at live POST /api/v1/signage/common/cabinets/derive "$body" | jq .result.area_ft2) == 112 ]]
