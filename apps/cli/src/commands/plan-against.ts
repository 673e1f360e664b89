import { noticesToReissue, planInForce } from '@mingxuan/election';
import type {
  FeasiblePlan,
  IsoDate,
  Lang,
  MovedStep,
  Refusal,
  Result,
  StepCode,
  WrongNotice,
} from '@mingxuan/rulebook';
import { diffPlans, err, isStepCode, ok, parseIsoDate, stepTable, weekday, wrongNotices } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { misused, refused } from '../answer.ts';
import { cycleInBundle } from '../evidence/cycle-in-bundle.ts';
import { readInput } from '../read-file.ts';
import { table } from '../words.ts';

/** What a new plan changes against an earlier one: the steps that move, and the notices that would state a wrong day. */
export interface PlanChanges {
  readonly moved: readonly MovedStep[];
  readonly notices: readonly WrongNotice[];
  /** `true`: the notices are those that went out; `false`: those that would be wrong if they had. */
  readonly issuedKnown: boolean;
}

/** Compares with a file: the JSON an earlier `plan --json` printed, or an evidence bundle, which knows what went out. */
export async function changesAgainst(
  file: string,
  after: FeasiblePlan,
  lang: Lang,
): Promise<Result<PlanChanges, Answer>> {
  const bytes = await readInput(file);
  if (!bytes.ok) return err(misused(bytes.error, lang));
  if (isZip(bytes.value)) {
    const found = cycleInBundle(bytes.value);
    if (!found.ok) return err(refused(found.error, lang));
    const before = planInForce(found.value.cycle);
    if (before === null) return err(refused(noPlan, lang));
    return ok({
      moved: diffPlans(before, after),
      notices: noticesToReissue(found.value.cycle, after),
      issuedKnown: true,
    });
  }
  const before = readPlan(bytes.value);
  if (before === null) return err(refused(notAPlan(file), lang));
  return ok({ moved: diffPlans(before, after), notices: wrongNotices(before, after, null), issuedKnown: false });
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** An earlier plan by its days: all that is compared. Null for a file that is none. */
function readPlan(bytes: Uint8Array): FeasiblePlan | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
  const [electionDay, partyDay, steps] = [
    dayIn(value, 'electionDay'),
    dayIn(value, 'partyDay'),
    fieldOf(value, 'steps'),
  ];
  if (electionDay === null || partyDay === null || !Array.isArray(steps)) return null;
  const days = new Map<StepCode, IsoDate>();
  for (const step of steps) {
    const [code, planned] = [fieldOf(step, 'code'), dayIn(step, 'planned')];
    if (typeof code !== 'string' || !isStepCode(code) || planned === null) return null;
    days.set(code, planned);
  }
  const planned = stepTable.flatMap(({ code, name, phase, responsible, responsibleCode, papers, sources }) => {
    const day = days.get(code);
    if (day === undefined) return [];
    const window = { earliest: day, latest: day, planned: day, why: { zh: '', en: '' } };
    return [{ code, name, phase, responsible, responsibleCode, papers, sources, ...window }];
  });
  return { feasible: true, electionDay, partyDay, steps: planned, deadlines: [], warnings: [] };
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;

function dayIn(value: unknown, key: string): IsoDate | null {
  const written = fieldOf(value, key);
  const parsed = typeof written === 'string' ? parseIsoDate(written) : null;
  return parsed?.ok === true ? parsed.value : null;
}

export const changesJson = ({ moved, notices, issuedKnown }: PlanChanges, lang: Lang): unknown => ({
  moved: moved.map(({ name, papers, ...step }) => ({
    ...step,
    name: name[lang],
    papers: papers.map((paper) => paper[lang]),
  })),
  issuedKnown,
  notices: notices.map(({ title, changes, ...notice }) => ({
    ...notice,
    title: title[lang],
    changes: changes.map(({ name, ...change }) => ({ ...change, name: name[lang] })),
  })),
});

export function changesText({ moved, notices, issuedKnown }: PlanChanges, lang: Lang): readonly string[] {
  const zh = lang === 'zh';
  const day = (date: IsoDate | undefined): string => (date === undefined ? '—' : `${date} ${weekday(date)[lang]}`);
  const shift = ({ before, after, days }: MovedStep): string => {
    if (before === undefined) return zh ? '新增' : 'new';
    if (after === undefined) return zh ? '不再需要' : 'gone';
    return days > 0
      ? zh
        ? `推后 ${days} 天`
        : `${days} days later`
      : zh
        ? `提前 ${-days} 天`
        : `${-days} days earlier`;
  };
  const steps = moved.map((step) => [step.code, step.name[lang], day(step.before), day(step.after), shift(step)]);
  const heading = issuedKnown
    ? zh
      ? '已经发出、要更正重发的公告：'
      : 'Notices that are out and have to be issued anew:'
    : zh
      ? '如果已经发出，要更正重发的公告：'
      : 'Notices to be issued anew, if they are out:';
  return [
    '',
    zh ? `和原来的日程比，有 ${moved.length} 步改变日期。` : `Against the earlier plan, ${moved.length} steps move.`,
    ...(steps.length === 0
      ? []
      : table([
          zh ? ['步骤', '名称', '原来', '改为', '变化'] : ['step', 'name', 'before', 'after', 'change'],
          ...steps,
        ])),
    ...(notices.length === 0
      ? [zh ? '没有要重发的公告。' : 'No notice has to be issued anew.']
      : ['', heading, ...notices.map((notice) => noticeLine(notice, lang))]),
  ];
}

function noticeLine({ title, issued, changes }: WrongNotice, lang: Lang): string {
  const zh = lang === 'zh';
  const number =
    issued === null
      ? ''
      : zh
        ? `（文书第 ${issued.no} 份，${issued.on} 发出）`
        : ` (paper ${issued.no} of ${issued.on})`;
  const most = 3;
  const days = changes
    .slice(0, most)
    .map(({ name, before, after }) => `${name[lang]} ${before ?? '—'} → ${after ?? '—'}`)
    .join(zh ? '；' : '; ');
  const more = changes.length <= most ? '' : zh ? `；等 ${changes.length} 处` : `; ${changes.length} in all`;
  return `  · ${title[lang]}${number}${zh ? '：' : ': '}${days}${more}`;
}

const noPlan: Refusal = {
  code: 'NO_PLAN_IN_BUNDLE',
  message: { zh: '证据包里还没有确定过日程。', en: 'No plan was adopted in this bundle.' },
  remedy: { zh: '不用 --against，直接排日程。', en: 'Plan without --against.' },
  sources: [],
};

const notAPlan = (file: string): Refusal => ({
  code: 'NOT_A_PLAN',
  message: { zh: `文件 ${file} 既不是日程，也不是证据包。`, en: `${file} is neither a plan nor an evidence bundle.` },
  remedy: {
    zh: '请用 mingxuan plan --json 存下的日程，或者证据包 .zip。',
    en: 'Give what mingxuan plan --json printed, or an evidence bundle.',
  },
  sources: [],
});
