import { isCount, LARGEST_COUNT } from '../comparators.ts';
import { text, type Text } from '../text.ts';

/** One thing wrong in a file: where, and what would be right. */
export interface Problem {
  readonly path: string;
  readonly message: Text;
}

/** What a file's object looks like once it is known to be one. */
export type Fields = Readonly<Record<string, unknown>>;

function shown(value: unknown): string {
  if (value === undefined) return '（没有填）';
  const written = JSON.stringify(value);
  return written === undefined ? String(value) : written.length > 40 ? `${written.slice(0, 40)}…` : written;
}

/** Reads fields one by one and keeps every problem met, so that a file is corrected in one go. */
export class FieldReader {
  readonly problems: Problem[] = [];

  wrong(path: string, zh: string, en: string): undefined {
    this.problems.push({ path, message: text(zh, en) });
    return undefined;
  }

  private expected(path: string, value: unknown, zh: string, en: string): undefined {
    const now = shown(value);
    return this.wrong(
      path,
      `应是${zh}，现在是${now}`,
      `expected ${en}, found ${now === '（没有填）' ? 'nothing' : now}`,
    );
  }

  object(value: unknown, path: string): Fields | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
    return this.expected(path, value, '一组字段（{…}）', 'an object');
  }

  /** A list; an absent one is empty where `optional`. */
  list(value: unknown, path: string, optional: boolean): readonly unknown[] {
    if (Array.isArray(value)) return value;
    if (!(optional && (value === undefined || value === null))) this.expected(path, value, '列表（[…]）', 'a list');
    return [];
  }

  count(value: unknown, path: string, least = 0): number | undefined {
    if (isCount(value) && value >= least) return value;
    if (typeof value === 'string' && /^\d+$/.test(value.trim().normalize('NFKC'))) {
      const digits = value.trim().normalize('NFKC');
      return this.wrong(
        path,
        `应写成数字 ${digits}：用半角数字，不加引号，现在是${shown(value)}`,
        `write the number ${digits}: ASCII digits without quotes, found ${shown(value)}`,
      );
    }
    if (typeof value === 'number' && Number.isInteger(value) && value > LARGEST_COUNT) {
      return this.wrong(path, `数字太大：${shown(value)}`, `the number is too large: ${shown(value)}`);
    }
    return this.expected(path, value, `不小于${least}的整数`, `a whole number of at least ${least}`);
  }

  optionalCount(value: unknown, path: string): number | undefined {
    return value === undefined || value === null ? undefined : this.count(value, path);
  }

  /** A name or id: text with something in it; outer blanks are dropped. */
  words(value: unknown, path: string): string | undefined {
    const written = typeof value === 'string' ? value.trim().normalize('NFC') : '';
    if (written !== '') return written;
    return this.expected(path, value, '文字，不能空', 'text that is not empty');
  }

  optionalWords(value: unknown, path: string): string | undefined {
    return value === undefined || value === null ? undefined : this.words(value, path);
  }

  optionalFlag(value: unknown, path: string): boolean | undefined {
    if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined;
    return this.expected(path, value, ' true 或 false', 'true or false');
  }

  choice<T extends string>(value: unknown, path: string, choices: readonly T[]): T | undefined {
    const found = choices.find((one) => one === value);
    if (found !== undefined) return found;
    return this.expected(path, value, ` ${choices.join('、')} 之一`, `one of ${choices.join(', ')}`);
  }

  /** Where other fields may stand: refuses one that is a known name but for capitals or a final s. */
  notMisspelt(fields: Fields, path: string, known: readonly string[]): void {
    const plain = (name: string): string => name.toLowerCase().replace(/s$/, '');
    for (const name of Object.keys(fields)) {
      if (known.includes(name)) continue;
      const meant = known.find((one) => plain(one) === plain(name));
      if (meant === undefined) continue;
      const at = path === '' ? name : `${path}.${name}`;
      this.wrong(at, `字段名写错了，应是 ${meant}`, `misspelt field; it is called ${meant}`);
    }
  }

  /** Refuses a field that nobody reads: a misspelt name would otherwise lose figures without a word. */
  onlyKnown(fields: Fields, path: string, known: readonly string[]): void {
    for (const name of Object.keys(fields)) {
      if (known.includes(name)) continue;
      this.wrong(
        `${path}.${name}`,
        `不认识这个字段，可用的是 ${known.join('、')}`,
        `unknown field; known ones are ${known.join(', ')}`,
      );
    }
  }
}
