import type { Refusal } from '@mingxuan/rulebook';
import { describe, expect, it } from 'vitest';
import { ASK_EVERY_MS, whileAllowed } from '../src/http/while-allowed.ts';

const gone: Refusal = {
  code: 'NOT_SIGNED_IN',
  message: { zh: '请先登录。', en: 'Sign in first.' },
  remedy: { zh: '登录后再试。', en: 'Sign in.' },
  sources: [],
};

/** Says one thing and then nothing for ever, as a long check does. */
function endless(): { readonly body: ReadableStream<Uint8Array>; readonly cancelled: () => boolean } {
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('began\n')),
    cancel: () => {
      cancelled = true;
    },
  });
  return { body, cancelled: () => cancelled };
}

describe('an answer that goes on', () => {
  it('asks in time for five seconds, a slow answer included', () => {
    expect(ASK_EVERY_MS * 2).toBeLessThan(5000);
  });

  it('ends with a word when its reader may have no more, and so does the work', async () => {
    const { body, cancelled } = endless();
    let asked = 0;
    let stopped = false;
    const passed = whileAllowed(body, {
      ended: async () => {
        asked += 1;
        return asked < 3 ? null : gone;
      },
      farewell: ({ code }) => `${code}\n`,
      stop: () => {
        stopped = true;
      },
      everyMs: 1,
    });
    expect(await new Response(passed).text()).toBe('began\nNOT_SIGNED_IN\n');
    expect([asked, stopped, cancelled()]).toEqual([3, true, true]);
  });

  it('ends as well when nobody can say whether they may', async () => {
    const { body, cancelled } = endless();
    const passed = whileAllowed(body, {
      ended: () => Promise.reject(new Error('no database')),
      farewell: () => 'never said',
      stop: () => undefined,
      everyMs: 1,
    });
    expect(await new Response(passed).text()).toBe('began\n');
    expect(cancelled()).toBe(true);
  });

  it('of somebody who may have it comes through whole', async () => {
    const passed = whileAllowed(new Blob(['one\n', 'two\n']).stream(), {
      ended: () => Promise.resolve(null),
      farewell: () => 'never said',
      stop: () => undefined,
    });
    expect(await new Response(passed).text()).toBe('one\ntwo\n');
  });

  it('whose reader goes away is worked on no longer', async () => {
    const { body, cancelled } = endless();
    const passed = whileAllowed(body, {
      ended: () => Promise.resolve(null),
      farewell: () => 'never said',
      stop: () => undefined,
      everyMs: 1,
    });
    const reader = passed.getReader();
    await reader.read();
    await reader.cancel();
    await expect.poll(cancelled).toBe(true);
  });
});
