import { expect, test } from 'vitest';
import { playStory } from '../src/sample/story.ts';
import { silent } from '../src/sample/teller.ts';
import { withServer } from './support.ts';

const server = withServer();

test('the whole sample community is played over the API, and its bundle packs', async () => {
  const { fetch, admin } = server.current;
  const { loaded, stage } = await playStory({
    fetch,
    admin,
    teller: silent,
    ending: 'ARCHIVED',
    papers: false,
    suffix: '',
  });
  const view = await stage.view();
  expect(view.status).toBe('CLOSED');
  expect(loaded.id).toBe('9901.01.heping.xingfuli');
});
