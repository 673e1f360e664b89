import type { Context } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import type { Objection } from '../state.ts';
import type { ObjectionKind } from './facts.ts';
import { judgmentRefusal } from './judgment.ts';

type Ruling = CommandOf<'DECIDE_OBJECTION'>;
type Refused = ReturnType<typeof refuse>;

/** Why this ruling on this objection cannot be recorded, before anything of the roll is looked at; `null` if it can. */
export function rulingRefusal(objection: Objection, ruling: Ruling, ctx: Context): Refused | null {
  return (
    withoutBasis(ruling) ??
    changesAtOdds(ruling) ??
    unfitting(objection.kind, ruling) ??
    aboutAnother(objection, ruling) ??
    (ruling.remove === undefined ? null : judgmentRefusal(ruling.remove, ctx)) ??
    withoutEvidence(ruling)
  );
}

function withoutBasis({ basis }: Ruling): Refused | null {
  if (basis.trim() !== '') return null;
  return refuse(
    'RULING_WITHOUT_BASIS',
    { zh: '处理决定必须写明依据。', en: 'A ruling must cite its ground.' },
    { zh: '请写明依据的条款和事实，不写他人隐私。', en: 'Name article and facts.' },
    { sources: ['JWH25-17'] },
  );
}

function changesAtOdds(ruling: Ruling): Refused | null {
  const changes = changesOf(ruling).length > 0;
  if (ruling.decision === 'UPHELD' && !changes) {
    return refuse(
      'RULING_CHANGES_NOTHING',
      { zh: '申诉成立，但没有写明怎样更正名单。', en: 'Upheld, yet no correction of the roll is given.' },
      { zh: '请填写补登、除名或更正的人员。', en: 'Say who is added, removed or corrected.' },
    );
  }
  if (ruling.decision === 'UPHELD' || !changes) return null;
  return refuse(
    'REJECTED_BUT_CHANGED',
    { zh: '申诉不成立时不能更正名单。', en: 'A rejected objection changes nothing on the roll.' },
    { zh: '请核对决定。', en: 'Check the ruling.' },
  );
}

type Change = 'add' | 'remove' | 'correct' | 'representatives';
const CHANGES: readonly Change[] = ['add', 'remove', 'correct', 'representatives'];
const changesOf = (ruling: Ruling): readonly Change[] => CHANGES.filter((change) => ruling[change] !== undefined);

/**
 * What was objected to decides what the ruling may change: an omission is mended by an addition, never by striking somebody.
 * A wrong entry is put right under its number, or struck; whoever is struck may be followed on the list of representatives.
 */
const FITTING: Readonly<Record<ObjectionKind, readonly (readonly Change[])[]>> = {
  OMITTED: [['add']],
  WRONGLY_LISTED: [['remove'], ['remove', 'representatives']],
  WRONG_ENTRY: [['correct'], ['remove'], ['add', 'remove'], ['remove', 'representatives']],
  REPRESENTATIVES: [['representatives']],
};

const KIND_WORDS: Readonly<Record<ObjectionKind, { readonly zh: string; readonly en: string }>> = {
  OMITTED: { zh: '漏登的申诉成立，只能补登', en: 'An omission is mended by adding the person' },
  WRONGLY_LISTED: { zh: '错登的申诉成立，只能除名', en: 'Somebody wrongly listed is struck' },
  WRONG_ENTRY: { zh: '内容有误的申诉成立，只能更正或除名', en: 'A wrong entry is corrected, or struck' },
  REPRESENTATIVES: { zh: '代表名单的申诉成立，只能更正代表名单', en: 'The list of representatives is put right' },
};

function unfitting(kind: ObjectionKind, ruling: Ruling): Refused | null {
  const changes = changesOf(ruling);
  if (changes.length === 0 || FITTING[kind].some((fit) => fit.join() === changes.join())) return null;
  const { zh, en } = KIND_WORDS[kind];
  const both = changes.includes('correct') && changes.length > 1;
  return refuse(
    // An entry struck and put right at once would be neither.
    both ? 'RULING_CHANGES_TOO_MUCH' : 'RULING_DOES_NOT_FIT',
    {
      zh: both ? '更正内容的，不能同时除名、补登或改代表名单。' : `${zh}，不能作别的改动。`,
      en: both ? 'A ruling that corrects an entry changes nothing else.' : `${en}; nothing else is changed by it.`,
    },
    {
      zh: '请只选一种；对别人或别的事有异议的，另行登记一件申诉。',
      en: 'Choose one; doubts about someone else are an objection of their own.',
    },
    { sources: ['JWH25-17'] },
  );
}

function aboutAnother({ no, voterNo }: Objection, ruling: Ruling): Refused | null {
  if (voterNo === null) return null;
  const { remove, correct, representatives } = ruling;
  const own = remove?.voterNo ?? correct?.voterNo;
  const listed = [representatives?.remove, representatives?.add].filter((one) => one !== undefined);
  const touched = own ?? (listed.includes(voterNo) ? voterNo : listed[0]);
  if (touched === undefined || touched === voterNo) return null;
  return refuse(
    'RULING_ABOUT_ANOTHER',
    {
      zh: `第${no}号申诉针对第${voterNo}号选民，不能据此改动第${touched}号。`,
      en: `Objection ${no} is about voter ${voterNo}; it cannot change voter ${touched}.`,
    },
    {
      zh: '请核对序号；对其他人有异议的，另行登记一件申诉。',
      en: 'Check the number; doubts about someone else are an objection of their own.',
    },
    { sources: ['JWH25-17'] },
  );
}

/** A judgment is looked at, and so is a worker's record: what the change rests on lies with the ruling (JWH25-16). */
function withoutEvidence({ remove, add, correct, evidence = [] }: Ruling): Refused | null {
  const worker = add?.workedSince ?? correct?.voter.workedSince;
  if ((remove?.reason !== 'DEPRIVED' && worker === undefined) || evidence.length > 0) return null;
  return refuse(
    'CHANGE_WITHOUT_GROUND',
    worker === undefined
      ? { zh: '没有附上判决书，不能以剥夺政治权利为由除名。', en: 'Without the judgment nobody is struck for it.' }
      : { zh: '没有附上社区工作者的申请和确认记录。', en: 'Application and confirmation of the worker are missing.' },
    { zh: '请附上文书。', en: 'Attach the document.' },
    { rule: worker === undefined ? 'REG-1' : 'REG-4', sources: ['JWH25-16'] },
  );
}
