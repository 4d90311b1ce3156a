#!/usr/bin/env bash
# What serves: the image of each service of colour a, the shares at the edge, and what there is of colour b. The same lines before and after mean
# the same release. Usage: release.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
for each in "${APP_SERVICES[@]}"; do echo "a $each $(docker inspect --format '{{.Image}}' "$(container a "$each")") $(state a "$each")"; done
for each in "${APP_SERVICES[@]}"; do echo "b $each $(state b "$each")"; done
infra/deploy/edge.sh show | jq --raw-output '.[] | "\(.backend) \(.colour) \(.weight)"'
