import type { Policy, PolicyWitness } from '@mingxuan/ledger';
import { checkCheckpoint, formatVkey, parseTreeHead, readNote } from '@mingxuan/ledger';
import type { Text } from '@mingxuan/rulebook';
import type { DamagedEntry, Database } from '@mingxuan/store';
import { checkpointAt, cosignaturesOf, lastCosigned, newestCheckpoint } from '@mingxuan/store';
import { newestWitnessed } from './log-proofs.ts';
import type { LogStanding } from './standing.ts';
import type { Rounds } from './witness-rounds.ts';

/** The log as anybody may see it. */
export interface LogState {
  readonly origin: string;
  readonly size: number;
  readonly standing: LogStanding;
  /** What the policy asks for; null where it asks for no witness. */
  readonly quorum: Text | null;
  /** Leaves of the newest checkpoint that enough witnesses have cosigned; 0 where there is none, or none is asked for. */
  readonly witnessed: number;
  readonly witnesses: readonly WitnessState[];
  /** Entries that do not bear out what the log holds, or were left out of it, as far as they were met since the start. */
  readonly damaged: readonly { readonly community: string; readonly seq: number }[];
  /** When this program began to look (ISO, UTC). */
  readonly since: string;
}

export interface WitnessState {
  readonly name: string;
  /** It gave an address and is asked there; others come by themselves. */
  readonly hasAddress: boolean;
  /** Leaves it cosigned last, as far as its lines are here. */
  readonly cosigned: number;
  /** When that was, by its own clock and under its signature (ISO, UTC); null before the first. */
  readonly at: string | null;
  /** Why it did not cosign when it was asked last; null where it did, or comes by itself. */
  readonly refused: Text | null;
}

export interface Looked {
  readonly pool: Database['pool'];
  readonly origin: string;
  readonly policy: Policy;
  readonly standing: LogStanding;
  readonly rounds: Pick<Rounds, 'lastOf'>;
  readonly damaged: readonly DamagedEntry[];
  readonly since: string;
}

/** What there is to see now. */
export async function logNow({ pool, origin, policy, standing, rounds, damaged, since }: Looked): Promise<LogState> {
  // Anybody may ask, as often as they like: the SM2 line, dear to check, is left to whoever checks a proof.
  const cheap: Policy = { ...policy, logs: policy.logs.filter(({ key }) => key.type !== 'SM2') };
  const witnesses: WitnessState[] = [];
  for (const witness of policy.witnesses) {
    const last = rounds.lastOf(witness.name);
    witnesses.push({
      name: witness.name,
      hasAddress: witness.url !== null,
      ...(await lastLineOf(pool, cheap, witness)),
      refused: last === null || last.kind === 'COSIGNED' || witness.url === null ? null : last.message,
    });
  }
  const size = (await newestCheckpoint(pool))?.size ?? 0;
  return {
    origin,
    size,
    standing,
    quorum: quorumOf(policy),
    witnessed: sizeIn(await newestWitnessed(pool, cheap, 0)),
    witnesses,
    damaged: damaged.map(({ community, seq }) => ({ community, seq })),
    since,
  };
}

/** The time stands in the line that was signed: what we write down beside it is only our own word. */
async function lastLineOf(
  pool: Database['pool'],
  { logs }: Policy,
  witness: PolicyWitness,
): Promise<Pick<WitnessState, 'cosigned' | 'at'>> {
  const size = await lastCosigned(pool, formatVkey(witness.key));
  const checkpoint = size === 0 ? null : await checkpointAt(pool, size);
  if (checkpoint === null) return { cosigned: size, at: null };
  const note = checkpoint.note + (await cosignaturesOf(pool, size)).join('');
  const own = { logs, witnesses: [witness], groups: [], quorum: 'none' };
  const standing = checkCheckpoint(note, own, null);
  const time = standing.ok ? standing.value.cosigned[0]?.time : undefined;
  return { cosigned: size, at: time === undefined ? null : new Date(time * 1000).toISOString() };
}

function sizeIn(note: string | null): number {
  const read = readNote(note ?? '');
  const head = read.ok ? parseTreeHead(read.value.text) : read;
  return head.ok ? head.value.size : 0;
}

/** In words, whose lines together count; groups within groups are spelled out. */
function quorumOf({ groups, quorum }: Policy): Text | null {
  if (quorum === 'none') return null;
  const spelled = (name: string): Text => {
    const group = groups.find((each) => each.name === name);
    if (group === undefined) return { zh: name, en: name };
    const members = group.members.map((member) =>
      inBrackets(
        spelled(member),
        groups.some((g) => g.name === member),
      ),
    );
    const [zh, en] = [members.map((each) => each.zh).join('、'), members.map((each) => each.en).join(', ')];
    if (group.least === group.members.length) return { zh: `${zh} 都要`, en: `all of ${en}` };
    return { zh: `${zh} 当中至少 ${group.least} 个`, en: `at least ${group.least} of ${en}` };
  };
  return spelled(quorum);
}

const inBrackets = ({ zh, en }: Text, isGroup: boolean): Text =>
  isGroup ? { zh: `（${zh}）`, en: `(${en})` } : { zh, en };
