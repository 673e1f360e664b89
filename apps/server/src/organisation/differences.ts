import type { TreeReport } from '@mingxuan/contract';
import type { OrganisationEntry, OrganisationImport } from '@mingxuan/store';

type Changes = TreeReport['changed'][number]['changes'];
type Told = Pick<TreeReport, 'added' | 'changed' | 'same' | 'notInFile'>;

const FIELDS = ['city', 'district', 'street', 'name', 'regime', 'electedOn', 'termEnds'] as const;

/** What importing these entries would change. Nothing is ever taken away: what a file leaves out is told, and stays. */
export function differences(
  entries: readonly OrganisationEntry[],
  known: ReadonlyMap<string, OrganisationEntry>,
  reaches: (communityId: string) => boolean,
): Told {
  const added: { id: string; name: string }[] = [];
  const changed: TreeReport['changed'][number][] = [];
  let same = 0;
  for (const entry of entries) {
    const before = known.get(entry.communityId);
    if (before === undefined) {
      added.push({ id: entry.communityId, name: entry.name });
      continue;
    }
    const changes = changesBetween(before, entry);
    if (changes.length === 0) same += 1;
    else changed.push({ id: entry.communityId, name: entry.name, changes });
  }
  const here = new Set(entries.map((e) => e.communityId));
  const notInFile = [...known.values()]
    .filter((e) => !here.has(e.communityId) && reaches(e.communityId))
    .map(({ communityId, name }) => ({ id: communityId, name }));
  return { added, changed, same, notInFile };
}

const changesBetween = (before: OrganisationEntry, after: OrganisationEntry): Changes => [
  ...FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: before[field] ?? '',
    after: after[field] ?? '',
  })),
  ...peopleChanges(before, after),
];

/** What an import changed against the one before it; of the first, everything. People that were not kept are not compared. */
export function changesSince(before: OrganisationImport | null, after: OrganisationImport): Changes {
  const empty = { communityId: '', city: '', district: '', street: '', name: '', electedOn: null, termEnds: null };
  // The first named its kind as well: anything else than it is another kind.
  const nothing = { ...empty, regime: after.regime === 'RESIDENTS' ? 'VILLAGERS' : 'RESIDENTS' } as const;
  const known = before !== null && before.people === null ? after.people : before?.people;
  return changesBetween({ ...(before ?? nothing), people: known ?? [] }, { ...after, people: after.people ?? [] }).map(
    (one) => (before === null ? { ...one, before: '' } : one),
  );
}

/** Who does what, one line; a telephone is told by whether it changed, not by its digits. */
function peopleChanges(before: OrganisationEntry, after: OrganisationEntry): Changes {
  const line = ({ people }: OrganisationEntry): string => people.map((p) => `${p.duty} ${p.name}`).join('；');
  const phones = ({ people }: OrganisationEntry): string => people.map((p) => p.phone ?? '').join();
  if (line(before) !== line(after)) return [{ field: 'people', before: line(before), after: line(after) }];
  return phones(before) === phones(after) ? [] : [{ field: 'phones', before: '', after: '' }];
}
