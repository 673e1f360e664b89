import type pg from 'pg';
import { inTransaction } from './sql.ts';

/**
 * The tables of this package, as steps that are never changed once released, only added to. The first four are the
 * ones better-auth reads and writes, under our names; a test compares them with what its version expects.
 */
const STEPS: readonly string[] = [
  `
  CREATE TABLE auth_user (
    id text PRIMARY KEY,
    username text NOT NULL UNIQUE,
    name text NOT NULL,
    email text NOT NULL UNIQUE,
    email_verified boolean NOT NULL DEFAULT false,
    image text,
    must_change_password boolean NOT NULL DEFAULT false,
    disabled_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
  );
  CREATE TABLE auth_session (
    id text PRIMARY KEY,
    token text NOT NULL UNIQUE,
    user_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    ip_address text,
    user_agent text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
  );
  CREATE INDEX auth_session_user ON auth_session (user_id);
  CREATE TABLE auth_credential (
    id text PRIMARY KEY,
    user_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
    provider_id text NOT NULL,
    account_id text NOT NULL,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    UNIQUE (provider_id, account_id)
  );
  CREATE INDEX auth_credential_user ON auth_credential (user_id);
  CREATE TABLE auth_verification (
    id text PRIMARY KEY,
    identifier text NOT NULL,
    value text NOT NULL,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
  );
  CREATE INDEX auth_verification_identifier ON auth_verification (identifier);

  CREATE TABLE account_grant (
    account_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
    role text NOT NULL,
    scope text NOT NULL CHECK (scope = '*' OR scope ~ '^[0-9A-Za-z]+(/[0-9A-Za-z]+){0,3}$'),
    PRIMARY KEY (account_id, role, scope)
  );
  -- The one-time code of the first start: at most one row, gone once an account exists.
  CREATE TABLE auth_first_code (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    code_hash text NOT NULL,
    expires_at timestamptz NOT NULL
  );
  -- Failed sign-ins. The key is a hash: people type passwords into the name field.
  CREATE TABLE auth_attempt (
    key text PRIMARY KEY,
    failures integer NOT NULL,
    last_at timestamptz NOT NULL,
    blocked_until timestamptz
  );
  CREATE INDEX auth_attempt_last ON auth_attempt (last_at);
  -- Who gave whom what, and when. The trigger holds for the application and for the owner alike.
  CREATE TABLE account_act (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    actor_id text NOT NULL,
    account_id text NOT NULL,
    act text NOT NULL,
    detail jsonb NOT NULL
  );
  CREATE FUNCTION account_act_is_final() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'account_act is append-only'; END $$;
  CREATE TRIGGER account_act_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON account_act
    FOR EACH STATEMENT EXECUTE FUNCTION account_act_is_final();
  `,
  `
  -- The shared secret of an authenticator, closed with the vault. At most one that is confirmed and one that is not yet.
  CREATE TABLE auth_totp (
    id text PRIMARY KEY,
    account_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
    secret text NOT NULL,
    created_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    -- The last thirty seconds whose code was taken, and for which act: no code is taken twice.
    last_step bigint,
    last_act text
  );
  CREATE UNIQUE INDEX auth_totp_one ON auth_totp (account_id, (confirmed_at IS NULL));
  CREATE TABLE auth_recovery_code (
    account_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
    code_hash text NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (account_id, code_hash)
  );
  -- On which devices an account has signed in, by a hash of what their cookie says.
  CREATE TABLE auth_device (
    device_hash text NOT NULL,
    account_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (device_hash, account_id)
  );
  CREATE INDEX auth_device_account ON auth_device (account_id);
  -- What the installation asks of its people: one row, once somebody has said so.
  CREATE TABLE auth_policy (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    second_factor text NOT NULL CHECK (second_factor IN ('required', 'offered'))
  );
  ALTER TABLE auth_session ADD COLUMN last_seen_at timestamptz;
  `,
  `
  -- Passkeys: the public half, and how far each has counted its uses.
  CREATE TABLE auth_passkey (
    id text PRIMARY KEY,
    account_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
    credential_id text NOT NULL UNIQUE,
    public_key bytea NOT NULL,
    counter bigint NOT NULL,
    transports text[] NOT NULL,
    name text NOT NULL,
    backed_up boolean NOT NULL,
    created_at timestamptz NOT NULL,
    last_used_at timestamptz
  );
  CREATE INDEX auth_passkey_account ON auth_passkey (account_id);
  -- Challenges that were answered rightly, until their own time would refuse them.
  CREATE TABLE auth_challenge_used (
    challenge_hash text PRIMARY KEY,
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX auth_challenge_used_expires ON auth_challenge_used (expires_at);
  -- Hashes of earlier passwords, where the policy says that they cannot be taken again.
  CREATE TABLE auth_password_history (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id text NOT NULL REFERENCES auth_user (id) ON DELETE CASCADE,
    password text NOT NULL
  );
  CREATE INDEX auth_password_history_account ON auth_password_history (account_id, id);
  -- Given by an administrator to the owner of an account that strangers are trying: it leads past their count, to the password.
  CREATE TABLE auth_entry_code (
    account_id text PRIMARY KEY REFERENCES auth_user (id) ON DELETE CASCADE,
    code_hash text NOT NULL,
    expires_at timestamptz NOT NULL
  );
  `,
];

/** Any fixed number; it keeps two servers that start together from creating the tables twice. */
const LOCK = 7_302_418;

/**
 * Creates or updates the tables. Safe to repeat and to run from two processes at once. Needs the role that owns the
 * schema; pass it as `prepare` when the store opens the database.
 */
export async function migrateIdentity(owner: pg.Pool): Promise<void> {
  await inTransaction(owner, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS auth_migration (step integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
    );
    const done = await client.query<{ step: number }>('SELECT step FROM auth_migration');
    const applied = new Set(done.rows.map((row) => row.step));
    for (const [index, sql] of STEPS.entries()) {
      if (applied.has(index + 1)) continue;
      await client.query(sql);
      await client.query('INSERT INTO auth_migration (step) VALUES ($1)', [index + 1]);
    }
  });
}
