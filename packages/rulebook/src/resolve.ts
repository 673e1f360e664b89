import type { Rulebook, OverlayId, PackId, Parameter, Parameters, Rule, Source } from './law.ts';
import { isStale, overlayDocuments, OVERLAYS } from './overlays/index.ts';
import type { Overlay, ParameterName } from './overlays/index.ts';
import { PARAMETER_NAMES, relate } from './overlays/parameter-order.ts';
import { PACKS } from './packs/index.ts';
import type { Pack } from './packs/index.ts';
import type { Reason, Refusal, RuleId, SourceRef } from './reason.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import { findSource } from './sources/index.ts';
import { text } from './text.ts';

/**
 * Lays overlays, in order, over a pack: each may fill what is open or tighten it. A confirmed local figure that
 * contradicts a confirmed one refuses with `RULE_CONFLICT` and both sources; which prevails is for a person to say.
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
  let parameters: Parameters = pack.parameters;
  const warnings: Reason[] = [];
  if (pack.regime === 'PARTY' && overlays[0] !== undefined) return err(notForParty(overlays[0]));
  for (const overlay of overlays) {
    const laid = layOver(pack, parameters, overlay);
    if (!laid.ok) return laid;
    parameters = laid.value.parameters;
    warnings.push(...laid.value.warnings);
  }
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

interface Laid {
  readonly parameters: Parameters;
  readonly warnings: readonly Reason[];
}

function layOver(pack: Pack, below: Parameters, overlay: Overlay): Result<Laid, Refusal> {
  let merged: Parameters = below;
  const warnings: Reason[] = [...scopeWarnings(pack, overlay)];
  for (const name of Object.keys(overlay.parameters) as ParameterName[]) {
    const local = overlay.parameters[name];
    if (local === undefined) continue;
    const by = overtakenBy(pack, overlay, name);
    if (by !== undefined) {
      warnings.push(setAsideReason(pack, overlay, name, local, by));
      continue;
    }
    const present = merged[name];
    const relation = relate(name, merged, overlay.parameters);
    if (present === undefined || relation === 'FILLS') {
      merged = { ...merged, [name]: local };
    } else if (relation === 'TIGHTENS') {
      merged = { ...merged, [name]: tightened(present, local) };
    } else if (yields(present, local)) {
      merged = { ...merged, [name]: local };
    } else if (relation === 'CONTRADICTS') {
      if (local.mark === 'CONFIRMED') return err(conflict(overlay, name, present, local));
      warnings.push(unconfirmedReason(overlay, name, present, local));
    }
  }
  return ok({ parameters: merged, warnings });
}

/** A national default that is itself unconfirmed gives way to any local text at least as well known. */
function yields(present: Parameter<unknown>, local: Parameter<unknown>): boolean {
  const rank = { CONFIRMED: 2, SECONDARY: 1, UNCONFIRMED: 0 } as const;
  return present.mark !== 'CONFIRMED' && rank[local.mark] >= rank[present.mark];
}

/** A local figure that asks for more. Known less well than the one above, it only warns, and that one keeps blocking. */
function tightened(present: Parameter<unknown>, local: Parameter<unknown>): Parameter<unknown> {
  const firm = present.mark === 'CONFIRMED' ? present : present.law;
  return local.mark === 'CONFIRMED' || firm === undefined ? local : { ...local, law: firm };
}

function overtakenBy(pack: Pack, overlay: Overlay, name: ParameterName): SourceRef | undefined {
  const found = overlay.setAside.find((one) => one.parameter === name);
  if (found === undefined || pack.regime === 'PARTY') return undefined;
  return found.by[pack.regime];
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

function setAsideReason(
  pack: Pack,
  overlay: Overlay,
  name: ParameterName,
  local: Parameter<unknown>,
  by: SourceRef,
): Reason {
  // For earlier terms the law of 2025 is no ground; there the local text simply does not carry over.
  const sources = pack.to === undefined ? [local.source, by] : [local.source];
  return {
    rule: `OVERLAY-${overlay.id}`,
    verdict: 'warning',
    text: text(
      `“${overlay.title.zh}”里关于“${PARAMETER_NAMES[name].zh}”的规定不采用，以国家法为准。`,
      `What “${overlay.title.en}” says of ${PARAMETER_NAMES[name].en} is not used; the national law decides.`,
    ),
    sources,
  };
}

function unconfirmedReason(
  overlay: Overlay,
  name: ParameterName,
  present: Parameter<unknown>,
  local: Parameter<unknown>,
): Reason {
  return {
    rule: `OVERLAY-${overlay.id}`,
    verdict: 'warning',
    text: text(
      `“${overlay.title.zh}”关于“${PARAMETER_NAMES[name].zh}”的说法没有核实，又和上面的规定不同，不采用。`,
      `What “${overlay.title.en}” says of ${PARAMETER_NAMES[name].en} is unconfirmed and differs from the text above it; not used.`,
    ),
    sources: [present.source, local.source],
  };
}

function conflict(
  overlay: Overlay,
  name: ParameterName,
  present: Parameter<unknown>,
  local: Parameter<unknown>,
): Refusal {
  const label = PARAMETER_NAMES[name];
  return {
    code: 'RULE_CONFLICT',
    message: text(
      `“${overlay.title.zh}”关于“${label.zh}”的规定和上位的规定相抵触，两边都已核实，系统不替人选。`,
      `On ${label.en}, “${overlay.title.en}” contradicts the text above it; both are confirmed, and the choice is not the system’s.`,
    ),
    remedy: text(
      '请街道或者区里的法律审核人员看两边的条文，书面决定用哪一个；在此以前不要叠加这份地方文本。',
      'Have a legal reviewer of the sub-district or district decide in writing; until then leave this local text out.',
    ),
    sources: [present.source, local.source],
    reasons: [
      {
        rule: `OVERLAY-${overlay.id}`,
        verdict: 'conflict',
        text: text(
          `上位规定：${JSON.stringify(present.value)}；地方规定：${JSON.stringify(local.value)}。`,
          `Above: ${JSON.stringify(present.value)}; local: ${JSON.stringify(local.value)}.`,
        ),
        sources: [present.source, local.source],
      },
    ],
  };
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
