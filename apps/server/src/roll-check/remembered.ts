import type { RollMapping } from '@mingxuan/contract';
import { rollMapping } from '@mingxuan/contract';
import { keepMapping, keptMapping } from '@mingxuan/store';
import type { Services } from '../services.ts';
import type { RollForm } from './job.ts';

/** What columns of a form mean, as somebody in this community said it the last time; null where nobody did. */
export async function rememberedMapping(
  { database, fingerprint }: Services,
  community: string,
  form: RollForm,
): Promise<RollMapping | null> {
  if (form === null) return null;
  const kept = await keptMapping(database.pool, community, fingerprint({ form }));
  const mapping = rollMapping.safeParse(kept === null ? null : JSON.parse(kept));
  return mapping.success ? mapping.data : null;
}

/** Remembers them for the whole community, whoever sits at which computer. Of a form that begins with a person nothing is kept. */
export async function rememberMapping(
  { database, fingerprint, clock }: Services,
  community: string,
  form: RollForm,
  mapping: RollMapping,
): Promise<void> {
  if (form === null) return;
  const at = clock.now().toISOString();
  await keepMapping(database.pool, community, {
    form: fingerprint({ form }),
    mapping: JSON.stringify(mapping),
    at,
  });
}
