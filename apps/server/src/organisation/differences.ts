import type { TreeReport } from '@mingxuan/contract';
import type { OrganisationEntry } from '@mingxuan/store';

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
    const changes = [
      ...FIELDS.filter((field) => before[field] !== entry[field]).map((field) => ({
        field,
        before: before[field] ?? '',
        after: entry[field] ?? '',
      })),
      ...peopleChanges(before, entry),
    ];
    if (changes.length === 0) same += 1;
    else changed.push({ id: entry.communityId, name: entry.name, changes });
  }
  const here = new Set(entries.map((e) => e.communityId));
  const notInFile = [...known.values()]
    .filter((e) => !here.has(e.communityId) && reaches(e.communityId))
    .map(({ communityId, name }) => ({ id: communityId, name }));
  return { added, changed, same, notInFile };
}

/** Who does what, one line; a telephone is told by whether it changed, not by its digits. */
function peopleChanges(
  before: OrganisationEntry,
  after: OrganisationEntry,
): readonly TreeReport['changed'][number]['changes'][number][] {
  const line = ({ people }: OrganisationEntry): string => people.map((p) => `${p.duty} ${p.name}`).join('；');
  const phones = ({ people }: OrganisationEntry): string => people.map((p) => p.phone ?? '').join();
  if (line(before) !== line(after)) return [{ field: 'people', before: line(before), after: line(after) }];
  return phones(before) === phones(after) ? [] : [{ field: 'phones', before: '', after: '' }];
}
