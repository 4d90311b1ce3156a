# Stands in for infra/deploy/lib.sh in tests/runbook/simulated_world.py: containers, tags and the edge's shares are files under sim/. Whatever
# changes asks at once whether every user would have been answered; a refusal is a line of sim/failed.
# shellcheck shell=bash
APP_SERVICES=(api worker signcalc frontend)
# found PATH: what a file says, into the variables image and state, without a process.
found() {
    image='' state=absent
    if [[ -f $1 ]]; then read -r image state <"$1"; fi
}
ask_users() {
    local part which share image state
    for part in api signcalc web; do
        read -r share <"sim/edge/$part"
        for which in a b; do
            if { [[ $which == a ]] && ((share < 100)); } || { [[ $which == b ]] && ((share > 0)); }; then
                found "sim/containers/$which.${part/web/frontend}"
                if [[ $state != healthy ]]; then echo "$part at colour $which is $state, step $APEXCTL_STEP" >>sim/failed; fi
            fi
        done
    done
}
container() { if [[ -f sim/containers/$1.$2 ]]; then echo "$1.$2"; fi; }
state() {
    local image state
    found "sim/containers/$1.$2"
    echo "$state"
}
put() {
    echo "$2 $3" >"sim/next.$1"
    mv "sim/next.$1" "sim/containers/$1"
    ask_users
}
# colour a|b TAG up -d ... SERVICE...|rm ... [SERVICE...]|run ...
colour() {
    local which=$1 tag=$2 verb=$3 service chosen=() wanted image state
    for service in "${APP_SERVICES[@]}"; do if [[ " ${*:4} " == *" $service "* ]]; then chosen+=("$service"); fi; done
    if ((${#chosen[@]} == 0)); then chosen=("${APP_SERVICES[@]}"); fi
    case $verb in
        up)
            for service in "${chosen[@]}"; do
                read -r wanted <"sim/tags/apex-$service:$tag"
                found "sim/containers/$which.$service"
                if [[ $image == "$wanted" && $state == healthy ]]; then continue; fi
                put "$which.$service" "$wanted" starting
                put "$which.$service" "$wanted" healthy
            done
            ;;
        rm)
            for service in "${chosen[@]}"; do rm -f "sim/containers/$which.$service"; done
            ask_users
            ;;
        run) echo 0009 >sim/schema ;;
        *) return 2 ;;
    esac
}
database() { cat sim/schema; }
at() { if [[ $3 == /ready ]]; then echo '{"status":"ready"}'; else return 22; fi; }
curl() { printf 200; }
wait_for() {
    shift 2
    "$@"
}
docker() {
    local image state
    case "$1 $2" in
        "tag "*) # What is tagged is named by another tag or by its id.
            if [[ -f sim/tags/$2 ]]; then cp "sim/tags/$2" sim/next.tag; else echo "$2" >sim/next.tag; fi
            mv sim/next.tag "sim/tags/$3"
            ;;
        "image inspect") (cd sim/tags && cat "${@:5}") ;;
        "inspect --format") found "sim/containers/${4:-}" && echo "${image:?no such container}" ;;
        "stop --time") found "sim/containers/$4" && put "$4" "$image" exited ;;
        "start "*) found "sim/containers/$2" && put "$2" "$image" healthy ;;
        "run "*) printf '0001 first\n0009 last\n' ;;
        *) return 2 ;;
    esac
}
