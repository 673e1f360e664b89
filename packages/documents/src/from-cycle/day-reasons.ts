import { accountsOf, broken, ruledBy } from '@mingxuan/election';
import type { LawReason } from '../papers/paper.ts';
import type { DecidedPoll } from './polls.ts';
import type { PaperSource } from './source.ts';

const clean = (text: string): string => text.replaceAll(/。。+/g, '。');
const said = (text: string): LawReason => ({ text: clean(text), law: [] });

/**
 * What the day itself owes the public: ballots that do not add up with the reason both signatories accepted, boxes that were
 * set aside and what the committee decided, doubtful ballots and how they were read.
 */
export function dayReasons({ cycle }: PaperSource, poll: DecidedPoll): readonly LawReason[] {
  return [...unbalanced(cycle, poll), ...setAside(cycle, poll), ...doubtful(poll)];
}

function unbalanced(cycle: PaperSource['cycle'], poll: DecidedPoll): readonly LawReason[] {
  if (poll.discrepancy === null) return [];
  const wrong = broken(accountsOf(cycle, poll, poll)).map((i) => i.text.zh);
  const accepted = poll.stage === 'CERTIFIED' ? '监票人和主持人已签字认可。' : '';
  return [said(`选票清点不符：${wrong.join('')}原因：${poll.discrepancy}。${accepted}`)];
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
