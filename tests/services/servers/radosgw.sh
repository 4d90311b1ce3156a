#!/usr/bin/env bash
# A real S3 server for the service tests: Ceph's RADOS Gateway over one monitor and one OSD that keeps its objects in
# memory. Loopback only; everything it writes lies in DIR. Needs Debian's radosgw ceph-mon ceph-osd ceph-mgr ceph-common.
#
#   radosgw.sh start DIR PORT        PORT serves S3, PORT+1 and PORT+2 the monitor; prints READY and the user's name
#   radosgw.sh stop DIR              ends every daemon of DIR
#   radosgw.sh gateway-stop DIR      ends the gateway alone: the server is gone, its objects are not (add "kill" for kill -9)
#   radosgw.sh gateway-start DIR     and back
# The keys of the user come from S3_ACCESS_KEY and S3_SECRET_KEY; S3_DOMAIN is the name below which buckets are hosts.
set -euo pipefail

readonly packages=(radosgw ceph-mon ceph-osd ceph-mgr ceph-common)
readonly object_memory_bytes=$((2 * 1024 * 1024 * 1024))

die() {
    printf 'radosgw.sh: %s\n' "$*" >&2
    exit 1
}

write_configuration() {
    local port=$1
    local monitor="[v2:127.0.0.1:$((port + 1))/0,v1:127.0.0.1:$((port + 2))/0]"
    cat >"$dir/ceph.conf" <<CONF
[global]
    fsid = $(cat /proc/sys/kernel/random/uuid)
    mon_host = $monitor
    keyring = $dir/keyring
    run_dir = $dir/run
    pid_file = $dir/run/\$name.pid
    admin_socket = $dir/run/\$name.asok
    log_file = $dir/log/\$name.log
    auth_allow_insecure_global_id_reclaim = true
    # One copy in one place: this server is for tests.
    osd_pool_default_size = 1
    osd_pool_default_min_size = 1
    osd_pool_default_pg_num = 1
    osd_pool_default_pgp_num = 1
    osd_pool_default_pg_autoscale_mode = off
    osd_crush_chooseleaf_type = 0
    mon_allow_pool_size_one = true
    mon_warn_on_pool_no_redundancy = false
    mon_max_pg_per_osd = 1000
    mon_data_avail_warn = 1
    mon_data_avail_crit = 1
    osd_objectstore = memstore
    memstore_device_bytes = $object_memory_bytes
[mon.a]
    mon_data = $dir/mon
[osd.0]
    osd_data = $dir/osd
[mgr.x]
    mgr_data = $dir/mgr
[client.rgw.x]
    rgw_data = $dir/rgw
    rgw_frontends = beast endpoint=127.0.0.1:$port tcp_nodelay=1
    rgw_dns_name = ${S3_DOMAIN:-s3.localhost}
CONF
    printf '%s\n' "$port" >"$dir/port"
}

make_keys() {
    local name
    ceph-authtool --create-keyring "$dir/keyring" --gen-key --name mon. --cap mon 'allow *'
    for name in client.admin osd.0 mgr.x client.rgw.x; do
        ceph-authtool "$dir/keyring" --gen-key --name "$name" \
            --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
    done
}

start_store() {
    local port=$1 fsid
    fsid=$(awk '/fsid =/ {print $3}' "$dir/ceph.conf")
    monmaptool --create --fsid "$fsid" --addv a "[v2:127.0.0.1:$((port + 1))/0,v1:127.0.0.1:$((port + 2))/0]" "$dir/monmap"
    ceph-mon "${configuration[@]}" --mkfs --id a --monmap "$dir/monmap" --keyring "$dir/keyring"
    ceph-mon "${configuration[@]}" --id a
    timeout 30 ceph "${configuration[@]}" auth import -i "$dir/keyring"
    timeout 30 ceph "${configuration[@]}" osd create
    timeout 60 ceph-osd "${configuration[@]}" --id 0 --mkfs
    timeout 30 ceph "${configuration[@]}" osd crush add osd.0 1.0 host=here root=default
    ceph-osd "${configuration[@]}" --id 0
    ceph-mgr "${configuration[@]}" --id x
}

gateway_answers() {
    curl --silent --output /dev/null --max-time 2 --noproxy '*' "http://127.0.0.1:$(cat "$dir/port")/"
}

start_gateway() {
    local tries
    radosgw "${configuration[@]}" --name client.rgw.x
    for ((tries = 0; tries < 300; ++tries)); do
        if gateway_answers; then return 0; fi
        sleep 0.2
    done
    die "the gateway did not answer within 60 s; see $dir/log"
}

# end_daemon PIDFILE [SIGNAL]: and waits until it is gone.
end_daemon() {
    local pid tries
    [[ -s $1 ]] || return 0
    pid=$(cat "$1")
    kill "-${2:-TERM}" "$pid" 2>/dev/null || return 0
    for ((tries = 0; tries < 100; ++tries)); do
        kill -0 "$pid" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$pid" 2>/dev/null || true
}

start() {
    local port=$1 program
    [[ -n ${S3_ACCESS_KEY:-} && -n ${S3_SECRET_KEY:-} ]] || die "S3_ACCESS_KEY and S3_SECRET_KEY must be set"
    for program in radosgw radosgw-admin ceph-mon ceph-osd ceph-mgr; do
        command -v "$program" >/dev/null || die "$program is not installed (packages: ${packages[*]})"
    done
    [[ ! -e $dir/ceph.conf ]] || die "$dir already holds a server"
    mkdir --parents "$dir"/{run,log,mon,osd,mgr,rgw}
    write_configuration "$port"
    {
        make_keys
        start_store "$port"
        start_gateway
        timeout 60 radosgw-admin "${configuration[@]}" --name client.rgw.x user create --uid=apex \
            --display-name=apex --access-key="$S3_ACCESS_KEY" --secret="$S3_SECRET_KEY"
    } >"$dir/log/start.log" 2>&1 || die "did not start; see $dir/log/start.log"
    echo "READY apex"
}

[[ $# -ge 2 ]] || die "usage: radosgw.sh start DIR PORT | stop DIR | gateway-stop DIR [kill] | gateway-start DIR"
dir=$2
configuration=(--conf "$dir/ceph.conf")
case $1 in
    start) start "${3:?port}" ;;
    stop) for file in "$dir"/run/client.rgw.x.pid "$dir"/run/mgr.x.pid "$dir"/run/osd.0.pid "$dir"/run/mon.a.pid; do end_daemon "$file"; done ;;
    gateway-stop) if [[ ${3:-} == kill ]]; then end_daemon "$dir/run/client.rgw.x.pid" KILL; else end_daemon "$dir/run/client.rgw.x.pid"; fi ;;
    gateway-start) start_gateway ;;
    *) die "unknown command $1" ;;
esac
