import { addDays, daysBetween, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import { validNotice } from './decide.ts';
import { noticeSort, paperId, stepOfNotice } from './kinds.ts';
import { hangingTime } from './standing.ts';
import type { Paper } from './state.ts';
import { hanging } from './state.ts';

/** A copy on a wall: where, when by the clock, and the photograph that shows it. */
export function postNotice(state: Cycle, command: CommandOf<'POST_NOTICE'>, ctx: Context): Decision {
  const paper = validNotice(state, command.no);
  if ('ok' in paper) return paper;
  const place = command.place.trim();
  const refused = notToPost(state, paper, place, command.evidence.length);
  if (refused !== null) return refused;
  const { time, evidence, by } = command;
  const body = { no: paper.no, paper: paper.paper, place, time, evidence, warnings: postWarnings(state, paper, ctx) };
  const sealed = by === undefined || by.trim() === '' ? [] : [restricted({ by: by.trim() })];
  return ok([{ type: 'NOTICE_POSTED', stream: 'CYCLE', body, sealed }]);
}

function notToPost(state: Cycle, paper: Paper, place: string, photos: number): ReturnType<typeof refuse> | null {
  if (noticeSort(paper.paper)?.way !== 'POSTED') {
    return refuse(
      'LETTER_NOT_POSTED',
      { zh: `《${paper.title}》是公文，不张贴。`, en: `"${paper.title}" is a letter; it is not posted.` },
      { zh: '送出即可。', en: 'Send it.' },
    );
  }
  if (isListOfElectors(paper.paper) && !('publishedOn' in state.roll)) {
    return refuse(
      'PUBLISHED_WITH_THE_ROLL',
      {
        zh: '选民名单的张贴在“选民名单”页登记：张贴就是公布，地点、时间和照片只登记一次。',
        en: 'Posting the roll is its publication: it is recorded once, on the page of the roll.',
      },
      { zh: '请到“选民名单”页公布。', en: 'Publish the roll there.' },
      { sources: ['JWH25-17'] },
    );
  }
  if (hanging(paper).some((posting) => posting.place === place)) {
    return refuse(
      'ALREADY_POSTED_THERE',
      { zh: `第${paper.no}号已经登记贴在“${place}”。`, en: `No. ${paper.no} is recorded as posted at ${place}.` },
      { zh: '贴在别处的，请写别处的地点。', en: 'Name the other place.' },
    );
  }
  if (photos === 0) {
    return refuse(
      'POSTING_NOT_SHOWN',
      { zh: '没有附上张贴的照片，以后说不清哪天贴出来过。', en: 'Without a photo nobody can show that it was posted.' },
      { zh: '请拍下贴好的公告（看得清地点），附上照片。', en: 'Photograph it on the wall and attach the picture.' },
    );
  }
  return null;
}

/** The roll and the list of representatives are published by an act of their own (JWH25-17). */
export const isListOfElectors = (paper: string): boolean =>
  ['VOTER_ROLL', 'REPRESENTATIVE_LIST'].includes(paperId(paper));

function postWarnings(state: Cycle, paper: Paper, { on }: Context): readonly string[] {
  const code = stepOfNotice(paper.paper);
  const step = state.plan?.steps.find((one) => one.code === code);
  const late = step !== undefined && step.latestOpen !== true && on > step.latest && paper.postings.length === 0;
  return [
    ...(late ? [`最迟应当在${step.latest}张贴，${on}才贴出，晚了${daysBetween(step.latest, on)}天。`] : []),
    ...(paper.dated > on ? [`公告落款是${paper.dated}，${on}就贴出来了。`] : []),
  ];
}

/** Taken down too early is recorded as it happened, with the text that has it hang longer. */
export function takeDownNotice(state: Cycle, command: CommandOf<'TAKE_DOWN_NOTICE'>, ctx: Context): Decision {
  const paper = state.papers.find((one) => one.no === command.no);
  const copy = paper === undefined ? undefined : hanging(paper).find((one) => one.place === command.place);
  if (paper === undefined || copy === undefined) {
    return refuse(
      'NOT_POSTED_THERE',
      { zh: `没有登记第${command.no}号贴在“${command.place}”。`, en: `No. ${command.no} does not hang there.` },
      { zh: '请刷新后再看。', en: 'Look again.' },
    );
  }
  if (ctx.on < copy.on) {
    return refuse(
      'ACT_OUT_OF_ORDER',
      { zh: `${copy.on}才张贴，不能在${ctx.on}取下。`, en: `It was posted on ${copy.on}.` },
      { zh: '请核对日期。', en: 'Check the day.' },
    );
  }
  const body = { no: paper.no, place: copy.place, reason: command.reason.trim(), warnings: early(state, paper, ctx) };
  return ok([{ type: 'NOTICE_TAKEN_DOWN', stream: 'CYCLE', body, sealed: [] }]);
}

function early(state: Cycle, paper: Paper, { on }: Context): readonly string[] {
  const time = hangingTime(state, paper.paper);
  // What holds no longer has no days left to hang.
  if (time.kind === 'OPEN' || paper.fate.kind !== 'VALID') return [];
  if (on <= time.until) {
    const short = daysBetween(on, addDays(time.until, 1));
    return [
      `取下早了：异议期到${time.until}，公告应当贴到那天结束，早了${short}天（JWH25-17）。请重新张贴，并把异议受理时间补足。`,
    ];
  }
  return on <= time.advised
    ? [`异议期的最后一天遇到休息日，是否顺延没有定论；稳妥起见，应当贴到${time.advised}。`]
    : [];
}
