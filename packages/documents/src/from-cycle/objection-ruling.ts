import type { Objection, ObjectionKind } from '@mingxuan/election';
import { assertNever } from '@mingxuan/rulebook';
import type { Draft } from '../papers/paper.ts';
import type { ObjectionRulingFacts } from '../papers/registration.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource, Subject } from './source.ts';

const itemWords: Readonly<Record<ObjectionKind, string>> = {
  OMITTED: '应当登记而名单上没有',
  WRONGLY_LISTED: '名单上有不应当登记的人',
  WRONG_ENTRY: '名单上的内容有误',
  REPRESENTATIVES: '代表名单有误',
};

function effectOf(kind: ObjectionKind): string {
  switch (kind) {
    case 'OMITTED':
      return '申诉成立，补入选民名单';
    case 'WRONGLY_LISTED':
      return '申诉成立，从选民名单中除去';
    case 'WRONG_ENTRY':
      return '申诉成立，更正名单内容';
    case 'REPRESENTATIVES':
      return '申诉成立，更正代表名单';
    default:
      return assertNever(kind);
  }
}

/** What was decided, and the ground that the ruling itself gives. */
function decisionWords({ kind, ruling }: Objection): string | undefined {
  if (ruling === null) return undefined;
  const effect = ruling.decision === 'UPHELD' ? effectOf(kind) : '申诉不成立，名单不变';
  return `${effect}。${ruling.basis}`;
}

/** One subject for each objection, ruled on or not. */
export const objections = ({ cycle }: PaperSource): readonly Subject[] =>
  cycle.objections.map(({ no }) => ({ key: String(no), label: { zh: `第${no}件`, en: `no. ${no}` }, nth: no }));

/**
 * N04-1. A notice tells how many objections came in, so it lists all that are ruled on up to its own; the one it is about is
 * always there, and names whoever the roll gained or lost, never the person who objected.
 */
export function objectionRuling(source: PaperSource, { key, nth }: Subject): Draft<ObjectionRulingFacts> {
  const { cycle, residents } = source;
  const law = basisOf(residents, ['REG-4', 'ROLL-4']);
  const listed = cycle.objections.filter((o) => String(o.no) === key || (o.no < nth && o.ruling !== null));
  const upheld = (kind: ObjectionKind): Draft<ObjectionRulingFacts['added']> =>
    listed.filter((o) => o.kind === kind && o.ruling?.decision === 'UPHELD').map(({ about }) => ({ name: about }));
  return {
    head: headOf(source, 'OBJECTION_RULING', electionCommittee(source), nth),
    basis: basisOf(residents, ['ROLL-4']),
    rulings: listed.map((o) => ({
      receivedOn: o.filedOn,
      decidedOn: o.ruling?.on,
      item: itemWords[o.kind],
      decision: decisionWords(o),
      law,
    })),
    added: upheld('OMITTED'),
    removed: upheld('WRONGLY_LISTED'),
    total: cycle.roll.listed,
  };
}
