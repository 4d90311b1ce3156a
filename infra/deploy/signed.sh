#!/usr/bin/env bash
# Whether the images of a release are those that its maker has signed: var/releases/TAG.json, signed by the private half of KEY, names the images
# that are here. Usage: signed.sh TAG KEY. KEY is a file; where it is empty, var/release_key.pem if that is there, else no signature is asked for,
# which is said.
set -euo pipefail
cd "$(dirname "$0")/../.."
. infra/deploy/lib.sh
tag=$1 key=$2 file=var/releases/$1.json
if [[ -z $key && -e var/release_key.pem ]]; then key=var/release_key.pem; fi
if [[ -z $key ]]; then
    echo "no public key is configured: any release is taken"
    exit
fi
if [[ ! -f $file || ! -f $file.sig ]]; then
    echo "release $tag is not signed: there is no $file with its signature"
    exit 1
fi
"${APEXCTL:-tools/apexctl}" verify --key "$key" "$file"
ids=$(for each in "${APP_SERVICES[@]}"; do docker image inspect --format '{{.Id}}' "apex-$each:$tag"; done)
jq --exit-status --arg release "$tag" --arg ids "$ids" '.release == $release and [.images | .api, .worker, .signcalc, .frontend] == ($ids | split("\n"))' \
    "$file" >/dev/null || {
    echo "what is signed in $file is not release $tag as it is here: $(tr '\n' ' ' <<<"$ids")"
    exit 1
}
