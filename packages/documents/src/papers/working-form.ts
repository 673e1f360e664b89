import type { Text } from '@mingxuan/rulebook';
import type { Paper, PaperFacts, PaperHead } from './paper.ts';

/**
 * Facts of a form that is filled in by hand. Only the head is needed: whatever else the ledger knows is printed, the rest is
 * ruled for the pen. That a place is empty is the form's design and is said on the form itself.
 */
export interface WorkingFormFacts<Entry extends object, Row extends object = object> extends PaperFacts {
  /** The one thing or person the form is about. */
  readonly entry?: { readonly [K in keyof Entry]?: Entry[K] };
  /** Lines known so far; ruled ones follow them. */
  readonly rows?: readonly { readonly [K in keyof Row]?: Row[K] }[];
}

/** Declares one working form: its number, titles, template and made-up facts. */
export function workingForm<F extends WorkingFormFacts<object>>(
  form: string,
  title: Text,
  template: string,
  sample: { readonly head: PaperHead } & F,
  kind: Pick<Paper<F>, 'secret' | 'personal'> = {},
): Paper<F> {
  return { form, title, template, tags: true, needs: [], sample, ...kind };
}
