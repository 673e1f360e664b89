#!/bin/sh
# Copies everything from one Mingxuan database into another, empty one: from our own PostgreSQL to an external one, say.
# Needs psql (15 or newer) and nothing else; the two servers may be of different versions. docs/operations.md says when.
#
#   deploy/copy-database.sh <address of the source, as its owner> <address of the target, as its owner>
#
# The source is read at one moment. The target is filled in one transaction: all of it, or nothing.
set -eu

if [ $# -ne 2 ]; then
  sed -n '2,8p' "$0" >&2
  exit 1
fi
from=$1
to=$2

# In an order in which every row finds what it refers to.
tables="community community_head ledger_entry ledger_sealed command_receipt file snapshot voter check_in reveal roll_mapping
organisation data_request data_hold log_state log_leaf log_tile log_checkpoint log_cosignature
auth_user auth_session auth_credential auth_verification auth_attempt auth_totp auth_passkey auth_recovery_code
auth_password_history auth_device auth_policy account_grant account_act"
# Filled by the server itself at its first start on a database, or good for minutes only.
own="auth_first_code auth_challenge_used auth_entry_code auth_migration kysely_migration kysely_migration_lock vault_key"

ask() { psql -X -At -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }
sorted() { printf '%s\n' $1 | LC_ALL=C sort; }

# A table that this script does not know would be left behind unseen, so it stops.
wanted=$(sorted "$tables $own")
for address in "$from" "$to"; do
  found=$(ask "$address" "SELECT tablename FROM pg_tables WHERE schemaname = 'public'" | LC_ALL=C sort)
  if [ "$found" != "$wanted" ]; then
    echo "Both databases must be of this version: start the server once on each, then try again." >&2
    exit 2
  fi
done
if [ "$(ask "$to" 'SELECT (SELECT count(*) FROM community) + (SELECT count(*) FROM auth_user)')" != 0 ]; then
  echo "The target is not empty; nothing was copied." >&2
  exit 2
fi

# Personal data: a folder of our own, gone when we are.
umask 077
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM

{
  echo 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;'
  for table in $tables; do printf "\\\\copy %s TO '%s'\n" "$table" "$folder/$table"; done
  echo 'COMMIT;'
} | psql -X -q -v ON_ERROR_STOP=1 -d "$from"
{
  echo 'BEGIN;'
  # What an empty server has begun to log by itself: the log that is copied goes on instead.
  echo 'DELETE FROM log_cosignature; DELETE FROM log_checkpoint; DELETE FROM log_tile; DELETE FROM log_leaf; DELETE FROM log_state;'
  for table in $tables; do printf "\\\\copy %s FROM '%s'\n" "$table" "$folder/$table"; done
  for table in account_act auth_password_history; do
    echo "DO 'BEGIN PERFORM setval(pg_get_serial_sequence(''$table'', ''id''), greatest(max(id), 1)) FROM $table; END';"
  done
  echo 'DELETE FROM auth_first_code;'
  echo 'COMMIT;'
} | psql -X -q -v ON_ERROR_STOP=1 -d "$to"

echo "table                   source  target"
for table in $tables; do
  printf '%-22s %7s %7s\n' "$table" "$(ask "$from" "SELECT count(*) FROM $table")" "$(ask "$to" "SELECT count(*) FROM $table")"
done
