import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as fontkit from 'fontkit';
import subsetFont from 'subset-font';

// Writes assets/rare.css and assets/rare-*.woff2: the characters beyond the basic plane that the fonts of the papers have, in
// slices, so that a telephone fetches only the slice that a page needs. Run it again after a new version of a font.
const require = createRequire(import.meta.url);
const assets = path.resolve(import.meta.dirname, '../assets');
/** The first that has a character gives it. */
const FONTS = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-hk/400Regular/NotoSerifHK_400Regular.ttf',
];
const [FIRST, LAST, SLICE] = [0x20000, 0x3ffff, 128];

for (const old of readdirSync(assets).filter((name) => name.startsWith('rare-'))) rmSync(path.join(assets, old));
/** @type {Set<number>} */
const taken = new Set();
/** @type {string[]} */
const faces = [];
for (const file of FONTS) {
  const font = readFileSync(require.resolve(file));
  const own = fontkit
    .create(font)
    .characterSet.filter((code) => code >= FIRST && code <= LAST && !taken.has(code))
    .sort((a, b) => a - b);
  for (let from = 0; from < own.length; from += SLICE) {
    const codes = own.slice(from, from + SLICE);
    const name = `rare-${faces.length + 1}.woff2`;
    writeFileSync(
      path.join(assets, name),
      await subsetFont(font, String.fromCodePoint(...codes), { targetFormat: 'woff2' }),
    );
    const range = codes.map((code) => `U+${code.toString(16).toUpperCase()}`).join(',');
    faces.push(
      `@font-face{font-family:"Mingxuan Rare";src:url(${name}) format("woff2");font-display:swap;unicode-range:${range}}`,
    );
  }
  for (const code of own) taken.add(code);
}
const licence = '/* From Noto Serif SC and Noto Serif HK, the Noto Project Authors, SIL Open Font License 1.1. */';
writeFileSync(path.join(assets, 'rare.css'), `${licence}\n${faces.join('\n')}\n`);
process.stdout.write(`${taken.size} characters in ${faces.length} files\n`);
