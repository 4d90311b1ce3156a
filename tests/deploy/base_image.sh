#!/usr/bin/env bash
# A base image where none can be pulled: Debian's own minimal system, with this machine's package sources and certificate authorities.
# Usage: base_image.sh NAME. Needs docker, debootstrap and root.
set -euo pipefail
name=$1
if docker image inspect "$name" >/dev/null 2>&1; then exit 0; fi
if timeout 60 docker pull --quiet "$name" >/dev/null 2>&1; then exit 0; fi

root=$(mktemp --directory)
trap 'rm -rf "$root"' EXIT
mirror=$(grep --no-filename --max-count=1 --only-matching --extended-regexp 'https?://[^ ]+/debian/?( |$)' \
    /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null | head --lines=1 | tr --delete ' ' || true)
debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "${mirror:-http://deb.debian.org/debian}" >/dev/null
if compgen -G "/etc/apt/sources.list.d/*" >/dev/null; then rm "$root/etc/apt/sources.list"; fi
cp --recursive /etc/apt/sources.list* /etc/apt/apt.conf.d "$root/etc/apt/" 2>/dev/null || true
cp /usr/share/keyrings/debian-archive-keyring.* "$root/usr/share/keyrings/" 2>/dev/null || true
cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/" 2>/dev/null || true
chroot "$root" update-ca-certificates >/dev/null 2>&1
printf 'APT::Install-Recommends "false";\nDpkg::Use-Pty "0";\n' >"$root/etc/apt/apt.conf.d/90slim"
# As in the image that it stands for: no documents, no translations, and nothing waits for the disk.
printf 'force-unsafe-io\n' >"$root/etc/dpkg/dpkg.cfg.d/docker-apt-speedup"
printf 'path-exclude %s\n' '/usr/share/doc/*' '/usr/share/man/*' '/usr/share/info/*' '/usr/share/locale/*' >"$root/etc/dpkg/dpkg.cfg.d/docker"
rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/archives/*.deb "$root"/usr/share/doc/* "$root"/usr/share/man/* "$root"/usr/share/locale/*
tar --create --directory "$root" --one-file-system . | docker import --change 'CMD ["bash"]' - "$name" >/dev/null
