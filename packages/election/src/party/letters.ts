import { checkSurplus, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';

const blank = (...words: readonly string[]): boolean => words.some((word) => word.trim() === '');

const kept = (lines: readonly string[]): readonly string[] => lines.map((l) => l.trim()).filter((l) => l !== '');

/** B01 请示: what the community asks for. It may be put right until the reply is there. */
export function requestPartyElection(
  state: Cycle,
  command: CommandOf<'REQUEST_PARTY_ELECTION'>,
  ctx: Context,
): Decision {
  if (state.party.approval !== null) {
    return refuse(
      'REQUEST_ANSWERED',
      { zh: '请示已经批复，不能再改。', en: 'The request is answered; it stands.' },
      { zh: '批复有变化的，请登记更正后的批复。', en: 'Where the reply changed, record the corrected reply.' },
    );
  }
  const { type: _type, signer, contact, phone, agenda, attachments, ...request } = command;
  const lacking =
    blank(request.requestNo, request.place, request.nomination, request.method, signer, contact, phone) ||
    kept(agenda).length === 0;
  if (lacking) {
    return refuse(
      'REQUEST_INCOMPLETE',
      {
        zh: '请示还缺内容：文号、会议地点、议程、候选人产生办法、选举方式、签发人、联系人和电话都要有。',
        en: 'A request needs its number, the place, the agenda, how candidates are found and votes cast, signer, contact and telephone.',
      },
      { zh: '请补齐空着的各项。', en: 'Fill in what is empty.' },
      { sources: ['DXJ20-3'] },
    );
  }
  if (request.expected > request.fullMembers) {
    return refuse(
      'REQUEST_FIGURES_WRONG',
      {
        zh: `应到会${request.expected}人，比正式党员${request.fullMembers}人还多。`,
        en: `${request.expected} expected are more than the ${request.fullMembers} full members.`,
      },
      { zh: '请对照党员名册更正。', en: 'Check the register.' },
      { sources: ['DXJ20-5'] },
    );
  }
  const surplus = checkSurplus(ctx.party, 'PARTY_MEMBER', request.seats.PARTY_MEMBER, request.memberCandidates);
  const allowed = refuseIfViolated('SURPLUS_TOO_SMALL', surplus, {
    zh: '请在请示中增加委员候选人名额。',
    en: 'Ask for more candidates.',
  });
  if (!allowed.ok) return allowed;
  return ok([
    {
      type: 'PARTY_ELECTION_REQUESTED',
      stream: 'PARTY',
      body: { ...request, agenda: kept(agenda), attachments: kept(attachments) },
      sealed: [restricted({ signer: signer.trim(), contact: contact.trim(), phone: phone.trim() })],
    },
  ]);
}

/** P06: the choices that the method leaves to the organisation, settled before the meeting votes. */
export function settlePartyMethod(state: Cycle, command: CommandOf<'SETTLE_PARTY_METHOD'>): Decision {
  if (state.polls.some((p) => p.stream === 'PARTY')) {
    return refuse(
      'PARTY_POLL_EXISTS',
      { zh: '选票已经准备，选举办法不能再改。', en: 'The ballots are prepared; the method stands.' },
      { zh: '以党员大会通过的办法为准。', en: 'The method that the meeting passed stands.' },
    );
  }
  const { type: _type, ...method } = command;
  return ok([{ type: 'PARTY_METHOD_SETTLED', stream: 'PARTY', body: method, sealed: [] }]);
}

/** B06 请示: the candidates go up for approval. */
export function requestPartyCandidates(state: Cycle, command: CommandOf<'REQUEST_PARTY_CANDIDATES'>): Decision {
  const { publicity } = state.inspections.PARTY;
  if (state.party.slate === null || publicity === null || publicity.closedOn === null) {
    return refuse(
      'PARTY_SLATE_NOT_READY',
      {
        zh: '初步人选还没有完成联审、考察和公示，不能报批。',
        en: 'The people put forward are not reviewed, inspected and published yet.',
      },
      { zh: '请先完成 B04、B05。', en: 'Finish B04 and B05 first.' },
      { sources: ['SEED'] },
    );
  }
  return ok([
    { type: 'PARTY_CANDIDATES_REQUESTED', stream: 'PARTY', body: { requestNo: command.requestNo.trim() }, sealed: [] },
  ]);
}
