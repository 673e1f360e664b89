import { accountsAskedBy, accountsOf, broken, ruledBy } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import type { LawReason } from '../papers/paper.ts';
import { cited } from './cite.ts';
import { type DecidedPoll, personOf } from './polls.ts';
import type { PaperSource } from './source.ts';

const dayInChinese = (day: IsoDate): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
const clean = (text: string): string => text.replaceAll(/。。+/g, '。');

/** What no text asks for and is done all the same: a paper says so where an article would stand, in words for its readers. */
const OWN_CONTROL = '选举工作要求，法律没有具体规定';
const said = (text: string): LawReason => ({ text: clean(text), law: [OWN_CONTROL] });

/**
 * What the day itself owes the public: ballots that do not add up with the reason both signatories accepted, boxes that were
 * set aside and what the committee decided, doubtful ballots and how they were read, and what the check of those elected found.
 */
export function dayReasons(source: PaperSource, poll: DecidedPoll): readonly LawReason[] {
  const { cycle } = source;
  return [...unbalanced(source, poll), ...setAside(cycle, poll), ...doubtful(poll), ...rechecked(source, poll)];
}

function unbalanced({ cycle, residents }: PaperSource, poll: DecidedPoll): readonly LawReason[] {
  if (poll.discrepancy === null) return [];
  const wrong = broken(accountsOf(cycle, poll, poll));
  const accepted = poll.stage === 'CERTIFIED' ? '监票人和主持人已签字认可。' : '';
  const text = `选票清点不符：${wrong.map((i) => i.text.zh).join('')}原因：${poll.discrepancy}。${accepted}`;
  const law = cited(residents, accountsAskedBy(poll, residents, wrong));
  return [law.length === 0 ? said(text) : { text: clean(text), law }];
}

const causes = {
  LATE: '返回迟于投票结束时间',
  SEAL_MISSING: '返回时没有封条',
  SEAL_REUSED: '封条号不符',
  OPENED_EARLY: '提前打开',
  BALLOTS_SHORT: '选票张数不符',
  LOST: '遗失',
} as const;

function setAside(cycle: PaperSource['cycle'], poll: DecidedPoll): readonly LawReason[] {
  return cycle.boxDay.incidents
    .filter((i) => i.poll === poll.id)
    .map(({ box, cause, decision }) =>
      said(
        `${box}号票箱${causes[cause]}，${decision === null ? '尚未决定' : `选举委员会决定${decision.counted ? '予以计票' : '不予计票'}：${decision.reason}`}。`,
      ),
    );
}

function doubtful(poll: DecidedPoll): readonly LawReason[] {
  const { total, valid, partInvalid, invalid } = ruledBy(poll.doubtful);
  if (total === 0) return [];
  return [said(`存疑票${total}张，经认定有效${valid}张、部分无效${partInvalid}张、无效${invalid}张。`)];
}

const effects = {
  VOID: '当选无效，名额另行选举',
  PENDING: '不能任职，名额由街道依法决定',
} as const;

/**
 * How many were found fit; who was not, on what ground, by whom and when. Which of the law's bars it is stays unsaid. A finding
 * without effect rests on a text that nobody has confirmed: it is on record, and on no paper that names the person.
 */
function rechecked(source: PaperSource, poll: DecidedPoll): readonly LawReason[] {
  const fit = poll.rechecks.filter((one) => one.finding === 'CONFIRMED').length;
  const bars = cited(source.residents, ['JWH25-18']);
  const unfit = poll.rechecks.flatMap((one): LawReason[] => {
    if (one.finding === 'CONFIRMED' || one.effect === 'NONE') return [];
    const name = personOf(source, poll.named.writeIns, one.id)?.name ?? one.id;
    const ground = one.basis === 'STATUTORY' ? '有法律写明不得作候选人的情形' : `依据${one.localText}`;
    const text = `${name}经${one.authority}于${dayInChinese(one.foundOn)}复核，${ground}，不符合任职条件：${effects[one.effect]}。`;
    const law = one.basis === 'STATUTORY' ? bars : [one.localText];
    return [{ text: clean(text), law }];
  });
  const found: LawReason = { text: `当选人资格复核：${fit}人符合条件。`, law: bars };
  return [...(fit === 0 ? [] : [found]), ...unfit];
}
