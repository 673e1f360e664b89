import type { CommunitySummary, TermRow } from '@mingxuan/contract';
import type { ExtensionAsked, TermEvent, TermExtension } from '@mingxuan/election';
import { extensionsOf, termEnd, termStanding } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import type { TermRegister } from '@mingxuan/store';
import { organisationTree, termRegisters } from '@mingxuan/store';
import type { Services } from '../services.ts';

type About = Pick<Services, 'database' | 'clock'>;

/** The requests in a register; none of one whose lines do not follow from each other. */
export const extensionsIn = ({ events }: TermRegister): readonly TermExtension[] =>
  extensionsOf(
    events.map(({ kind, no, at, account, hash, about, body }): TermEvent => {
      const noted = { no, at, account, hash };
      // The store checked that these are the lines that this server wrote, from a request that the contract had parsed.
      if (kind === 'ASKED') return { ...noted, kind, body: body as unknown as ExtensionAsked };
      if (kind === 'GRANTED') return { ...noted, kind, about: about ?? 0 };
      return {
        ...noted,
        kind,
        about: about ?? 0,
        body: { ground: typeof body.ground === 'string' ? body.ground : '' },
      };
    }),
  );

/**
 * Before a cycle is opened, the imported tree tells where a community lies and when its term ends; and whichever of the two tells the
 * day, extensions that were granted and checked move it.
 */
export async function withTerms(
  { database, clock }: About,
  rows: readonly CommunitySummary[],
): Promise<readonly CommunitySummary[]> {
  const registers = await termRegisters(database);
  const today = clock.today();
  const unopened = rows.some((row) => row.status === 'UNOPENED');
  const tree = unopened ? new Map((await organisationTree(database)).map((e) => [e.communityId, e])) : new Map();
  return rows.map((row) => {
    const register = registers.get(row.id);
    const extensions = register === undefined ? [] : extensionsIn(register);
    if (row.status !== 'UNOPENED') {
      // The day and the kind of community stand in the ledger; here they are moved by what was granted.
      const { term } = row;
      if (term === null || extensions.length === 0) return row;
      return { ...row, term: termStanding(term.ends, regimeOf(term.sources), row.today, extensions) };
    }
    const entry = tree.get(row.id) as Awaited<ReturnType<typeof organisationTree>>[number] | undefined;
    if (entry === undefined) return row;
    const { name, district, street, regime } = entry;
    const ends = termEnd(entry.electedOn as IsoDate | null, entry.termEnds as IsoDate | null);
    const term = ends === null ? null : termStanding(ends, regime, today, extensions);
    return { ...row, name, district, subDistrict: street, term };
  });
}

/** A term's first source is the article that gives it its length, which is of one kind of community alone. */
const regimeOf = ([first]: readonly string[]): 'RESIDENTS' | 'VILLAGERS' =>
  first === 'CWH25-14' ? 'VILLAGERS' : 'RESIDENTS';

/** The term ledger: of each community its term, and every extension of it that was ever entered. */
export async function termRows(about: About, rows: readonly CommunitySummary[]): Promise<readonly TermRow[]> {
  const registers = await termRegisters(about.database);
  const tree = new Map((await organisationTree(about.database)).map((entry) => [entry.communityId, entry]));
  return (await withTerms(about, rows)).map((row): TermRow => {
    const entry = tree.get(row.id);
    const register = registers.get(row.id);
    const { term } = row;
    return {
      id: row.id,
      name: row.name,
      district: row.district,
      street: row.subDistrict,
      regime: entry?.regime ?? (term === null ? null : regimeOf(term.sources)),
      electedOn: (entry?.electedOn ?? null) as IsoDate | null,
      stated: term === null ? null : (term.extended?.from ?? term.ends),
      term,
      extensions: register === undefined ? [] : extensionsIn(register),
      changed: register?.whole === false,
    };
  });
}
