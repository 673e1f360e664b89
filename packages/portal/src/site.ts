import { csvCell, text } from '@mingxuan/rulebook';
import type { CommunityFacts, PaperTold } from './facts.ts';
import type { Html } from './html.ts';
import type { PageId, Place, SiteFrame, Variant } from './layout.ts';
import { layout, noticePage, pageTitles, pathOf, placeOf, say, variantsOf } from './layout.ts';
import { calendar } from './pages/calendar.ts';
import { candidates } from './pages/candidates.ts';
import { city, cityRow } from './pages/city.ts';
import { complaint } from './pages/complaint.ts';
import { gates } from './pages/gates.ts';
import { notice } from './pages/notice.ts';
import { notices } from './pages/notices.ts';
import { objection } from './pages/objection.ts';
import { polling } from './pages/polling.ts';
import { protect, verify } from './pages/protect.ts';
import { result } from './pages/result.ts';
import { roll } from './pages/roll.ts';

/** A file of the site: its path below the root, and its text. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

type Body = (frame: SiteFrame, place: Place, facts: CommunityFacts) => Html;

const bodies: Readonly<Record<PageId, Body>> = {
  index: (_, place, facts) => calendar(place, facts),
  notices: (_, place, facts) => notices(place, facts),
  gates: (_, place, facts) => gates(place, facts),
  candidates: (_, place, facts) => candidates(place, facts),
  polling: (_, place, facts) => polling(place, facts),
  roll,
  objection,
  complaint,
  result: (_, place, facts) => result(place, facts),
  verify,
  protect: (_, place) => protect(place),
};

const PAGES = Object.keys(bodies) as readonly PageId[];

/** All pages of one community, and its facts as data; `told` by the number of the paper. The same facts give the same bytes. */
export function communityFiles(
  frame: SiteFrame,
  facts: CommunityFacts,
  told: ReadonlyMap<number, PaperTold> = new Map(),
): readonly SiteFile[] {
  const pages = variantsOf(frame).flatMap((variant) =>
    PAGES.map((page): SiteFile => {
      const place = placeOf(frame, variant, facts.id);
      const { name: of, rehearsal, asOf } = facts;
      const main = bodies[page](frame, place, facts);
      const title = say(place, pageTitles[page]);
      return {
        path: pathOf(variant, facts.id, page),
        text: layout(frame, place, { title, page, main, of, rehearsal, asOf }),
      };
    }),
  );
  const words = variantsOf(frame).flatMap((variant) => noticeFiles(frame, variant, facts, told));
  return [...pages, ...words, { path: `${facts.id}/facts.json`, text: `${JSON.stringify(facts, null, 1)}\n` }];
}

/** A page for each notice whose words were kept, the replaced ones too. */
function noticeFiles(
  frame: SiteFrame,
  variant: Variant,
  facts: CommunityFacts,
  told: ReadonlyMap<number, PaperTold>,
): readonly SiteFile[] {
  const place = placeOf(frame, variant, facts.id);
  const { name: of, rehearsal, asOf } = facts;
  return facts.notices.flatMap((n) => {
    if (n.words === null) return [];
    const file = noticePage(n.no);
    const main = notice(place, facts, n, told.get(n.no) ?? { lines: [], proof: false });
    const page = { title: n.title, page: 'notices', file, main, of, rehearsal, asOf } as const;
    return [{ path: pathOf(variant, facts.id, file), text: layout(frame, place, page) }];
  });
}

/** The pages of the whole site: every community in a table, and the same as data. */
export function cityFiles(frame: SiteFrame, communities: readonly CommunityFacts[]): readonly SiteFile[] {
  const all = [...communities].sort((a, b) => (a.id < b.id ? -1 : 1));
  const of = text('社区换届公开', 'Community elections');
  const times = all.map(({ asOf }) => asOf.at).sort();
  const newest = times.at(-1);
  const asOf = newest === undefined ? null : { at: newest };
  const pages = variantsOf(frame).map((variant): SiteFile => {
    const place = placeOf(frame, variant, null);
    const main = city(place, all);
    const title = say(place, text('各社区换届情况', 'All communities'));
    return {
      path: pathOf(variant, null, 'index'),
      text: layout(frame, place, { title, page: 'index', main, of: say(place, of), rehearsal: false, asOf }),
    };
  });
  const rows = all.map(cityRow);
  return [
    ...pages,
    { path: 'data/communities.json', text: `${JSON.stringify(rows, null, 1)}\n` },
    { path: 'data/communities.csv', text: csv(rows) },
  ];
}

const COLUMNS = [
  'id',
  'district',
  'subDistrict',
  'name',
  'rehearsal',
  'electionDay',
  'gatesPassed',
  'entitled',
  'collected',
  'valid',
  'elected',
  'vacant',
] as const;

/** With a BOM, so that spreadsheet programs read it as UTF-8; a cell that could be taken for a formula is made text. */
function csv(rows: readonly ReturnType<typeof cityRow>[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => csvCell(row[column])).join(','));
  return `\uFEFF${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}
