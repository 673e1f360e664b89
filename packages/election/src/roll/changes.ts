import type { Refusal, Result } from '@mingxuan/rulebook';
import { foldIdNumber, ok, readIdNumber } from '@mingxuan/rulebook';
import type { Context, Decision, VoterFact } from '../act.ts';
import { refuse } from '../act.ts';
import { standingResidents } from '../candidates/standing.ts';
import type { Fact } from '../fact.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { CheckedEntry } from './entry.ts';
import { checkEntry, looksLikeId } from './entry.ts';
import type {
  LeftRoll,
  RecordedEntry,
  RollChangeBody,
  RollChangeReason,
  VoterCorrection,
  VoterEntry,
} from './facts.ts';
import { leavesList, movedHousehold } from './representatives.ts';
import { handEnteredWorkerRefusal } from './workers.ts';

/** By which act an entry changes, and why. */
export type ChangeWhy =
  | { readonly by: 'AMENDMENT' | 'ELECTION_DAY'; readonly reason: RollChangeReason }
  | { readonly by: 'RULING'; readonly objectionNo: number; readonly reason: RollChangeReason };

/** What everybody may know of a change: which act it belongs to. The reason is sealed. */
const bodyOf = (voterNo: number, why: ChangeWhy): RollChangeBody =>
  why.by === 'RULING' ? { voterNo, by: why.by, objectionNo: why.objectionNo } : { voterNo, by: why.by };

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
      body: bodyOf(voterNo, why),
      sealed: [restricted<LeftRoll>({ name, sex, group, why: why.reason })],
    },
    ...followsRemoval(state, voterNo, why),
  ]);
}

function followsRemoval(state: Cycle, voterNo: number, why: ChangeWhy): readonly Fact[] {
  // Only a registered voter may stand (JWH25-16), represent (JWH25-14) or give and hold a mandate (JWH25-19).
  const standing = standingResidents(state).filter((c) => c.voterNo === voterNo);
  const mandates = state.proxies.filter(
    (p) => p.ended === null && (p.principal === voterNo || p.trustee === voterNo) && !isOver(state, p.poll),
  );
  const reason = why.by === 'RULING' ? `依第${why.objectionNo}号申诉的决定除名` : '依补正从选民名单除名';
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

/** Under which number this identity number stands on the roll already, however it was spelled when it came there. */
function listedAs(idNumber: string, own: number | undefined, ctx: Context): number | undefined {
  const same = (v: VoterFact): boolean =>
    v.idNumber !== undefined && foldIdNumber(v.idNumber).idNumber === idNumber && !v.removed && v.voterNo !== own;
  return [...ctx.voters.values()].find(same)?.voterNo;
}

/** Whether an entry may stand on this roll: as an imported one, listed under no other number, a worker with the record. */
function checked(
  state: Cycle,
  voter: VoterEntry,
  own: { readonly voterNo: number | undefined; readonly numberCarried: boolean },
  ctx: Context,
): Result<CheckedEntry, Refusal> {
  const result = checkEntry(voter, state.electionDay, ctx, own.numberCarried);
  if (!result.ok) return result;
  const worker = handEnteredWorkerRefusal(state, result.value.entry, own.voterNo, ctx);
  if (worker !== null) return worker;
  const listed = listedAs(result.value.entry.idNumber, own.voterNo, ctx);
  if (listed === undefined) return result;
  return refuse(
    'ALREADY_LISTED',
    {
      zh: `这个身份证号已经登记在名单上，是第${listed}号选民，不能重复登记。`,
      en: `This identity number is on the roll already, as voter ${listed}.`,
    },
    {
      zh: '请核对号码和序号；要改的是那一条的内容，请按那个序号更正，序号不变。',
      en: 'Check both numbers; to correct that entry, correct it under its own.',
    },
    { sources: ['JWH25-17'] },
  );
}

const recorded = (
  { entry }: CheckedEntry,
  voterNo: number,
  why: ChangeWhy,
  warnings: readonly string[],
): RecordedEntry => ({
  ...entry,
  voterNo,
  why: why.reason,
  ...(warnings.length === 0 ? {} : { warnings }),
});

/** A person comes onto the roll under the next free number. `replaces`: the number that leaves in the same act. */
export function addVoter(state: Cycle, voter: VoterEntry, why: ChangeWhy, ctx: Context, replaces?: number): Decision {
  const held = checked(state, voter, { voterNo: replaces, numberCarried: false }, ctx);
  if (!held.ok) return held;
  const voterNo = state.roll.lastNo + 1;
  return ok([
    {
      type: 'VOTER_ADDED',
      stream: 'RESIDENTS',
      body: bodyOf(voterNo, why),
      sealed: [restricted(recorded(held.value, voterNo, why, held.value.warnings))],
    },
  ]);
}

/** The entry under a number is put right; the number stays, and so does everything done by it, and whatever is not given. */
export function correctVoter(
  state: Cycle,
  voterNo: number,
  given: VoterCorrection,
  why: ChangeWhy,
  ctx: Context,
): Decision {
  const before = ctx.voters.get(voterNo);
  if (before === undefined || before.removed) return noSuchVoter(voterNo);
  const voter = corrected(before, given);
  if (voter === null) return unknownEntry(voterNo);
  const held = checked(state, voter, { voterNo, numberCarried: voter.idNumber === before.idNumber }, ctx);
  if (!held.ok) return held;
  const { entry, warnings } = held.value;
  const refused =
    unchangedRefusal(before, entry) ??
    movedHousehold(state, voterNo, entry.household, ctx) ??
    standingRefusal(state, before, entry.name);
  if (refused !== null) return refused;
  const another = anotherPerson(before, entry);
  return ok([
    {
      type: 'VOTER_CORRECTED',
      stream: 'RESIDENTS',
      body: bodyOf(voterNo, why),
      sealed: [restricted(recorded(held.value, voterNo, why, [...warnings, ...another]))],
    },
  ]);
}

/**
 * The whole entry after a correction: telephone and address of somebody whose name was misspelt are still theirs. A new identity
 * number brings its own birthday (REG-2). `null` where what stands on the roll is not known any more.
 */
function corrected(before: VoterFact, given: VoterCorrection): VoterEntry | null {
  const idNumber = given.idNumber ?? before.idNumber;
  const ground = given.ground ?? before.ground;
  const name = given.name ?? before.name;
  const birth = given.birth ?? birthIn(given.idNumber) ?? before.birth;
  if (idNumber === undefined || ground === undefined || name === '') return null;
  const phone = given.phone ?? before.phone;
  const address = given.address ?? before.address;
  return {
    pinyin: '',
    initials: '',
    // A number of no card that stands on the roll is of another paper; which one was said when it came there.
    ...(idNumber === before.idNumber && !looksLikeId(idNumber) ? { paper: 'OTHER' } : {}),
    ...given,
    voterNo: before.voterNo,
    name,
    sex: given.sex ?? before.sex,
    birth,
    idNumber,
    group: given.group ?? before.group ?? '',
    household: given.household ?? before.household ?? '',
    ground,
    ...(phone === undefined ? {} : { phone }),
    ...(address === undefined ? {} : { address }),
  };
}

function birthIn(idNumber: string | undefined): VoterEntry['birth'] | undefined {
  const reading = idNumber === undefined ? undefined : readIdNumber(foldIdNumber(idNumber).idNumber);
  return reading?.ok === true ? reading.birth : undefined;
}

const unknownEntry = (voterNo: number): Decision =>
  refuse(
    'ENTRY_NOT_KNOWN',
    { zh: `第${voterNo}号选民的登记内容已经删除。`, en: `The entry of voter ${voterNo} has been erased.` },
    { zh: '请把各项都填写完整。', en: 'Fill in every field.' },
  );

function unchangedRefusal(before: VoterFact, after: VoterEntry): Decision | null {
  const same = (
    ['name', 'sex', 'birth', 'idNumber', 'group', 'household', 'ground', 'phone', 'address'] as const
  ).every((field) => (before[field] ?? '') === (after[field] ?? ''));
  if (!same || after.workedSince !== undefined) return null;
  return refuse(
    'NOTHING_CORRECTED',
    { zh: '更正以后的内容和名单上的一样。', en: 'The corrected entry is the one that stands on the roll.' },
    { zh: '请填写要改的内容。', en: 'Say what should be otherwise.' },
  );
}

function standingRefusal(state: Cycle, { voterNo, name }: VoterFact, after: string): Decision | null {
  const standing = standingResidents(state).some((c) => c.voterNo === voterNo);
  if (!standing || name === '' || name === after) return null;
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

/** Whoever has another name and another number may be somebody else: that is a striking and an addition, not a correction. */
function anotherPerson(before: VoterFact, after: VoterEntry): readonly string[] {
  const { voterNo, name, idNumber } = before;
  if (name === '' || name === after.name || idNumber === undefined || idNumber === after.idNumber) return [];
  return [
    `第${voterNo}号的姓名和证件号码同时改了。如果换成了另一个人，应当一人除名、一人补登，不能用更正代替；请再核对（JWH25-17）。`,
  ];
}
