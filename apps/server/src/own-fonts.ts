import type { FontFolder } from '@mingxuan/documents';
import { lookForFonts } from '@mingxuan/documents';
import type { Refusal, Text } from '@mingxuan/rulebook';
import type { Config } from './config.ts';

/**
 * A font folder that somebody named has to hold fonts: else every paper would be set in other letters than they believe, and
 * nobody would notice before it hangs. Where none was named, the folder of the data may be absent or empty.
 */
export function fontsFault({ fontsDir, fontsNamed }: Pick<Config, 'fontsDir' | 'fontsNamed'>): Refusal | null {
  if (!fontsNamed) return null;
  const found = lookForFonts(fontsDir);
  if (found === 'FONTS') return null;
  return {
    code: 'BAD_FONTS',
    message: faults(fontsDir)[found],
    remedy: {
      zh: '请把字体文件（.ttf、.otf、.ttc、.otc）放进这个文件夹，或者改正 MINGXUAN_FONTS；去掉这一项，就用明选自带的字体。',
      en: 'Put font files (.ttf, .otf, .ttc, .otc) there or mend MINGXUAN_FONTS; leave it out to use the fonts that come with Mingxuan.',
    },
    sources: [],
  };
}

const faults = (folder: string): Readonly<Record<Exclude<FontFolder, 'FONTS'>, Text>> => ({
  NO_FOLDER: {
    zh: `没有字体文件夹：MINGXUAN_FONTS=${folder}。`,
    en: `MINGXUAN_FONTS=${folder} is not a folder.`,
  },
  CLOSED: {
    zh: `字体文件夹不让读：MINGXUAN_FONTS=${folder}。`,
    en: `MINGXUAN_FONTS=${folder} may not be read by this account.`,
  },
  NO_FONT: {
    zh: `字体文件夹里没有一个能用的字体：MINGXUAN_FONTS=${folder}。`,
    en: `MINGXUAN_FONTS=${folder} holds no font.`,
  },
});
