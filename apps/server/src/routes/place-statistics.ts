import { placeQuery } from '@mingxuan/contract';
import type { PlaceLine } from '@mingxuan/documents';
import { placeStatisticsWorkbook } from '@mingxuan/documents';
import type { Cycle, StatisticRow } from '@mingxuan/election';
import { statistics, statisticsTogether } from '@mingxuan/election';
import { can } from '@mingxuan/identity';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import { download } from '../cycle/paper-source.ts';
import { asFigure, asSum } from '../cycle/statistic-figures.ts';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { readQuery } from '../http/route.ts';
import { noCommunityThere } from '../paper-batches/refusals.ts';
import { scopeOf } from '../scope.ts';
import type { Services } from '../services.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A community below the place, with its figures once its cycle is open. */
interface Part {
  readonly scope: string;
  readonly name: string;
  readonly open: {
    readonly figures: readonly StatisticRow[];
    readonly mode: Cycle['mode'];
    readonly electionDay: string;
    readonly district: string;
    readonly subDistrict: string;
  } | null;
}

type OpenPart = Part & { readonly open: NonNullable<Part['open']> };

/** One after another: of a city's thousands only the figures are kept, and whoever acts meanwhile is not held up. */
async function partsOf(
  { ledger }: Services,
  below: readonly { readonly communityId: string; readonly name: string }[],
): Promise<Result<readonly Part[], Refusal>> {
  const parts: Part[] = [];
  for (const { communityId, name } of below) {
    const current = await ledger.current(communityId);
    if (!current.ok) return current;
    const { state } = current.value;
    const scope = scopeOf(communityId);
    if (state.status === 'UNOPENED') {
      parts.push({ scope, name, open: null });
      continue;
    }
    const { mode, electionDay, community } = state;
    const { district, subDistrict } = community;
    parts.push({ scope, name, open: { figures: statistics(state), mode, electionDay, district, subDistrict } });
  }
  return ok(parts);
}

const isOpen = (part: Part): part is OpenPart => part.open !== null;

/** Rehearsals are not added to real elections; where there is nothing else, they are summed up and called so. */
function summed(parts: readonly Part[]): { readonly counted: readonly OpenPart[]; readonly rehearsal: boolean } {
  const open = parts.filter(isOpen);
  const real = open.filter((one) => one.open.mode === 'REAL');
  return real.length > 0 ? { counted: real, rehearsal: false } : { counted: open, rehearsal: open.length > 0 };
}

const LEVELS = ['各市', '各区', '各街道'] as const;

/** The places `depth` steps deep that have communities in the sum, each with its own sum. */
function linesAt(depth: number, counted: readonly OpenPart[]): readonly PlaceLine[] {
  const places = Map.groupBy(counted, ({ scope }) => scope.split('/').slice(0, depth).join('/'));
  return [...places].map(([place, below]) => ({
    place,
    name: nameOf(depth, below),
    standing: `${below.length} 个社区`,
    figures: statisticsTogether(below.map((one) => one.open.figures)).map(asSum),
  }));
}

/** What the communities call the place above them. */
function nameOf(depth: number, [first]: readonly OpenPart[]): string {
  if (first === undefined) return '';
  return depth === 2 ? first.open.district : depth === 3 ? first.open.subDistrict : '';
}

const communityLine =
  (order: readonly string[], rehearsal: boolean) =>
  ({ scope, name, open }: Part): PlaceLine => {
    const figures = new Map(open?.figures.map((row) => [`${row.group}/${row.field}`, asFigure(row)]));
    const left = open?.mode === 'REHEARSAL' && !rehearsal ? '演练，不计入' : null;
    return {
      place: scope,
      name,
      standing: open === null ? '未启动换届' : (left ?? `选举日 ${open.electionDay}`),
      figures: order.map((code) => ({ value: figures.get(code)?.value ?? null })),
    };
  };

/** The statistics of forms.md §5 for a street, a district or a city, from those communities that the asking person may see. */
export const placeStatisticsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/statistics.xlsx',
    audience: { kind: 'SIGNED_IN' },
    body: 'none',
    handle: async (c, services, actor) => {
      const query = readQuery(c, placeQuery);
      if (!query.ok) return query.response;
      const { place } = query.value;
      const below = (await services.ledger.communities()).filter(({ communityId }) => {
        const scope = scopeOf(communityId);
        const inside = scope === place || scope.startsWith(`${place}/`);
        return inside && can(actor, 'community.read', { scope }).ok;
      });
      if (below.length === 0) return problem(c, 403, noCommunityThere);
      const parts = await partsOf(services, below);
      if (!parts.ok) return problem(c, 500, parts.error);
      const { counted, rehearsal } = summed(parts.value);
      const rows = statisticsTogether(counted.map((one) => one.open.figures));
      const depth = place.split('/').length;
      const name = nameOf(depth, counted) || place;
      const order = rows.map(({ group, field }) => `${group}/${field}`);
      const bytes = await placeStatisticsWorkbook(
        {
          place: name,
          rehearsal,
          covers: coverage(parts.value, counted.length, rehearsal),
          together: rows.map(asSum),
          levels: LEVELS.flatMap((title, at) => (at + 1 > depth ? [{ title, lines: linesAt(at + 1, counted) }] : [])),
          communities: parts.value.map(communityLine(order, rehearsal)),
        },
        Math.floor(services.clock.now().getTime() / 1000),
      );
      return download(c, bytes, XLSX, `${name.replaceAll('/', '·')} 换届统计汇总表.xlsx`);
    },
  },
];

/** Which communities are in the sums, and why others are not. */
function coverage(parts: readonly Part[], counted: number, rehearsal: boolean): string {
  const unopened = parts.filter(({ open }) => open === null).length;
  const left = parts.length - unopened - counted;
  return [
    `您能看到的 ${parts.length} 个社区里，汇总了 ${counted} 个${rehearsal ? '（全部是演练）' : ''}`,
    ...(unopened === 0 ? [] : [`${unopened} 个还没有启动换届`]),
    ...(left === 0 ? [] : [`${left} 个是演练，不计入`]),
    '比率写成两个整数，分子、分母分别相加，不取整；空格是台账里没有的数',
  ].join('；');
}
