import type { RollCheck, RollCheckNews } from '@mingxuan/contract';
import { ROLL_CHECK_LINES } from '@mingxuan/contract';
import type { Refusal, Result } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import { problemBody } from '../http/problem.ts';
import type { RollNews, RollReading } from './job.ts';

/**
 * Answers a check while it goes on: one line of JSON for each piece of news, the outcome last. `keep` stores the file once
 * it has been read whole. Who goes away ends the check through the request's signal.
 */
export function checkLines(
  c: Context,
  check: (tell: (news: RollNews) => void) => Promise<Result<RollReading, Refusal>>,
  keep: (reading: RollReading) => Promise<RollCheck>,
): Response {
  c.header('content-type', ROLL_CHECK_LINES);
  // A proxy that gathers the answer first would show no progress.
  c.header('x-accel-buffering', 'no');
  return stream(c, async (out) => {
    const say = async (news: RollCheckNews): Promise<void> => {
      await out.write(`${JSON.stringify(news)}\n`);
    };
    const checked = await check((news) => void say(news));
    if (checked.ok) await say({ kind: 'CHECKED', check: await keep(checked.value) });
    else await say({ kind: 'REFUSED', problem: problemBody(c, 422, checked.error) });
  });
}
