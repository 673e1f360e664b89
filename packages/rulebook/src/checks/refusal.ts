import type { Reason, Refusal } from '../reason.ts';
import type { Text } from '../text.ts';

/**
 * Turns a reason into the refusal shown to the person at the screen: its sentence, its articles, and what to do.
 * `code` is the stable machine name; the whole reason stays attached.
 */
export function refusalFrom(reason: Reason, code: string, remedy: Text): Refusal {
  return { code, message: reason.text, remedy, rule: reason.rule, sources: reason.sources, reasons: [reason] };
}

/** Whether an act must stop: a confirmed text speaks against it, or two texts contradict each other. */
export function blocks(reason: Reason): boolean {
  return reason.verdict === 'violation' || reason.verdict === 'conflict';
}

/** Whether a person must acknowledge the reason on record before the act goes on. */
export function needsAcknowledgement(reason: Reason): boolean {
  return reason.verdict === 'warning' || reason.verdict === 'unknown';
}
