import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { formatVkey, parseAddCheckpoint, toResponse } from '@mingxuan/ledger';
import type { Refusal } from '@mingxuan/rulebook';
import type { Witness } from './cosign-once.ts';
import { answerTo, explain, inTurn } from './cosign-once.ts';

const LONGEST_REQUEST = 1 << 20;

/** The witness as C2SP tlog-witness has it: logs come and ask. `told` hears each refusal that contradicts what was seen before. */
export function openDoor(witness: Witness, told: (refusal: Refusal) => void): Server {
  const turn = inTurn();
  return createServer((request, response) => {
    void handle(request, response, witness, turn, told).catch(() => {
      // The state could not be written: nothing is cosigned.
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  witness: Witness,
  turn: ReturnType<typeof inTurn>,
  told: (refusal: Refusal) => void,
): Promise<void> {
  const say = (status: number, body: string, type = 'text/plain; charset=utf-8'): void => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (request.method === 'GET' && path.endsWith('/key')) return say(200, `${formatVkey(witness.key.line)}\n`);
  // What was cosigned last: a log that lost its end can see with its own signature how far it had come.
  if (request.method === 'GET' && path.endsWith('/checkpoint'))
    return say(200, witness.state().record?.checkpoint ?? '');
  if (request.method !== 'POST' || !path.endsWith('/add-checkpoint')) return say(404, 'not found\n');
  const body = await bodyOf(request);
  if (body === null) return say(413, 'too long\n');
  const asked = parseAddCheckpoint(body);
  if (!asked.ok) return say(400, `${asked.error.message.en}\n`);
  const answer = await turn(() => answerTo(witness, asked.value));
  const { status, contentType, body: text } = toResponse(answer);
  if (answer.kind === 'REFUSED' && 'held' in answer.why) told(await explain(witness, answer));
  say(status, text, contentType);
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > LONGEST_REQUEST) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
