import type { IsoDate, Refusal, Result, SourceRef, Text } from '@mingxuan/rulebook';
import { addYears, err, ok } from '@mingxuan/rulebook';

/** What somebody enters of a decision by which a term was prolonged. It prolongs nothing until another person has checked it. */
export interface ExtensionAsked {
  /** The last day of the term as it stood when this was entered. */
  readonly termEnds: IsoDate;
  /** The last day after it. */
  readonly until: IsoDate;
  /** Which office decided, the number of its document, and the day on it. */
  readonly authority: string;
  readonly documentNo: string;
  readonly decidedOn: IsoDate;
  readonly reason: string;
}

interface Noted {
  readonly no: number;
  readonly at: string;
  readonly account: string;
  readonly hash: string;
}

/** One line of a community's register of terms; lines are only added. */
export type TermEvent =
  | (Noted & { readonly kind: 'ASKED'; readonly body: ExtensionAsked })
  | (Noted & { readonly kind: 'GRANTED'; readonly about: number })
  | (Noted & { readonly kind: 'DECLINED'; readonly about: number; readonly body: { readonly ground: string } });

/** A request with what became of it. */
export interface TermExtension extends ExtensionAsked, Noted {
  readonly answer: null | {
    readonly granted: boolean;
    readonly at: string;
    readonly account: string;
    readonly hash: string;
    /** Why it was declined; `null` where it was granted. */
    readonly ground: string | null;
  };
}

/** Requests with their answers, the oldest first. */
export function extensionsOf(events: readonly TermEvent[]): readonly TermExtension[] {
  return events.flatMap((asked) => {
    if (asked.kind !== 'ASKED') return [];
    const { no, at, account, hash, body } = asked;
    const answer = events.find((one) => one.kind !== 'ASKED' && one.about === no);
    return [
      {
        no,
        at,
        account,
        hash,
        ...body,
        answer:
          answer === undefined || answer.kind === 'ASKED'
            ? null
            : {
                granted: answer.kind === 'GRANTED',
                at: answer.at,
                account: answer.account,
                hash: answer.hash,
                ground: answer.kind === 'DECLINED' ? answer.body.ground : null,
              },
      },
    ];
  });
}

/**
 * The extension that counts for a term that ends on a day: the one granted last, as long as it goes beyond that day. The next
 * term ends years later, so that no extension of this one reaches into it.
 */
export function extensionInForce(ends: IsoDate, extensions: readonly TermExtension[]): TermExtension | null {
  const granted = extensions
    .filter((one) => one.answer?.granted === true)
    .toSorted((a, b) => ((a.answer?.at ?? '') < (b.answer?.at ?? '') ? -1 : 1));
  const last = granted.at(-1);
  return last !== undefined && last.until > ends ? last : null;
}

/** More than a year is against what the Party's regulation allows as a rule (DXJ20-3, 一般不超过一年): it is shown, and blocks nothing. */
const YEARS_AS_A_RULE = 1;
const RULE: SourceRef = 'DXJ20-3';

/** Whether a request can be entered; with what speaks against it without forbidding it. */
export function checkExtension(
  asked: ExtensionAsked,
  today: IsoDate,
  extensions: readonly TermExtension[],
): Result<readonly { readonly message: Text; readonly sources: readonly SourceRef[] }[], Refusal> {
  if (asked.until <= asked.termEnds) return err(notLonger(asked.termEnds));
  if (asked.decidedOn > today) return err(decidedLater);
  if (extensions.some((one) => one.answer === null)) return err(oneIsOpen);
  return ok(asked.until > addYears(asked.termEnds, YEARS_AS_A_RULE) ? [tooLong] : []);
}

const tooLong = {
  message: {
    zh: '延期超过一年。党组织的任期延期一般不超过一年，请核对批准文件。',
    en: 'This is more than a year. A Party organisation’s term is as a rule prolonged by one year at most; check the decision.',
  },
  sources: [RULE],
} as const;

const notLonger = (ends: IsoDate): Refusal => ({
  code: 'EXTENSION_NOT_LONGER',
  message: {
    zh: `任期本来到 ${ends}，延期要晚于这一天。`,
    en: `The term ends on ${ends}; an extension must go beyond it.`,
  },
  remedy: { zh: '请按批准文件填写延期到哪一天。', en: 'Enter the day that the decision names.' },
  sources: [],
});

const decidedLater: Refusal = {
  code: 'EXTENSION_NOT_DECIDED',
  message: { zh: '批准日期还没有到。', en: 'The day of the decision has not come.' },
  remedy: { zh: '批准文件下发以后再登记。', en: 'Enter it once the decision has been made.' },
  sources: [],
};

const oneIsOpen: Refusal = {
  code: 'EXTENSION_OPEN',
  message: { zh: '这个社区有一件延期还没有核对。', en: 'An extension here has not been checked yet.' },
  remedy: { zh: '请区或市的人员先核对那一件。', en: 'Let the district or the city check that one first.' },
  sources: [],
};
