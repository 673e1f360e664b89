import { pinyin } from 'pinyin-pro';

/** Search keys of a name, lower case without tones or spaces: 吕布 → `{ full: 'lvbu', initials: 'lb' }`. */
export interface PinyinKeys {
  readonly full: string;
  readonly initials: string;
}

/**
 * Pinyin with the surname's own reading at the head of the name (曾 zeng, 单 shan, 仇 qiu).
 * A character without a known reading stands for itself; dots and spaces drop out.
 */
export function pinyinKeys(name: string): PinyinKeys {
  return SHORT.test(name) ? ofShort(name) : lookUp(name);
}

/**
 * Two to four common characters, as nearly all names are. Looking such a name up whole takes longer than everything else
 * about its row; it is put together from readings looked up before, wherever the characters leave no choice.
 */
const SHORT = /^[\u4e00-\u9fa5]{2,4}$/u;

function ofShort(name: string): PinyinKeys {
  const head = headReading(name.slice(0, 2));
  let full = head;
  let initials = head.slice(0, 1);
  for (let at = 1; at < name.length; at++) {
    const reading = onlyReading(name.charAt(at));
    if (reading === undefined) return lookUp(name);
    full += reading;
    initials += reading.charAt(0);
  }
  return { full, initials };
}

/** At most as many as there are characters, and pairs of a surname and a character: kept. */
const HEADS = new Map<string, string>();
const ONLY = new Map<string, string | null>();
const MOST_HEADS = 100_000;

/** How the first of two characters is read at the head of a name: the second tells 万俟 (mo) from 万 (wan). */
function headReading(pair: string): string {
  const known = HEADS.get(pair);
  if (known !== undefined) return known;
  const reading = syllablesOf(pair)[0] ?? '';
  if (HEADS.size >= MOST_HEADS) HEADS.clear();
  HEADS.set(pair, reading);
  return reading;
}

/** The reading of a character that has one only, whatever stands beside it. */
function onlyReading(character: string): string | undefined {
  let known = ONLY.get(character);
  if (known === undefined) {
    const readings = new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }));
    const [only] = readings;
    known = readings.size === 1 && only !== undefined && /^[a-z]+$/u.test(only) ? only : null;
    ONLY.set(character, known);
  }
  return known ?? undefined;
}

function syllablesOf(name: string): readonly string[] {
  return pinyin(name, { surname: 'head', toneType: 'none', type: 'array', v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((syllable) => syllable !== '');
}

function lookUp(name: string): PinyinKeys {
  const syllables = syllablesOf(name);
  return { full: syllables.join(''), initials: syllables.map((syllable) => Array.from(syllable)[0] ?? '').join('') };
}
