import type { IsoDate, Lang, PackId, StepCode, VotingMode } from '@mingxuan/rulebook';
import { isStepCode, PACKS, parseIsoDate } from '@mingxuan/rulebook';
import { InvalidArgumentError, Option } from 'commander';

/** Reads a day, or tells how days are written. */
export function day(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (parsed.ok) return parsed.value;
  throw new InvalidArgumentError(`${parsed.error.message.zh}${parsed.error.remedy.zh} ${parsed.error.remedy.en}`);
}

export type Pin = readonly [StepCode, IsoDate];

/** `C07=2026-12-01`, any number of times. */
export function pin(written: string, before: readonly Pin[]): readonly Pin[] {
  const [code = '', date = ''] = written.split('=');
  if (!isStepCode(code)) {
    throw new InvalidArgumentError(
      `没有步骤“${code}”，写法如 C07=2026-12-01。 No step "${code}"; write C07=2026-12-01.`,
    );
  }
  return [...before, [code, day(date)]];
}

export const collected = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const isPack = (id: string): id is PackId => Object.hasOwn(PACKS, id);

/** The pack of the residents' or villagers' election; the Party's own goes with every plan. */
export function residentsPack(id: string): PackId {
  if (isPack(id) && id !== 'party-2020') return id;
  const known = Object.keys(PACKS).filter((one) => one !== 'party-2020');
  throw new InvalidArgumentError(`没有规则包“${id}”，可选 known packs: ${known.join('、')}`);
}

/** Any pack, the Party's among them. */
export function anyPack(id: string): PackId {
  if (isPack(id)) return id;
  throw new InvalidArgumentError(`没有规则包“${id}”，可选 known packs: ${Object.keys(PACKS).join('、')}`);
}

/** How well a rule is known. */
export const markOption = (): Option =>
  new Option('--mark <mark>', '核实程度 / how well it is known').choices(['CONFIRMED', 'SECONDARY', 'UNCONFIRMED']);

const MODES: readonly VotingMode[] = ['ALL_VOTERS', 'HOUSEHOLD_REP', 'RESIDENT_REP'];
export const modeOption = (): Option =>
  new Option('--mode <mode>', '选举方式，其他方式的步骤不列 / way to elect').choices(MODES);

/** Whose language a command speaks: what was asked for, else the terminal's, else Chinese. */
export const langOption = (): Option =>
  new Option('--lang <lang>', '语言 / language').choices(['zh', 'en']).default(defaultLang());

export const jsonOption = (): Option => new Option('--json', '只输出 JSON / JSON only').default(false);

function defaultLang(): Lang {
  const locale = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '';
  // C and POSIX say nothing about a person; only a named English locale does.
  return /^en[_-]/i.test(locale) ? 'en' : 'zh';
}
