import type {
  BallotPackage,
  BoxIncidentCause,
  Channel,
  DoubtfulGround,
  Poll,
  PollId,
  PollKind,
} from '@mingxuan/election';
import { baseOf, postNames } from '@mingxuan/election';
import type { Post, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Tone } from '../../parts/status-tag.tsx';

const baseNames: Readonly<Record<ReturnType<typeof baseOf>, Text>> = {
  'party-committee': text('党员大会选举委员', 'members’ meeting elects the committee'),
  'party-secretaries': text('第一次全体会议选举书记、副书记', 'first plenary elects the secretaries'),
  residents: text('居民委员会选举', 'residents’ committee election'),
};

export const kindNames: Readonly<Record<PollKind, Text>> = {
  FIRST: text('首次投票', 'first vote'),
  RUNOFF: text('再次投票', 'runoff'),
  RE_ELECTION: text('另行选举', 're-election for the seats left'),
  RERUN: text('重新选举', 'rerun of the whole vote'),
};

export const stageNames: Readonly<Record<Poll['stage'], Text>> = {
  PREPARED: text('选票已备', 'ballots ready'),
  OPEN: text('正在投票', 'open'),
  COUNTING: text('正在计票', 'counting'),
  DETERMINED: text('结果待签字', 'awaiting signatures'),
  CERTIFIED: text('结果已核定', 'certified'),
};

export const channelNames: Readonly<Record<Channel, Text>> = {
  HALL: text('现场', 'in person'),
  PROXY: text('委托', 'by proxy'),
  MOBILE: text('流动票箱', 'mobile box'),
};

export const staffNames: Readonly<Record<'SCRUTINEER' | 'TELLER' | 'CALLER', Text>> = {
  SCRUTINEER: text('监票人', 'scrutineer'),
  TELLER: text('计票人', 'teller'),
  CALLER: text('唱票人', 'caller'),
};

/** What a vote is called on screen: which body, and which of its votes. */
export function pollName(id: PollId, kind: PollKind): Text {
  const base = baseNames[baseOf(id)];
  if (kind === 'FIRST') return base;
  const which = kindNames[kind];
  return text(`${base.zh}·${which.zh}`, `${base.en}: ${which.en}`);
}

/** The name of a post; an unknown one is shown as it is written. */
export const postName = (post: Post): Text => postNames[post] ?? text(post, post);

/** The tone of a stage: quiet before, informing while people act, amber while signatures are missing, green when it stands. */
export const stageTones: Readonly<Record<Poll['stage'], Tone>> = {
  PREPARED: 'quiet',
  OPEN: 'info',
  COUNTING: 'info',
  DETERMINED: 'warn',
  CERTIFIED: 'good',
};

export const boxCauseNames: Readonly<Record<BoxIncidentCause, Text>> = {
  LATE: text('超过投票结束时间才返回', 'back after the voting ended'),
  SEAL_MISSING: text('没有封条，或封条破损', 'seal missing or broken'),
  SEAL_REUSED: text('封条号与登记的不符，或用过', 'seal number wrong or used before'),
  OPENED_EARLY: text('不到时间被打开', 'opened before the time'),
  BALLOTS_SHORT: text('选票张数对不上', 'ballots do not add up'),
  LOST: text('票箱遗失', 'the box is lost'),
};

export const packageNames: Readonly<Record<BallotPackage, Text>> = {
  VALID: text('有效票', 'valid ballots'),
  INVALID: text('无效票', 'invalid ballots'),
  SPOILED: text('写错作废的票', 'spoiled ballots'),
  UNUSED: text('未用的票', 'unused ballots'),
  NOT_COUNTED: text('决定不计的票箱', 'boxes not counted'),
};

export const doubtfulGrounds: Readonly<Record<DoubtfulGround, Text>> = {
  ILLEGIBLE: text('字迹无法辨认', 'illegible'),
  TOO_MANY_CHOSEN: text('选的人数超过应选名额', 'too many chosen'),
  MARK_UNCLEAR: text('符号不清楚', 'mark unclear'),
  NAME_UNCLEAR: text('另选人姓名不清楚', 'written-in name unclear'),
  IDENTIFIABLE: text('有暗记，能认出是谁的票', 'can be told whose it is'),
  DAMAGED: text('选票破损', 'damaged'),
  BLANK: text('空白票', 'blank'),
  OTHER: text('其他', 'other'),
};
