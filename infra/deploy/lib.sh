# Shared by the steps of the runbook and of the checklist (sourced at the root of the checkout). The plan's services are colour a; colour b
# is the same compose file under a second project name, on the networks of the first.
# shellcheck shell=bash

PROJECT=${PROJECT:-infra}
API=${API:-http://127.0.0.1:8000}
DOOR=${DOOR:-http://127.0.0.1:8010} # Of the edge: asks the colour that the header X-Apex-Colour names, without any traffic on it.
APP_SERVICES=(api worker signcalc frontend)

# Asked once, and only by what needs it: the switch back must not wait for it.
COMPOSE=()
know_compose() {
    if ((${#COMPOSE[@]})); then return; fi
    if docker compose version >/dev/null 2>&1; then COMPOSE=(docker compose); else COMPOSE=(docker-compose); fi
}

# compose WORDS...: of the plan's project.
compose() {
    know_compose
    (cd infra && COMPOSE_PROJECT_NAME=$PROJECT "${COMPOSE[@]}" "$@")
}

# colour a|b TAG WORDS...: of the application services of a colour, at a release.
colour() {
    local which=$1 tag=$2
    shift 2
    know_compose
    if [[ $which == a ]]; then
        (cd infra && APEX_COLOUR=a APEX_TAG=$tag COMPOSE_PROJECT_NAME=$PROJECT "${COMPOSE[@]}" "$@")
    else
        (cd infra && APEX_COLOUR=b APEX_TAG=$tag APEX_NETWORKS=$PROJECT COMPOSE_FILE=${COMPOSE_FILE:-compose.yaml}:compose.colour.yaml \
            COMPOSE_PROJECT_NAME=$PROJECT-b "${COMPOSE[@]}" "$@")
    fi
}

# container a|b SERVICE: its id, or nothing.
container() {
    local project=$PROJECT
    if [[ $1 == b ]]; then project=$PROJECT-b; fi
    docker ps --all --quiet --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=$2" \
        --filter label=com.docker.compose.oneoff=False | head --lines=1
}

# state a|b SERVICE: healthy, starting, unhealthy, running (no health check), exited, absent.
state() {
    local id
    id=$(container "$1" "$2")
    if [[ -z $id ]]; then
        echo absent
    else
        docker inspect --format '{{if and .State.Running .State.Health}}{{.State.Health.Status}}{{else}}{{.State.Status}}{{end}}' "$id"
    fi
}

# wait_for SECONDS WORDS COMMAND...: until the command succeeds, or dies at the deadline.
wait_for() {
    local until=$((SECONDS + $1)) words=$2
    shift 2
    until "$@"; do
        if ((SECONDS >= until)); then
            echo "not in time: $words" >&2
            return 1
        fi
        sleep 0.2
    done
}

# key_file ACCOUNT: where its key is kept.
key_file() { echo "${APEXCTL_STATE:-var/apexctl}/$1.key"; }

# sign_in ACCOUNT: what curl needs where people sign in, in SIGNED. The key is of that account alone and ends after a day; made when there is
# none, by who may use the engine.
SIGNED=()
sign_in() {
    local api environment key
    key=$(key_file "$1")
    if [[ -z $(find "$key" -mmin -720 2>/dev/null) ]]; then
        api=$(container a api)
        environment=$(docker inspect --format '{{range .Config.Env}}{{println .}}{{end}}' "$api")
        if [[ $'\n'$environment$'\n' != *$'\nAPEX_AUTH=required\n'* ]]; then return; fi
        (
            umask 077
            mkdir --parents "$(dirname "$key")"
            made=$(docker exec "$api" apex keys create deployment --account "$1" --role engineer --expires-in-days 1 --json)
            jq --exit-status --raw-output '"Authorization: Bearer \(.key)"' <<<"$made" >"$key.$$"
            mv "$key.$$" "$key"
        )
    fi
    SIGNED=(--header "@$key")
}

# at a|b|live METHOD PATH [BODY]: an answer's body; fails on a status of 400 and above.
at() {
    local which=$1 method=$2 path=$3 url=$DOOR
    local words=(--silent --show-error --fail --max-time 10 "${SIGNED[@]}" --request "$method")
    if [[ $which == live ]]; then url=$API; else words+=(--header "X-Apex-Colour: $which"); fi
    if (($# > 3)); then words+=(--header "Content-Type: application/json" --data "$4"); fi
    curl "${words[@]}" "$url$path"
}

# edge COMMANDS: an answer of HAProxy's runtime API. It listens inside the edge's container alone: who may ask has the engine already.
edge() {
    docker exec --interactive "$(container a edge)" bash -c 'exec 3<>/dev/tcp/127.0.0.1/8405 && printf "%s\n" "$1" >&3 && cat <&3' edge "$1"
}

# database SQL: rows without decoration.
database() { compose exec -T db psql --username apex --dbname apex --no-align --tuples-only --quiet --command "$1"; }
