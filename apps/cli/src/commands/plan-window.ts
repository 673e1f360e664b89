import type { Lang, WindowDay, WindowPlan } from '@mingxuan/rulebook';
import { writtenDay } from '@mingxuan/rulebook';
import { table } from '../words.ts';

/** What was found of each day of a window, as the contract gives it (docs/schemas/plan.schema.json). */
export function windowJson({ from, to, days, nearest, recommended, why }: WindowPlan, lang: Lang): unknown {
  return {
    from,
    to,
    days,
    ...(nearest === undefined ? {} : { nearest }),
    ...(recommended === undefined ? {} : { recommended }),
    why: why[lang],
  };
}

/** The same for people, above the plan of the day recommended. */
export function windowText(found: WindowPlan, lang: Lang): readonly string[] {
  const head = lang === 'zh' ? ['选举日', '', '合法', ''] : ['election day', '', 'lawful', ''];
  const rows = found.days.map((one) => [
    writtenDay(one.day)[lang],
    one.name !== undefined && lang === 'zh' ? one.name : KINDS[one.kind][lang],
    one.lawful ? '✓' : '✗',
    `${said(one, lang)}${one.day === found.recommended ? RECOMMENDED[lang] : ''}`,
  ]);
  return [...table([head, ...rows]), '', found.why[lang], ''];
}

function said(one: WindowDay, lang: Lang): string {
  if (!one.lawful) return one.rules.filter((rule) => !FIXED.has(rule)).join(' ');
  if (one.warnings === 0) return '';
  return lang === 'zh' ? `提醒 ${one.warnings} 条` : `${one.warnings} warnings`;
}

/** Days a person gave are no rule. */
const FIXED: ReadonlySet<string> = new Set(['ELECTION_DAY', 'PARTY_DAY', 'PIN']);

const KINDS = {
  WORKDAY: { zh: '工作日', en: 'workday' },
  WEEKEND: { zh: '休息日', en: 'rest day' },
  HOLIDAY: { zh: '假期', en: 'holiday' },
} as const;

const RECOMMENDED = { zh: '　← 建议', en: '  ← recommended' } as const;
