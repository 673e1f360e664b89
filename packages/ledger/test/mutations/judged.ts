import type { Fault } from '../../src/index.ts';
import { verifyBundle } from '../../src/index.ts';
import { readZip } from '../../src/bundle/zip-read.ts';
import { BRIEF_POLICY, bundle } from './subject.ts';

/** What became of a mutation: null where it changed nothing. */
export interface Judged {
  readonly found: boolean;
  /** Does what was said name the place? */
  readonly located: boolean;
  /** For a test that fails: what was said. */
  readonly said: string;
}

const FINGERPRINT = '06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9';

export const errorsOf = (bytes: Uint8Array, policy = BRIEF_POLICY): readonly Fault[] =>
  verifyBundle(bytes, { expectedKey: FINGERPRINT, policy }).faults.filter((f) => f.severity === 'error');

export const judged = (faults: readonly Fault[], located: boolean): Judged => ({
  found: faults.length > 0,
  located,
  said: faults.map(({ code, seq, place }) => `${code} ${seq ?? ''} ${JSON.stringify(place)}`).join('; '),
});

export const members = readZip(bundle).members;
/** One character exchanged for another of its kind, so that the line may still read well. */
export function editedLine(line: string, n: number): string {
  const at = n % Math.max(line.length, 1);
  const sign = line[at] ?? '';
  const next = (from: string): string => from[(from.indexOf(sign) + 1) % from.length] ?? '';
  const to = /\d/.test(sign) ? next('0123456789') : /[a-z]/.test(sign) ? next('abcdefghijklmnopqrstuvwxyz') : '1';
  return line.slice(0, at) + (to === sign ? '2' : to) + line.slice(at + 1);
}
