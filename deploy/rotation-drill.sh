#!/usr/bin/env bash
# Rehearses the change of the master keys on a copy of the data folder: nothing of the original is touched.
#
#   systemctl stop mingxuan
#   deploy/rotation-drill.sh /var/lib/mingxuan      # or an unpacked backup of it; our own PostgreSQL only
#   systemctl start mingxuan
#
# As the account that owns the folder. Needs as much free space as the folder has, in the folder
# beside it (TMPDIR chooses another), and takes as long as `keys rotate` itself: that is what it tells you before you do it.
# Exit code 0: the copy was encrypted anew, every value opens, the ledger bears out every row. 2: something does not.
set -euo pipefail

data=${1:?"which data folder? deploy/rotation-drill.sh <data folder>"}
data=$(cd "$data" && pwd)
here=$(cd "$(dirname "$0")/.." && pwd)
# The Node of the checkout, or the machine's own.
node=$(compgen -G "$here/node_modules/node-linux-*/bin/node" | head -n 1 || true)
mingxuan() { "${node:-node}" "$here/apps/cli/src/main.ts" "$@"; }

[[ -d $data/postgres && -f $data/keys/vault.keys ]] || {
  echo "没有在 $data 找到数据库和钥匙。 No database and keys in $data." >&2
  exit 1
}
if [[ -f $data/postgres/postgres/postmaster.pid ]] && kill -0 "$(head -n 1 "$data/postgres/postgres/postmaster.pid")" 2>/dev/null; then
  echo "数据库正在运行，请先停止服务。 The database is running: stop the service first." >&2
  exit 1
fi

copy=$(mktemp -d "${TMPDIR:-$(dirname "$data")}/mingxuan-drill-XXXXXX")
# The copy holds keys and the roll: it does not outlive the drill.
trap 'find "$copy" -path "*/keys/*" -type f -exec shred -u {} + 2>/dev/null || true; rm -rf "$copy"' EXIT
chmod 700 "$copy"
cp -a "$data/." "$copy"

masters() { mingxuan keys list --data "$copy" --json | grep -o '"id": *"[^"]*"' | sort; }

echo "── 1/5 现在的主密钥 the master keys now"
before=$(masters)
echo "$before"
echo "── 2/5 逐个打开 every value opens"
mingxuan keys drill --data "$copy"
echo "── 3/5 更换 rotate"
began=$SECONDS
mingxuan keys rotate --data "$copy"
echo "   用时 took $((SECONDS - began)) s"
echo "── 4/5 再逐个打开 every value opens again, and the old key is gone"
mingxuan keys drill --data "$copy"
after=$(masters)
echo "$after"
if [[ -n $(comm -12 <(echo "$before") <(echo "$after")) ]]; then
  echo "旧的主密钥还在。 An old master key is still needed." >&2
  exit 2
fi
echo "── 5/5 按账目重建对照 the ledger bears out every row"
mingxuan rebuild --data "$copy"
echo "演练通过，原来的数据没有改动。 The drill passed; the original was not touched."
