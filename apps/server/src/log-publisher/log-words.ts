import type { Text } from '@mingxuan/rulebook';
import { chinaTime } from '@mingxuan/rulebook';
import type { LogState, WitnessState } from './log-now.ts';

// What the witnesses of the log have said, for people: the console, the status page and the page before the checking page say the same.

/** Whose word the policy asks for, and how far it has been given. */
export function policyLines({ witnesses, quorum, witnessed, size }: LogState): readonly Text[] {
  if (witnesses.length === 0)
    return [
      {
        zh: '没有请任何人见证。没有见证人，就不能确知别人看到的是同一份。',
        en: 'Nobody was asked to witness it. Without a witness nobody knows for sure that others see the same log.',
      },
    ];
  if (quorum === null)
    return [
      {
        zh: '见证规则写了下面几位，但没有要求谁必须见证。',
        en: 'The policy names these witnesses and asks for none of them.',
      },
    ];
  const asked: Text = { zh: `见证规则要求：${quorum.zh}。`, en: `The policy asks for: ${quorum.en}.` };
  if (witnessed === 0)
    return [asked, { zh: '还没有一个检查点够数。', en: 'No checkpoint has been cosigned by enough of them yet.' }];
  const how: Text =
    witnessed >= size
      ? { zh: `最新的检查点（${size} 项）已经够数。`, en: `The newest checkpoint (${size} leaves) has enough of them.` }
      : {
          zh: `够数的最新检查点到 ${witnessed} 项，后面 ${size - witnessed} 项还在等见证。`,
          en: `Enough of them cosigned ${witnessed} leaves; the ${size - witnessed} after those still wait.`,
        };
  return [asked, how];
}

/** One witness: how far and when, how it is reached, and what it has against us. */
export function witnessWords({ hasAddress, cosigned, at, refused }: WitnessState, size: number): Text {
  const parts = [farWords(cosigned, at, size)];
  if (refused !== null) parts.push({ zh: `最近一次去问：${refused.zh}`, en: `asked last: ${refused.en}` });
  if (!hasAddress)
    parts.push({
      zh: '没有留网址，本机不去问，由它自己来取',
      en: 'it gave no address: it is not asked, and comes by itself',
    });
  return { zh: `${parts.map(({ zh }) => zh).join('；')}。`, en: `${parts.map(({ en }) => en).join('; ')}.` };
}

function farWords(cosigned: number, at: string | null, size: number): Text {
  if (cosigned === 0) return { zh: '还没有见证过', en: 'has not cosigned yet' };
  // A number that we wrote down ourselves is no signature.
  if (at === null)
    return {
      zh: `记着它见证到 ${cosigned} 项，但库里没有它在那里的有效签名：数据库可能被改过，请运行 mingxuan rebuild`,
      en: `is noted as having cosigned ${cosigned} leaves, and no valid signature of it there is kept: the database may have been changed; run mingxuan rebuild`,
    };
  const when = timeOf(at);
  const zh = `，${when}（它的时钟，北京时间）`;
  const en = ` at ${when} (its own clock, China time)`;
  return cosigned >= size
    ? {
        zh: `见证了最新的检查点（${cosigned} 项）${zh}`,
        en: `cosigned the newest checkpoint (${cosigned} leaves)${en}`,
      }
    : {
        zh: `见证到 ${cosigned} 项${zh}，落后 ${size - cosigned} 项`,
        en: `cosigned ${cosigned} leaves${en}, ${size - cosigned} behind`,
      };
}

/** What this page does not see is said, so that silence is not taken for an answer. */
export const sinceWords = ({ since }: LogState): Text => ({
  zh: `程序自 ${timeOf(since)}（北京时间）启动以来，核对过每一条新进日志的账目和每本账的末尾；更早的账目在数据库里有没有被改过，由 mingxuan rebuild 从头查。见证人的拒绝也只记最近一次。`,
  en: `Since it was started at ${timeOf(since)} (China time) the program has checked each entry that went into the log, and the end of every ledger. Whether older entries were changed in the database mingxuan rebuild finds out, from the first. Of a witness's refusals only the last is kept.`,
});

function timeOf(at: string): string {
  const { day, clock } = chinaTime(at);
  return `${day} ${clock}`;
}
