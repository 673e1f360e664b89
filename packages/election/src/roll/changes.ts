import { checkVotingAge, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import { standingResidents } from '../candidates/standing.ts';
import type { Fact } from '../fact.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { LeftRoll, RollChangeReason, VoterEntry } from './facts.ts';
import { leavesList, movedHousehold } from './representatives.ts';

/** Why an entry changes. */
export interface ChangeWhy {
  readonly reason: RollChangeReason;
  readonly objectionNo?: number;
}

const noSuchVoter = (voterNo: number): Decision =>
  refuse(
    'NO_SUCH_VOTER',
    { zh: `名单上没有第${voterNo}号选民。`, en: `No voter ${voterNo} is on the roll.` },
    { zh: '请核对序号。', en: 'Check the number.' },
  );

/** One voter leaves the roll, and with it the list of representatives, the candidates and the mandates. */
export function removeVoter(state: Cycle, voterNo: number, why: ChangeWhy, ctx: Context): Decision {
  const voter = ctx.voters.get(voterNo);
  if (voter === undefined || voter.removed) return noSuchVoter(voterNo);
  const { name, sex, group = '' } = voter;
  return ok([
    {
      type: 'VOTER_REMOVED',
      stream: 'RESIDENTS',
      body: { voterNo, ...why },
      sealed: [restricted<LeftRoll>({ name, sex, group })],
    },
    ...followsRemoval(state, voterNo, why),
  ]);
}

function followsRemoval(state: Cycle, voterNo: number, { objectionNo }: ChangeWhy): readonly Fact[] {
  // Only a registered voter may stand (JWH25-16), represent (JWH25-14) or give and hold a mandate (JWH25-19).
  const standing = standingResidents(state).filter((c) => c.voterNo === voterNo);
  const mandates = state.proxies.filter(
    (p) => p.ended === null && (p.principal === voterNo || p.trustee === voterNo) && !isOver(state, p.poll),
  );
  const reason = objectionNo === undefined ? '依补正从选民名单除名' : `依第${objectionNo}号申诉的决定除名`;
  return [
    ...leavesList(state, voterNo),
    ...standing.map(
      ({ id }): Fact => ({
        type: 'CANDIDATE_WITHDREW',
        stream: 'RESIDENTS',
        body: { id },
        sealed: [restricted({ reason })],
      }),
    ),
    ...mandates.map(
      ({ no }): Fact => ({
        type: 'PROXY_ENDED',
        stream: 'RESIDENTS',
        body: { no, why: 'LEFT_ROLL' },
        sealed: [restricted({ reason })],
      }),
    ),
  ];
}

const isOver = (state: Cycle, poll: string): boolean =>
  state.polls.some((p) => p.id === poll && p.stage !== 'PREPARED' && p.stage !== 'OPEN');

/** A number typed with a small x or a space is the same number. */
const spelled = (idNumber: string): string => idNumber.trim().toUpperCase();

/** Whether an entry may stand on this roll: of age on election day, and listed under no other number. */
function entryRefusal(state: Cycle, voter: VoterEntry, own: number | undefined, ctx: Context): Decision | null {
  const age = refuseIfViolated('UNDER_AGE', checkVotingAge(voter.birth, state.electionDay, ctx.residents), {
    zh: '未满十八周岁的不能登记。',
    en: 'Under-age persons cannot be registered.',
  });
  if (!age.ok) return age;
  const listed = [...ctx.voters.values()].find(
    (v) =>
      !v.removed && v.voterNo !== own && v.idNumber !== undefined && spelled(v.idNumber) === spelled(voter.idNumber),
  )?.voterNo;
  if (listed === undefined) return null;
  return refuse(
    'ALREADY_LISTED',
    {
      zh: `这个身份证号已经登记在名单上，是第${listed}号选民，不能重复登记。`,
      en: `This identity number is on the roll already, as voter ${listed}.`,
    },
    {
      zh: '姓名等内容有误的，请改用“更正内容”，序号不变。',
      en: 'To correct an entry, correct it under its number.',
    },
    { sources: ['JWH25-17'] },
  );
}

/** A person comes onto the roll under the next free number. `replaces`: the number that leaves in the same act. */
export function addVoter(state: Cycle, voter: VoterEntry, why: ChangeWhy, ctx: Context, replaces?: number): Decision {
  const refused = entryRefusal(state, voter, replaces, ctx);
  if (refused !== null) return refused;
  const voterNo = state.roll.lastNo + 1;
  return ok([
    {
      type: 'VOTER_ADDED',
      stream: 'RESIDENTS',
      body: { voterNo, ...why },
      sealed: [restricted({ ...voter, idNumber: spelled(voter.idNumber), voterNo })],
    },
  ]);
}

/** The entry under a number is put right; the number stays, and so does everything done by it. */
export function correctVoter(state: Cycle, voterNo: number, voter: VoterEntry, why: ChangeWhy, ctx: Context): Decision {
  const before = ctx.voters.get(voterNo);
  if (before === undefined || before.removed) return noSuchVoter(voterNo);
  const refused = entryRefusal(state, voter, voterNo, ctx);
  if (refused !== null) return refused;
  const moved = movedHousehold(state, voterNo, voter.household, ctx);
  if (moved !== null) return moved;
  const standing = standingResidents(state).some((c) => c.voterNo === voterNo);
  if (standing && before.name !== '' && before.name !== voter.name) {
    return refuse(
      'CANDIDATE_NAME_STANDS',
      {
        zh: `第${voterNo}号选民正在参选，姓名已经写进候选人名单，不能只改选民名单。`,
        en: `Voter ${voterNo} stands for election; the name is on the list of candidates.`,
      },
      { zh: '请先撤回提名，更正以后重新提名。', en: 'Withdraw the nomination, correct, and nominate again.' },
      { sources: ['JWH25-17', 'JWH25-18'] },
    );
  }
  return ok([
    {
      type: 'VOTER_CORRECTED',
      stream: 'RESIDENTS',
      body: { voterNo, ...why },
      sealed: [restricted({ ...voter, idNumber: spelled(voter.idNumber), voterNo })],
    },
  ]);
}
