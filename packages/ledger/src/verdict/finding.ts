import type { Fault, Place, Text } from '../fault.ts';

/** Something that was found, as people read it. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly message: Text;
  /** Where, in words; null where that cannot be told. */
  readonly place: Text | null;
}

/** Papers that the public bundle leaves out are as they should be: one line for all, or they would hide what matters on a phone. */
export function findingsOf(faults: readonly Fault[]): readonly Finding[] {
  const withheld = faults.filter(isWithheld);
  if (withheld.length < 2) return faults.map(finding);
  const seqs = withheld.map(({ seq }) => String(seq));
  const one: Finding = {
    severity: 'warning',
    message: {
      zh: `${withheld.length} 份文书写有个人信息，不放进公开版，只列出校验值：第 ${seqs.join('、')} 号账目发出的`,
      en: `${withheld.length} papers with personal data are not in the public bundle, only their digests are: those issued in entries ${seqs.join(', ')}`,
    },
    place: null,
  };
  return [...faults.filter((fault) => !isWithheld(fault)).map(finding), one];
}

const isWithheld = ({ code }: Fault): boolean => code === 'PAPER_WITHHELD';

/** One fault, with its place in words. */
export const finding = ({ severity, message, place }: Fault): Finding => ({ severity, message, place: placeIn(place) });

function placeIn({ file, line, record, path, offset, length }: Place): Text | null {
  const parts: readonly (Text | null)[] = [
    file === undefined ? null : same(file),
    line === undefined ? null : { zh: `第 ${line} 行`, en: `line ${line}` },
    record === undefined ? null : { zh: `第 ${record + 1} 条记录`, en: `record ${record + 1}` },
    path === undefined ? null : same(path),
    offset === undefined
      ? null
      : { zh: `第 ${offset} 字节起 ${length ?? 0} 字节`, en: `${length ?? 0} bytes from ${offset}` },
  ];
  const told = parts.filter((part) => part !== null);
  if (told.length === 0) return null;
  return { zh: told.map(({ zh }) => zh).join('，'), en: told.map(({ en }) => en).join(', ') };
}

/** The same in both languages: a name, a code. */
export const same = (text: string): Text => ({ zh: text, en: text });
