import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import type { Refused } from '../poll/stage.ts';
import { settled, standing } from '../poll/standing.ts';
import { meetingRefusal } from '../rec/decide.ts';
import type { Cycle } from '../state.ts';
import { usedSeals } from '../voting/box-questions.ts';
import { dueAnew } from './stands.ts';
import { barredFromSupervision } from './supervisors.ts';

/** E13: ballots sealed by kind, where, by whom kept, until when. A recount that opens them ends in a new sealing. */
export function sealBallots(state: Cycle, command: CommandOf<'SEAL_BALLOTS'>, ctx: Context): Decision {
  const poll = state.polls.find((p) => p.id === command.poll);
  if (poll?.stage !== 'DETERMINED' && poll?.stage !== 'CERTIFIED') {
    return refuse(
      'COUNT_NOT_FINISHED',
      {
        zh: '这次投票还没有确定结果，选票还不能封存归档。',
        en: 'This poll has no result yet; its ballots are still in use.',
      },
      { zh: '请先完成计票、确定结果。', en: 'Count and determine the result first.' },
    );
  }
  const packages = command.packages.map(({ what, seals }) => ({ what, seals: seals.map((s) => s.trim()) }));
  const seals = packages.flatMap((p) => p.seals);
  const before = [
    ...usedSeals(state),
    ...state.aftermath.ballotsSealed.flatMap((b) => b.packages.flatMap((p) => p.seals)),
  ];
  const wrong =
    packages.length === 0 ||
    packages.some((p) => p.seals.length === 0) ||
    seals.some((s) => s === '' || before.includes(s)) ||
    new Set(seals).size !== seals.length;
  if (wrong) {
    return refuse(
      'SEAL_WRONG',
      {
        zh: '每一包选票都要有封条号，封条号不能重复、不能用过。',
        en: 'Each package needs its own seal numbers, none used before.',
      },
      { zh: '请核对封条号。', en: 'Check the seals.' },
    );
  }
  const witnesses = [...new Set(command.witnesses.map((w) => w.trim()).filter((w) => w !== ''))];
  if (command.keeper.trim() === '' || witnesses.length < 2) {
    return refuse(
      'KEEPER_OR_WITNESS_MISSING',
      { zh: '要写明保管人和至少两名见证人。', en: 'Name who keeps them and two or more witnesses.' },
      { zh: '请补齐。', en: 'Add them.' },
    );
  }
  if (command.until <= ctx.on) {
    return refuse(
      'KEPT_TOO_SHORT',
      { zh: '保管期限不能早于封存当天。', en: 'They are kept beyond the day they are sealed.' },
      { zh: '请按当地规定填写保管到哪一天。', en: 'Give the day until which local texts have them kept.' },
    );
  }
  return ok([
    {
      type: 'BALLOTS_SEALED',
      stream: poll.stream,
      body: {
        no: state.aftermath.ballotsSealed.length + 1,
        poll: command.poll,
        packages,
        place: command.place.trim(),
        until: command.until,
      },
      sealed: [
        publicly({ kind: 'KEEPER' as const, name: command.keeper.trim() }),
        ...witnesses.map((name) => publicly({ kind: 'WITNESS' as const, name })),
      ],
    },
  ]);
}

function nothingCertified(state: Cycle): Refused | null {
  if (state.polls.some((p) => p.stream === 'RESIDENTS' && p.stage === 'CERTIFIED')) return null;
  return refuse(
    'NOT_CERTIFIED',
    { zh: '居民委员会选举还没有核定的结果。', en: 'No residents’ vote is certified yet.' },
    { zh: '请先由两人签字核定结果。', en: 'Let both signatories certify it first.' },
  );
}

/** F01: the result is reported to the street and filed (RSLT-1). */
export function fileResult(state: Cycle, command: CommandOf<'FILE_RESULT'>): Decision {
  const early = nothingCertified(state);
  if (early !== null) return early;
  const { reportNo, to } = command;
  return ok([
    { type: 'RESULT_FILED', stream: 'RESIDENTS', body: { reportNo: reportNo.trim(), to: to.trim() }, sealed: [] },
  ]);
}

/** F02: each of those elected has one certificate, each certificate a number of its own. */
export function deliverCertificates(state: Cycle, command: CommandOf<'DELIVER_CERTIFICATES'>): Decision {
  const elected = new Set(standing(state, 'residents').flatMap((s) => s.elected));
  const stranger = command.certificates.find((c) => !elected.has(c.id));
  if (command.certificates.length === 0 || stranger !== undefined) {
    return refuse(
      'NOT_ELECTED',
      {
        zh: stranger === undefined ? '没有写明发给谁。' : `${stranger.id}不是已核定当选的人。`,
        en: stranger === undefined ? 'Nobody is named.' : `${stranger.id} is not elected by a certified vote.`,
      },
      { zh: '当选证书只发给已核定当选的人。', en: 'Certificates go to those whose election is certified.' },
    );
  }
  const before = state.aftermath.certificates;
  // One that fell with an earlier result keeps its number; its holder may be elected again.
  const holders = [...before.filter((c) => c.voidedOn === null), ...command.certificates].map((c) => c.id);
  const numbers = [...before, ...command.certificates].map((c) => c.certNo.trim());
  const twice = new Set(holders).size !== holders.length || new Set(numbers).size !== numbers.length;
  if (twice) {
    return refuse(
      'CERTIFICATE_TWICE',
      {
        zh: '有人已经领过当选证书，或证书编号重复。',
        en: 'Somebody has a certificate already, or a number is given twice.',
      },
      { zh: '一人一证，一证一号。', en: 'One certificate a person, one number a certificate.' },
    );
  }
  const certificates = command.certificates.map(({ id, certNo }) => ({ id, certNo: certNo.trim() }));
  return ok([{ type: 'CERTIFICATES_DELIVERED', stream: 'RESIDENTS', body: { certificates }, sealed: [] }]);
}

/** F03: supervisors are no committee members and none of their near relatives (JWH25-36). */
export function electSupportingBody(state: Cycle, command: CommandOf<'ELECT_SUPPORTING_BODY'>): Decision {
  const meeting = nothingCertified(state) ?? meetingRefusal(command.meeting);
  if (meeting !== null) return meeting;
  const names = command.members.map((m) => m.name.trim());
  if (names.length === 0 || new Set(names).size !== names.length) {
    return refuse(
      'MEMBERS_WRONG',
      { zh: '没有写明成员，或同一个人写了两次。', en: 'Nobody is named, or somebody twice.' },
      { zh: '请核对名单；同名同姓的请加注。', en: 'Check the list; tell namesakes apart.' },
    );
  }
  const barred = command.body === 'SUPERVISION' ? barredFromSupervision(state, names) : [];
  if (barred.length > 0) {
    return refuse(
      'SUPERVISOR_NOT_FREE',
      {
        zh: `${barred.join('、')}是居民委员会成员或其近亲属，不得担任居务监督委员会成员。`,
        en: `${barred.join(', ')} sits on the residents’ committee or is a near relative of one who does.`,
      },
      { zh: '请换人推选。', en: 'Choose somebody else.' },
      { sources: ['JWH25-36'] },
    );
  }
  return ok([
    {
      type: 'SUPPORTING_BODY_ELECTED',
      stream: 'RESIDENTS',
      body: {
        no: state.aftermath.supporting.length + 1,
        body: command.body,
        title: command.title.trim(),
        meeting: command.meeting,
        members: names.length,
      },
      sealed: command.members.map(({ name, post, sex }) =>
        publicly({ name: name.trim(), post: post.trim(), ...(sex === undefined ? {} : { sex }) }),
      ),
    },
  ]);
}

/** After a recount, what rested on the old result is done anew first; `null` when nothing is left. */
export function afterRecount(state: Cycle): Refused | null {
  const due = dueAnew(state);
  if (due.length === 0) return null;
  return refuse(
    'RESULT_CHANGED_SINCE',
    {
      zh: `结果复核以后，下列事项要重新办理：${due.map((one) => one.zh).join('；')}。`,
      en: `Since the recount these are to be done anew: ${due.map((one) => one.en).join('; ')}.`,
    },
    {
      zh: '请先重新办理。本系统要求各项都与现在的结果一致。',
      en: 'Do them first: this system has all of them rest on the present result.',
    },
  );
}

/** F08: what goes into the archive, who keeps it, how long (JWH25-39). A later list replaces the earlier one. */
export function listArchive(state: Cycle, command: CommandOf<'LIST_ARCHIVE'>): Decision {
  if (!settled(state, 'residents')) {
    return refuse(
      'COMMITTEE_NOT_COMPLETE',
      {
        zh: '选举还没有全部完成，案卷目录还不能定。',
        en: 'The election is not finished; the list of the archive cannot be closed.',
      },
      { zh: '请先完成选举和另行选举。', en: 'Finish the votes first.' },
      { sources: ['JWH25-39'] },
    );
  }
  const due = afterRecount(state);
  if (due !== null) return due;
  return ok([{ type: 'ARCHIVE_LISTED', stream: 'CYCLE', body: { entries: command.entries }, sealed: [] }]);
}
