import type { JsonObject, JsonValue } from '@mingxuan/ledger';
import { describe, expect, it } from 'vitest';
import { verification, verificationText } from '../src/commands/verify.ts';
import type { Draft, Forged } from './small-ledger.ts';
import { bundleOf, smallLedger, UNKNOWN, withdrawnByStreet } from './small-ledger.ts';

const story = smallLedger();

const errorsIn = (forged: Forged): readonly string[] =>
  verification(bundleOf(forged))
    .faults.filter((fault) => fault.severity === 'error')
    .map((fault) => fault.code);

const isOf = (draft: Draft, type: string, poll?: string): boolean =>
  draft.type === type && (poll === undefined || draft.body['poll'] === poll);

/** The story with one kind of entry changed, or taken out (`null`). */
const changed = (type: string, poll: string | undefined, to: (draft: Draft) => Draft | null): readonly Draft[] =>
  story.flatMap((draft) => {
    const made = isOf(draft, type, poll) ? to(draft) : draft;
    return made === null ? [] : [made];
  });

const without = (type: string, poll?: string): readonly Draft[] => changed(type, poll, () => null);

const withBody = (draft: Draft, body: JsonObject): Draft => ({ ...draft, body: { ...draft.body, ...body } });

/** Changes one result file. */
const inResult =
  (name: string, to: (result: JsonObject) => JsonValue) =>
  (results: Map<string, JsonValue>): void =>
    void results.set(name, to(results.get(name) as JsonObject));

describe('a ledger as the program writes it', () => {
  it.each(['PUBLIC', 'RESTRICTED'] as const)('passes: %s', (kind) => {
    expect(story.map((draft) => draft.type)).toEqual(
      expect.arrayContaining(['VOTER_ADDED', 'PROXY_AUTHORISED', 'MOBILE_BOX_RETURNED', 'CHECK_IN_UNDONE']),
    );
    const { ok, faults, results } = verification(bundleOf({ kind, drafts: story }));
    expect(faults.filter((fault) => fault.severity === 'error')).toEqual([]);
    expect(ok).toBe(true);
    expect(results?.length).toBeGreaterThanOrEqual(3);
    expect(results?.every((result) => result.agrees)).toBe(true);
  });
});

describe('a ledger of an earlier version', () => {
  const saying = (draft: Draft): boolean => JSON.stringify(draft.records).includes('"stated":');
  const without = (value: JsonValue): JsonValue =>
    JSON.parse(JSON.stringify(value, (key, held: unknown) => (key === 'stated' ? undefined : held))) as JsonValue;

  it.each(['PUBLIC', 'RESTRICTED'] as const)(
    'whose reasons had no sentence for papers is decided the same: %s',
    (kind) => {
      const drafts = story.map((d) => ({ ...d, records: d.records.map((r) => ({ ...r, value: without(r.value) })) }));
      expect(story.some(saying)).toBe(true);
      expect(drafts.some(saying)).toBe(false);
      const { ok, results } = verification(bundleOf({ kind, drafts }));
      expect(errorsIn({ kind, drafts })).toEqual([]);
      expect([ok, results?.length, results?.every((one) => one.agrees)]).toEqual([true, 3, true]);
    },
  );

  it('in which the chair approved the withdrawal of the street’s notice passes, and says so', () => {
    const codes = (ledger: readonly Draft[]) => {
      const { faults } = verification(bundleOf({ drafts: ledger }));
      return faults.filter(({ code }) => /OFFICE|APPROVED_BY/.test(code)).map(({ code, severity }) => [code, severity]);
    };
    const now = withdrawnByStreet();
    expect(codes(now)).toEqual([]);
    expect(errorsIn({ drafts: now })).toEqual([]);
    const then = now.map((draft) => (isOf(draft, 'NOTICE_APPROVED') ? withoutIssuer(draft) : draft));
    expect(errorsIn({ drafts: then })).toEqual([]);
    const last = now.findLastIndex((draft) => isOf(draft, 'NOTICE_APPROVED'));
    const byChair = (ledger: readonly Draft[]) =>
      ledger.map((draft, at) => (at === last ? withoutIssuer(underChair(draft)) : draft));
    expect(codes(byChair(then))).toEqual([['WITHDRAWAL_APPROVED_BY_CHAIR', 'warning']]);
    expect(errorsIn({ drafts: byChair(then) })).toEqual([]);
    // What came before the rule is no way round it afterwards.
    expect(codes(byChair(now))).toEqual([['NOT_THEIR_OFFICE', 'error']]);
    expect(
      codes(then.map((draft, at) => (at === last ? { ...draft, actor: { account: 'clerk', role: 'CLERK' } } : draft))),
    ).toEqual([['NOT_THEIR_OFFICE', 'error']]);
  });
});

const underChair = (draft: Draft): Draft => ({ ...draft, actor: { account: 'chair', role: 'REC_CHAIR' } });

function withoutIssuer(draft: Draft): Draft {
  const { issuer: _issuer, ...body } = draft.body;
  return { ...draft, body };
}

describe('a ledger whose result rests on near relatives', () => {
  const related = smallLedger({ related: true });

  it('passes where they are shown; where they are withheld it says that they are', () => {
    const codes = (kind: 'PUBLIC' | 'RESTRICTED') => {
      const { ok, faults } = verification(bundleOf({ kind, drafts: related }));
      return { ok, codes: faults.map((fault) => fault.code) };
    };
    expect(codes('RESTRICTED').ok).toBe(true);
    expect(codes('RESTRICTED').codes).not.toContain('RELATIVES_NOT_SHOWN');
    expect(codes('PUBLIC').ok).toBe(true);
    expect(codes('PUBLIC').codes).toEqual(expect.arrayContaining(['ACT_NOT_SHOWN', 'RELATIVES_NOT_SHOWN']));
  });

  it('does not pass with an outcome that no relatives could lead to', () => {
    const drafts = related.map((draft) =>
      isOf(draft, 'RESULT_DETERMINED', 'residents')
        ? withBody(draft, { outcome: { ...(draft.body['outcome'] as JsonObject), valid: false } })
        : draft,
    );
    expect(errorsIn({ drafts })).toContain('RESULT_DIFFERS');
  });
});

describe('a ledger in which somebody elected was found unfit', () => {
  const unfit = smallLedger({ unfit: true });

  it.each(['PUBLIC', 'RESTRICTED'] as const)('passes: %s', (kind) => {
    expect(verification(bundleOf({ kind, drafts: unfit })).ok).toBe(true);
  });

  it('does not pass where the finding is turned round, or the result after it is not there', () => {
    const fit = unfit.map((draft) =>
      isOf(draft, 'ELECTED_RECHECKED')
        ? withBody({ ...draft, records: [] }, { findings: [{ id: 'R-CHAIR-1', finding: 'CONFIRMED' }] })
        : draft,
    );
    expect(errorsIn({ drafts: fit })).not.toEqual([]);
    const at = unfit.findIndex((draft) => isOf(draft, 'ELECTED_RECHECKED'));
    expect(errorsIn({ drafts: unfit.filter((_, index) => index !== at + 1) })).not.toEqual([]);
  });
});

describe('a ledger forged by somebody who holds a key', () => {
  const signedBy = (account: string) =>
    changed('RESULT_SIGNED', 'residents', (d) => ({ ...d, actor: { ...d.actor, account } }));
  const firstHanded = new Set(story.filter((d) => isOf(d, 'VOTER_CHECKED_IN', 'residents')).slice(0, 5));
  const cases: readonly (readonly [string, readonly Draft[], string])[] = [
    [
      'check-ins deleted',
      changed('VOTER_CHECKED_IN', 'residents', (d) => (firstHanded.has(d) ? null : d)),
      'ISSUED_DIFFERS',
    ],
    [
      'more ballots issued than people checked in',
      changed('POLL_CLOSED', 'residents', (d) => withBody(d, { issued: Number(d.body['issued']) + 1 })),
      'ISSUED_DIFFERS',
    ],
    ['both signatures by one account', signedBy('chair'), 'ALREADY_SIGNED'],
    ['a signature by a teller', signedBy('tellerA'), 'TELLER_CANNOT_SIGN'],
    [
      'both signatures as chair',
      changed('RESULT_SIGNED', 'residents', (d) => withBody(d, { as: 'CHAIR' })),
      'ALREADY_SIGNED',
    ],
    [
      'a signature in no capacity',
      changed('RESULT_SIGNED', 'residents', (d) => withBody(d, { as: 'GUEST' })),
      'ACT_MALFORMED',
    ],
    [
      'signatures under no office',
      changed('RESULT_SIGNED', 'residents', (d) => ({ ...d, actor: { ...d.actor, role: 'TELLER' } })),
      'NOT_THEIR_OFFICE',
    ],
    [
      'a signature over other figures',
      changed('RESULT_SIGNED', 'residents', (d) => withBody(d, { digest: 'f'.repeat(64) })),
      'SIGNED_OTHER_FIGURES',
    ],
    ['the roll never frozen', without('ROLL_FROZEN'), 'POLL_NOT_READY'],
    [
      'the roll published too late',
      changed('ROLL_PUBLISHED', undefined, (d) => ({ ...d, on: '2026-12-01' })),
      'ROLL_TOO_LATE',
    ],
    ['an objection never decided', changed('OBJECTION_DECIDED', undefined, () => null), 'OBJECTIONS_OPEN'],
    ['a voter added by hand', changed('OBJECTION_DECIDED', undefined, () => null), 'ACT_ALONE'],
    ['a ruling without what it changed', without('VOTER_ADDED'), 'RULING_CHANGES_NOTHING'],
    ['pledges never published', without('PLEDGES_PUBLISHED'), 'GATES_CLOSED'],
    ['an audit never accepted', without('GATE_ITEM_REVIEWED'), 'GATES_CLOSED'],
    ['the secretary never approved', without('SECRETARY_APPROVED'), 'GATES_CLOSED'],
    ['proxies never published', without('PROXIES_PUBLISHED'), 'PROXIES_NOT_PUBLISHED'],
    ['a proxy vote without a mandate', without('PROXY_AUTHORISED'), 'NO_PROXY'],
    [
      'the poll on another day',
      changed('POLL_OPENED', 'residents', (d) => ({ ...d, on: '2026-12-21' })),
      'NOT_ELECTION_DAY',
    ],
    [
      'more people entitled than on the roll',
      changed('POLL_OPENED', 'residents', (d) => withBody(d, { entitled: 100 })),
      'ACT_DIFFERS',
    ],
    [
      'both counts of a bundle by one account',
      changed('BUNDLE_ENTERED', 'residents', (d) => ({ ...d, actor: { ...d.actor, account: 'tellerA' } })),
      'MAKER_CANNOT_CHECK',
    ],
    [
      'a review of what needs none',
      story.flatMap((d) =>
        isOf(d, 'HANDOVER_RECORDED')
          ? [
              {
                ...d,
                type: 'REVIEW_SETTLED',
                body: {
                  poll: 'residents',
                  post: 'CHAIR',
                  decisionNo: '1',
                  elected: ['R-CHAIR-2'],
                  alsoStand: [],
                  followUp: 'NONE',
                },
                records: [{ disclosure: 'PUBLIC', value: { kind: 'REASON', reason: '理由' } }],
              },
              d,
            ]
          : [d],
      ),
      'NOTHING_TO_SETTLE',
    ],
    [
      'written-in votes changed in the result',
      changed('RESULT_DETERMINED', 'residents', (d) => ({ ...d, records: d.records.map(withMoreWriteIns) })),
      'REASONS_DIFFER',
    ],
    ['a cycle opened twice', [...story, ...story.slice(0, 1)], 'CYCLE_ALREADY_OPEN'],
    ['an act nobody knows', [...story, { ...story[0], type: UNKNOWN } as Draft], 'ENTRY_UNINTELLIGIBLE'],
  ];

  it.each(cases)('%s', (_what, drafts, code) => {
    expect(errorsIn({ drafts })).toContain(code);
    expect(errorsIn({ kind: 'RESTRICTED', drafts })).toContain(code);
  });

  it('one voter twice: seen where the poll book is', () => {
    let first: JsonValue | undefined;
    const drafts = changed('VOTER_CHECKED_IN', 'residents', (d) => {
      if (d.body['channel'] !== 'HALL') return d;
      first ??= d.records[0]?.value;
      return { ...d, records: d.records.map((record) => ({ ...record, value: first ?? record.value })) };
    });
    expect(errorsIn({ kind: 'RESTRICTED', drafts })).toContain('ALREADY_CHECKED_IN');
  });

  const files: readonly (readonly [string, NonNullable<Forged['results']>, string])[] = [
    ['a result is missing', (results) => void results.delete('residents'), 'RESULT_FILE_MISSING'],
    ['a result nobody voted on', (results) => void results.set('residents-9', {}), 'RESULT_FILE_DIFFERS'],
    ['the reasons are emptied', inResult('residents', (r) => ({ ...r, reasons: [] })), 'RESULT_FILE_DIFFERS'],
    [
      'a written-in name has other votes',
      inResult('residents', (r) => ({ ...r, writeIns: [{ post: 'MEMBER', name: '沈某选民', votes: 9 }] })),
      'RESULT_FILE_DIFFERS',
    ],
    ['the day is another', inResult('residents', (r) => ({ ...r, determinedOn: '2026-12-19' })), 'RESULT_FILE_DIFFERS'],
  ];

  it.each(files)('result files: %s', (_what, results, code) => {
    expect(errorsIn({ drafts: story, results })).toEqual([code]);
  });

  it('tells the same fault a few times and then counts', () => {
    const many = errorsIn({ drafts: without('POLL_OPENED', 'residents') }).filter((code) => code === 'POLL_NOT_OPEN');
    expect(many.length).toBeGreaterThan(0);
    expect(many.length).toBeLessThan(20);
  });

  it('does not say that results agree as if that were enough', () => {
    const forged = verification(bundleOf({ drafts: without('PLEDGES_PUBLISHED') }));
    expect(verificationText(forged, 'zh')).not.toContain('✓');
  });
});

function withMoreWriteIns<R extends { readonly value: JsonValue }>(record: R): R {
  const value = record.value as JsonObject;
  return { ...record, value: { ...value, writeIns: [{ post: 'MEMBER', name: '沈某选民', votes: 9 }] } };
}
