import { createHash } from 'node:crypto';
import type { JsonObject } from '@mingxuan/ledger';
import { canonicalize, GENESIS } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import pg from 'pg';
import type { Database } from './database.ts';
import { acrossCommunities, within } from './scope.ts';

/** A line of a community's register of terms as it lies in the database. */
export interface TermEventRow {
  readonly communityId: string;
  readonly no: number;
  readonly kind: 'ASKED' | 'GRANTED' | 'DECLINED';
  /** The request that an answer answers. */
  readonly about: number | null;
  readonly body: JsonObject;
  readonly at: string;
  readonly account: string;
  readonly hash: string;
}

/** The lines of a community, and whether they are those that were written: each holds the hash of the one before it. */
export interface TermRegister {
  readonly events: readonly TermEventRow[];
  readonly whole: boolean;
}

interface Row extends Omit<TermEventRow, 'body'> {
  readonly body: string;
  readonly before: string;
}

type About = Pick<Database, 'pool'>;

const COLUMNS = 'community_id AS "communityId", no, kind, about, body, at, account, before, hash';

/** The registers of all communities that have one. */
export async function termRegisters({ pool }: About): Promise<ReadonlyMap<string, TermRegister>> {
  const { rows } = await acrossCommunities(pool).query<Row>(
    `SELECT ${COLUMNS} FROM term_event ORDER BY community_id, no`,
  );
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.communityId, [...(found.get(row.communityId) ?? []), row]);
  return new Map([...found].map(([id, lines]) => [id, registerOf(lines)]));
}

/** The register of one community. */
export async function termRegister({ pool }: About, communityId: string): Promise<TermRegister> {
  const { rows } = await within(pool, communityId).query<Row>(
    `SELECT ${COLUMNS} FROM term_event WHERE community_id = $1 ORDER BY no`,
    [communityId],
  );
  return registerOf(rows);
}

/** Adds a line after those that were seen; refused where somebody was faster, or where they are not those that were written. */
export async function addTermEvent(
  about: About,
  register: TermRegister,
  line: Omit<TermEventRow, 'no' | 'hash'>,
): Promise<Result<TermEventRow, Refusal>> {
  if (!register.whole) return err(registerChanged);
  const last = register.events.at(-1);
  const no = (last?.no ?? 0) + 1;
  const before = last?.hash ?? GENESIS.hash;
  const body = canonicalOf(line.body);
  const hash = hashOf({ ...line, no, body, before });
  try {
    await within(about.pool, line.communityId).query(
      `INSERT INTO term_event (community_id, no, kind, about, body, at, account, before, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [line.communityId, no, line.kind, line.about, body, line.at, line.account, before, hash],
    );
  } catch (cause) {
    if (cause instanceof pg.DatabaseError && cause.code === '23505') return err(meanwhile);
    throw cause;
  }
  return ok({ ...line, no, hash });
}

function registerOf(rows: readonly Row[]): TermRegister {
  const whole = rows.every(
    (row, i) => row.no === i + 1 && row.before === (rows[i - 1]?.hash ?? GENESIS.hash) && row.hash === hashOf(row),
  );
  // The body is checked by its hash; one that was changed by hand may be anything, and none of it is used.
  const events = whole
    ? rows.map(({ before: _before, body, ...row }) => ({ ...row, body: JSON.parse(body) as JsonObject }))
    : [];
  return { events, whole };
}

function canonicalOf(value: JsonObject): string {
  const text = canonicalize(value);
  if (!text.ok) throw new Error(`not canonical: ${text.error.code}`);
  return text.value;
}

const hashOf = ({ communityId, no, kind, about, body, at, account, before }: Omit<Row, 'hash'>): string =>
  createHash('sha256')
    .update(canonicalOf({ v: 'mingxuan-term-1', communityId, no, kind, about, body, at, account, before }))
    .digest('hex');

const meanwhile: Refusal = {
  code: 'TERMS_CHANGED',
  message: { zh: '刚刚有人登记了这个社区的任期。', en: 'Somebody has just entered something about this term.' },
  remedy: { zh: '请刷新页面，看过再登记。', en: 'Reload the page, look at it, then enter it.' },
  sources: [],
};

const registerChanged: Refusal = {
  code: 'TERM_REGISTER_CHANGED',
  message: {
    zh: '这个社区的任期登记在数据库里被改动过，前后对不上。',
    en: 'The register of this community’s term was changed in the database: its lines do not follow from each other.',
  },
  remedy: { zh: '请系统管理员从备份恢复。', en: 'Let the system administrator restore it from a backup.' },
  sources: [],
};
