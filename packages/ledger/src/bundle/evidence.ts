import type { JsonValue } from '../canonical.ts';
import { HASH_PATTERN, sha256Hex } from '../digest.ts';
import type { Entry } from '../entry.ts';
import type { Fault } from '../fault.ts';
import { broken, noted } from '../fault.ts';
import type { Manifest } from './manifest.ts';

export const PAPERS_FOLDER = 'papers/';
export const RULES_FOLDER = 'rules/';
export const RESULTS_FOLDER = 'results/';
export const TABLES_FOLDER = 'tables/';

/** The digest that an entry records of a paper; null where it records none. */
export function issuedDigest({ type, body }: Entry): string | null {
  if (type !== 'PAPER_ISSUED' && type !== 'NOTICE_ISSUED') return null;
  const { sha256 } = body;
  return typeof sha256 === 'string' && HASH_PATTERN.test(sha256) ? sha256 : null;
}

/** Digests of the papers that the entries say were issued, with the entry of each. */
export function issuedPapers(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const issued = new Map<string, Entry>();
  for (const entry of entries) {
    const sha256 = issuedDigest(entry);
    if (sha256 !== null) issued.set(sha256, entry);
  }
  return issued;
}

/**
 * Every paper in the bundle must be one that was issued, and every issued one must be here or be named as withheld.
 * `withheld` is null when no manifest says which; then nothing can be called missing.
 */
export function checkPapers(
  entries: readonly Entry[],
  files: ReadonlyMap<string, Uint8Array>,
  withheld: readonly string[] | null,
  faults: Fault[],
): void {
  const issued = issuedPapers(entries);
  const here = new Set<string>();
  for (const [name, bytes] of files) {
    if (!name.startsWith(PAPERS_FOLDER)) continue;
    const sha256 = sha256Hex(bytes);
    here.add(sha256);
    if (!issued.has(sha256)) {
      faults.push(
        broken(
          'PAPER_NOT_ISSUED',
          null,
          { file: name },
          `文书 ${name} 与账目中登记的任何一份都不符：被改动过，或从未发出`,
          `${name} is none of the papers recorded as issued: it was changed, or never issued`,
        ),
      );
    }
  }
  if (withheld === null) return;
  const named = new Set(withheld);
  for (const [sha256, { seq, body }] of issued) {
    if (here.has(sha256)) continue;
    const label = describe(body['title'] ?? body['paper']);
    faults.push(
      named.has(sha256)
        ? noted(
            'PAPER_WITHHELD',
            seq,
            {},
            `第 ${seq} 号账目发出的文书${label}未放入本包，只列出它的校验值：写有个人信息的文书不公开`,
            `the paper${label} issued in entry ${seq} is withheld, only its digest is listed: papers with personal data are not public`,
          )
        : broken(
            'PAPER_MISSING',
            seq,
            {},
            `缺少第 ${seq} 号账目发出的文书${label}`,
            `the paper${label} issued in entry ${seq} is missing`,
          ),
    );
  }
}

/** The packs listed must be the files in `rules/`, and those pinned when the round was opened should be among them. */
export function checkRules(
  entries: readonly Entry[],
  files: ReadonlyMap<string, Uint8Array>,
  packs: Manifest['rulePacks'],
  faults: Fault[],
): void {
  const listed = new Map(packs.map((pack) => [`${RULES_FOLDER}${pack.name}.json`, pack.sha256]));
  const present = [...files.keys()].filter((name) => name.startsWith(RULES_FOLDER));
  for (const name of new Set([...listed.keys(), ...present])) {
    const bytes = files.get(name);
    if (bytes !== undefined && sha256Hex(bytes) === listed.get(name)) continue;
    faults.push(
      broken(
        'RULES_MISMATCH',
        null,
        { file: name },
        `规则文件 ${name} 与清单不符`,
        `${name} does not fit the list of rule packs`,
      ),
    );
  }
  const digests = new Set(listed.values());
  for (const { seq, body, type } of entries) {
    if (type !== 'CYCLE_OPENED') continue;
    for (const pinned of pinnedDigests(body['packs'])) {
      if (digests.has(pinned)) continue;
      faults.push(
        noted(
          'RULES_NOT_INCLUDED',
          seq,
          {},
          `第 ${seq} 号账目锁定的规则（${pinned.slice(0, 12)}…）不在本包中，无法据此重算`,
          `the rules pinned in entry ${seq} (${pinned.slice(0, 12)}…) are not in the bundle`,
        ),
      );
    }
  }
}

/** Digests under `packs`: `{party: {digest}, residents: {digest}}`. */
function pinnedDigests(packs: JsonValue | undefined): string[] {
  if (typeof packs !== 'object' || packs === null) return [];
  return Object.values(packs).flatMap((pack: unknown) => {
    const digest: unknown = typeof pack === 'object' && pack !== null && 'digest' in pack ? pack.digest : null;
    return typeof digest === 'string' && HASH_PATTERN.test(digest) ? [digest] : [];
  });
}

const describe = (label: JsonValue | undefined): string => (typeof label === 'string' ? `“${label}”` : '');
