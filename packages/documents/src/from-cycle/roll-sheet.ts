import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { type PaperFactsById, papers } from '../papers/catalogue.ts';
import { factsMissing, missing } from '../print.ts';
import { rollWorkbook } from '../sheets/workbook.ts';
import { rollRegister } from './forms-roll.ts';
import { startOfDay } from './print-from-cycle.ts';
import type { PaperSource } from './source.ts';

/** The voter register as an .xlsx to work with. Refuses with `PAPER_FACTS_MISSING` while there is no roll in the ledger. */
export async function rollSheet(source: PaperSource): Promise<Result<Uint8Array, Refusal>> {
  const draft = rollRegister(source);
  const absent = missing('ROLL_REGISTER', draft);
  if (absent.length > 0) return err(factsMissing(papers.ROLL_REGISTER.title, absent));
  // Nothing needed is absent, so the draft is complete.
  return ok(await rollWorkbook(draft as PaperFactsById['ROLL_REGISTER'], startOfDay(source)));
}
