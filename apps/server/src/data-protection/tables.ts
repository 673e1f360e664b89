import type { TreatmentId } from './treatments.ts';

/** How a value lies in the database. */
export type Protection = 'PLAIN' | 'ENCRYPTED' | 'HASHED' | 'KEYED_HASH';

export type ColumnEntry =
  | { readonly personal: false }
  | { readonly personal: true; readonly as: Protection; readonly treatment: TreatmentId };

export type TableMap = Readonly<Record<string, ColumnEntry>>;

/** Columns that say nothing of any person. */
const none = (...names: readonly string[]): TableMap =>
  Object.fromEntries(names.map((name) => [name, { personal: false }]));

/** Columns about people, all kept in one way for one purpose. */
const about = (treatment: TreatmentId, as: Protection, ...names: readonly string[]): TableMap =>
  Object.fromEntries(names.map((name) => [name, { personal: true, as, treatment }]));

const VOTER: TableMap = {
  ...none('community_id', 'removed', 'seq'),
  ...about(
    'ROLL',
    'PLAIN',
    'voter_no',
    'name',
    'sex',
    'birth',
    'group_name',
    'household',
    'ground',
    'pinyin',
    'initials',
  ),
  ...about('ROLL', 'ENCRYPTED', 'id_number', 'phone', 'address'),
  ...about('ROLL', 'KEYED_HASH', 'id_hash', 'id_tail', 'across_hash'),
};

/** Every column of every table and view, the accounts' included. A test reads the catalogue and fails on one that is not here. */
export const TABLES: Readonly<Record<string, TableMap>> = {
  voter: VOTER,
  voter_seen: VOTER,
  check_in: {
    ...none('community_id', 'poll_id', 'seq'),
    ...about('POLL_BOOK', 'PLAIN', 'voter_no', 'channel', 'place', 'device', 'device_seq', 'trustee_no', 'at'),
  },
  ledger_entry: {
    ...none(
      'community_id',
      'seq',
      'hash',
      'prev',
      'stream',
      'type',
      'at',
      'on_day',
      'actor_role',
      'sealed_count',
      'sealed_root',
    ),
    ...about('ACT', 'PLAIN', 'actor_account'),
    // Names no person by rule; free text that people type may (docs/known-issues.md).
    ...none('body'),
  },
  // What the values are stands in `facts.ts`, fact by fact. Public ones are in plain words, restricted ones encrypted.
  ledger_sealed: {
    ...none('community_id', 'seq', 'idx', 'commitment', 'disclosure'),
    ...about('ROLL', 'ENCRYPTED', 'salt', 'value'),
  },
  command_receipt: {
    ...none('community_id', 'command_id', 'first_seq', 'last_seq', 'answer'),
    ...about('ACT', 'PLAIN', 'account'),
    ...about('ACT', 'KEYED_HASH', 'digest'),
  },
  snapshot: { ...none('community_id', 'seq', 'version'), ...about('SNAPSHOT', 'ENCRYPTED', 'state') },
  file: {
    ...none('community_id', 'sha256', 'mime', 'size'),
    ...about('FILE', 'PLAIN', 'name'),
    ...about('FILE', 'ENCRYPTED', 'bytes'),
  },
  reveal: {
    ...none('community_id', 'reveal_id', 'kind'),
    ...about('REVEAL', 'PLAIN', 'at', 'account', 'voter_no', 'reason'),
  },
  data_request: {
    ...none('community_id', 'no', 'kind', 'identity', 'received_on', 'due_on', 'outcome', 'answered_on'),
    ...about('REQUEST', 'PLAIN', 'voter_no', 'received_by', 'answered_by', 'reason'),
  },
  data_hold: {
    ...none('community_id', 'hold_id', 'set_at', 'lifted_at'),
    ...about('REQUEST', 'PLAIN', 'reason', 'set_by', 'lifted_by'),
  },
  organisation: {
    ...none('community_id', 'city', 'district', 'street', 'name', 'regime', 'elected_on', 'term_ends', 'imported_at'),
    ...about('STAFF', 'PLAIN', 'imported_by'),
    ...about('STAFF', 'ENCRYPTED', 'people'),
  },
  organisation_import: {
    ...none(
      'community_id',
      'no',
      'at',
      'file',
      'city',
      'district',
      'street',
      'name',
      'regime',
      'elected_on',
      'term_ends',
    ),
    ...about('STAFF', 'PLAIN', 'account'),
    ...about('STAFF', 'ENCRYPTED', 'people'),
  },
  term_event: {
    ...none('community_id', 'no', 'kind', 'about', 'at', 'before', 'hash'),
    ...about('STAFF', 'PLAIN', 'account', 'body'),
  },
  standing: { ...none('community_id', 'version', 'seq', 'hash'), ...about('SNAPSHOT', 'ENCRYPTED', 'kept') },
  election_round: { ...none('round_id', 'scope', 'body', 'at'), ...about('STAFF', 'PLAIN', 'account') },
  community: none('community_id', 'name', 'created_at'),
  community_head: none('community_id', 'seq', 'hash'),
  roll_mapping: none('community_id', 'form', 'mapping', 'at'),
  log_state: none('one', 'origin', 'started_at'),
  log_leaf: none('leaf_index', 'community_id', 'seq', 'leaf'),
  log_tile: none('level', 'idx', 'hashes', 'root'),
  log_checkpoint: none('size', 'root', 'note', 'at'),
  log_cosignature: none('size', 'witness', 'line', 'at'),
  vault_key: none('key_id'),
  kysely_migration: none('name', 'timestamp'),
  kysely_migration_lock: none('id', 'is_locked'),
  auth_user: {
    ...about('ACCOUNT', 'PLAIN', 'id', 'username', 'name', 'email', 'image', 'disabled_at', 'created_at', 'updated_at'),
    ...none('email_verified', 'must_change_password'),
  },
  auth_session: {
    ...about('SESSION', 'PLAIN', 'user_id', 'ip_address', 'user_agent', 'last_seen_at', 'created_at', 'updated_at'),
    ...about('SESSION', 'HASHED', 'token'),
    ...none('id', 'expires_at'),
  },
  auth_credential: {
    ...about('CREDENTIAL', 'PLAIN', 'user_id', 'account_id'),
    ...about('CREDENTIAL', 'HASHED', 'password'),
    // Of sign-in by another service, which there is none of: always empty.
    ...none(
      'access_token',
      'refresh_token',
      'id_token',
      'access_token_expires_at',
      'refresh_token_expires_at',
      'scope',
    ),
    ...none('id', 'provider_id', 'created_at', 'updated_at'),
  },
  auth_verification: none('id', 'identifier', 'value', 'expires_at', 'created_at', 'updated_at'),
  account_grant: about('ACCOUNT', 'PLAIN', 'account_id', 'role', 'scope'),
  account_act: {
    ...none('id'),
    ...about('ACCOUNT_ACTS', 'PLAIN', 'at', 'actor_id', 'account_id', 'act', 'detail'),
  },
  auth_first_code: { ...none('only_one', 'expires_at'), ...about('CREDENTIAL', 'HASHED', 'code_hash') },
  auth_attempt: { ...none('failures', 'last_at', 'blocked_until'), ...about('SESSION', 'HASHED', 'key') },
  auth_totp: {
    ...about('CREDENTIAL', 'PLAIN', 'account_id', 'created_at', 'confirmed_at', 'last_step', 'last_act'),
    ...about('CREDENTIAL', 'ENCRYPTED', 'secret'),
    ...none('id'),
  },
  auth_recovery_code: {
    ...about('CREDENTIAL', 'PLAIN', 'account_id', 'used_at'),
    ...about('CREDENTIAL', 'HASHED', 'code_hash'),
  },
  auth_device: {
    ...about('SESSION', 'PLAIN', 'account_id', 'first_at', 'last_at'),
    ...about('SESSION', 'HASHED', 'device_hash'),
  },
  auth_policy: none('only_one', 'second_factor'),
  auth_migration: none('step', 'applied_at'),
  auth_passkey: {
    ...about(
      'CREDENTIAL',
      'PLAIN',
      'account_id',
      'credential_id',
      'public_key',
      'counter',
      'transports',
      'name',
      'backed_up',
      'created_at',
      'last_used_at',
    ),
    ...none('id'),
  },
  auth_challenge_used: none('challenge_hash', 'expires_at'),
  auth_entry_code: {
    ...about('CREDENTIAL', 'PLAIN', 'account_id'),
    ...about('CREDENTIAL', 'HASHED', 'code_hash'),
    ...none('expires_at'),
  },
  auth_password_history: {
    ...about('CREDENTIAL', 'PLAIN', 'account_id'),
    ...about('CREDENTIAL', 'HASHED', 'password'),
    ...none('id'),
  },
};

/** A column as the catalogue of a database names it. */
export interface CatalogueColumn {
  readonly table: string;
  readonly column: string;
}

/** What a database has and the map does not, and what the map has and the database does not, as `table.column`. */
export function mapAgainst(catalogue: readonly CatalogueColumn[]): {
  readonly undeclared: readonly string[];
  readonly gone: readonly string[];
} {
  const there = new Set(catalogue.map(({ table, column }) => `${table}.${column}`));
  const declared = new Set(
    Object.entries(TABLES).flatMap(([table, columns]) => Object.keys(columns).map((column) => `${table}.${column}`)),
  );
  return {
    undeclared: [...there].filter((name) => !declared.has(name)).toSorted(),
    gone: [...declared].filter((name) => !there.has(name)).toSorted(),
  };
}
