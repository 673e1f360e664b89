import type { FactType } from '@mingxuan/election';
import { FACT_FIELDS } from './fact-fields.ts';

export const isFactType = (name: string): name is FactType => Object.hasOwn(FACT_FIELDS, name);
