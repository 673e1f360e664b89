import { chosenUnits, LEAST_ROLLS } from '@mingxuan/election';
import type { Lang } from '@mingxuan/rulebook';
import { digestOf } from '@mingxuan/server';
import type { Answer } from '../answer.ts';
import { faulty, fine, misused } from '../answer.ts';
import { readInput } from '../read-file.ts';
import { verification } from './verify.ts';

export interface SelectWish {
  readonly seed?: string;
  readonly sample?: number;
}

interface Drawn {
  readonly manifest: string;
  readonly seed: string;
  readonly chosen: readonly (string | number)[];
  readonly recorded: readonly (string | number)[] | null;
  readonly poll: string | null;
}

/**
 * `mingxuan audit select`: draws again what an audit drew. From an evidence bundle, every audit in it, compared with what was
 * recorded; from a list (`{"manifest": "…", "units": […]}`), with the seed and the number given. Exit 2 when they differ.
 */
export async function auditSelectCommand(file: string, wish: SelectWish, lang: Lang): Promise<Answer> {
  const bytes = await readInput(file);
  if (!bytes.ok) return misused(bytes.error, lang);
  return isZip(bytes.value) ? fromBundle(bytes.value, lang) : fromList(bytes.value, wish, lang);
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function fromBundle(bytes: Uint8Array, lang: Lang): Answer {
  const checked = verification(bytes);
  const { entries } = checked.report;
  const audits: Drawn[] = [];
  const commitments = new Map<string, { readonly manifest: string; readonly sample: number }>();
  const declared = new Map<string, readonly number[]>();
  for (const { type, body } of entries) {
    const poll = String(body['poll']);
    if (type === 'BUNDLES_DECLARED') declared.set(poll, numbersOf(body['bundles'], 'no'));
    if (type === 'AUDIT_COMMITTED')
      commitments.set(poll, { manifest: String(body['manifest']), sample: Number(body['sample']) });
    if (type !== 'AUDIT_SEED_RECORDED') continue;
    const { manifest = '', sample = 0 } = commitments.get(poll) ?? {};
    const seed = String(body['seed']);
    const chosen = chosenUnits(seed, manifest, declared.get(poll) ?? [], sample, digestOf);
    audits.push({ poll, manifest, seed, chosen, recorded: numbersOf(body['chosen']) });
  }
  return told(audits, checked.ok, lang);
}

/** Whole numbers of a list as the ledger holds it: the list itself, or one field of each of its objects. */
function numbersOf(list: unknown, field?: string): readonly number[] {
  if (!Array.isArray(list)) return [];
  return list.map((one: unknown) =>
    Number(field !== undefined && typeof one === 'object' && one !== null ? Reflect.get(one, field) : one),
  );
}

function fromList(bytes: Uint8Array, { seed, sample }: SelectWish, lang: Lang): Answer {
  const list = readList(bytes);
  if (list === null) return misused(notAList, lang);
  if (seed === undefined || sample === undefined || !/^\d+$/.test(seed) || seed.length < LEAST_ROLLS || sample < 1)
    return misused(noSeed, lang);
  const chosen = chosenUnits(seed, list.manifest, list.units, sample, digestOf);
  return told([{ poll: null, manifest: list.manifest, seed, chosen, recorded: null }], true, lang);
}

const notAList = {
  zh: '文件不是证据包，也不是抽查清单（{"manifest": 摘要, "units": [名称…]}，名称不得重复）。',
  en: 'The file is neither a bundle nor a list of units ({"manifest": "…", "units": ["…"]}, each once).',
};
const noSeed = {
  zh: `按清单抽查要给出 --seed（至少${LEAST_ROLLS}位骰子点数）和 --sample（抽几个）。`,
  en: `A list needs --seed (at least ${LEAST_ROLLS} dice digits) and --sample (how many).`,
};

function readList(bytes: Uint8Array): { readonly manifest: string; readonly units: readonly string[] } | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof read !== 'object' || read === null) return null;
    const manifest: unknown = Reflect.get(read, 'manifest');
    const given: unknown = Reflect.get(read, 'units');
    if (typeof manifest !== 'string' || !Array.isArray(given)) return null;
    const units = given.filter((unit): unit is string => typeof unit === 'string');
    return units.length === given.length && new Set(units).size === units.length ? { manifest, units } : null;
  } catch {
    return null;
  }
}

function told(audits: readonly Drawn[], verified: boolean, lang: Lang): Answer {
  const agrees = (a: Drawn): boolean => a.recorded === null || digestOf(a.recorded) === digestOf(a.chosen);
  const ok = verified && audits.every(agrees);
  const json = { ok, verified, audits: audits.map((a) => ({ ...a, agrees: agrees(a) })) };
  const zh = lang === 'zh';
  const lines = audits.flatMap((a) => [
    `${agrees(a) ? '✓' : '✗'} ${a.poll ?? ''} ${zh ? '抽到：' : 'drawn: '}${a.chosen.join(zh ? '、' : ', ')}`,
    ...(agrees(a) || a.recorded === null
      ? []
      : [`  ${zh ? '账本里写的是：' : 'the ledger says: '}${a.recorded.join(zh ? '、' : ', ')}`]),
  ]);
  if (audits.length === 0) lines.push(zh ? '证据包里没有抽查。' : 'There is no audit in this bundle.');
  if (!verified)
    lines.push(zh ? '✗ 证据包本身有问题，请先用 verify 检验。' : '✗ The bundle itself does not hold; see verify.');
  const text = lines.join('\n');
  return ok ? fine(json, text) : faulty(json, text);
}
