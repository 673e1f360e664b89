import { describe, expect, it } from 'vitest';
import { toldLog } from '../src/screens/papers/log-state.ts';

const said = { zh: '见证了最新的检查点（9 项）。', en: 'cosigned the newest checkpoint (9 leaves).' };
const answer = {
  origin: 'mz.example.cn/mingxuan',
  trouble: null,
  words: [said],
  witnesses: [
    { name: 'street', words: said, refused: null },
    { name: 'committee', words: said, refused: { zh: '拒绝（422）', en: 'refused (422)' } },
  ],
};

describe('the state of the public log', () => {
  it('is read as it is told to everybody', () => {
    expect(toldLog(answer)).toEqual({
      trouble: null,
      words: [said],
      witnesses: [
        { name: 'street', words: said, refused: false },
        { name: 'committee', words: said, refused: true },
      ],
    });
  });

  it.each([
    null,
    'down',
    { ...answer, trouble: 'bad' },
    { ...answer, words: ['bad'] },
    { ...answer, witnesses: [{ name: 'street' }] },
  ])('is nothing where the answer is another: %j', (other) => expect(toldLog(other)).toBe(null));
});
