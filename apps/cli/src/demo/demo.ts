import { writeFile } from 'node:fs/promises';
import type { CommunityView } from '@mingxuan/election';
import type { Fault } from '@mingxuan/ledger';
import type { Lang, Text } from '@mingxuan/rulebook';
import { playStory, StoryStopped } from '@mingxuan/server';
import type { Answer } from '../answer.ts';
import { faulty, fine, refused } from '../answer.ts';
import { verification, verificationText } from '../commands/verify.ts';
import { faultLine } from '../commands/verify-words.ts';
import { collect } from './collect.ts';
import type { House } from './house.ts';
import { openHouse } from './house.ts';
import type { Narrator, Screen } from './teller.ts';
import { narrator } from './teller.ts';

export interface DemoWish {
  readonly keep?: string;
}

/**
 * `mingxuan demo`: the sample community's two elections over the HTTP API, told line by line on `screen`, then its papers
 * and evidence, checked as a stranger would. The answer is the summary.
 */
export async function demoCommand(wish: DemoWish, lang: Lang, screen: Screen): Promise<Answer> {
  const began = performance.now();
  const teller = narrator(screen, lang);
  teller.chapter(WELCOME);
  const house = await openHouse(wish.keep);
  if (!house.ok) return refused(house.error, lang);
  const interrupted = (): void => {
    teller.rest();
    void house.value.close().then(() => process.exit(130));
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    return await playAndCheck(house.value, teller, lang, began);
  } catch (stopped) {
    if (!(stopped instanceof StoryStopped)) throw stopped;
    teller.rest();
    return refused(stopped.problem.refusal, lang);
  } finally {
    teller.rest();
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    await house.value.close();
  }
}

async function playAndCheck(house: House, teller: Narrator, lang: Lang, began: number): Promise<Answer> {
  const { fetch, admin, folder } = house;
  const { loaded, stage } = await playStory({ fetch, admin, teller, ending: 'ARCHIVED', papers: true, suffix: '' });
  const elected = electedIn(await stage.view());
  teller.chapter({ zh: '八、证据交给任何人检验', en: '8. The evidence, for anyone to check' });
  const { bundle, papersFolder, papers } = await collect(admin, loaded.id, folder);
  const checked = verification(bundle.bytes);
  tell(teller, verificationText(checked, lang));
  const { caught, at } = await tamper(bundle, teller, lang);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  teller.chapter({ zh: '当选名单', en: 'Elected' });
  for (const { post, names } of elected) tell(teller, `${POSTS[post]?.[lang] ?? post}：${names.join('、')}`);
  teller.chapter({ zh: '结果在哪里', en: 'Where everything lies' });
  tell(teller, lang === 'zh' ? `文书 ${papers} 份：${papersFolder}` : `${papers} papers: ${papersFolder}`);
  tell(teller, lang === 'zh' ? `证据包：${bundle.file}` : `evidence bundle: ${bundle.file}`);
  tell(teller, lang === 'zh' ? `用时 ${seconds} 秒` : `took ${seconds} s`);
  const json = {
    ok: checked.ok && caught,
    community: loaded.id,
    elected,
    papers: { folder: papersFolder, count: papers },
    bundle: { file: bundle.file, entries: checked.report.entries.length, results: checked.results },
    tampering: { caught, at },
    seconds,
  };
  return checked.ok && caught ? fine(json, '') : faulty(json, '');
}

/** Changes one byte in the middle of the ledger and shows that the check names the place. */
async function tamper(
  bundle: { readonly file: string; readonly bytes: Uint8Array },
  teller: Narrator,
  lang: Lang,
): Promise<{ readonly caught: boolean; readonly at: number }> {
  const changed = Uint8Array.from(bundle.bytes);
  const at = placeToChange(changed);
  changed[at] = (changed[at] ?? 0) ^ 1;
  await writeFile(bundle.file.replace(/\.zip$/, '-改动一字节.zip'), changed);
  const { ok, faults } = verification(changed);
  tell(
    teller,
    lang === 'zh' ? `把第 ${at} 字节改动一位，再检验：` : `One bit of byte ${at} is flipped, and it is checked again:`,
  );
  const errors = faults.filter((one) => one.severity === 'error').sort((a, b) => span(a) - span(b));
  for (const fault of errors.slice(0, 3)) tell(teller, faultLine(fault, lang));
  const inside = faults.some(
    ({ place: { offset, length } }) => offset !== undefined && at >= offset && at < offset + (length ?? 0),
  );
  return { caught: !ok && inside, at };
}

/** The narrowest place says most. */
const span = ({ place: { length } }: Fault): number => length ?? Number.MAX_SAFE_INTEGER;

/** The figure of some vote in the ledger: the very thing a cheat would change. */
function placeToChange(bytes: Uint8Array): number {
  const marker = Buffer.from('"collected":');
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(marker);
  return found < 0 ? Math.floor(bytes.length / 2) : found + marker.length;
}

export interface Elected {
  readonly post: string;
  readonly names: readonly string[];
}

function electedIn({ standing, cycle }: Exclude<CommunityView, { status: 'UNOPENED' }>): readonly Elected[] {
  const name = (id: string): string => cycle.candidates.find((candidate) => candidate.id === id)?.name ?? id;
  return Object.values(standing)
    .flat()
    .map(({ post, elected }) => ({ post, names: elected.map(name) }));
}

function tell(teller: Narrator, words: string): void {
  for (const line of words.split('\n')) teller.line({ zh: line, en: line });
}

const WELCOME: Text = {
  zh: '明选演示：幸福里社区第七届换届（人和事都是编的，法律是真的）',
  en: 'Mingxuan demo: Xingfuli community re-elects its two committees (people invented, law real)',
};

const POSTS: Readonly<Record<string, Text>> = {
  PARTY_MEMBER: { zh: '党组织委员', en: 'Party committee' },
  SECRETARY: { zh: '书记', en: 'Secretary' },
  DEPUTY_SECRETARY: { zh: '副书记', en: 'Deputy secretary' },
  CHAIR: { zh: '居委会主任', en: 'Chair' },
  VICE: { zh: '居委会副主任', en: 'Vice-chair' },
  MEMBER: { zh: '居委会委员', en: 'Members' },
};
