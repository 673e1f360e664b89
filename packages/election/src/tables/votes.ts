import type { Post } from '@mingxuan/rulebook';
import { postNames } from '../organisation.ts';
import type { DecidedPoll } from '../poll/told.ts';
import { personOf, pollLabel } from '../poll/told.ts';
import type { Cycle } from '../state.ts';
import { toldBoxes } from '../voting/told-boxes.ts';
import type { Cell, Column, Table } from './table.ts';

const POLL: Column = { name: 'poll', zh: '投票代号', type: 'string' };
const POST: Column = { name: 'post', zh: '职务代号', type: 'string' };
const POST_NAME: Column = { name: 'post_name', zh: '职务', type: 'string' };
const whole = (name: string, zh: string): Column => ({ name, zh, type: 'integer' });
const words = (name: string, zh: string): Column => ({ name, zh, type: 'string' });

const decided = (cycle: Cycle): readonly DecidedPoll[] =>
  cycle.polls.filter((poll) => poll.stage === 'DETERMINED' || poll.stage === 'CERTIFIED');

const postName = (post: Post): string => postNames[post]?.zh ?? post;

/** A row per vote: how many could, came, and were counted. */
export const votesTable = (cycle: Cycle): Table => ({
  file: 'votes.csv',
  title: '各次投票 · votes',
  columns: [
    POLL,
    words('name', '名称'),
    words('kind', '种类'),
    words('stage', '阶段'),
    { name: 'determined_on', zh: '确定结果的日期', type: 'date' },
    whole('entitled', '有投票权的人数'),
    whole('present', '到会人数'),
    whole('issued', '发出选票'),
    whole('collected', '收回选票'),
    whole('valid', '有效票'),
    whole('invalid', '无效票'),
    { name: 'vote_valid', zh: '投票是否有效', type: 'boolean' },
  ],
  rows: decided(cycle).map(({ id, kind, stage, determinedOn, figures, outcome }) => [
    id,
    pollLabel(id).zh,
    kind,
    stage,
    determinedOn,
    figures.entitled,
    figures.present,
    figures.issued,
    figures.collected,
    figures.valid,
    figures.invalid,
    outcome.valid,
  ]),
});

/** A row per box, as far as it may be told alone. */
export const boxesTable = (cycle: Cycle): Table => ({
  file: 'boxes.csv',
  title: '各票箱收回选票；不到下限的与别的合计 · ballots by box, small ones together',
  columns: [POLL, words('told', '怎样列出'), words('box', '票箱'), whole('collected', '收回选票')],
  rows: decided(cycle).flatMap((poll) =>
    toldBoxes(poll.boxes, poll.smallCell).map((told): readonly Cell[] => [
      poll.id,
      told.kind,
      'box' in told ? told.box : null,
      told.collected,
    ]),
  ),
});

/** A row per person on a ballot or written in, and post. */
export const countsTable = (cycle: Cycle): Table => ({
  file: 'counts.csv',
  title: '得票 · counts',
  columns: [
    POLL,
    POST,
    POST_NAME,
    words('person_id', '代号'),
    words('person', '姓名'),
    words('how', '候选人或另选人'),
    whole('votes_for', '赞成'),
    whole('votes_against', '反对'),
  ],
  rows: decided(cycle).flatMap((poll) => [
    ...poll.contests.flatMap(({ post, candidates }) =>
      candidates.map((id): readonly Cell[] => {
        const marks = poll.figures.marks[id] ?? { for: 0, against: 0 };
        return [...about(poll, post), id, nameOf(cycle, poll, id), 'ON_BALLOT', marks.for, marks.against];
      }),
    ),
    ...poll.named.writeIns.map(({ post, name, votes }): readonly Cell[] => [
      ...about(poll, post),
      null,
      name,
      'WRITTEN_IN',
      votes,
      null,
    ]),
  ]),
});

/** A row per post and person it concerns: elected by the votes, tied, or seated by the street's written decision. */
export const seatsTable = (cycle: Cycle): Table => ({
  file: 'seats.csv',
  title: '当选 · seats',
  columns: [POLL, POST, POST_NAME, words('person_id', '代号'), words('person', '姓名'), words('status', '结果')],
  rows: decided(cycle).flatMap((poll) =>
    poll.outcome.contests.flatMap(({ post, elected, tied }) => {
      const settled = poll.stage === 'CERTIFIED' ? poll.settledReviews.filter((review) => review.post === post) : [];
      const row = (id: string, status: string): readonly Cell[] => [
        ...about(poll, post),
        id,
        nameOf(cycle, poll, id),
        status,
      ];
      return [
        ...elected.map((id) => row(id, 'ELECTED')),
        ...tied.map((id) => row(id, 'TIED')),
        ...settled.flatMap((review) => review.elected.map((id) => row(id, 'ELECTED_BY_DECISION'))),
      ];
    }),
  ),
});

/** A row per post of a vote: its seats, what stayed open, what follows. */
export const contestsTable = (cycle: Cycle): Table => ({
  file: 'contests.csv',
  title: '各职务 · contests',
  columns: [
    POLL,
    POST,
    POST_NAME,
    whole('seats', '应选名额'),
    whole('elected', '选出'),
    whole('vacant', '空缺'),
    words('next', '下一步'),
    whole('part_invalid', '这一栏无效的选票'),
  ],
  rows: decided(cycle).flatMap((poll) =>
    poll.outcome.contests.map(({ post, elected, vacant, next }): readonly Cell[] => [
      ...about(poll, post),
      poll.contests.find((contest) => contest.post === post)?.seats ?? null,
      elected.length,
      vacant,
      next,
      poll.figures.partInvalid[post] ?? 0,
    ]),
  ),
});

const about = (poll: DecidedPoll, post: Post): readonly [string, string, string] => [poll.id, post, postName(post)];

const nameOf = (cycle: Cycle, poll: DecidedPoll, id: string): string | null =>
  personOf(cycle, poll.named.writeIns, id)?.name ?? null;
