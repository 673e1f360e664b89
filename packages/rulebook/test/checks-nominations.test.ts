import { describe, expect, test } from 'vitest';
import { type Nominations, rankNominations } from '../src/index.ts';
import { residents } from './outcome-fixture.ts';

const of = (post: Nominations['post'], places: number, received: Readonly<Record<string, number>>): Nominations => ({
  post,
  places,
  received: Object.entries(received).map(([person, votes]) => ({ person, votes })),
});
const rank = (overlays: readonly string[], ...posts: readonly Nominations[]) =>
  rankNominations(posts, residents(overlays)).map(({ post, candidates, tied, reason }) => ({
    post,
    candidates: candidates.map((one) => `${one.person} ${one.votes}`),
    tied,
    verdict: reason.verdict,
  }));

describe('nominations for several posts', () => {
  const chair = of('CHAIR', 2, { 钱: 700, 孙: 500, 赵: 400 });
  const member = of('MEMBER', 2, { 李: 600, 赵: 150, 周: 540 });

  test('RC15c: Henan: 400 for chair, third for two places, and 150 for member make 550 among the members', () => {
    expect(rank(['henan'], chair, member)).toEqual([
      { post: 'CHAIR', candidates: ['钱 700', '孙 500'], tied: [], verdict: 'ok' },
      { post: 'MEMBER', candidates: ['李 600', '赵 550'], tied: [], verdict: 'ok' },
    ]);
  });

  test('RC15c: never the reverse: many for member raise nobody to chair', () => {
    const many = of('MEMBER', 2, { 赵: 900, 李: 600, 周: 540 });
    expect(rank(['henan'], chair, many)[0]?.candidates).toEqual(['钱 700', '孙 500']);
    expect(rank(['henan'], many, chair)[1]?.candidates).toEqual(['赵 1300', '李 600']);
  });

  test('RC15c: the article is cited', () => {
    expect(rankNominations([chair, member], residents(['henan']))[1]?.reason).toMatchObject({
      rule: 'CAND-9',
      sources: expect.arrayContaining(['HA11V-25']),
    });
  });

  test('without such a text each post counts its own', () => {
    expect(rank([], chair, member)[1]?.candidates).toEqual(['李 600', '周 540']);
  });

  test('Henan: a candidate for chair leaves the members to others, a nominee for two passes through vice-chair', () => {
    const posts = [
      of('CHAIR', 1, { 钱: 700, 赵: 400 }),
      of('VICE', 1, { 孙: 450, 赵: 40, 钱: 600 }),
      of('MEMBER', 1, { 赵: 10, 钱: 900, 周: 449 }),
    ];
    expect(rank(['henan'], ...posts).map((one) => one.candidates)).toEqual([['钱 700'], ['孙 450'], ['赵 450']]);
  });

  test('elsewhere whoever reaches two posts must choose in writing', () => {
    const both = of('MEMBER', 2, { 钱: 600, 周: 540, 李: 300 });
    expect(rank([], chair, both)).toMatchObject([
      { verdict: 'ok' },
      { candidates: ['钱 600', '周 540'], verdict: 'unknown' },
    ]);
  });
});

describe('equal nominations at the last place', () => {
  test('are voted on again, and nobody is left out', () => {
    expect(rank([], of('CHAIR', 2, { 钱: 700, 孙: 500, 赵: 500 }))).toEqual([
      { post: 'CHAIR', candidates: ['钱 700'], tied: ['孙', '赵'], verdict: 'unknown' },
    ]);
    expect(rank([], of('CHAIR', 2, { 钱: 700, 孙: 500, 赵: 499 }))[0]).toMatchObject({ tied: [], verdict: 'ok' });
  });

  test('do not matter when there are places for all', () => {
    expect(rank([], of('CHAIR', 2, { 钱: 500, 孙: 500 }))[0]).toMatchObject({
      candidates: ['钱 500', '孙 500'],
      tied: [],
    });
    expect(rank([], of('CHAIR', 3, { 钱: 500, 孙: 500 }))[0]).toMatchObject({
      candidates: ['钱 500', '孙 500'],
      tied: [],
    });
  });

  test('Henan: who is level for chair is not a candidate for member before that is settled', () => {
    const result = rank(['henan'], of('CHAIR', 1, { 钱: 500, 孙: 500 }), of('MEMBER', 1, { 孙: 900, 周: 100 }));
    expect(result[1]?.candidates).toEqual(['周 100']);
  });
});
