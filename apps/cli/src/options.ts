import type { ElectionWindow, IsoDate, Lang, PackId, StepCode, VotingMode } from '@mingxuan/rulebook';
import { isStepCode, PACKS, parseIsoDate, REGISTRATION_GROUNDS } from '@mingxuan/rulebook';
import { InvalidArgumentError, Option } from 'commander';

/** Why a value cannot be, one line for each language: `usage.ts` picks the one to speak. */
const invalid = (zh: string, en: string): InvalidArgumentError => new InvalidArgumentError(`${zh}\n${en}`);

/** Reads a day, or tells how days are written. */
export function day(written: string): IsoDate {
  const parsed = parseIsoDate(written);
  if (parsed.ok) return parsed.value;
  const { message, remedy } = parsed.error;
  throw invalid(`${message.zh}${remedy.zh}`, `${message.en} ${remedy.en}`);
}

/** One day, or a window `2026-12-01..2026-12-31` of which the best is to be found. */
export function dayOrWindow(written: string): IsoDate | ElectionWindow {
  const [from = '', to, ...rest] = written.split('..');
  if (to === undefined) return day(from);
  if (rest.length > 0)
    throw invalid(
      '范围写成“最早..最晚”，如 2026-12-01..2026-12-31。',
      'A window is first..last, as 2026-12-01..2026-12-31.',
    );
  return { from: day(from), to: day(to) };
}

export type Pin = readonly [StepCode, IsoDate];

/** `C07=2026-12-01`, any number of times, but once for each step. */
export function pin(written: string, before: readonly Pin[]): readonly Pin[] {
  const [code = '', date, ...rest] = written.split('=');
  if (date === undefined || date === '' || rest.length > 0) {
    throw invalid('固定的日子写成“步骤=日期”，如 C07=2026-12-01。', 'A fixed day is step=day, as C07=2026-12-01.');
  }
  if (!isStepCode(code)) {
    throw invalid(`没有步骤“${code}”，写法如 C07=2026-12-01。`, `There is no step "${code}"; write C07=2026-12-01.`);
  }
  if (before.some(([earlier]) => earlier === code)) {
    throw invalid(`步骤 ${code} 的日子固定了两次，请只留一个。`, `${code} is fixed twice; keep one of the days.`);
  }
  return [...before, [code, day(date)]];
}

export const collected = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** How many of something, at least one. */
export function count(written: string): number {
  const number = Number(written);
  if (/^\d+$/.test(written) && number >= 1 && number <= 10_000) return number;
  throw invalid('请写 1 到 10000 之间的整数。', 'A whole number from 1 to 10000.');
}

/** A pause in whole seconds. */
export function seconds(written: string): number {
  const count = Number(written);
  if (/^\d+$/.test(written) && count >= 1 && count <= 86_400) return count;
  throw invalid('请写 1 到 86400 之间的整数。', 'A whole number from 1 to 86400.');
}

const noPack = (id: string, known: readonly string[]): InvalidArgumentError =>
  invalid(`没有规则包“${id}”。可选：${known.join('、')}。`, `There is no pack "${id}". Known: ${known.join(', ')}.`);

const isPack = (id: string): id is PackId => Object.hasOwn(PACKS, id);

/** The pack of the residents' or villagers' election; the Party's own goes with every plan. */
export function residentsPack(id: string): PackId {
  if (isPack(id) && id !== 'party-2020') return id;
  const known = Object.keys(PACKS).filter((one) => one !== 'party-2020');
  throw noPack(id, known);
}

/** Any pack, the Party's among them. */
export function anyPack(id: string): PackId {
  if (isPack(id)) return id;
  throw noPack(id, Object.keys(PACKS));
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

/** The language of a command line that could not be read as one. */
export function spokenIn(args: readonly string[]): Lang {
  const asked = args.findLast((one, at) => one.startsWith('--lang=') || args[at - 1] === '--lang');
  const lang = asked?.replace('--lang=', '');
  return lang === 'zh' || lang === 'en' ? lang : defaultLang();
}

function defaultLang(): Lang {
  const locale = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '';
  // C and POSIX say nothing about a person; only a named English locale does.
  return /^en[_-]/i.test(locale) ? 'en' : 'zh';
}

/** What a clerk states for a whole list whose rows name no ground (JWH25-16). */
export const groundOption = (): Option =>
  new Option('--ground <ground>', '没写登记类别的人都按这一种 / the ground of everybody whose row names none').choices(
    REGISTRATION_GROUNDS,
  );

/** Where something got out. */
export type LeakName = 'database' | 'backup' | 'logs' | 'station';
const LEAK_NAMES: readonly LeakName[] = ['database', 'backup', 'logs', 'station'];
export const leakOption = (): Option =>
  new Option('--leak <what>', '泄露的是什么 / what got out').choices(LEAK_NAMES).makeOptionMandatory();
