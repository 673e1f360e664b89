// Builds the page that checks bundles and papers in a browser, as one file, from this package's own code:
//   node packages/ledger/page/build.mjs
// writes packages/portal/assets/verify.html. The same sources give the same bytes; a test compares them.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = import.meta.dirname;
const root = path.resolve(here, '../../..');
export const target = path.join(root, 'packages/portal/assets/verify.html');

/** @param {string} name */
const shim = (name) => path.join(here, 'shim', name);

/** The page's script by itself. @returns {Promise<string>} */
export async function buildScript() {
  const bundle = await rolldown({
    input: path.join(here, 'page.js'),
    cwd: root,
    platform: 'browser',
    resolve: {
      alias: {
        'node:buffer': shim('buffer.js'),
        'node:crypto': shim('crypto.js'),
        'node:zlib': shim('zlib.js'),
      },
    },
    treeshake: { moduleSideEffects: (id) => id.startsWith(here) },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true, comments: { legal: false } });
  await bundle.close();
  return output[0].code.trim();
}

/** The whole page. @returns {Promise<string>} */
export async function buildPage() {
  const style = readFileSync(path.join(here, 'page.css'), 'utf8').replaceAll(/\n\s*/g, ' ').trim();
  // A script must not end itself in the middle.
  const script = `${NOTICE}${(await buildScript()).replaceAll('</script', String.raw`<\/script`)}`;
  /** @type {Readonly<Record<string, string>>} */
  const filled = {
    SCRIPT_HASH: hashOf(script),
    STYLE_HASH: hashOf(style),
    STYLE: style,
    SCRIPT: script,
  };
  const frame = readFileSync(path.join(here, 'page.html'), 'utf8');
  return frame.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => filled[name] ?? '');
}

/** @param {string} text */
const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

// The libraries' licence asks for its text to go with every copy.
const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
const NOTICE = `/* 明选 Mingxuan, Mulan PSL v2. Holds @noble/curves and @noble/hashes, Copyright (c) 2022 Paul Miller (https://paulmillr.com), and sm-crypto-v2, under the MIT licence: ${MIT} */\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = await buildPage();
  writeFileSync(target, page);
  process.stdout.write(`${path.relative(root, target)}  ${Math.ceil(page.length / 1024)} KB\n`);
}
