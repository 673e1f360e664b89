import { generateKeyPairSync } from 'node:crypto';
import type { Command, Context, Fact, Recorded, State } from '@mingxuan/election';
import { evolve, tableFiles, unopened } from '@mingxuan/election';
import type { Entry, EntryDraft, Head, JsonValue, SealedRecord } from '@mingxuan/ledger';
import { buildBundle, GENESIS, seal } from '@mingxuan/ledger';
import { describeRulebook } from '@mingxuan/rulebook';
import { digestOf, mayCommand, recordedFact, resultOf, thisProgram } from '@mingxuan/server';
import {
  checkIn,
  days,
  evidence,
  firstOfEachPost,
  nextDeed,
  playUntil,
  pollAt,
} from '../../../packages/election/test/story.ts';
import type { Deed, Tried } from '../../../packages/election/test/world.ts';
import { party, residents, voterEntry, World } from '../../../packages/election/test/world.ts';

/** An entry before it has its place in a chain: what a forger changes. */
export type Draft = EntryDraft;

/** A kind of entry that no version of the program writes. */
export const UNKNOWN = 'SOMETHING_ELSE';

const COMMUNITY = '9901.01.heping.xingfuli';
const SCOPE = '9901/01/heping/xingfuli';
const OFFICES =
  'STREET_ADMIN CLERK PARTY_ORG REC_CHAIR REC_MEMBER JOINT_REVIEWER SCRUTINEER TELLER BALLOT_ISSUER'.split(' ');

/** The story of fourteen voters, recorded as the server records it: under offices that may, with digests as it makes them. */
export class Recording extends World {
  readonly drafts: Draft[] = [];
  #role = '';

  override context(deed: Deed): Context {
    return { ...super.context(deed), actor: { account: deed.account, role: this.#role }, digest: digestOf };
  }

  override attempt(deed: Deed): Tried {
    this.#role = officeOf(deed, this.state);
    return super.attempt(deed);
  }

  override record(fact: Fact, deed: Deed): void {
    super.record(fact, deed);
    this.drafts.push({
      community: COMMUNITY,
      stream: fact.stream,
      type: fact.type,
      at: `${deed.on}T02:00:00.000Z`,
      on: deed.on,
      actor: { account: deed.account, role: this.#role },
      body: JSON.parse(JSON.stringify(fact.body)) as Draft['body'],
      records: fact.sealed.map(({ disclosure, value }) => ({
        disclosure,
        value: JSON.parse(JSON.stringify(value)) as JsonValue,
      })),
    });
  }
}

function officeOf({ command, account }: Deed, state: State): string {
  const may = (role: string): boolean => {
    const actor = { accountId: account, name: '', grants: [{ role, scope: SCOPE }] } as Parameters<
      typeof mayCommand
    >[0];
    return mayCommand(actor, command, state, SCOPE).ok;
  };
  const office = OFFICES.find(may);
  if (office === undefined) throw new Error(`nobody may ${command.type} as ${account}`);
  return office;
}

/** Everything that happens in one small community: both elections, an objection, a proxy, a mobile box, a name written in. */
export function smallLedger({ related = false, unfit = false } = {}): readonly Draft[] {
  const world = new Recording();
  const must = (command: Command, account: string, on: Deed['on']): void => void world.must({ command, account, on });
  const onCycle = (done: (w: World) => boolean): void => void playUntil(world, done, almostAll);
  onCycle((w) => w.state.status !== 'UNOPENED' && w.state.roll.stage === 'PUBLISHED');
  const objection = { petitioner: '卫某', about: '漏登一人', grounds: '户口在本社区' };
  must({ type: 'FILE_OBJECTION', kind: 'OMITTED', ...objection }, 'clerk', days.objected);
  const add = voterEntry(15, '韩某选民');
  must({ type: 'DECIDE_OBJECTION', no: 1, decision: 'UPHELD', basis: '户口在本社区', add }, 'chair', days.objected);
  if (related) {
    onCycle((w) => w.state.status !== 'UNOPENED' && w.state.published.preliminary);
    const pairs = [{ a: 'R-MEMBER-1', b: 'R-MEMBER-2', relation: '夫妻' }];
    must({ type: 'DECLARE_RELATIVES', pairs }, 'clerk', days.preliminary);
  }
  onCycle(pollAt('residents', 'PREPARED'));
  must({ type: 'AUTHORISE_PROXY', principal: 11, trustee: 12, evidence }, 'clerk', days.printed);
  const staff = ['同行甲', '同行乙', '同行丙'];
  const voters = [{ voterNo: 13, reason: 'IMMOBILE' as const }];
  must(
    { type: 'APPROVE_MOBILE_BOX', box: 'L1', basis: '本地办法', route: '三号楼', staff, voters },
    'chair',
    days.printed,
  );
  onCycle(pollAt('residents', 'OPEN'));
  must(checkIn('residents', 11, 'PROXY'), 'issuer', days.polls);
  must(checkIn('residents', 14), 'issuer', days.polls);
  must({ type: 'UNDO_CHECK_IN', poll: 'residents', voterNo: 14, reason: '误登' }, 'issuer', days.polls);
  must({ type: 'DISPATCH_BOX', box: 'L1', sealOut: 'S1', ballotsTaken: 1, leftAt: '09:00' }, 'scrutineer', days.polls);
  must(checkIn('residents', 13, 'MOBILE', 'L1'), 'issuer', days.polls);
  onCycle(pollAt('residents', 'COUNTING'));
  world.must(nextDeed(world, almostAll) ?? fail('bundles'));
  for (const teller of ['tellerA', 'tellerB']) must(bundleWithName(world), teller, days.polls);
  onCycle(pollAt('residents', 'DETERMINED'));
  must(recheck(unfit), 'chair', days.polls);
  // What follows when relatives, or somebody found unfit, leave seats open is another story.
  onCycle(related || unfit ? pollAt('residents', 'CERTIFIED') : () => false);
  return world.drafts;
}

/** The street's schedule, approved and out, and withdrawn again by the street. */
export function withdrawnByStreet(): readonly Draft[] {
  const world = new Recording();
  playUntil(world, (w) => w.state.status !== 'UNOPENED' && w.state.plan !== null, almostAll);
  const on = days.open;
  const must = (command: Command, account: string): void => void world.must({ command, account, on });
  const out = (paper: string, draft: number): void => {
    const digest = String(draft).repeat(64);
    const frozen = { paper, title: paper, dated: on, sha256: digest, text: digest, pages: 1, basedOn: 1 };
    must({ type: 'DRAFT_NOTICES', notices: [frozen] }, 'clerk');
    must({ type: 'APPROVE_NOTICE', draft, paper, sha256: digest }, 'street');
    must({ type: 'ISSUE_NOTICE', draft, text: digest }, 'clerk');
  };
  out('WALL_PLAN', 1);
  must({ type: 'ASK_WITHDRAWAL', no: 1, reason: '日程有误' }, 'clerk');
  out('NOTICE_WITHDRAWAL:1', 2);
  return world.drafts;
}

/** One ballot less for the last of each post than could be: room for a name that is written in. */
const almostAll: typeof firstOfEachPost = (poll, no, ballots) => {
  const full = firstOfEachPost(poll, no, ballots);
  const last = poll.contests.find((c) => c.post === 'MEMBER')?.candidates[2];
  if (last === undefined) return full;
  return { ...full, marks: { ...full.marks, [last]: { for: ballots - 1, against: 0 } } };
};

/** Those elected are checked once more: the chair, and in another story not to the good. */
const recheck = (unfit: boolean): Command => ({
  type: 'RECHECK_ELECTED',
  poll: 'residents',
  authority: '街道联审组',
  foundOn: days.polls,
  findings: [
    {
      id: 'R-CHAIR-1',
      result: unfit
        ? { finding: 'DISQUALIFIED', basis: 'STATUTORY', bar: 'ORGANISED_CRIME' }
        : { finding: 'CONFIRMED' },
    },
  ],
  committee: { present: 3, inFavour: 3 },
});

function bundleWithName(world: World): Command {
  const poll = world.cycle.polls.find((one) => one.id === 'residents');
  if (poll?.stage !== 'COUNTING') return fail('the count');
  const [first] = poll.bundles;
  if (first === undefined) return fail('a bundle');
  const figures = almostAll(poll, first.no, first.ballots);
  return {
    type: 'ENTER_BUNDLE',
    poll: poll.id,
    no: first.no,
    figures,
    writeIns: [{ post: 'MEMBER', name: '沈某选民', votes: 1 }],
  };
}

function fail(what: string): never {
  throw new Error(`the story lacks ${what}`);
}

const key = {
  name: 'mingxuan',
  privateKeyPem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};

export interface Forged {
  readonly kind?: 'PUBLIC' | 'RESTRICTED';
  readonly drafts: readonly Draft[];
  /** What is done to the results that follow from the drafts. */
  readonly results?: (results: Map<string, JsonValue>) => void;
  /** And to the tables. */
  readonly tables?: (tables: Map<string, string>) => void;
}

/** Chains, seals and signs whatever it is given, as somebody who holds a key and all the code could. */
export function bundleOf({ kind = 'PUBLIC', drafts, results: forge, tables: forgeTables }: Forged): Uint8Array {
  let head: Head = GENESIS;
  let salt = 0;
  let state: State = unopened;
  const entries: Entry[] = [];
  const sealed = new Map<number, readonly SealedRecord[]>();
  for (const draft of drafts) {
    const made = seal(draft, head, () => (salt += 1).toString(16).padStart(32, '0'));
    if (!made.ok) throw new Error(made.error.message.en);
    head = { seq: made.value.entry.seq, hash: made.value.hash };
    entries.push(made.value.entry);
    sealed.set(made.value.entry.seq, made.value.sealed);
    const recorded: Recorded = recordedFact({ entry: made.value.entry, hash: '', records: draft.records });
    // What the program cannot fold it cannot show a result of either; whoever forges it leaves the results as they are.
    if (draft.type !== UNKNOWN) state = evolve(state, recorded);
  }
  const results = new Map(state.status === 'UNOPENED' ? [] : state.polls.flatMap(resultOf));
  forge?.(results);
  const tables = new Map(state.status === 'UNOPENED' ? [] : tableFiles(state));
  forgeTables?.(tables);
  const asJson = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue;
  const built = buildBundle({
    kind,
    origin: 'mingxuan',
    community: COMMUNITY,
    round: '7',
    entries,
    sealed,
    papers: new Map(),
    rules: new Map([
      ['party-2020', asJson(describeRulebook(party))],
      ['residents-2026', asJson(describeRulebook(residents))],
    ]),
    results,
    tables,
    key,
    program: thisProgram,
  });
  if (!built.ok) throw new Error(built.error.map((fault) => fault.message.en).join('; '));
  return built.value;
}
