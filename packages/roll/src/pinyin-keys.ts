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
  const syllables = pinyin(name, { surname: 'head', toneType: 'none', type: 'array', v: true })
    .map((syllable) => syllable.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((syllable) => syllable !== '');
  return { full: syllables.join(''), initials: syllables.map((syllable) => Array.from(syllable)[0] ?? '').join('') };
}
