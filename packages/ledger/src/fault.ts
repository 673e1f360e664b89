/** A sentence shown to people; Chinese is the one that counts. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Where a fault lies, as exactly as can be told. Everything is optional because not every fault has every part. */
export interface Place {
  /** Name of the file inside the bundle. */
  readonly file?: string;
  /** Line of that file, from 1. */
  readonly line?: number;
  /** Sealed record of the entry, from 0. */
  readonly record?: number;
  /** Path inside the JSON value, as `$.body.boxes[2]`. */
  readonly path?: string;
  /** Byte offset in the bundle (from 0) where the damaged stretch begins, and how many bytes it spans. */
  readonly offset?: number;
  readonly length?: number;
}

/** Something a check found. A `warning` deserves a look but does not break the evidence. */
export interface Fault<Code extends string = string> {
  readonly code: Code;
  readonly severity: 'error' | 'warning';
  /** Entry concerned; null when the fault belongs to no single entry. */
  readonly seq: number | null;
  readonly place: Place;
  readonly message: Text;
}

/** A fault that breaks the evidence. */
export function broken<Code extends string>(
  code: Code,
  seq: number | null,
  place: Place,
  zh: string,
  en: string,
): Fault<Code> {
  return { code, severity: 'error', seq, place, message: { zh, en } };
}

/** A finding that leaves the evidence whole. */
export function noted<Code extends string>(
  code: Code,
  seq: number | null,
  place: Place,
  zh: string,
  en: string,
): Fault<Code> {
  return { code, severity: 'warning', seq, place, message: { zh, en } };
}

export const hasErrors = (faults: readonly Fault[]): boolean => faults.some((f) => f.severity === 'error');
