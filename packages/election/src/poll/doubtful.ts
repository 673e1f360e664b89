import type { Post } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { postNames } from '../organisation.ts';
import type { Cycle, Doubtful, Poll } from '../state.ts';
import { committeeRefusal } from './committee.ts';
import type { DoubtfulRuling } from './facts.ts';
import type { Refused } from './stage.ts';
import { pollAt } from './stage.ts';

type Counting = Extract<Poll, { stage: 'COUNTING' }>;

function openBundle(poll: Counting, no: number): { readonly ballots: number } | Refused {
  const bundle = poll.bundles.find((b) => b.no === no);
  if (bundle !== undefined && bundle.stage !== 'AGREED') return { ballots: bundle.ballots };
  return refuse(
    'BUNDLE_NOT_OPEN',
    { zh: `第${no}扎不存在，或两人录入已经一致。`, en: `Bundle ${no} does not exist or is agreed.` },
    {
      zh: '请核对扎号；已经一致的，先要求复核这一扎。',
      en: 'Check its number; if it is agreed, have it recounted first.',
    },
  );
}

/** A teller or scrutineer hands ballots of a bundle to the committee: how many, nothing else of them (CNT-6). */
export function referDoubtful(state: Cycle, command: CommandOf<'REFER_DOUBTFUL'>): Decision {
  const poll = pollAt(state, command.poll, 'COUNTING');
  if (!poll.ok) return poll;
  const bundle = openBundle(poll.value, command.no);
  if ('ok' in bundle) return bundle;
  const referred = referredOf(poll.value, command.no);
  if (command.ballots < 1 || referred + command.ballots > bundle.ballots) {
    return refuse(
      'TOO_MANY_DOUBTFUL',
      {
        zh: `第${command.no}扎只有${bundle.ballots}张，已经提交存疑票${referred}张，不能再提交${command.ballots}张。`,
        en: `Bundle ${command.no} holds ${bundle.ballots} ballots; ${referred} were referred already.`,
      },
      { zh: '请核对张数。', en: 'Check the number.' },
    );
  }
  return ok([
    {
      type: 'DOUBTFUL_REFERRED',
      stream: poll.value.stream,
      body: { poll: command.poll, no: command.no, ballots: command.ballots },
      sealed: [],
    },
  ]);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export const referredOf = ({ doubtful }: Counting, no: number): number =>
  sum(doubtful.filter((d) => d.no === no).map((d) => d.ballots));

/** Every referred ballot is read by the committee, and only those; a part may be invalid where the rest stands (CNT-6). */
export function decideDoubtful(state: Cycle, command: CommandOf<'DECIDE_DOUBTFUL'>): Decision {
  const poll = pollAt(state, command.poll, 'COUNTING');
  if (!poll.ok) return poll;
  const bundle = openBundle(poll.value, command.no);
  if ('ok' in bundle) return bundle;
  const waiting = sum(
    poll.value.doubtful.filter((d) => d.no === command.no && d.rulings === null).map((d) => d.ballots),
  );
  const ruled = sum(command.rulings.map((r) => r.ballots));
  if (waiting === 0 || ruled !== waiting) {
    return refuse(
      'RULINGS_DO_NOT_MATCH',
      {
        zh: `第${command.no}扎等待认定的存疑票是${waiting}张，认定了${ruled}张。`,
        en: `${waiting} doubtful ballots of bundle ${command.no} wait for a decision; ${ruled} were decided.`,
      },
      { zh: '请逐张认定，张数要一致。', en: 'Decide each of them; the numbers must agree.' },
    );
  }
  const posts = new Set<string>(poll.value.contests.map((c) => c.post));
  const wrong = command.rulings.find((r) => r.ballots < 1 || !postsFit(r, posts));
  if (wrong !== undefined) {
    return refuse(
      'RULING_INCOMPLETE',
      {
        zh: '部分无效的要写明哪些职务一栏无效，且不能是全部；整张有效或无效的不写职务。',
        en: 'A ballot invalid in part names the posts concerned, and not all of them; a whole one names none.',
      },
      { zh: '请更正认定意见。', en: 'Correct the ruling.' },
    );
  }
  const majority = committeeRefusal(state, command.poll, command.committee);
  if (majority !== null) return majority;
  return ok([
    {
      type: 'DOUBTFUL_DECIDED',
      stream: poll.value.stream,
      body: { poll: command.poll, no: command.no, rulings: command.rulings, committee: command.committee },
      sealed: [],
    },
  ]);
}

function postsFit({ ruling, posts }: DoubtfulRuling, onBallot: ReadonlySet<string>): boolean {
  if (ruling !== 'PART_INVALID') return posts.length === 0;
  const named = new Set<string>(posts);
  return named.size > 0 && named.size < onBallot.size && [...named].every((post) => onBallot.has(post));
}

/** What the rulings on a bundle ask at least of whoever counts it. */
export function ruledAtLeast(doubtful: readonly Doubtful[], no: number) {
  const rulings = doubtful.flatMap((d) => (d.no === no ? (d.rulings ?? []) : []));
  const of = (ruling: DoubtfulRuling['ruling']): readonly DoubtfulRuling[] =>
    rulings.filter((r) => r.ruling === ruling);
  const parts: Partial<Record<Post, number>> = {};
  for (const r of of('PART_INVALID')) for (const post of new Set(r.posts)) parts[post] = (parts[post] ?? 0) + r.ballots;
  const ballotsOf = (list: readonly DoubtfulRuling[]): number => sum(list.map((r) => r.ballots));
  return {
    invalid: ballotsOf(of('INVALID')),
    valid: ballotsOf(of('VALID')) + ballotsOf(of('PART_INVALID')),
    partInvalid: parts,
  };
}

/** All doubtful ballots of a poll, by how they were read. */
export function ruledBy(doubtful: readonly Doubtful[]) {
  const rulings = doubtful.flatMap((d) => d.rulings ?? []);
  const of = (ruling: DoubtfulRuling['ruling']): number =>
    sum(rulings.filter((r) => r.ruling === ruling).map((r) => r.ballots));
  const [valid, partInvalid, invalid] = [of('VALID'), of('PART_INVALID'), of('INVALID')];
  return { total: valid + partInvalid + invalid, valid, partInvalid, invalid };
}

/** A bundle is complete only when its doubtful ballots are decided on, and a count follows those decisions. */
export function doubtfulRefusal(poll: Counting, { no, figures }: CommandOf<'ENTER_BUNDLE'>): Refused | null {
  if (poll.doubtful.some((d) => d.no === no && d.rulings === null)) {
    return refuse(
      'DOUBTFUL_OPEN',
      { zh: `第${no}扎有存疑票还没有认定。`, en: `Doubtful ballots of bundle ${no} are not decided on.` },
      { zh: '请等选举委员会（主席团）认定后再录入。', en: 'Enter it after the election committee has decided.' },
    );
  }
  const least = ruledAtLeast(poll.doubtful, no);
  const say = (zh: string, en: string): Refused =>
    refuse(
      'RULINGS_NOT_FOLLOWED',
      { zh: `第${no}扎：${zh}`, en: `Bundle ${no}: ${en}` },
      { zh: '请按认定意见重新清点这一扎。', en: 'Count this bundle again by the decisions.' },
    );
  if (figures.invalid < least.invalid)
    return say(
      `认定无效的有${least.invalid}张，录入的无效票只有${figures.invalid}张。`,
      `${least.invalid} were ruled invalid, ${figures.invalid} are entered.`,
    );
  if (figures.valid < least.valid)
    return say(
      `认定有效或部分有效的有${least.valid}张，录入的有效票只有${figures.valid}张。`,
      `${least.valid} were ruled valid at least in part, ${figures.valid} are entered.`,
    );
  for (const { post } of poll.contests) {
    const ruled = least.partInvalid[post] ?? 0;
    const entered = figures.partInvalid[post] ?? 0;
    if (entered < ruled)
      return say(
        `${postNames[post]?.zh ?? post}一栏认定无效的有${ruled}张，录入的只有${entered}张。`,
        `${ruled} were ruled invalid for ${post}, ${entered} are entered.`,
      );
  }
  return null;
}
