import { placeName } from '../fields.ts';
import type { Text } from '@mingxuan/rulebook';

/** A fact the paper needs and does not have. */
export interface MissingFact {
  /** As `posts[1].seats`. */
  readonly path: string;
  /** What to call it, as 职务第2项的“应选名额”. */
  readonly name: Text;
}

/** Facts without which no paper at all is printed. */
const HEAD_NEEDS = [
  'head.community',
  'head.subDistrict',
  'head.district',
  'head.termNo',
  'head.rehearsal',
  'head.issuedOn',
  'head.issuer',
  'head.verification.code',
  'head.verification.seq',
  'head.verification.hash',
];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Zero and `false` are facts; nothing, blanks, an empty list and a number that is none are not. */
function isAbsent(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'number') return Number.isNaN(value);
  return Array.isArray(value) && value.length === 0;
}

/**
 * Every place where a needed fact is absent. `posts` asks for a list with something in it; `posts[].seats` asks for
 * the fact in each item, so the list must be there but may be empty.
 */
export function missingFacts(facts: unknown, needs: readonly string[]): readonly MissingFact[] {
  const found = new Map<string, MissingFact>();
  const report = (path: string): void => void found.set(path, { path, name: placeName(path) });
  const visit = (value: unknown, steps: readonly string[], path: string): void => {
    const [step, ...rest] = steps;
    if (step === undefined) {
      if (isAbsent(value)) report(path);
      return;
    }
    const key = step.replace('[]', '');
    const next = isRecord(value) ? value[key] : undefined;
    const here = path === '' ? key : `${path}.${key}`;
    if (!step.endsWith('[]')) return visit(next, rest, here);
    if (Array.isArray(next)) next.forEach((item: unknown, index) => visit(item, rest, `${here}[${index}]`));
    else report(here);
  };
  for (const need of [...HEAD_NEEDS, ...needs]) visit(facts, need.split('.'), '');
  return [...found.values()];
}
