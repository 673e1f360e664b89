import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import { ballotsInUse, noCandidate, pollBegun } from '../candidates/refusals.ts';
import type { CommandOf } from '../commands.ts';
import { publicly, restricted } from '../fact-of.ts';
import { formalResidents } from '../gates.ts';
import type { Cycle } from '../state.ts';
import { INTRODUCTION_ROOM, type IntroductionWords } from './facts.ts';
import { privateDataIn } from './private-data.ts';
import { introductionsOut, withoutIntroduction } from './shown.ts';

/** Characters as a reader counts them: one of the rarer ones is two units of a string. */
export const charactersOf = (words: string): number => Array.from(words.normalize('NFC')).length;

const tidy = (words: string): string => words.normalize('NFC').trim();

/** Copied from the candidate's signed paper; replaced as often as wanted until all are published together. */
export function recordIntroduction(state: Cycle, command: CommandOf<'RECORD_INTRODUCTION'>): Decision {
  const candidate = formalResidents(state).find((c) => c.id === command.id);
  if (candidate === undefined) return noCandidate();
  if (pollBegun(state)) return ballotsInUse();
  if (introductionsOut(state)) return alreadyOut();
  const words = { about: tidy(command.about), plan: tidy(command.plan) };
  const refused = wordsRefusal(candidate.name, words);
  if (refused !== null) return refused;
  if (command.evidence.length === 0) {
    return refuse(
      'INTRODUCTION_NOT_SIGNED',
      {
        zh: `没有附${candidate.name}本人签名的介绍材料。`,
        en: `The paper signed by ${candidate.name} is not attached.`,
      },
      {
        zh: '请把本人签名的原件拍照或者扫描后附上；不愿介绍的不用登记，页面上留同样大的位置。',
        en: 'Attach a photograph of the signed paper; whoever wants none keeps the same space, empty.',
      },
    );
  }
  const body = { id: command.id, evidence: command.evidence };
  return ok([{ type: 'INTRODUCTION_RECORDED', stream: 'RESIDENTS', body, sealed: [restricted(words)] }]);
}

/** The same room for all, and nothing in it that nobody should read on a wall. */
function wordsRefusal(name: string, { about, plan }: IntroductionWords): Decision | null {
  if (about === '' || plan === '') {
    return refuse(
      'INTRODUCTION_INCOMPLETE',
      { zh: `${name}的自我介绍或者履职设想没有写。`, en: `${name}: the introduction or the plan is empty.` },
      { zh: '每位候选人都是同样两项，请本人写齐。', en: 'Everybody fills in the same two; ask the candidate.' },
      { sources: ['JWH25-18'] },
    );
  }
  const [said, planned] = [charactersOf(about), charactersOf(plan)];
  if (said > INTRODUCTION_ROOM.about || planned > INTRODUCTION_ROOM.plan) {
    return refuse(
      'INTRODUCTION_TOO_LONG',
      {
        zh: `自我介绍${said}字、履职设想${planned}字，超过了每位候选人相同的篇幅。`,
        en: `${said} characters of introduction, ${planned} of plan: more than everybody’s room.`,
      },
      {
        zh: `自我介绍最多${INTRODUCTION_ROOM.about}字，履职设想最多${INTRODUCTION_ROOM.plan}字，请本人压缩后重新签名。`,
        en: `At most ${INTRODUCTION_ROOM.about} and ${INTRODUCTION_ROOM.plan}; let the candidate shorten and sign again.`,
      },
      { sources: ['JWH25-18'] },
    );
  }
  const found = privateDataIn(about) ?? privateDataIn(plan);
  if (found === null) return null;
  return refuse(
    'INTRODUCTION_PRIVATE_DATA',
    { zh: `${name}的介绍里有${found.zh}，公布以后谁都看得到。`, en: `The introduction of ${name} holds ${found.en}.` },
    { zh: '请本人删去以后重新签名，再登记。', en: 'Let the candidate take it out and sign again.' },
  );
}

const alreadyOut = (): Decision =>
  refuse(
    'INTRODUCTIONS_PUBLISHED',
    { zh: '自我介绍已经一起公布，不能再换。', en: 'The introductions are out and stand.' },
    {
      zh: '谁也不能看了别人的再改写；正式候选人名单有变动、重新公布以后，再一起公布。',
      en: 'Nobody writes again after reading the others; a changed list has all published anew.',
    },
    { sources: ['JWH25-18'] },
  );

/** A second person holds it beside the signed paper, by the same short list for all. */
export function checkIntroduction(state: Cycle, command: CommandOf<'CHECK_INTRODUCTION'>, ctx: Context): Decision {
  const { id, fault } = command;
  const one = state.introductions.all.find((i) => i.id === id);
  if (one?.stage.kind !== 'WAITING') {
    return refuse(
      'NO_INTRODUCTION_WAITING',
      { zh: '这位候选人没有等待核对的自我介绍。', en: 'No introduction of this candidate waits to be checked.' },
      { zh: '请核对名单。', en: 'Check the list.' },
    );
  }
  if (one.by === ctx.actor.account) {
    return refuse(
      'MAKER_CANNOT_REVIEW',
      { zh: '这份自我介绍由您登记，要由别人对照原件核对。', en: 'You recorded it; another must check it.' },
      { zh: '请由选举委员会另一位成员核对。', en: 'Let another member of the committee do it.' },
    );
  }
  return ok([{ type: 'INTRODUCTION_CHECKED', stream: 'RESIDENTS', body: { id, fault }, sealed: [] }]);
}

/** All at once, in the order of the formal list, when none waits any more. */
export function publishIntroductions(state: Cycle): Decision {
  const formal = formalResidents(state);
  if (!state.published.formal || formal.length === 0) {
    return refuse(
      'FORMAL_LIST_FIRST',
      { zh: '正式候选人名单还没有公布。', en: 'The formal list is not published.' },
      { zh: '请先公布正式候选人（D08），自我介绍按名单的顺序一起公布。', en: 'Publish the formal list first (D08).' },
      { sources: ['JWH25-18'] },
    );
  }
  if (pollBegun(state)) return ballotsInUse();
  if (introductionsOut(state)) return alreadyOut();
  const of = (id: string) => state.introductions.all.find((i) => i.id === id);
  const waiting = formal.filter(({ id }) => (of(id)?.stage.kind ?? 'CHECKED') !== 'CHECKED');
  if (waiting.length > 0) {
    const names = waiting.map((c) => c.name).join('、');
    return refuse(
      'INTRODUCTIONS_WAITING',
      { zh: `还没有核对好：${names}。`, en: `Not checked yet: ${names}.` },
      {
        zh: '请逐份核对，退回的由本人改好再登记；不能先公布一部分人的。',
        en: 'Check each, and record anew what went back; all go out together.',
      },
      { sources: ['JWH25-18'] },
    );
  }
  const sealed = formal.flatMap(({ id }) => {
    const one = of(id);
    return one === undefined ? [] : [publicly({ id, ...one.words })];
  });
  if (sealed.length === 0) {
    return refuse(
      'NO_INTRODUCTIONS',
      { zh: '还没有一份自我介绍。', en: 'There is no introduction yet.' },
      { zh: '请先登记候选人交来的自我介绍。', en: 'Record what the candidates hand in first.' },
    );
  }
  const body = { ids: formal.map((c) => c.id), without: withoutIntroduction(state) };
  return ok([{ type: 'INTRODUCTIONS_PUBLISHED', stream: 'RESIDENTS', body, sealed }]);
}
