import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import { postNames } from '../organisation.ts';
import type { Cycle, PollStaff } from '../state.ts';
import type { BundleFault } from './bundle.ts';
import { bundleFault } from './bundle.ts';
import { doubtfulRefusal } from './doubtful.ts';
import type { Refused } from './stage.ts';
import { LEAST_SMALL_CELL } from '../voting/small-cell.ts';
import { pollAt } from './stage.ts';

/** Ballots in one bundle, unless somebody says otherwise. */
export const BUNDLE_SIZE = 50;

/**
 * Divides what was collected into bundles of at most `size`, as even as can be: the last one is never a handful that would
 * show how few people voted.
 */
export function evenBundles(
  collected: number,
  size: number = BUNDLE_SIZE,
): readonly { readonly no: number; readonly ballots: number }[] {
  const parts = Math.ceil(collected / size);
  const before = (part: number): number => Math.floor((collected * part) / parts);
  return Array.from({ length: parts }, (_, i) => ({ no: i + 1, ballots: before(i + 1) - before(i) }));
}

export function declareBundles(state: Cycle, command: CommandOf<'DECLARE_BUNDLES'>): Decision {
  const poll = pollAt(state, command.poll, 'COUNTING');
  if (!poll.ok) return poll;
  if (poll.value.bundles.some((b) => b.stage !== 'WAITING')) {
    return refuse(
      'COUNT_BEGUN',
      { zh: '已经开始计票，不能重新分扎。', en: 'Counting has begun.' },
      { zh: '请按现有分扎继续。', en: 'Go on with the bundles as they are.' },
    );
  }
  const numbers = new Set(command.bundles.map((b) => b.no));
  const sum = command.bundles.reduce((total, b) => total + b.ballots, 0);
  if (
    sum !== poll.value.collected ||
    numbers.size !== command.bundles.length ||
    command.bundles.some((b) => b.ballots <= 0)
  ) {
    return refuse(
      'BUNDLES_DO_NOT_ADD_UP',
      {
        zh: `各扎合计${sum}张，收回选票${poll.value.collected}张，对不上。`,
        en: `The bundles hold ${sum}; ${poll.value.collected} ballots were collected.`,
      },
      { zh: '请重新清点分扎。', en: 'Count the bundles again.' },
    );
  }
  const refused = tooFewInBundle(poll.value, command.bundles) ?? laidOutAnew(poll.value, command.bundles);
  if (refused !== null) return refused;
  return ok([
    {
      type: 'BUNDLES_DECLARED',
      stream: poll.value.stream,
      body: { poll: command.poll, bundles: command.bundles },
      sealed: [],
    },
  ]);
}

type Counting = Extract<Cycle['polls'][number], { stage: 'COUNTING' }>;
type Bundles = CommandOf<'DECLARE_BUNDLES'>['bundles'];

/** The figures of a bundle are public for ever: a handful would tell how few people voted. One that holds everything tells no more than the result. */
function tooFewInBundle({ smallCell, stream }: Counting, bundles: Bundles): Refused | null {
  const least = stream === 'PARTY' ? LEAST_SMALL_CELL : smallCell;
  const small = bundles.find(({ ballots }) => ballots < least);
  if (bundles.length < 2 || small === undefined) return null;
  return refuse(
    'BUNDLE_TOO_SMALL',
    {
      zh: `第${small.no}扎只有${small.ballots}张，少于${least}张；每扎的票数都公开，会看出这几个人怎么投的。`,
      en: `Bundle ${small.no} holds ${small.ballots} ballots, fewer than ${least}: the figures of each bundle are public and would show how those few voted.`,
    },
    {
      zh: '请把它并入别的扎，或者把各扎分得更匀。',
      en: 'Put them into another bundle, or divide more evenly.',
    },
  );
}

/**
 * Once a bundle was counted, two ways of dividing the same ballots would, one taken from the other, show single ballots:
 * they stay as they lay, and only what the new sheet adds or takes away changes.
 */
function laidOutAnew({ laidOut, collected }: Counting, bundles: Bundles): Refused | null {
  if (laidOut === null) return null;
  const before = new Map(laidOut.map(({ no, ballots }) => [no, ballots]));
  const now = new Map(bundles.map(({ no, ballots }) => [no, ballots]));
  const numbers = new Set([...before.keys(), ...now.keys()]);
  const moved = [...numbers].reduce((sum, no) => sum + Math.abs((now.get(no) ?? 0) - (before.get(no) ?? 0)), 0);
  const was = laidOut.reduce((sum, { ballots }) => sum + ballots, 0);
  if (moved === Math.abs(collected - was)) return null;
  const list = laidOut.map(({ no, ballots }) => `第${no}扎${ballots}张`).join('、');
  return refuse(
    'BUNDLES_LAID_OUT_ANEW',
    {
      zh: `已经有扎计过票，不能重新分扎：两种分法一减，会看出单张选票。原来是${list}。`,
      en: `Bundles were counted already; dividing the ballots anew would show single ones by subtraction.`,
    },
    {
      zh: '请保留原来的各扎，只把更正多出或减少的张数加到、减自其中的扎。',
      en: 'Keep the bundles as they were; add to them, or take from them, only what the new sheet changed.',
    },
  );
}

export function enterBundle(state: Cycle, command: CommandOf<'ENTER_BUNDLE'>, ctx: Context): Decision {
  const poll = pollAt(state, command.poll, 'COUNTING');
  if (!poll.ok) return poll;
  const bundle = poll.value.bundles.find((b) => b.no === command.no);
  if (bundle === undefined || bundle.stage === 'AGREED') {
    return refuse(
      'BUNDLE_NOT_OPEN',
      { zh: `第${command.no}扎不存在，或两人录入已经一致。`, en: `Bundle ${command.no} does not exist or is agreed.` },
      { zh: '请换下一扎。', en: 'Take the next bundle.' },
    );
  }
  const me = ctx.actor.account;
  const stranger = notATeller(poll.value.staff, me);
  if (stranger !== null) return stranger;
  if (bundle.stage === 'FIRST' && samePerson(poll.value.staff, bundle.first.account, me)) {
    return refuse(
      'MAKER_CANNOT_CHECK',
      {
        zh: `第${command.no}扎第一遍是您录入的，第二遍必须由另一人录入。`,
        en: `You entered bundle ${command.no} first; another person must enter it second.`,
      },
      { zh: '请换一扎，或请另一位计票人录入。', en: 'Take another bundle or ask another teller.' },
      { sources: ['SEED'] },
    );
  }
  if (bundle.stage === 'DIFFERENT' && bundle.first.account !== me && bundle.second.account !== me) {
    return refuse(
      'NOT_YOUR_BUNDLE',
      {
        zh: `第${command.no}扎两人录入不一致，要由原来的两位计票人重新清点。`,
        en: `Bundle ${command.no} differs; its two tellers count it again.`,
      },
      { zh: '请交回原计票人。', en: 'Give it back to them.' },
    );
  }
  const doubtful = doubtfulRefusal(poll.value, command);
  if (doubtful !== null) return doubtful;
  const fault = bundleFault(bundle.ballots, poll.value.contests, command.figures, command.writeIns);
  if (fault !== null) return faultRefusal(state, command.no, fault);
  return ok([
    {
      type: 'BUNDLE_ENTERED',
      stream: poll.value.stream,
      body: { poll: command.poll, no: command.no, figures: command.figures },
      sealed: command.writeIns.map(publicly),
    },
  ]);
}

/** Where tellers were declared with their accounts, nobody else counts. */
function notATeller(staff: readonly PollStaff[], account: string): Refused | null {
  const tellers = staff.filter((s) => s.role === 'TELLER');
  if (tellers.every((s) => s.account === undefined) || tellers.some((s) => s.account === account)) return null;
  return refuse(
    'NOT_A_DECLARED_TELLER',
    {
      zh: '您的账号不在这次投票登记的计票人之中，不能录入。',
      en: 'Your account is not that of a teller declared for this poll.',
    },
    {
      zh: `请由登记的计票人录入：${tellers.map((s) => s.name).join('、')}。`,
      en: `Let a declared teller enter it: ${tellers.map((s) => s.name).join(', ')}.`,
    },
  );
}

/** One account, or two accounts that were declared for one name. */
export function samePerson(staff: readonly PollStaff[], first: string, second: string): boolean {
  const nameOf = (account: string): string | undefined => staff.find((s) => s.account === account)?.name.trim();
  return first === second || (nameOf(first) !== undefined && nameOf(first) === nameOf(second));
}

/** Says what cannot be in a count of one bundle. */
export function faultRefusal(state: Cycle, no: number, fault: BundleFault): Refused {
  const name = (id: string): string => state.candidates.find((c) => c.id === id)?.name ?? id;
  const post = (key: string): string => postNames[key]?.zh ?? key;
  const say = (zh: string, en: string): Refused =>
    refuse(
      fault.code,
      { zh: `第${no}扎：${zh}`, en: `Bundle ${no}: ${en}` },
      { zh: '请对照选票重新清点这一扎。', en: 'Count this bundle again.' },
    );
  switch (fault.code) {
    case 'NOT_A_COUNT':
      return say('票数必须是零或正整数。', 'counts must be whole numbers.');
    case 'BALLOTS_DO_NOT_ADD_UP':
      return say(
        `有效票加无效票是${fault.counted}张，这一扎有${fault.ballots}张。`,
        `valid and invalid make ${fault.counted}, the bundle holds ${fault.ballots}.`,
      );
    case 'UNKNOWN_POST':
      return say(`这张选票上没有${post(fault.post)}一栏。`, `this ballot has no column for ${fault.post}.`);
    case 'UNKNOWN_CANDIDATE':
      return say(`${fault.id}不在选票上。`, `${fault.id} is not on the ballot.`);
    case 'MISSING_CANDIDATE':
      return say(
        `缺少${name(fault.id)}的票数，没有票请填0。`,
        `figures for ${name(fault.id)} are missing; enter 0 for none.`,
      );
    case 'PART_INVALID_EXCEEDS_VALID':
      return say(
        `${post(fault.post)}一栏的无效数超过有效票数。`,
        `more invalid parts for ${fault.post} than valid ballots.`,
      );
    case 'MARKS_EXCEED_VALID':
      return say(
        `${name(fault.id)}的赞成加反对是${fault.marks}张，超过有效票${fault.valid}张。`,
        `${name(fault.id)} has ${fault.marks} marks on ${fault.valid} valid ballots.`,
      );
    case 'TOO_MANY_VOTES':
      return say(
        `${post(fault.post)}一栏合计${fault.votes}票，最多只能有${fault.most}票。`,
        `${fault.votes} votes for ${fault.post}; at most ${fault.most} are possible.`,
      );
    default:
      return fault satisfies never;
  }
}
