#!/bin/bash
# PID 1 of a bare machine's namespaces; started by bare-machine.ts.  usage: bare-init.sh NAME FOLDER ADDRESS SYSTEM
# Its root is an overlay over SYSTEM, which all of them share. It has an SSH server, and no Docker until somebody installs it.
# Users: root, deploy (who may use sudo) and outsider (who may not).
set -euo pipefail
name=$1; folder=$2; address=$3; system=$4
cd /; hostname "$name"
root=$folder/root
mount -t overlay overlay -o "lowerdir=$system,upperdir=$folder/upper,workdir=$folder/work" "$root"
mkdir -p "$root/old" "$root/var/lib/docker"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount --rbind /sys/fs/cgroup "$root/sys/fs/cgroup"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=755 tmpfs "$root/run"; mkdir -p "$root/run/lock" "$root/run/sshd"
# an engine keeps its layers in overlays, which cannot lie in one
mount --bind "$folder/data" "$root/var/lib/docker"
echo "127.0.0.1 localhost $name" >"$root/etc/hosts"
echo "nameserver $address" >"$root/etc/resolv.conf"
pivot_root "$root" "$root/old"; cd /
umount -l /old
for user in deploy outsider; do useradd --create-home --shell /bin/sh --password '*' "$user"; done
/usr/sbin/sshd -D -e >>/var/log/sshd.log 2>&1 &
trap 'exit 0' TERM INT
while :; do wait || true; sleep 1; done
