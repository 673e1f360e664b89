import type { Parameter, Parameters } from './law.ts';
import {
  contradictsPack,
  contradictsEachOther,
  lessWellKnown,
  notConfirmed,
  onlyModel,
  setAsideReason,
} from './lay-over-reasons.ts';
import type { Local } from './lay-over-reasons.ts';
import type { Overlay, ParameterName } from './overlays/index.ts';
import { relate } from './overlays/parameter-order.ts';
import type { Relation } from './overlays/parameter-order.ts';
import type { Pack } from './packs/index.ts';
import type { Reason, Refusal, SourceRef } from './reason.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';

export interface Laid {
  readonly parameters: Parameters;
  readonly warnings: readonly Reason[];
}

/**
 * The figures of a pack under local texts. Each text is held against the pack alone, and then the texts against each
 * other, so that the order in which they are named decides nothing: neither is above the other.
 */
export function layOver(pack: Pack, overlays: readonly Overlay[]): Result<Laid, Refusal> {
  const said = new Map<ParameterName, Local[]>();
  const warnings: Reason[] = [];
  for (const overlay of overlays) {
    for (const name of Object.keys(overlay.parameters) as ParameterName[]) {
      const against = againstPack(pack, overlay, name);
      if (!against.ok) return against;
      const { parameter, warning } = against.value;
      if (warning !== undefined) warnings.push(warning);
      if (parameter !== undefined) said.set(name, [...(said.get(name) ?? []), { overlay, parameter }]);
    }
  }
  let parameters = pack.parameters;
  for (const [name, locals] of said) {
    const standing = strictest(pack, name, locals);
    if (!standing.ok) return standing;
    warnings.push(...standing.value.warnings);
    parameters = { ...parameters, [name]: standing.value.parameter };
  }
  return ok({ parameters, warnings });
}

interface Against {
  /** Absent: the overlay has no say in this figure. */
  readonly parameter?: Parameter<unknown>;
  readonly warning?: Reason;
}

/** A local figure against the national one: it may fill what is open, or tighten. */
function againstPack(pack: Pack, overlay: Overlay, name: ParameterName): Result<Against, Refusal> {
  const local: Parameter<unknown> | undefined = overlay.parameters[name];
  if (local === undefined) return ok({});
  const by = overtakenBy(pack, overlay, name);
  if (by !== undefined) return ok({ warning: setAsideReason(pack, overlay, name, local, by) });
  const present: Parameter<unknown> | undefined = pack.parameters[name];
  if (present === undefined) return ok({ parameter: local });
  const relation = relate(name, pack.parameters, overlay.parameters);
  const weaker = RANK[local.mark] < RANK[present.mark];
  // The same figure changes nothing, whoever says it, unless a local text settles what was a mere default.
  if (relation === 'SAME') return ok({ parameter: present.mark === 'CONFIRMED' || weaker ? present : local });
  if (relation === 'TIGHTENS') return ok({ parameter: tightened(present, local) });
  if (!weaker && (relation === 'FILLS' || present.mark !== 'CONFIRMED')) return ok({ parameter: local });
  // A text that leaves the choice to local ones gives way to them; where it is a mere default, to any as well known.
  if (relation === 'FILLS' && present.mark !== 'CONFIRMED') return ok({ parameter: local });
  return local.mark === 'CONFIRMED'
    ? err(contradictsPack(overlay, name, present, local))
    : ok({ warning: notConfirmed(overlay, name, present, local) });
}

function overtakenBy(pack: Pack, overlay: Overlay, name: ParameterName): SourceRef | undefined {
  const found = overlay.setAside.find((one) => one.parameter === name);
  if (found === undefined || pack.regime === 'PARTY') return undefined;
  return found.by[pack.regime];
}

const RANK = { CONFIRMED: 2, SECONDARY: 1, UNCONFIRMED: 0 } as const;

/** A local figure that asks for more. Known less well than the one above, it only warns, and that one keeps blocking. */
function tightened(present: Parameter<unknown>, local: Parameter<unknown>): Parameter<unknown> {
  const firm = present.mark === 'CONFIRMED' ? present : present.law;
  return local.mark === 'CONFIRMED' || firm === undefined ? local : { ...local, law: firm };
}

interface Standing {
  readonly parameter: Parameter<unknown>;
  readonly warnings: readonly Reason[];
}

/**
 * Of several local figures the strictest, which meets them all. Where none is, the one better known stands, of two known
 * alike the one written for this kind of election; where that decides nothing either, a person must.
 */
function strictest(pack: Pack, name: ParameterName, locals: readonly Local[]): Result<Standing, Refusal> {
  const [first, ...rest] = locals.toSorted((a, b) => weight(pack, b) - weight(pack, a) || byId(a, b));
  if (first === undefined)
    return ok({ parameter: { value: undefined, source: '', mark: 'UNCONFIRMED' }, warnings: [] });
  const warnings: Reason[] = [];
  let standing = first;
  for (const next of rest) {
    switch (stricter(name, standing, next)) {
      case 'FIRST':
        standing = { ...standing, parameter: tightened(next.parameter, standing.parameter) };
        break;
      case 'SECOND':
        standing = { ...next, parameter: tightened(standing.parameter, next.parameter) };
        break;
      case 'SAME':
        break;
      case 'NEITHER':
        if (weight(pack, standing) === weight(pack, next)) return err(contradictsEachOther(name, standing, next));
        warnings.push(
          standing.parameter.mark === next.parameter.mark
            ? onlyModel(name, standing, next)
            : lessWellKnown(name, standing, next),
        );
        break;
    }
  }
  return ok({ parameter: standing.parameter, warnings });
}

/** How well a figure is known, then whether its text was written for this kind of election. */
const weight = (pack: Pack, { overlay, parameter }: Local): number =>
  RANK[parameter.mark] * 2 + (overlay.scope === pack.regime ? 1 : 0);

const byId = (a: Local, b: Local): number => (a.overlay.id < b.overlay.id ? -1 : 1);

/** Which of two local figures meets the other as well. */
function stricter(name: ParameterName, first: Local, second: Local): 'FIRST' | 'SECOND' | 'SAME' | 'NEITHER' {
  const [a, b] = [only(name, first), only(name, second)];
  const there: Relation = relate(name, a, b);
  const back: Relation = relate(name, b, a);
  if (there === 'SAME') return 'SAME';
  if (back === 'SAME') return 'SECOND';
  if (there === 'TIGHTENS' && back !== 'TIGHTENS') return 'SECOND';
  if (back === 'TIGHTENS' && there !== 'TIGHTENS') return 'FIRST';
  return 'NEITHER';
}

const only = (name: ParameterName, { parameter }: Local): Parameters => ({ [name]: parameter });
