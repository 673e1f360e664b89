import type { AssistanceFact, Command, RepresentativesFact } from '@mingxuan/election';
import { UNSEEN_TEXT } from './unseen.ts';

/** The command behind a fact about representatives, their leaders, or scribes. */
export function representativesAct(fact: RepresentativesFact | AssistanceFact): Command {
  switch (fact.type) {
    case 'REPRESENTATIVES_CALLED': {
      const { warnings: _warnings, ...body } = fact.body;
      return { type: 'CALL_REPRESENTATIVES', ...body };
    }
    case 'GROUP_LEADERS_LISTED':
      return { type: 'LIST_GROUP_LEADERS', groups: fact.body.groups };
    case 'SCRIBES_NAMED': {
      const shown = fact.sealed.map(({ value }, index) => ({
        station: value?.station,
        name: value?.name ?? `${UNSEEN_TEXT}${index + 1}`,
      }));
      // Whoever was erased wrote somewhere: at the first station where nobody else is seen.
      const empty = fact.body.stations.filter((station) => !shown.some((one) => one.station === station));
      const placed = shown.map((one) => ({ ...one, station: one.station ?? empty.shift() ?? fact.body.stations[0] }));
      const stations = fact.body.stations.map((station) => ({
        station,
        people: placed.filter((one) => one.station === station).map(({ name }) => name),
      }));
      return { type: 'NAME_SCRIBES', stations };
    }
    default:
      return fact satisfies never;
  }
}
