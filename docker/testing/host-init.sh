#!/bin/bash
# PID 1 of a test host's namespaces; started by host.ts.  usage: host-init.sh NAME FOLDER ADDRESS
# dockerd is started again when it ends, unless /run/norestart exists in the host. TERM: orderly shutdown.
# With FOLDER/ssh there is an SSH server, too: users root, deploy (who may use Docker) and outsider (who may not).
set -euo pipefail
name=$1; folder=$2; address=$3
cd /; hostname "$name"
mount -t proc proc /proc
# a sysfs of this network namespace, with the machine's cgroups bound back in
mkdir -p "$folder/cg"; mount --rbind /sys/fs/cgroup "$folder/cg"; mount -t sysfs sysfs /sys
mount --rbind "$folder/cg" /sys/fs/cgroup; umount -l "$folder/cg"
resolv=$(readlink -f /etc/resolv.conf)
mount -t tmpfs -o mode=755 tmpfs /run; mkdir -p /run/lock
mkdir -p /var/lib/docker /etc/docker
mount --bind "$folder/data" /var/lib/docker
mount --bind "$folder/etc-docker" /etc/docker
# tests never reach a registry: look-ups and pulls are refused at once instead of after time-outs
echo "127.0.0.1 localhost $name docker.io index.docker.io registry-1.docker.io" >"$folder/hosts"; mount --bind "$folder/hosts" /etc/hosts
echo "nameserver $address" >"$folder/resolv.conf"; [ ! -f "$resolv" ] || mount --bind "$folder/resolv.conf" "$resolv"
# a machine's inherited proxy would send a pull to the outside
unset HTTP_PROXY HTTPS_PROXY http_proxy https_proxy
if [ -d "$folder/ssh" ]; then
  for file in passwd group; do cp "/etc/$file" "$folder/ssh/$file"; done
  printf '%s\n' sshd:x:990:65534::/run/sshd:/usr/sbin/nologin deploy:x:2000:2000::/:/bin/sh outsider:x:2001:2001::/:/bin/sh >>"$folder/ssh/passwd"
  sed -i 's/^\(docker:.*:\)$/\1deploy/; s/^\(docker:.*[^:]\)$/\1,deploy/; s/,,deploy$/,deploy/' "$folder/ssh/group"
  for file in passwd group; do mount --bind "$folder/ssh/$file" "/etc/$file"; done
  mkdir -p /run/sshd
  ssh() { while :; do LD_LIBRARY_PATH=$(cat "$folder/ssh/libraries") "$(cat "$folder/ssh/program")" -D -e -f "$folder/ssh/config" >>"$folder/log/sshd.log" 2>&1 || true; sleep 0.1; done; }
  ssh &
fi
serve() { while :; do [ -e /run/norestart ] || dockerd >>"$folder/log/dockerd.log" 2>&1 || true; sleep 0.2; done; }
serve & loop=$!
bye() {
  kill "$loop" 2>/dev/null || true
  if d=$(cat /run/docker.pid 2>/dev/null); then kill -TERM "$d" || true; for _ in $(seq 150); do [ -d "/proc/$d" ] || break; sleep .1; done; fi
  exit 0
}
trap bye TERM INT
while :; do wait "$loop" || true; sleep 1; done
