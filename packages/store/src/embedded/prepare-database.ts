import type { Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import pg from 'pg';
import { OWNER } from './create-cluster.ts';
import type { DataFolder } from './data-folder.ts';
import { describe, passwordIn } from './data-folder.ts';
import type { EmbeddedRefusal } from './refusals.ts';
import { credentialsLost, serverFailed } from './refusals.ts';
import type { Launched } from './server.ts';
import { nextLook } from './server.ts';

/** The role the application connects as: it may add to the ledger and read it, nothing more. */
export const APP_ROLE = 'mingxuan_app';
export const DATABASE = 'mingxuan';

export function urlOf(port: number, role: string, password: string, database: string = DATABASE): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/** Crash recovery after a power cut may take long; as long as the server says it is starting, we wait. */
const PATIENCE_MS = 10 * 60_000;

/** Waits until the server answers, then sees to the database and the application's role. Null: the server ended. */
export async function prepareDatabase(
  launched: Launched,
  folder: DataFolder,
  ownerPassword: string,
): Promise<Result<{ readonly appPassword: string } | null, EmbeddedRefusal>> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await tryPrepare(launched.port, folder, ownerPassword);
    if (answer.kind === 'ready') return ok({ appPassword: answer.appPassword });
    if (answer.kind === 'refused') return { ok: false, error: answer.refusal };
    if (launched.hasEnded()) return ok(null);
    if (Date.now() > until) return serverFailed(answer.said, folder.log);
    await nextLook(launched, 10);
  }
}

type Answer =
  | { readonly kind: 'ready'; readonly appPassword: string }
  | { readonly kind: 'not yet'; readonly said: string }
  | { readonly kind: 'refused'; readonly refusal: EmbeddedRefusal };

async function tryPrepare(port: number, folder: DataFolder, ownerPassword: string): Promise<Answer> {
  try {
    const appPassword = await withClient(urlOf(port, OWNER, ownerPassword), (client) => ensureAppRole(client, folder));
    return { kind: 'ready', appPassword };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    switch (code) {
      case '3D000':
        return createDatabase(port, folder, ownerPassword);
      case '28P01':
      case '28000':
        return { kind: 'refused', refusal: credentialsLost(folder.root).error };
      // Refused, reset, or "the database system is starting up" / "shutting down".
      case 'ECONNREFUSED':
      case 'ECONNRESET':
      case '57P03':
      case '57P01':
        return { kind: 'not yet', said: describe(cause) };
      default:
        return code === ''
          ? { kind: 'not yet', said: describe(cause) }
          : { kind: 'refused', refusal: serverFailed(describe(cause), folder.log).error };
    }
  }
}

async function createDatabase(port: number, folder: DataFolder, ownerPassword: string): Promise<Answer> {
  await withClient(urlOf(port, OWNER, ownerPassword, 'postgres'), (client) =>
    client.query(`CREATE DATABASE ${DATABASE}`),
  );
  return tryPrepare(port, folder, ownerPassword);
}

async function ensureAppRole(client: pg.Client, folder: DataFolder): Promise<string> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
  const { password, created } = passwordIn(folder.appPassword, folder.root);
  const literal = client.escapeLiteral(password);
  if (found.rowCount === 0) await client.query(`CREATE ROLE ${APP_ROLE} LOGIN PASSWORD ${literal}`);
  else if (created) await client.query(`ALTER ROLE ${APP_ROLE} PASSWORD ${literal}`);
  return password;
}

async function withClient<T>(connectionString: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  // A server that goes down in between must not take the process with it; the query itself reports the loss.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
