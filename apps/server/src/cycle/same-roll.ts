import { isDeepStrictEqual } from 'node:util';
import type { RollReadAs, VoterEntry } from '@mingxuan/election';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Voter } from '@mingxuan/store';
import { searchVoters } from '@mingxuan/store';
import type { Services } from '../services.ts';

/**
 * The head of the ledger where the draft came from this very file, read this very way, and still holds exactly these people;
 * null otherwise. Importing such a file again would only throw away what was recorded since: it changes nothing instead.
 * Nothing is decrypted for it: numbers, telephones and addresses are the file's own, and nobody's entry has changed since.
 */
export async function draftHolds(
  { ledger, database }: Pick<Services, 'ledger' | 'database'>,
  community: string,
  file: { readonly sha256: string; readonly read: RollReadAs },
  voters: readonly VoterEntry[],
): Promise<Result<number | null, Refusal>> {
  const current = await ledger.current(community);
  if (!current.ok) return current;
  const { state, head } = current.value;
  if (state.status === 'UNOPENED' || state.roll.stage !== 'DRAFT' || state.rollChanges.length > 0) return ok(null);
  const { source, listed } = state.roll;
  if (source.file.sha256 !== file.sha256 || listed !== voters.length) return ok(null);
  if (!isDeepStrictEqual(source.read, file.read)) return ok(null);
  const stored = await searchVoters(database, community, { query: '', pollId: null, limit: listed + 1, open: false });
  if (!stored.ok) return stored;
  const { found } = stored.value;
  const same = found.length === voters.length && found.every(({ voter }, index) => isSame(voter, voters[index]));
  return ok(same ? head.seq : null);
}

const isSame = (voter: Voter, entry: VoterEntry | undefined): boolean =>
  entry !== undefined &&
  voter.voterNo === entry.voterNo &&
  voter.name === entry.name &&
  voter.sex === entry.sex &&
  voter.birth === entry.birth &&
  (voter.group ?? '') === entry.group &&
  (voter.household ?? '') === entry.household &&
  voter.ground === entry.ground;
