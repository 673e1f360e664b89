import type { Refusal } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Ground } from './ground.ts';
import { shown } from './mask.ts';

/** What a person who has seen the documents says about a row that needs a human. It holds for the file that was seen. */
export interface RowDecision {
  readonly sheet: string;
  readonly row: number;
  readonly decision: 'REGISTER' | 'LEAVE_OUT';
  readonly reason: string;
  /** Where the row names no ground, or none of the three. */
  readonly ground?: Ground;
  /** What the person was told about this row: whatever else it turns out to have is not decided by them. */
  readonly codes: readonly string[];
}

/** The decisions of one file, each to be met exactly where it belongs. */
export class Decisions {
  readonly #open: ReadonlyMap<string, RowDecision>;
  readonly #met = new Set<RowDecision>();
  readonly #twice: RowDecision[] = [];
  /** Identity numbers that were let in by a decision: a number is one person. */
  readonly #numbers = new Set<string>();

  constructor(given: readonly RowDecision[]) {
    this.#open = new Map(given.map((one) => [keyOf(one.sheet, one.row), one]));
  }

  of(sheet: string, row: number): RowDecision | undefined {
    return this.#open.size === 0 ? undefined : this.#open.get(keyOf(sheet, row));
  }

  /** Whether the decision speaks of all that is found. It is then met. */
  covers(decision: RowDecision, codes: readonly string[]): boolean {
    if (!codes.every((code) => decision.codes.includes(code))) return false;
    this.#met.add(decision);
    return true;
  }

  /** A number that a decision lets onto the roll. */
  letIn(decision: RowDecision, idNumber: string): void {
    if (this.#numbers.has(idNumber)) this.#twice.push(decision);
    this.#numbers.add(idNumber);
  }

  /** Why the decisions do not fit the file; undefined where they do. */
  fault(): Refusal | undefined {
    const unmet = [...this.#open.values()].filter((one) => !this.#met.has(one));
    if (unmet.length > 0) {
      return {
        code: 'ROLL_DECISION_UNFIT',
        message: text(
          `对${placesZh(unmet)}作的决定和检查结果对不上。`,
          `The decisions on ${placesEn(unmet)} do not fit what the check found.`,
        ),
        remedy: text('请重新检查文件，再逐人决定。', 'Check the file again and decide anew.'),
        sources: [],
      };
    }
    if (this.#twice.length === 0) return undefined;
    return {
      code: 'ROLL_DECISION_TWICE',
      message: text(
        `${placesZh(this.#twice)}的号码和另一行相同，两行都决定登记了。`,
        `Two rows with one number are both to be registered: ${placesEn(this.#twice)}.`,
      ),
      remedy: text(
        '一个号码只登记一个人，请把另一行定为不登记。',
        'One number is one person: leave the other row out.',
      ),
      sources: [],
    };
  }
}

const keyOf = (sheet: string, row: number): string => `${row} ${sheet}`;
const placesZh = (some: readonly RowDecision[]): string =>
  some.map(({ sheet, row }) => `“${shown(sheet)}”第 ${row} 行`).join('、');
const placesEn = (some: readonly RowDecision[]): string =>
  some.map(({ sheet, row }) => `“${shown(sheet)}” row ${row}`).join(', ');
