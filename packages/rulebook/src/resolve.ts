import { layOver } from './lay-over.ts';
import type { OverlayId, PackId, Parameter, Parameters, Rule, Rulebook, Source } from './law.ts';
import { isStale, overlayDocuments, OVERLAYS } from './overlays/index.ts';
import type { Overlay } from './overlays/index.ts';
import { PACKS } from './packs/index.ts';
import type { Pack } from './packs/index.ts';
import type { Reason, Refusal, RuleId, SourceRef } from './reason.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import { findSource } from './sources/index.ts';
import { text } from './text.ts';

/**
 * Lays overlays over a pack: each may fill what is open or tighten it, and the order they are named in decides nothing.
 * A confirmed local figure that contradicts the pack’s, or two local ones between which nothing decides, refuse with
 * `RULE_CONFLICT` and both sources; which prevails is for a person to say.
 */
export function resolveRulebook(packId: PackId, overlayIds: readonly OverlayId[] = []): Result<Rulebook, Refusal> {
  const overlays: Overlay[] = [];
  for (const id of new Set(overlayIds)) {
    const overlay = OVERLAYS.get(id);
    if (overlay === undefined) return err(unknownOverlay(id));
    overlays.push(overlay);
  }
  return resolvePack(PACKS[packId], overlays);
}

/** The same for a pack and overlays given as data: for texts not shipped here, and for tests. */
export function resolvePack(pack: Pack, overlays: readonly Overlay[]): Result<Rulebook, Refusal> {
  if (pack.regime === 'PARTY' && overlays[0] !== undefined) return err(notForParty(overlays[0]));
  const laid = layOver(pack, overlays);
  if (!laid.ok) return laid;
  const { parameters } = laid.value;
  const warnings = [...overlays.flatMap((overlay) => scopeWarnings(pack, overlay)), ...laid.value.warnings];
  const rules = new Map<RuleId, Rule>();
  for (const one of [...pack.rules, ...overlays.flatMap((overlay) => overlay.rules)]) rules.set(one.id, one);
  return ok({
    pack: pack.id,
    overlays: overlays.map((overlay) => overlay.id),
    title: pack.title,
    rules,
    parameters,
    sources: collectSources([...rules.values()], parameters),
    staleOverlays: overlays.filter(isStale).map((overlay) => overlay.id),
    warnings,
  });
}

function scopeWarnings(pack: Pack, overlay: Overlay): Reason[] {
  const documents = overlayDocuments(overlay);
  const found: Reason[] = [];
  if (overlay.scope !== pack.regime) {
    found.push({
      rule: `OVERLAY-${overlay.id}`,
      verdict: 'warning',
      text: text(
        `“${overlay.title.zh}”不是为这一类选举写的，只作参照。`,
        `“${overlay.title.en}” was not written for this kind of election; it serves as a model.`,
      ),
      sources: documents,
    });
  }
  // For an earlier term a text of its time is no older text.
  if (isStale(overlay) && pack.to === undefined) {
    found.push({
      rule: `OVERLAY-${overlay.id}`,
      verdict: 'warning',
      text: text(
        `“${overlay.title.zh}”是 2026 年以前的文本，正式选举使用前要有法律审核签字。`,
        `“${overlay.title.en}” dates from before 2026: a real election needs a recorded legal sign-off.`,
      ),
      sources: documents,
    });
  }
  return found;
}

function unknownOverlay(id: OverlayId): Refusal {
  return {
    code: 'OVERLAY_UNKNOWN',
    message: text(`没有名为“${id}”的地方规定。`, `There is no local text named “${id}”.`),
    remedy: text(`可以用的有：${[...OVERLAYS.keys()].join('、')}。`, `Available: ${[...OVERLAYS.keys()].join(', ')}.`),
    sources: [],
  };
}

function notForParty(overlay: Overlay): Refusal {
  return {
    code: 'OVERLAY_NOT_FOR_PARTY',
    message: text(
      `“${overlay.title.zh}”是村、居委会选举的地方规定，不能用在党组织选举上。`,
      `“${overlay.title.en}” is about villagers’ or residents’ committees, not about the Party.`,
    ),
    remedy: text('党组织选举请不要叠加地方规定。', 'Use the Party rules without local texts.'),
    sources: [],
  };
}

function collectSources(rules: readonly Rule[], parameters: Parameters): ReadonlyMap<SourceRef, Source> {
  const sources = new Map<SourceRef, Source>();
  const cited = [
    ...rules.flatMap((one) => one.sources),
    ...Object.values(parameters).flatMap((one: Parameter<unknown> | undefined) =>
      one === undefined ? [] : [one.source],
    ),
  ];
  for (const ref of cited) {
    const source = findSource(ref);
    if (source !== undefined) sources.set(ref, source);
  }
  return sources;
}
