#!/bin/sh
# Builds the image of the emulator `moto` from Debian and PyPI packages, for machines that cannot pull it, and tags it
# with the name that the tests ask for. Does nothing when the image is there. Needs root, debootstrap and a Docker engine.
# usage: scripts/moto-image.sh
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
version=$(sed -n 's/^moto\[server\]==//p' "$here/test/moto/requirements.txt")
image="motoserver/moto:$version"

if docker image inspect "$image" >/dev/null 2>&1; then
  echo "moto-image: $image is there"
  exit 0
fi

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
echo "moto-image: building $image from packages"
debootstrap --variant=minbase --include=python3 bookworm "$root" >"$root.log" 2>&1 || { tail -20 "$root.log"; exit 1; }
rm -f "$root.log"
python3 -m pip install --quiet --no-cache-dir --python-version 3.11 --only-binary=:all: \
  --target "$root/opt/moto" "moto[server]==$version"
rm -rf "$root"/var/cache/apt "$root"/var/lib/apt/lists "$root"/usr/share/doc "$root"/usr/share/locale
tar -C "$root" -c . | docker import \
  --change 'ENV PYTHONPATH=/opt/moto PYTHONUNBUFFERED=1' \
  --change 'EXPOSE 5000' \
  --change 'ENTRYPOINT ["/usr/bin/python3", "/opt/moto/bin/moto_server", "-H", "0.0.0.0", "-p", "5000"]' \
  - "$image" >/dev/null
echo "moto-image: built $image"
