import { ok } from '@mingxuan/rulebook';
import type { Decision } from '../act.ts';
import { refuse } from '../act.ts';
import { standingResidents } from '../candidates/standing.ts';
import type { When } from '../fact-of.ts';
import { opened, publicly } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { AssistanceCommand, AssistanceFact } from './facts.ts';

/** D13. A later list replaces the earlier one. */
export function nameScribes(state: Cycle, command: AssistanceCommand): Decision {
  const stations = command.stations.map(({ station, people }) => ({
    station: station.trim(),
    people: people.map((name) => name.trim()).filter((name) => name !== ''),
  }));
  const names = stations.flatMap((s) => s.people);
  const wrong =
    stations.length === 0 ||
    stations.some((s) => s.station === '' || s.people.length === 0) ||
    new Set(stations.map((s) => s.station)).size !== stations.length ||
    new Set(names).size !== names.length;
  if (wrong) {
    return refuse(
      'SCRIBES_UNCLEAR',
      {
        zh: '每个投票处要写名称和至少一名代写人，同一个人只写一次。',
        en: 'Each station needs a name and a scribe; nobody is named twice.',
      },
      { zh: '请逐处填写。', en: 'Complete each station.' },
    );
  }
  // CAND-11 is known from texts of other places only: it warns.
  const candidates = new Set(standingResidents(state).map((c) => c.name));
  const warnings = names
    .filter((name) => candidates.has(name))
    .map((name) => `${name}与候选人同名：多地规定候选人和近亲属不担任代写，请核对（CAND-11，待核）。`);
  return ok([
    {
      type: 'SCRIBES_NAMED',
      stream: 'RESIDENTS',
      body: { stations: stations.map((s) => s.station), warnings },
      sealed: stations.flatMap(({ station, people }) => people.map((name) => publicly({ station, name }))),
    },
  ]);
}

export function evolveAssistance(state: Cycle, { body, sealed }: AssistanceFact, { on }: When): Cycle {
  const told = opened(sealed);
  const stations = body.stations.map((station) => ({
    station,
    people: told.filter((one) => one.station === station).map(({ name }) => name),
  }));
  return { ...state, scribes: { on, stations, warnings: body.warnings } };
}
