import { fromBase64, readCount, toBase64 } from '../log/base64.ts';
import type { LogFault } from '../log/fault.ts';
import { refuse } from '../log/fault.ts';
import type { Hash } from '../merkle.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';

/** What a log asks of a witness: `add-checkpoint` of C2SP tlog-witness. */
export interface AddCheckpoint {
  /** The size that the witness cosigned last, as far as the log knows. */
  readonly oldSize: number;
  /** Consistency proof from there (RFC 6962 section 2.1.2). */
  readonly proof: readonly Hash[];
  /** The new checkpoint with its signatures. */
  readonly checkpoint: string;
}

const LONGEST_PROOF = 63;

/** The body of the request. */
export const formatAddCheckpoint = ({ oldSize, proof, checkpoint }: AddCheckpoint): string =>
  `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${checkpoint}`;

export function parseAddCheckpoint(body: string): Result<AddCheckpoint, LogFault> {
  const split = body.indexOf('\n\n');
  const [first, ...lines] = body.slice(0, Math.max(split, 0)).split('\n');
  const oldSize = first?.startsWith('old ') === true ? readCount(first.slice('old '.length)) : null;
  const proof = lines.map((line) => fromBase64(line, 32)).filter((hash) => hash !== null);
  if (oldSize === null || proof.length !== lines.length || proof.length > LONGEST_PROOF) {
    return refuse('BAD_REQUEST', '请求写法不对', 'malformed request');
  }
  return ok({ oldSize, proof, checkpoint: body.slice(split + 2) });
}
