import type { AddCheckpoint, WitnessAnswer } from '@mingxuan/ledger';
import { consistencyPaths, decideCosignature, parseTreeHead, proveConsistency, readNote } from '@mingxuan/ledger';
import type { Refusal, Result, Text } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { LogClient } from './log-client.ts';
import { unreachable } from './log-client.ts';
import type { WitnessKey } from './witness-key.ts';
import type { WitnessState } from './witness-state.ts';
import { keepEvidence, writeState } from './witness-state.ts';

/** A witness at work: its key, and the file that holds what it remembers. */
export interface Witness {
  readonly key: WitnessKey;
  readonly stateFile: string;
  readonly state: () => WitnessState;
  readonly remember: (state: WitnessState) => void;
  /** Seconds since 1970. */
  readonly now: () => number;
}

/** Decides on a request, and has the new state on the disk before the cosignature is let go. One at a time: see `inTurn`. */
export async function answerTo(witness: Witness, request: AddCheckpoint): Promise<WitnessAnswer> {
  const { log, record } = witness.state();
  const answer = decideCosignature(request, [log], () => record, witness.key.signing, witness.now());
  if (answer.kind !== 'COSIGNED') return answer;
  const next = { log, record: answer.record };
  await writeState(witness.stateFile, next);
  witness.remember(next);
  return answer;
}

/** Runs what it is given one after the other. */
export function inTurn(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const run = last.then(act);
    last = run.catch(() => undefined);
    return run;
  };
}

/** Fetches the log's newest checkpoint and the proof that it continues the one cosigned last. */
export async function requestFrom(client: LogClient, state: WitnessState): Promise<Result<AddCheckpoint, Refusal>> {
  const read = await client.file('checkpoint');
  if (!read.ok) return read;
  if (read.value === null) return err(unreachable(client.url, 'checkpoint'));
  const checkpoint = Buffer.from(read.value).toString('utf8');
  const oldSize = state.record?.size ?? 0;
  const note = readNote(checkpoint);
  const head = note.ok ? parseTreeHead(note.value.text) : note;
  // What is malformed, smaller or of the same size needs no proof to be refused, or none to be accepted.
  if (!head.ok || head.value.size <= oldSize) return ok({ oldSize, proof: [], checkpoint });
  const files = await client.files(consistencyPaths(oldSize, head.value.size));
  if (!files.ok) return files;
  const proof = proveConsistency(oldSize, head.value.size, (path) => files.value.get(path));
  // Files that lead nowhere prove nothing: the decision will say so.
  return ok({ oldSize, proof: proof.ok ? proof.value : [], checkpoint });
}

/** Why nothing was cosigned, in a sentence; two statements that contradict each other are kept in a file. */
export async function explain(
  witness: Pick<Witness, 'stateFile'>,
  answer: Exclude<WitnessAnswer, { readonly kind: 'COSIGNED' }>,
): Promise<Refusal> {
  if (answer.kind === 'BROKEN') return refusal('WITNESS_BROKEN', answer.fault.message);
  const { why } = answer;
  switch (why.kind) {
    case 'MALFORMED':
    case 'BAD_SIGNATURE':
      return refusal(why.kind, why.fault.message);
    case 'UNKNOWN_LOG':
      return refusal(why.kind, {
        zh: `这是另一个日志（${why.origin}）的检查点`,
        en: `the checkpoint is of another log: ${why.origin}`,
      });
    case 'STALE':
      return refusal(why.kind, {
        zh: `上次见证到第 ${why.size} 项，请求说的不是这里`,
        en: `${why.size} leaves were cosigned last, the request says otherwise`,
      });
    case 'ROLLBACK':
    case 'FORK':
    case 'INCONSISTENT': {
      const said = CONTRADICTIONS[why.kind](why.held.size, why.shown.size);
      const file = await keepEvidence(witness.stateFile, `${said.zh}\n${said.en}`, why.held, why.shown);
      return {
        code: why.kind,
        message: { zh: `${said.zh}两份检查点存在 ${file}。`, en: `${said.en} Both checkpoints are kept in ${file}.` },
        remedy: {
          zh: '不要删除这个文件；请马上告诉街道、区和市，并请对方说明。在说明清楚以前本见证人不再见证。',
          en: 'Do not delete that file. Tell the other witnesses at once and ask for an explanation; nothing is cosigned until then.',
        },
        sources: [],
      };
    }
  }
}

const CONTRADICTIONS: Readonly<Record<'ROLLBACK' | 'FORK' | 'INCONSISTENT', (held: number, shown: number) => Text>> = {
  ROLLBACK: (held, shown) => ({
    zh: `公开日志变短了：上次见证时有 ${held} 项，现在只有 ${shown} 项，后面的被拿掉了。`,
    en: `The log became shorter: ${held} leaves were cosigned, now there are ${shown}.`,
  }),
  FORK: (held) => ({
    zh: `公开日志分叉了：同样是 ${held} 项，给出了两个不同的内容，都有它自己的签名。`,
    en: `The log has forked: two different trees of ${held} leaves, both with its own signature.`,
  }),
  INCONSISTENT: (held, shown) => ({
    zh: `公开日志的 ${shown} 项不是接着上次见证的 ${held} 项写的：以前的内容被改动过，或者日志的文件不全。`,
    en: `The log of ${shown} leaves does not continue the ${held} that were cosigned: what was there was changed, or files are missing.`,
  }),
};

const refusal = (code: string, message: Text): Refusal => ({
  code,
  message: { zh: `没有见证：${message.zh}。`, en: `Nothing was cosigned: ${message.en}.` },
  remedy: { zh: '请核对日志的网址和公钥。', en: "Check the log's address and its key." },
  sources: [],
});
