import type { Refusal, Result } from '@mingxuan/rulebook';
import { compact, err, ok, tidyName } from '@mingxuan/rulebook';
import type { Vault } from '@mingxuan/vault';
import type pg from 'pg';
import type { Database } from './database.ts';
import type { CheckIn, Voter } from './domain.ts';
import { asCheckIn } from './lookups.ts';
import { idHash, idTailHash, openVoter, publicVoter, TAIL, UnreadableValue } from './private-values.ts';
import { READ_THROUGH } from './roll-rows.ts';
import { SEEN_VOTER, within } from './scope.ts';
import type { CheckInRow, VoterRow } from './schema.ts';

/** A listed voter, with the check-in of the poll that was asked about. */
export interface FoundVoter {
  readonly voter: Voter;
  readonly checkIn: CheckIn | null;
}

export interface VoterSearch {
  /**
   * Number on the card, any part of the name, the beginning of its pinyin or initials or of the household (from its first
   * digit on, where it begins with letters), the last four characters of the identity number, or all of it; empty lists
   * from the first number on.
   */
  readonly query: string;
  readonly pollId: string | null;
  readonly limit: number;
  /** Whether identity number, telephone and address are opened; otherwise they are null, whatever is on record. */
  readonly open: boolean;
}

/** Finds voters who stand on the roll; removed ones are not found. `total` counts all that match. */
export async function searchVoters(
  { pool, vault }: Pick<Database, 'pool' | 'vault'>,
  communityId: string,
  { query, pollId, limit, open }: VoterSearch,
): Promise<Result<{ readonly total: number; readonly found: readonly FoundVoter[] }, Refusal>> {
  const values: unknown[] = [communityId, pollId, limit];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const { rows } = await within(pool, communityId).query<VoterRow & { total: number; checked: CheckInRow | null }>(
    `WITH hit AS MATERIALIZED (${hitsOf(vault, communityId, query.trim(), p)}),
          page AS (SELECT voter_no FROM hit ORDER BY voter_no LIMIT $3)
     SELECT v.*, (SELECT count(*)::int FROM hit) AS total, to_jsonb(c) AS checked
       FROM page JOIN voter v ON v.community_id = $1 AND v.voter_no = page.voter_no
       LEFT JOIN check_in c ON c.community_id = $1 AND c.poll_id = $2 AND c.voter_no = page.voter_no
      ORDER BY v.voter_no`,
    values,
  );
  try {
    return ok({
      total: rows[0]?.total ?? 0,
      found: rows.map((row) => ({
        voter: open ? openVoter(vault, row) : publicVoter(row),
        checkIn: row.checked === null ? null : asCheckIn(row.checked),
      })),
    });
  } catch (cause) {
    if (cause instanceof UnreadableValue) return err(cause.refusal);
    throw cause;
  }
}

type Parameter = (value: unknown) => string;

const NUMBER = /^\d{1,7}$/;
const WHOLE_ID = /^\d{17}[\dXx]$/;
const ID_TAIL = new RegExp(`^\\d{${TAIL - 1}}[\\dXx]$`);
/** Letters of pinyin, which stand nowhere but at the beginning of a name; whatever has none can only be a name or a household. */
const LATIN = /^[\p{Script=Latin}\d\s'-]+$/u;

/**
 * The numbers of all voters that the words may mean, each once: one pass over the first rows of the roll, and below them a
 * union of look-ups that an index answers alone.
 */
function hitsOf(vault: Vault, communityId: string, words: string, p: Parameter): string {
  const where = (condition: string): string =>
    `SELECT voter_no FROM ${SEEN_VOTER} WHERE community_id = $1 AND NOT removed AND ${condition}`;
  if (words === '') return where('true');
  const ways = [
    ...waysByNumber(vault, communityId, compact(words), p),
    ...waysByName(tidyName(words.normalize('NFC')), p),
  ];
  const above = where(`voter_no <= ${READ_THROUGH} AND (${ways.map(({ reading }) => `(${reading})`).join(' OR ')})`);
  const below = ways.flatMap(({ indexed }) => indexed.map((one) => where(`voter_no > ${READ_THROUGH} AND ${one}`)));
  return [above, ...below].join('\nUNION\n');
}

/** Something that the words may be: as it is asked of each row read, and as indexes answer it. */
interface Way {
  readonly reading: string;
  readonly indexed: readonly string[];
}

const alike = (condition: string): Way => ({ reading: condition, indexed: [condition] });
const begins = (expression: string, text: string, p: Parameter): string =>
  `${expression} LIKE ${p(`${literal(text)}%`)}`;

function waysByNumber(vault: Vault, communityId: string, words: string, p: Parameter): readonly Way[] {
  const ways: Way[] = [];
  // Letters alone, as the H before every number of a register, would mean the whole roll.
  if (!LATIN.test(words) || /\d/.test(words)) {
    ways.push(alike(begins('household', words, p)));
    if (words.toUpperCase() !== words) ways.push(alike(begins('household', words.toUpperCase(), p)));
  }
  if (NUMBER.test(words)) ways.push(alike(`voter_no = ${p(Number(words))}`));
  if (ID_TAIL.test(words)) ways.push(alike(`id_tail = ${p(idTailHash(vault, communityId, words))}`));
  if (WHOLE_ID.test(words)) ways.push(alike(`id_hash = ${p(idHash(vault, communityId, words))}`));
  return ways;
}

function waysByName(words: string, p: Parameter): readonly Way[] {
  if (/\d/.test(words)) return [];
  if (!LATIN.test(words)) return spellings(words).map((pattern) => wayByCharacters(pattern, p));
  const letters = words.toLowerCase().replaceAll('ü', 'v').replaceAll("'", '');
  const initials = alike(begins('initials', letters, p));
  const named = alike(begins('name', words, p));
  // Whose pinyin begins with a letter has it for the first initial too, and half a city may have it.
  if (letters.length === 1) return [initials, named];
  const spelled = begins(`replace(pinyin, ' ', '')`, letters.replaceAll(' ', ''), p);
  return [
    // The first letter alone rules nearly everybody out, and costs much less.
    { reading: `${begins('pinyin', letters.slice(0, 1), p)} AND ${spelled}`, indexed: [spelled] },
    initials,
    named,
  ];
}

function wayByCharacters(pattern: string, p: Parameter): Way {
  const beginning = p(`${pattern}%`);
  return {
    reading: `name LIKE ${p(`%${pattern}%`)}`,
    indexed: [
      `name LIKE ${beginning}`,
      `substr(name, 2) LIKE ${beginning}`,
      `char_length(name) > 2 AND substr(name, 3) LIKE ${beginning}`,
      // Further back only long names have anything.
      `char_length(name) > 3 AND name LIKE ${p(`___%${pattern}%`)}`,
    ],
  };
}

/** Seven characters that GB18030 has twice: rolls written in it may hold the second, which no keyboard gives. */
const TWICE: readonly (readonly [typed: string, second: string])[] = [
  ['郎', '\uF92C'],
  ['凉', '\uF979'],
  ['秊', '\uF995'],
  ['裏', '\uF9E7'],
  ['隣', '\uF9F1'],
  ['兀', '\uFA0C'],
  ['嗀', '\uFA0D'],
];

/** Patterns for a name as it may have been written: any one mark where a dot was typed between its parts, either code of a character. */
function spellings(words: string): readonly string[] {
  const pattern = words.replaceAll(/[\\%_]/g, (c) => `\\${c}`).replaceAll(/(?<=.)[·•・‧∙⋅．.]/gu, '_');
  const second = TWICE.reduce((name, [typed, other]) => name.replaceAll(typed, other), pattern);
  return second === pattern ? [pattern] : [pattern, second];
}

/** A `LIKE` pattern that finds the words as they are. */
const literal = (words: string): string => words.replaceAll(/[\\%_]/g, (c) => `\\${c}`);

/** Numbers of listed voters who have not been checked in for a poll, lowest first, leaving out those named. */
export async function uncheckedVoters(
  pool: pg.Pool,
  communityId: string,
  pollId: string,
  leaveOut: readonly number[],
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await within(pool, communityId).query<{ no: number }>(
    `SELECT v.voter_no AS no FROM voter v
      WHERE v.community_id = $1 AND NOT v.removed AND v.voter_no <> ALL ($3::int[])
        AND NOT EXISTS (SELECT 1 FROM check_in c
                         WHERE c.community_id = v.community_id AND c.poll_id = $2 AND c.voter_no = v.voter_no)
      ORDER BY v.voter_no LIMIT $4`,
    [communityId, pollId, [...leaveOut], limit],
  );
  return rows.map((row) => row.no);
}
