import type { Parameter } from './law.ts';
import type { Overlay, ParameterName } from './overlays/index.ts';
import { PARAMETER_NAMES } from './overlays/parameter-order.ts';
import type { Pack } from './packs/index.ts';
import type { Reason, Refusal, SourceRef } from './reason.ts';
import { text } from './text.ts';
import type { Text } from './text.ts';

/** What one overlay says of a figure, as it stands to the pack. */
export interface Local {
  readonly overlay: Overlay;
  readonly parameter: Parameter<unknown>;
}

/** A figure the national law has overtaken (rules-provincial.md §3). */
export function setAsideReason(
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

/** A local figure not confirmed that differs from the pack’s. */
export function notConfirmed(
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

/** A confirmed local figure against the pack’s confirmed one. */
export function contradictsPack(
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

/** Two local figures of which neither meets the other, and nothing says which prevails. */
export function contradictsEachOther(name: ParameterName, a: Local, b: Local): Refusal {
  const label = PARAMETER_NAMES[name];
  const sources = [a.parameter.source, b.parameter.source];
  const values = (at: (local: Local) => string): string => [a, b].map(at).join('；');
  return {
    code: 'RULE_CONFLICT',
    message: text(
      `“${a.overlay.title.zh}”和“${b.overlay.title.zh}”关于“${label.zh}”的规定不一样，谁也不在谁上面，系统不替人选。`,
      `On ${label.en}, “${a.overlay.title.en}” and “${b.overlay.title.en}” differ; neither stands above the other, and the choice is not the system’s.`,
    ),
    remedy: text(
      '请街道或者区里的法律审核人员看两边的条文，书面决定用哪一个；在此以前只叠加其中一份地方文本。',
      'Have a legal reviewer of the sub-district or district decide in writing; until then use only one of the two.',
    ),
    sources,
    reasons: [
      {
        rule: `OVERLAY-${a.overlay.id}`,
        verdict: 'conflict',
        text: text(
          `${values(({ overlay, parameter }) => `${overlay.title.zh}：${JSON.stringify(parameter.value)}`)}。`,
          `${values(({ overlay, parameter }) => `${overlay.title.en}: ${JSON.stringify(parameter.value)}`)}.`,
        ),
        sources,
      },
    ],
  };
}

/** Of two local figures that differ, the one less well known is not used. */
export function lessWellKnown(name: ParameterName, used: Local, other: Local): Reason {
  return notUsed(name, used, other, {
    zh: '没有另一份核实得清楚',
    en: 'is known less well than the other text',
  });
}

/** Of two local figures known alike, the one whose text was written for another kind of election is not used. */
export function onlyModel(name: ParameterName, used: Local, other: Local): Reason {
  return notUsed(name, used, other, {
    zh: '不是为这一类选举写的',
    en: 'comes from a text for another kind of election',
  });
}

function notUsed(name: ParameterName, used: Local, other: Local, why: Text): Reason {
  const label = PARAMETER_NAMES[name];
  return {
    rule: `OVERLAY-${other.overlay.id}`,
    verdict: 'warning',
    text: text(
      `关于“${label.zh}”，“${other.overlay.title.zh}”和“${used.overlay.title.zh}”不一样；前者${why.zh}，不采用。`,
      `On ${label.en}, “${other.overlay.title.en}” differs from “${used.overlay.title.en}”; it ${why.en}, and is not used.`,
    ),
    sources: [used.parameter.source, other.parameter.source],
  };
}
