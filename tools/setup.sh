# Shared by ./run, ./test and ./bench (sourced): packages, build, messages. Needs Debian 12 and root or sudo.
# shellcheck shell=bash

readonly build_packages=(
    ca-certificates g++ cmake ninja-build ccache pkg-config git nodejs npm curl
    libboost1.81-dev libboost-json1.81-dev libboost-url1.81-dev libfast-float-dev libfmt-dev libspdlog-dev
    libsqlite3-dev libpq-dev libhiredis-dev libssl-dev libargon2-dev libcurl4-openssl-dev libcli11-dev libtomlplusplus-dev
    libcairo2-dev libpango1.0-dev libqpdf-dev fonts-dejavu-core fonts-inter)
readonly test_packages=(
    python3 python3-yaml libgtest-dev librapidcheck-dev chromium poppler-utils qpdf clang-format sqlite3 openssl)
readonly bench_packages=(libbenchmark-dev wrk nginx-light)

if [[ -t 1 ]]; then bold=$'\e[1m' dim=$'\e[2m' plain=$'\e[0m'; else bold='' dim='' plain=''; fi

say() { printf '%s\n' "${bold}==>${plain} $*"; }
die() {
    printf '%s\n' "${bold}stopped:${plain} $*" >&2
    exit 1
}

# quietly WORDS LOG COMMAND...: runs a command with its output in LOG, shows that it lives, explains a failure.
quietly() {
    local words=$1 log=$2 started=$SECONDS status=0 shown=0
    shift 2
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 </dev/null &
    local job=$!
    while kill -0 "$job" 2>/dev/null; do
        sleep 0.2
        if [[ -t 1 ]]; then
            printf '\r%s %s%3ds %.60s%s\e[K' "${bold}==>${plain} $words" "$dim" $((SECONDS - started)) \
                "$(tail --lines=1 "$log" 2>/dev/null | tr -d '\r\e' | cut --characters=1-60)" "$plain"
        elif ((SECONDS - started >= shown + 30)); then
            shown=$((SECONDS - started))
            printf '    %s: %d s\n' "$words" "$shown"
        fi
    done
    wait "$job" || status=$?
    if [[ -t 1 ]]; then printf '\r\e[K'; fi
    if ((status == 0)); then
        say "$words ${dim}($((SECONDS - started)) s)${plain}"
        return 0
    fi
    tail --lines=25 "$log" >&2
    if grep --quiet --ignore-case 'no space left on device' "$log"; then
        die "$words: the disk is full ($(df --human-readable --output=avail . | tail --lines=1 | tr -d ' ') free here); free some space and start again"
    fi
    if grep --quiet --extended-regexp 'Temporary failure resolving|Could not resolve|Could not connect|EAI_AGAIN|ENOTFOUND|ETIMEDOUT|Network is unreachable' "$log"; then
        die "$words: no network, or a package source is out of reach; the first start needs it once. Details: $log"
    fi
    die "$words failed (exit $status). Details: $log"
}

as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "packages are missing and neither root nor sudo is at hand: ${missing[*]}"
    fi
}

# A node and npm from elsewhere serve as well as Debian's.
provided() {
    case $1 in
        nodejs) command -v node >/dev/null || command -v nodejs >/dev/null ;;
        npm | git | curl | cmake | python3) command -v "$1" >/dev/null ;;
        *) return 1 ;;
    esac
}

# ensure_packages PACKAGE...: installs what is not there yet.
ensure_packages() {
    command -v dpkg-query >/dev/null || die "this is not Debian; see CONTRIBUTING.md for the packages to install by hand"
    local package
    missing=()
    for package in "$@"; do
        provided "$package" ||
            dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep --quiet '^installed$' ||
            missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    need_disk 1500 "installing packages"
    export DEBIAN_FRONTEND=noninteractive
    quietly "Reading the package lists" build/log/apt-update.log as_root apt-get update
    quietly "Installing ${#missing[@]} packages" build/log/apt-install.log \
        as_root apt-get install --yes --no-install-recommends "${missing[@]}"
}

# need_disk MIB WORDS
need_disk() {
    local free_mib
    free_mib=$(df --block-size=1M --output=avail . | tail --lines=1 | tr -d ' ')
    ((free_mib >= $1)) || die "$2 needs $1 MiB on this disk, $free_mib MiB are free"
}

# The web packages are fetched once. Without a network npm would try for many minutes: ask for one package first.
need_web_packages() {
    [[ services/frontend/node_modules/.package-lock.json -nt services/frontend/package-lock.json ]] && return 0
    local log=build/log/npm-reachable.log cache=build/log/npm-reachable.cache # Its own cache answers even without a network.
    mkdir -p build/log
    npm view react version --cache "$cache" --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-timeout=20000 >"$log" 2>&1 ||
        die "the web packages cannot be fetched: no network, or the package registry is out of reach; the first start needs it once. Details: $log"
}

# build_preset NAME [TARGET...]
build_preset() {
    local preset=$1
    shift
    [[ -d build/$preset ]] || need_disk 1500 "the build"
    need_web_packages
    quietly "Configuring ($preset)" "build/log/configure-$preset.log" cmake --preset "$preset"
    quietly "Building ($preset)" "build/log/build-$preset.log" cmake --build "build/$preset" ${1:+--target "$@"}
}
