import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Weights the templates use: body, emphasis, and the heavy face that stands in for 小标宋. */
const BUNDLED = [
  ['@expo-google-fonts/noto-serif-sc', '400Regular', 'NotoSerifSC_400Regular.ttf'],
  ['@expo-google-fonts/noto-serif-sc', '700Bold', 'NotoSerifSC_700Bold.ttf'],
  ['@expo-google-fonts/noto-serif-sc', '900Black', 'NotoSerifSC_900Black.ttf'],
  ['@expo-google-fonts/noto-sans-sc', '400Regular', 'NotoSansSC_400Regular.ttf'],
  ['@expo-google-fonts/noto-sans-sc', '700Bold', 'NotoSansSC_700Bold.ttf'],
] as const;

/** Faces for the characters of names that the usual ones lack: some 1,700, most of them beyond the basic plane. */
const RARE = [
  ['@expo-google-fonts/noto-serif-hk', '400Regular', 'NotoSerifHK_400Regular.ttf'],
  ['@expo-google-fonts/noto-serif-hk', '700Bold', 'NotoSerifHK_700Bold.ttf'],
] as const;

type FontFile = readonly [pkg: string, folder: string, file: string];
const pathOf = ([pkg, folder, file]: FontFile): string =>
  join(dirname(require.resolve(`${pkg}/package.json`)), folder, file);

/** Absolute paths of the fonts that come with the program (SIL Open Font License 1.1). */
export const bundledFonts = (): readonly string[] => BUNDLED.map(pathOf);

/** Those of them that are looked at only when a paper has a rare character. */
export const rareFonts = (): readonly string[] => RARE.map(pathOf);

/** The font files of the installation’s own folder, in a fixed order. */
export const fontsIn = (folder: string): readonly string[] =>
  filesBelow(folder)
    .filter((file) => /\.(ttf|otf|ttc|otc)$/i.test(file))
    .sort();

/** What lies in a folder that is said to hold fonts; `CLOSED` is one that this account may not read. */
export type FontFolder = 'FONTS' | 'NO_FONT' | 'NO_FOLDER' | 'CLOSED';

/** Whether a folder holds at least one file that is a font by its name and by its first bytes. */
export function lookForFonts(folder: string): FontFolder {
  try {
    readdirSync(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'EACCES' || code === 'EPERM' ? 'CLOSED' : 'NO_FOLDER';
  }
  return fontsIn(folder).some(beginsAsFont) ? 'FONTS' : 'NO_FONT';
}

/** How an OpenType file begins: TrueType outlines (also Apple's), PostScript outlines, a collection. */
const FONT_BEGINNINGS: readonly string[] = ['00010000', '74727565', '4f54544f', '74746366'];

function beginsAsFont(file: string): boolean {
  const first = Buffer.alloc(4);
  try {
    const opened = openSync(file, 'r');
    readSync(opened, first, 0, first.length, 0);
    closeSync(opened);
  } catch {
    return false;
  }
  return FONT_BEGINNINGS.includes(first.toString('hex'));
}

/** File names under which a true 仿宋 is installed, best first. */
const FANG_SONG = [
  /^(simfang|fangsong(_gb2312)?|仿宋(_gb2312)?|stfangso(ng)?)\.(ttf|ttc|otf)$/i,
  /^fandolfang-regular\.otf$/i,
];

function fontFolders(): readonly string[] {
  const home = homedir();
  return [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    '/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol',
    '/usr/share/texmf/fonts/opentype/public/fandol',
    '/Library/Fonts',
    '/System/Library/Fonts',
    join(home, 'Library/Fonts'),
    join(home, '.fonts'),
    join(home, '.local/share/fonts'),
    'C:\\Windows\\Fonts',
  ];
}

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    // A folder that is absent or closed to us holds no font we could use.
    return [];
  }
}

/**
 * Path of a true 仿宋 (the body face GB/T 9704-2012 asks for) if this machine has one.
 * None is free to ship with full coverage, so without one the body is set in Noto Serif SC.
 */
export function findFangSong(folders: readonly string[] = fontFolders()): string | undefined {
  const files = folders.flatMap(filesBelow).sort();
  for (const pattern of FANG_SONG) {
    const hit = files.find((file) => pattern.test(file.split(/[\\/]/).at(-1) ?? ''));
    if (hit !== undefined) return hit;
  }
  return undefined;
}
