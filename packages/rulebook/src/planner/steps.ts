import type { PackId } from '../law.ts';
import type { SourceRef } from '../reason.ts';
import { STEPS_AFTER } from './steps-after.ts';
import { STEPS_BEFORE } from './steps-before.ts';
import { STEPS_CANDIDATES } from './steps-candidates.ts';
import type { Step } from './step.ts';

/** Every step A01–F09 with its name, responsible body, papers and sources: process.md. */
export const stepTable: readonly Step[] = [...STEPS_BEFORE, ...STEPS_CANDIDATES, ...STEPS_AFTER];

/** The village law’s article on the same matter. */
const VILLAGE_ARTICLE: Readonly<Record<string, SourceRef>> = {
  'JWH25-8': 'CWH25-8',
  'JWH25-12': 'CWH25-13',
  'JWH25-14': 'CWH25-14',
  'JWH25-15': 'CWH25-15',
  'JWH25-16': 'CWH25-16',
  'JWH25-17': 'CWH25-17',
  'JWH25-18': 'CWH25-18',
  'JWH25-19': 'CWH25-18',
  'JWH25-25': 'CWH25-24',
  'JWH25-38': 'CWH25-40',
};

/** The sources of a step or order of steps as the given pack’s law numbers them; practice where that law is silent. */
export function sourcesFor(pack: PackId, sources: readonly SourceRef[]): readonly SourceRef[] {
  if (pack === 'residents-2026') return sources;
  const translated = sources.flatMap((ref) => {
    if (!ref.startsWith('JWH25')) return [ref];
    const village = pack === 'villagers-2025' ? VILLAGE_ARTICLE[ref] : undefined;
    return village === undefined ? [] : [village];
  });
  return translated.length === 0 ? ['PRACTICE'] : [...new Set(translated)];
}
