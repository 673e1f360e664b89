import type { FactType } from '@mingxuan/election';
import { isFactType } from './fact-types.ts';
import type { Domain } from './domains.ts';
import { domainOf, KEYS, SHARED } from './domains.ts';
import { FACT_FIELDS } from './fact-fields.ts';
import type { Side } from './sides.ts';
import { FACT_SIDES } from './sides.ts';

/** A sort of record: a fact, a table, a line of the log. */
export interface Sort {
  readonly name: string;
  readonly side: Side;
  readonly domains: ReadonlySet<Domain>;
}

/** What every entry has, whatever it records. */
const ENVELOPE: readonly Domain[] = ['CLOCK', 'ENTRY', 'STAFF', 'PLAIN'];

/** Tables that hold something of a vote or of voters; columns by what they stand for. */
const VOTING_TABLES: Readonly<
  Record<string, { readonly side: Side; readonly columns: Readonly<Record<string, Domain>> }>
> = {
  voter: {
    side: 'NEITHER',
    columns: {
      community_id: 'PLAIN',
      voter_no: 'VOTER',
      name: 'VOTER',
      sex: 'PLAIN',
      birth: 'VOTER',
      group_name: 'PLAIN',
      household: 'VOTER',
      ground: 'PLAIN',
      pinyin: 'VOTER',
      initials: 'VOTER',
      removed: 'PLAIN',
      seq: 'ENTRY',
      id_number: 'VOTER',
      phone: 'VOTER',
      address: 'VOTER',
      id_hash: 'VOTER',
      id_tail: 'VOTER',
      across_hash: 'VOTER',
    },
  },
  check_in: {
    side: 'WHO',
    columns: {
      community_id: 'PLAIN',
      poll_id: 'PLAIN',
      voter_no: 'VOTER',
      channel: 'PLACE',
      place: 'PLACE',
      device: 'PLACE',
      device_seq: 'PLACE',
      trustee_no: 'VOTER',
      at: 'CLOCK',
      seq: 'ENTRY',
    },
  },
  reveal: {
    side: 'WHO',
    columns: {
      community_id: 'PLAIN',
      reveal_id: 'PLAIN',
      at: 'CLOCK',
      account: 'STAFF',
      kind: 'PLAIN',
      voter_no: 'VOTER',
      reason: 'WORDS',
    },
  },
  data_request: {
    side: 'WHO',
    columns: {
      community_id: 'PLAIN',
      no: 'OWN_NUMBER',
      kind: 'PLAIN',
      voter_no: 'VOTER',
      identity: 'PLAIN',
      received_on: 'CLOCK',
      due_on: 'CLOCK',
      received_by: 'STAFF',
      outcome: 'PLAIN',
      reason: 'WORDS',
      answered_on: 'CLOCK',
      answered_by: 'STAFF',
    },
  },
  organisation: {
    side: 'NEITHER',
    columns: {
      community_id: 'PLAIN',
      city: 'PLAIN',
      district: 'PLAIN',
      street: 'PLAIN',
      name: 'PLAIN',
      regime: 'PLAIN',
      elected_on: 'PLAIN',
      term_ends: 'PLAIN',
      people: 'STAFF',
      imported_at: 'CLOCK',
      imported_by: 'STAFF',
    },
  },
  organisation_import: {
    side: 'NEITHER',
    columns: {
      community_id: 'PLAIN',
      no: 'OWN_NUMBER',
      at: 'CLOCK',
      account: 'STAFF',
      file: 'FILE',
      city: 'PLAIN',
      district: 'PLAIN',
      street: 'PLAIN',
      name: 'PLAIN',
      regime: 'PLAIN',
      elected_on: 'PLAIN',
      term_ends: 'PLAIN',
      people: 'STAFF',
    },
  },
  term_event: {
    side: 'NEITHER',
    columns: {
      community_id: 'PLAIN',
      no: 'OWN_NUMBER',
      kind: 'PLAIN',
      about: 'OWN_NUMBER',
      body: 'WORDS',
      at: 'CLOCK',
      account: 'STAFF',
      before: 'PLAIN',
      hash: 'PLAIN',
    },
  },
  election_round: {
    side: 'NEITHER',
    columns: { round_id: 'PLAIN', scope: 'PLAIN', body: 'WORDS', at: 'CLOCK', account: 'STAFF' },
  },
  data_hold: {
    side: 'NEITHER',
    columns: {
      community_id: 'PLAIN',
      hold_id: 'PLAIN',
      reason: 'WORDS',
      set_at: 'CLOCK',
      set_by: 'STAFF',
      lifted_at: 'CLOCK',
      lifted_by: 'STAFF',
    },
  },
  file: {
    side: 'NEITHER',
    columns: { community_id: 'PLAIN', sha256: 'FILE', name: 'WORDS', mime: 'PLAIN', size: 'PLAIN', bytes: 'WORDS' },
  },
  // Of every command alike: an id drawn at random for it, the entries it made, a keyed digest of what it said.
  command_receipt: {
    side: 'NEITHER',
    columns: {
      community_id: 'PLAIN',
      command_id: 'PLAIN',
      first_seq: 'ENTRY',
      last_seq: 'ENTRY',
      answer: 'PLAIN',
      account: 'STAFF',
      digest: 'PLAIN',
    },
  },
};

/** Tables in which entries lie, or what is folded from them: they hold what the facts hold, and are looked at fact by fact. */
const ENTRY_TABLES = ['ledger_entry', 'ledger_sealed', 'snapshot', 'standing', 'voter_seen'];
/** Tables that know nothing of any vote. */
const OTHER_TABLES = /^(auth_\w+|account_\w+|log_\w+|kysely_\w+|community|community_head|roll_mapping|vault_key)$/;

/** A line of the server's log, and a file of the log folder: when, which address, how it ended. */
const LOG_LINE: Sort = { name: 'logs/mingxuan.log', side: 'NEITHER', domains: new Set(['CLOCK', 'PLAIN']) };
/** An evidence bundle holds entries, or parts of them, and the digest of files. */
const BUNDLE_FILE: Sort = { name: 'evidence bundle', side: 'NEITHER', domains: new Set(['ENTRY', 'PLAIN']) };

export function sorts(): readonly Sort[] {
  const facts = Object.keys(FACT_FIELDS)
    .filter(isFactType)
    .map((fact): Sort => {
      const domains = fieldsOf(fact).flatMap((field) => domainOf(fact, field) ?? []);
      return { name: fact, side: FACT_SIDES[fact], domains: new Set([...ENVELOPE, ...domains]) };
    });
  const tables = Object.entries(VOTING_TABLES).map(
    ([name, { side, columns }]): Sort => ({
      name,
      side,
      domains: new Set(Object.values(columns)),
    }),
  );
  return [...facts, ...tables, LOG_LINE, BUNDLE_FILE];
}

const fieldsOf = (fact: FactType): readonly string[] => [
  ...Object.keys(FACT_FIELDS[fact].body),
  ...Object.keys(FACT_FIELDS[fact].sealed),
];

/** Every chain of records from one that tells who voted to one that tells what was cast, each step by a key that both have. */
export function joinPaths(all: readonly Sort[]): readonly string[] {
  const paths: string[] = [];
  for (const start of all.filter(({ side }) => side === 'WHO')) {
    const queue: { readonly at: Sort; readonly path: string }[] = [{ at: start, path: start.name }];
    const seen = new Set([start.name]);
    for (let i = 0; i < queue.length; i += 1) {
      const here = queue[i];
      if (here === undefined) continue;
      for (const next of all) {
        const key = [...here.at.domains].find((domain) => KEYS.has(domain) && next.domains.has(domain));
        if (key === undefined || seen.has(next.name)) continue;
        const path = `${here.path} –${key}→ ${next.name}`;
        if (next.side === 'WHAT') paths.push(path);
        seen.add(next.name);
        queue.push({ at: next, path });
      }
    }
  }
  return paths;
}

/** Domains that stand on both sides without a reason why that is harmless. */
export function unexplained(all: readonly Sort[]): readonly Domain[] {
  const on = (side: Side): ReadonlySet<Domain> =>
    new Set(all.filter((sort) => sort.side === side).flatMap(({ domains }) => [...domains]));
  const what = on('WHAT');
  return [...on('WHO')].filter((domain) => what.has(domain) && domain !== 'PLAIN' && SHARED[domain] === undefined);
}

/** Fields of facts, tables and columns that nobody has placed yet. */
export function unplaced(catalogue: readonly { readonly table: string; readonly column: string }[]): readonly string[] {
  const fields = Object.keys(FACT_FIELDS)
    .filter(isFactType)
    .flatMap((fact) => fieldsOf(fact).flatMap((field) => (domainOf(fact, field) === null ? [`${fact}.${field}`] : [])));
  const columns = catalogue.flatMap(({ table, column }) => {
    if (ENTRY_TABLES.includes(table) || OTHER_TABLES.test(table)) return [];
    return VOTING_TABLES[table]?.columns[column] === undefined ? [`${table}.${column}`] : [];
  });
  return [...fields, ...columns];
}
