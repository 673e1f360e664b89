import type { GateDetails, GateItemId, ReviewGrade } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';

export type DetailKind = GateDetails['kind'];
type PlanTask = Extract<GateDetails, { kind: 'PLAN' }>['tasks'][number];

/** What the form holds; rows and fields may be left empty. */
export interface DetailValues {
  readonly auditor?: string;
  readonly scope?: string;
  readonly method?: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly tasks?: readonly Partial<PlanTask>[];
  readonly grades?: readonly Partial<ReviewGrade>[];
}

/** What the notice of an item says besides its conclusion; a rectification has no notice. */
export function detailKind(item: GateItemId): DetailKind | null {
  switch (item) {
    case 'CHAIR_AUDIT':
    case 'FINANCE_AUDIT':
    case 'MEMBER_AUDIT':
      return 'AUDIT';
    case 'PERFORMANCE_REVIEW':
      return 'REVIEW';
    case 'DEVELOPMENT_PLAN':
      return 'PLAN';
    default:
      return null;
  }
}

const filled = (text: string | undefined): string => (text ?? '').trim();

/** The details a command carries: only when they are complete, for a half-filled one would print a half-filled notice. */
export function detailsOf(kind: DetailKind, values: DetailValues): GateDetails | null {
  const { from, to } = values;
  switch (kind) {
    case 'AUDIT': {
      const auditor = filled(values.auditor);
      const scope = filled(values.scope);
      return auditor === '' || scope === '' || from === undefined || to === undefined
        ? null
        : { kind, auditor, from, to, scope };
    }
    case 'REVIEW': {
      const method = filled(values.method);
      return method === '' ? null : { kind, method };
    }
    case 'PLAN': {
      const tasks = (values.tasks ?? [])
        .map((task) => ({ item: filled(task?.item), due: filled(task?.due), lead: filled(task?.lead) }))
        .filter((task) => task.item !== '');
      return from === undefined || to === undefined || tasks.length === 0 ? null : { kind, from, to, tasks };
    }
    default:
      return kind satisfies never;
  }
}

/** The grades of a performance review, without its empty rows. */
export const gradesOf = (values: DetailValues): readonly ReviewGrade[] =>
  (values.grades ?? [])
    .map((row) => ({ name: filled(row?.name), post: filled(row?.post), grade: filled(row?.grade) }))
    .filter((row) => row.name !== '' && row.grade !== '');

/** The step that an item belongs to. */
export const stepOf = (item: GateItemId): 'A04' | 'A05' | 'A06' | 'A07' => {
  switch (item) {
    case 'CHAIR_AUDIT':
    case 'FINANCE_AUDIT':
    case 'MEMBER_AUDIT':
      return 'A05';
    case 'PERFORMANCE_REVIEW':
      return 'A06';
    case 'DEVELOPMENT_PLAN':
      return 'A07';
    default:
      return 'A04';
  }
};
