import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PaperId, printPaper, type Rendered, type Renderer } from '../src/index.ts';
import { decodeGrey, encodeColour, encodeGrey, type Grey, readPgm } from './png.ts';
import type { Variant } from './variants.ts';

export const APPROVED = fileURLToPath(new URL('./approved/', import.meta.url));
const AT = 1_790_000_000;
const DPI = '50';
/** Greys this far apart are different; smoothing at the edges of letters is not. */
const DISTANCE = 96;
/** Share of a page’s pixels that may differ: another version of the drawing program, never a moved line. */
const TOLERANCE = 0.002;

/** Digests of the files the approved pictures were made from: what has the same bytes looks the same, and need not be drawn. */
const DIGESTS = fileURLToPath(new URL('./digests.json', import.meta.url));
let digests: Record<string, string> | undefined;
const approvedDigests = (): Record<string, string> =>
  (digests ??= JSON.parse(readFileSync(DIGESTS, 'utf8')) as Record<string, string>);

async function printed(renderer: Renderer, { id, facts, key }: Variant): Promise<Rendered> {
  // Facts retold from the sample have the sample’s shape.
  const paper = await printPaper(renderer, id as PaperId, facts as never, AT);
  if (!paper.ok) throw new Error(`${key}: ${paper.error.message.zh}`);
  return paper.value;
}

/** The pages of one variant as pictures. */
export const pagesOf = async (renderer: Renderer, variant: Variant): Promise<readonly Grey[]> =>
  drawn(await printed(renderer, variant));

function drawn({ pdf }: Rendered): readonly Grey[] {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, pdf);
  execFileSync('pdftoppm', ['-r', DPI, '-gray', file, join(folder, 'page')]);
  const pages = readdirSync(folder)
    .filter((name) => name.endsWith('.pgm'))
    .sort();
  const pictures = pages.map((name) => readPgm(readFileSync(join(folder, name))));
  rmSync(folder, { recursive: true });
  return pictures;
}

export const fileOf = ({ key }: Variant, page: number): string => `${key}-${page + 1}.png`;

/** Share of pixels that differ; 1 where the sheets are not even of one size. */
export function difference(one: Grey, other: Grey): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let differing = 0;
  for (const [at, grey] of one.pixels.entries()) {
    if (Math.abs(grey - (other.pixels[at] ?? 255)) > DISTANCE) differing += 1;
  }
  return differing / one.pixels.length;
}

/** Both pictures in one: what was and is no more in red, what is new in blue. */
function differencePicture(approved: Grey, now: Grey): Buffer {
  const { width, height } = now;
  const rgb = new Uint8Array(width * height * 3);
  const same = approved.width === width && approved.height === height;
  for (const [at, grey] of now.pixels.entries()) {
    const before = same ? (approved.pixels[at] ?? 255) : 255;
    rgb.set([grey, Math.max(grey, before) - (Math.abs(grey - before) >> 1), before], at * 3);
  }
  return encodeColour(width, height, rgb);
}

/**
 * Compares one variant with its approved pictures. Answers what is wrong, as sentences; for each page that differs a picture
 * is written to `differences`.
 */
export async function faultsOf(renderer: Renderer, variant: Variant, differences: string): Promise<readonly string[]> {
  const paper = await printed(renderer, variant);
  if (approvedDigests()[variant.key] === paper.sha256) return [];
  const pages = drawn(paper);
  const faults = pages.flatMap((now, page) => {
    const file = fileOf(variant, page);
    let approved: Grey;
    try {
      approved = decodeGrey(readFileSync(join(APPROVED, file)));
    } catch {
      return [`${file}: no approved picture`];
    }
    const share = difference(approved, now);
    if (share <= TOLERANCE) return [];
    mkdirSync(differences, { recursive: true });
    writeFileSync(join(differences, file), differencePicture(approved, now));
    return [`${file}: ${(share * 100).toFixed(2)} % of the page differs, see ${join(differences, file)}`];
  });
  const more = readdirSync(APPROVED).filter((name) => name.startsWith(`${variant.key}-`)).length - pages.length;
  return more > 0 ? [...faults, `${variant.key}: ${more} approved pages are no longer printed`] : faults;
}

/** Makes what is printed now the approved pictures of a variant. Pictures that are alike already stay as they are. */
export async function approve(renderer: Renderer, variant: Variant): Promise<void> {
  mkdirSync(APPROVED, { recursive: true });
  const paper = await printed(renderer, variant);
  const alike = (await faultsOf(renderer, variant, join(tmpdir(), 'paper-differences'))).length === 0;
  const all = approvedDigests();
  all[variant.key] = paper.sha256;
  writeFileSync(
    DIGESTS,
    `${JSON.stringify(Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`,
  );
  if (alike) return;
  for (const name of readdirSync(APPROVED)) {
    if (name.startsWith(`${variant.key}-`)) rmSync(join(APPROVED, name));
  }
  for (const [page, picture] of drawn(paper).entries())
    writeFileSync(join(APPROVED, fileOf(variant, page)), encodeGrey(picture));
}
