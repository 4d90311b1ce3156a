#!/usr/bin/env bash
# Something of the manifest that this run has written, and nobody changed since it was signed. Usage: manifest.sh FILTER, in a step.
set -euo pipefail
if ! said=$("$APEXCTL" --state "$APEXCTL_STATE" verify "$APEXCTL_STATE/manifest.json" 2>&1); then
    echo "the manifest is not what this run has signed: $said" >&2
    exit 1
fi
jq --compact-output "$1" "$APEXCTL_STATE/manifest.json"
