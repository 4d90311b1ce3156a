#!/usr/bin/env bash
# Names a release by the ids of its four images and signs that: var/releases/TAG.json and TAG.json.sig, for who made the images. The key is the file
# APEXCTL_SIGNING_KEY, or that of var/apexctl; who deploys has its public half (signed.sh). Usage: sign_release.sh TAG
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
tag=$1
[[ $tag =~ ^[A-Za-z0-9_.-]+$ ]] || { echo "$tag is no tag of a release" >&2; exit 2; }
mkdir --parents var/releases
ids=$(for each in "${APP_SERVICES[@]}"; do docker image inspect --format '{{.Id}}' "apex-$each:$tag"; done)
jq --raw-input --null-input --arg release "$tag" '[inputs] | {release: $release, images: {api: .[0], worker: .[1], signcalc: .[2], frontend: .[3]}}' \
    <<<"$ids" >"var/releases/$tag.part"
mv "var/releases/$tag.part" "var/releases/$tag.json"
"${APEXCTL:-tools/apexctl}" sign "var/releases/$tag.json"
echo "var/releases/$tag.json"
