import type { FactOf } from '../fact-of.ts';

/** 代写人: who writes for voters who cannot, and where (N14). For whom they wrote is recorded nowhere. */
export interface ScribesAt {
  readonly station: string;
  readonly people: readonly string[];
}

export type AssistanceFact = FactOf<
  'SCRIBES_NAMED',
  'RESIDENTS',
  { readonly stations: readonly string[]; readonly warnings: readonly string[] },
  { readonly station: string; readonly name: string }
>;

export interface AssistanceCommand {
  readonly type: 'NAME_SCRIBES';
  readonly stations: readonly ScribesAt[];
}
