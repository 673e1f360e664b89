import type { Desk } from './desk.ts';
import { contentOf } from './desk.ts';
import { shown } from './mask.ts';
import { nameFaults } from './name.ts';
import { tidyName } from './normalise.ts';

/** Twenty-five characters with all their marks are never as many UTF-16 units. */
const LONGEST_NAME = 500;

/** Two to four common characters need no tidying and have nothing odd about them. */
const PLAIN_NAME = /^[\u4e00-\u9fa5]{2,4}$/u;

/** `unprintable` is not asked about common characters: every font draws those. */
export function readName(desk: Desk, unprintable?: (name: string) => readonly string[]): string | undefined {
  const cell = desk.cell('name');
  if (cell.kind === 'text' && cell.merged !== true && PLAIN_NAME.test(cell.text)) return cell.text;
  if (cell.kind === 'blank' || cell.merged === true || (cell.kind === 'text' && tidyName(cell.text) === '')) {
    desk.find('NAME_MISSING');
    return undefined;
  }
  if (cell.kind !== 'text') {
    desk.find('NAME_NOT_TEXT', { value: contentOf(cell) });
    return undefined;
  }
  const name = tidyName(cell.text);
  // Not a name at all; to look at each character of a megabyte would take seconds.
  if (name.length > LONGEST_NAME) {
    desk.find('NAME_TOO_LONG', { value: shown(name.slice(0, LONGEST_NAME)) });
    return undefined;
  }
  if (name !== cell.text) desk.find('NAME_SPACES', { value: shown(cell.text), corrected: shown(name) });
  const faults = nameFaults(name);
  for (const fault of faults) desk.find(fault, { value: shown(name) });
  // What is no character of a name has to go anyway; whether it prints nobody needs to know.
  const lost = faults.includes('NAME_CHARACTERS') ? [] : (unprintable?.(name) ?? []);
  if (lost.length > 0) desk.find('NAME_UNPRINTABLE', { value: shown(name), other: lost.join('、') });
  return name;
}
