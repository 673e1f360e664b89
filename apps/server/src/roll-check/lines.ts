import type { Acted, RollCheck, RollCheckNews, RollImportNews, RollMapping } from '@mingxuan/contract';
import { ROLL_CHECK_LINES } from '@mingxuan/contract';
import type { Refusal, Result } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import { problemBody } from '../http/problem.ts';
import type { ImportWatching, NotImported } from './import-file.ts';
import type { RollForm, RollNews, RollReading } from './job.ts';

/**
 * Answers a check while it goes on: one line of JSON for each piece of news, the outcome last. `keep` stores the file once
 * it has been read whole. Who goes away ends the check through the request's signal.
 */
export function checkLines(
  c: Context,
  check: (tell: (news: RollNews) => void) => Promise<Result<RollReading, Refusal>>,
  keep: (reading: RollReading) => Promise<RollCheck>,
  remembered: (form: RollForm) => Promise<RollMapping | null>,
): Response {
  c.header('content-type', ROLL_CHECK_LINES);
  // A proxy that gathers the answer first would show no progress.
  c.header('x-accel-buffering', 'no');
  return stream(c, async (out) => {
    const say = async (news: RollCheckNews): Promise<void> => {
      await out.write(`${JSON.stringify(news)}\n`);
    };
    // Whatever is said is said in its order, though one piece of it is looked up first.
    let said = Promise.resolve();
    const checked = await check((news) => {
      said = said.then(async () => say(news.kind === 'PREVIEW' ? await preview(news, remembered) : news));
    });
    await said;
    if (checked.ok) await say({ kind: 'CHECKED', check: await keep(checked.value) });
    else await say({ kind: 'REFUSED', problem: problemBody(c, 422, checked.error) });
  });
}

async function preview(
  { sheets, form }: Extract<RollNews, { kind: 'PREVIEW' }>,
  remembered: (form: RollForm) => Promise<RollMapping | null>,
): Promise<RollCheckNews> {
  const mapping = await remembered(form);
  return { kind: 'PREVIEW', sheets, ...(mapping === null ? {} : { remembered: mapping }) };
}

/** Answers an import the same way: how far the check has come, that it is being recorded, and the outcome. */
export function importLines(
  c: Context,
  follow: (watching: ImportWatching) => Promise<Result<Acted, NotImported>>,
): Response {
  c.header('content-type', ROLL_CHECK_LINES);
  c.header('x-accel-buffering', 'no');
  return stream(c, async (out) => {
    const say = async (news: RollImportNews): Promise<void> => {
      await out.write(`${JSON.stringify(news)}\n`);
    };
    const done = await follow({
      tell: (news) => {
        if (news.kind === 'PROGRESS') void say(news);
      },
      recording: () => void say({ kind: 'RECORDING' }),
    });
    if (done.ok) await say({ kind: 'IMPORTED', acted: done.value });
    else await say({ kind: 'REFUSED', problem: problemBody(c, done.error.status, done.error.refusal) });
  });
}
