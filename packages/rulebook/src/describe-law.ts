import { examplesOf, shownExample } from './examples/index.ts';
import type { ShownExample } from './examples/index.ts';
import { figuresOf } from './describe-figures.ts';
import type { LawFigure } from './describe-figures.ts';
import type { Mark, PackId, Rule } from './law.ts';
import { isStale, OVERLAYS } from './overlays/index.ts';
import type { Overlay } from './overlays/index.ts';
import { PACKS } from './packs/index.ts';
import type { Pack } from './packs/index.ts';
import type { Reason, SourceRef } from './reason.ts';
import { findSource } from './sources/index.ts';
import type { Text } from './text.ts';

/** One rule as it is read: where it stands, its figures, the cases that are run through the engine. */
export interface LawEntry extends Rule {
  /** Id of the pack or of the overlay that holds it. */
  readonly pack: string;
  readonly packTitle: Text;
  readonly kind: 'PACK' | 'OVERLAY';
  /** Of a text that is no longer, or not yet again, law: a pack for earlier elections, a local text from before 2026. */
  readonly stale: boolean;
  readonly figures: readonly LawFigure[];
  readonly cases: readonly ShownExample[];
}

/** The whole law this program decides by: every rule of every pack, then of every local text. */
export function lawEntries(): readonly LawEntry[] {
  return [...Object.values(PACKS).flatMap(ofPack), ...[...OVERLAYS.values()].flatMap(ofOverlay)];
}

function ofPack(pack: Pack): readonly LawEntry[] {
  const overlays = [...OVERLAYS.values()].filter((overlay) => speaksTo(overlay, pack));
  return pack.rules.map((rule) => ({
    ...rule,
    pack: pack.id,
    packTitle: pack.title,
    kind: 'PACK',
    stale: pack.to !== undefined,
    figures: [
      ...figuresOf(rule.id, pack.parameters),
      ...overlays.flatMap((overlay) =>
        figuresOf(rule.id, overlay.parameters, {
          overlay: overlay.id,
          ...(isStale(overlay) ? { stale: true as const } : {}),
        }),
      ),
    ],
    cases: examplesOf(pack.id, rule.id).map(shownExample),
  }));
}

/** Local texts are laid over the law in force; a village text may serve a residents' committee as a model. */
const speaksTo = (overlay: Overlay, pack: Pack): boolean =>
  pack.to === undefined && (pack.regime === 'RESIDENTS' || pack.regime === overlay.scope);

function ofOverlay(overlay: Overlay): readonly LawEntry[] {
  return overlay.rules.map((rule) => ({
    ...rule,
    pack: overlay.id,
    packTitle: overlay.title,
    kind: 'OVERLAY',
    stale: isStale(overlay),
    figures: figuresOf(rule.id, overlay.parameters, { overlay: overlay.id }),
    cases: [],
  }));
}

export interface LawFilter {
  /** Words, an id, or an article as `JWH25-19`. */
  readonly query?: string;
  readonly pack?: PackId;
  /** A local text: its own rules, and those whose figures it sets. */
  readonly overlay?: string;
  readonly mark?: Mark;
  readonly stale?: boolean;
}

/** Whether a rule is what somebody is looking for. */
export function matchesLaw(entry: LawEntry, { query = '', pack, overlay, mark, stale }: LawFilter): boolean {
  if (pack !== undefined && entry.pack !== pack) return false;
  if (overlay !== undefined && entry.pack !== overlay && !entry.figures.some((one) => one.overlay === overlay))
    return false;
  if (mark !== undefined && entry.mark !== mark) return false;
  if (stale !== undefined && entry.stale !== stale) return false;
  const words = query.trim().toLowerCase();
  if (words === '') return true;
  // An article asked for by its reference is that article, not every text in which its letters occur.
  if (findSource(query.trim().toUpperCase())?.article !== undefined)
    return restsOn(entry).some((ref) => ref.toLowerCase() === words);
  return haystack(entry).some((field) => field.toLowerCase().includes(words));
}

/** Every article a rule or one of its own figures rests on. */
export const restsOn = ({ sources, figures }: LawEntry): readonly SourceRef[] => [
  ...new Set([...sources, ...figures.map((one) => one.source)]),
];

function haystack({ id, title, provision, packTitle, sources, examples, cases, figures }: LawEntry): readonly string[] {
  const said = [
    title,
    provision,
    packTitle,
    ...examples,
    ...cases.map((one) => one.text),
    ...figures.map((one) => one.label),
  ];
  const named = sources.flatMap((ref) => findSource(ref) ?? []);
  return [
    id,
    ...sources,
    ...said.flatMap(({ zh, en }) => [zh, en]),
    ...named.flatMap(({ title: { zh, en }, article = '' }) => [zh + article, en]),
  ];
}

/** Whether a reason, or one below it, cites a rule or an article. */
export function cites(reason: Pick<Reason, 'rule' | 'sources' | 'children'>, wanted: string): boolean {
  const is = (ref: string): boolean => ref.toUpperCase() === wanted.toUpperCase();
  return is(reason.rule) || reason.sources.some(is) || (reason.children ?? []).some((child) => cites(child, wanted));
}
