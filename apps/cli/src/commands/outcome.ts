import type { Lang, OutcomeResult } from '@mingxuan/rulebook';
import { outcome, parseOutcomeInput, resolveRulebook } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { fine, misused, refused } from '../answer.ts';
import { readInput } from '../read-file.ts';
import { reasonJson, reasonLines } from '../words.ts';

/** `mingxuan outcome`: who is elected by these figures, with the reasons. The file's shape is docs/schemas/outcome-input.schema.json. */
export async function outcomeCommand(file: string, lang: Lang): Promise<Answer> {
  const bytes = await readInput(file);
  if (!bytes.ok) return misused(bytes.error, lang);
  const value = parseJson(bytes.value);
  if (value === undefined) return refused(notJson(file), lang);
  const input = parseOutcomeInput(value);
  if (!input.ok) return refused(input.error, lang);
  const rulebook = resolveRulebook(input.value.rules, input.value.overlays);
  if (!rulebook.ok) return refused(rulebook.error, lang);
  const result = outcome(input.value, rulebook.value);
  return fine(outcomeJson(result, lang), outcomeText(result, lang));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

const notJson = (file: string) => ({
  code: 'NOT_JSON',
  message: { zh: `文件 ${file} 不是 UTF-8 编码的 JSON。`, en: `${file} is not JSON in UTF-8.` },
  remedy: {
    zh: '请检查括号、引号和逗号，或对照 docs/schemas/outcome-input.schema.json 重写。',
    en: 'Check brackets, quotes and commas against docs/schemas/outcome-input.schema.json.',
  },
  sources: [],
});

/** The outcome as the contract gives it (docs/schemas/outcome.schema.json). */
export const outcomeJson = ({ valid, contests, reasons }: OutcomeResult, lang: Lang): unknown => ({
  valid,
  contests,
  reasons: reasons.map((reason) => reasonJson(reason, lang)),
});

/** A vote that counts only by a reading nobody has settled is neither valid nor void until a person says so. */
function headOf({ valid, contests }: OutcomeResult): keyof typeof HEAD {
  if (valid) return 'VALID';
  return contests.some((one) => one.next === 'RERUN') ? 'VOID' : 'OPEN';
}

function outcomeText(result: OutcomeResult, lang: Lang): string {
  const { contests, reasons } = result;
  const zh = lang === 'zh';
  const names = (list: readonly string[]): string =>
    list.length === 0 ? (zh ? '无' : 'nobody') : list.join(zh ? '、' : ', ');
  return [
    HEAD[headOf(result)][lang],
    ...contests.map((c) => {
      const post = POSTS[c.post][lang];
      const tied = c.tied.length === 0 ? '' : `${zh ? '；票数相等：' : '; tied: '}${names(c.tied)}`;
      const vacant = c.vacant === 0 ? '' : zh ? `；还缺 ${c.vacant} 名` : `; ${c.vacant} vacant`;
      const next = NEXT[c.next][lang];
      return `${post}${zh ? '当选：' : ' elected: '}${names(c.elected)}${tied}${vacant}${next === '' ? '' : `${zh ? '；下一步：' : '; next: '}${next}`}`;
    }),
    '',
    zh ? '理由：' : 'Reasons:',
    ...reasonLines(reasons, lang),
  ].join('\n');
}

const POSTS = {
  CHAIR: { zh: '主任', en: 'Chair' },
  VICE: { zh: '副主任', en: 'Vice-chair' },
  MEMBER: { zh: '委员', en: 'Members' },
  WOMEN_MEMBER: { zh: '妇女委员', en: 'Women’s member' },
  PARTY_MEMBER: { zh: '党组织委员', en: 'Party committee members' },
  SECRETARY: { zh: '书记', en: 'Secretary' },
  DEPUTY_SECRETARY: { zh: '副书记', en: 'Deputy secretary' },
} as const;

const HEAD = {
  VALID: { zh: '选举有效。', en: 'The election is valid.' },
  VOID: { zh: '选举无效。', en: 'The election is not valid.' },
  OPEN: { zh: '选举是否有效，要由人定。', en: 'Whether the election is valid, a person must decide.' },
} as const;

const NEXT = {
  NONE: { zh: '', en: '' },
  RUNOFF: { zh: '再次投票', en: 'runoff among the tied' },
  RE_ELECTION: { zh: '另行选举', en: 'another vote for the seats left' },
  RERUN: { zh: '重新选举', en: 'the whole vote again' },
  PENDING_REVIEW: { zh: '由人审查决定', en: 'a person must decide first' },
} as const;
