import { readCount } from '../log/base64.ts';
import type { LogFault } from '../log/fault.ts';
import { refuse } from '../log/fault.ts';
import { readSignatureLines } from '../log/note-lines.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import type { Refused, WitnessAnswer } from './decide.ts';

/** The answer as HTTP: C2SP tlog-witness, `add-checkpoint`. */
export interface WitnessResponse {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422 | 500;
  readonly contentType: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  readonly body: string;
}

export function toResponse(answer: WitnessAnswer): WitnessResponse {
  switch (answer.kind) {
    case 'COSIGNED':
      return plain(200, answer.line);
    case 'BROKEN':
      return plain(500, `${answer.fault.message.en}\n`);
    case 'REFUSED':
      return refusal(answer.why);
  }
}

function refusal(why: Refused): WitnessResponse {
  switch (why.kind) {
    case 'MALFORMED':
      return plain(400, `${why.fault.message.en}\n`);
    case 'UNKNOWN_LOG':
      return plain(404, 'unknown log\n');
    case 'BAD_SIGNATURE':
      return plain(403, `${why.fault.message.en}\n`);
    case 'STALE':
      return size(why.size);
    case 'FORK':
      return why.malformed ? plain(400, 'old size is beyond the checkpoint\n') : size(why.size);
    case 'ROLLBACK':
      return why.malformed ? plain(400, 'old size is beyond the checkpoint\n') : size(why.size);
    case 'INCONSISTENT':
      return why.malformed
        ? plain(400, 'old size is beyond the checkpoint\n')
        : plain(422, 'the consistency proof does not hold\n');
  }
}

/** What a log learns from a witness. */
export type WitnessReply =
  | { readonly kind: 'COSIGNED'; readonly lines: readonly string[] }
  /** The witness's last size: prove consistency from there and ask again. If it is beyond our own, we lost leaves. */
  | { readonly kind: 'OTHER_SIZE'; readonly size: number }
  | { readonly kind: 'REFUSED'; readonly status: number };

/** Reads a witness's answer. The lines are not believed here: `addCosignatures` checks them. */
export function readResponse(status: number, body: string): Result<WitnessReply, LogFault> {
  if (status === 200) {
    const lines = readSignatureLines(body);
    if (!lines.ok) return lines;
    return ok({
      kind: 'COSIGNED',
      lines: body
        .slice(0, -1)
        .split('\n')
        .map((line) => `${line}\n`),
    });
  }
  if (status !== 409) return ok({ kind: 'REFUSED', status });
  const last = body.endsWith('\n') ? readCount(body.slice(0, -1)) : null;
  return last === null
    ? refuse('BAD_REQUEST', '见证人的回答读不懂', "the witness's answer cannot be read")
    : ok({ kind: 'OTHER_SIZE', size: last });
}

const plain = (status: WitnessResponse['status'], body: string): WitnessResponse => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body,
});

const size = (last: number): WitnessResponse => ({
  status: 409,
  contentType: 'text/x.tlog.size',
  body: `${last}\n`,
});
