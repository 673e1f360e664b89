import { createHash, randomUUID } from 'node:crypto';
import type { CommunityView } from '@mingxuan/contract';
import { createClient } from '@mingxuan/contract';
import type { Renderer } from '@mingxuan/documents';
import type { Command } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { addDays } from '@mingxuan/rulebook';
import { beforeAll, describe, expect, test } from 'vitest';
import { adoptPlan, days } from '../../../packages/election/test/story.ts';
import { createApp } from '../src/app.ts';
import { lineChanges } from '../src/cycle/line-changes.ts';
import { samplePhoto } from '../src/sample/photo.ts';
import { BASE_URL, cookieOf, taken, withServer } from './support.ts';
import type { Town } from './town.ts';
import { foundTown, person } from './town.ts';

const server = withServer();
let town: Town;
beforeAll(async () => {
  town = await foundTown(server.current, 'gonggao');
  await town.tell((w) => w.state.status !== 'UNOPENED' && w.state.plan !== null);
}, 60_000);

const on = days.open;

async function seen(): Promise<Extract<CommunityView, { status: 'OPEN' | 'CLOSED' }>['cycle']> {
  const view = taken(await person(town, 'clerk').community(town.id));
  if (view.status === 'UNOPENED') throw new Error('not open');
  return view.cycle;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const bytesOf = async (office: string, path: string) => {
  const answer = await server.current.as(person(town, office))(`/api/communities/${town.id}${path}`);
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const pdfOf = async (office: string, path: string): Promise<string> => {
  const { status, bytes } = await bytesOf(office, path);
  return `${status} ${sha256(bytes)}`;
};

test('a notice from draft to wall, and what replaces it after the plan has moved', async () => {
  const [clerk, street, observer] = [person(town, 'clerk'), person(town, 'street'), person(town, 'observer')];
  // Drafted: what is frozen is what was printed, and nobody outside sees it.
  const first = taken(await clerk.draftNotices(town.id, ['WALL_PLAN', 'HANDOVER_NOTICE'], on));
  expect(first.drafted).toEqual([{ paper: 'WALL_PLAN', draft: 1 }]);
  expect(first.refused.map(({ paper, refusal }) => [paper, refusal.code])).toEqual([
    ['HANDOVER_NOTICE', 'PAPER_FACTS_MISSING'],
  ]);
  const frozen = (await seen()).notices.drafts[0];
  if (frozen === undefined) throw new Error('no draft');
  // Shown as a draft: the frozen bytes, with a mark after them.
  const shown = await bytesOf('clerk', '/notices/drafts/1/paper.pdf');
  const end = shown.bytes.lastIndexOf('%%EOF', -10) + '%%EOF'.length;
  expect([shown.status, sha256(shown.bytes.subarray(0, end))]).toEqual([200, frozen.sha256]);
  expect(shown.bytes.length).toBeGreaterThan(end + 1000);
  expect((await observer.noticeDraft(town.id, 1)).ok).toBe(false);
  // Not before somebody of the street has read it.
  expect(await clerk.issueNotice(town.id, frozen, on)).toMatchObject({
    ok: false,
    error: { code: 'NOTICE_NOT_APPROVED' },
  });
  const approve = { type: 'APPROVE_NOTICE', draft: 1, paper: 'WALL_PLAN', sha256: frozen.sha256 } as const;
  expect(await person(town, 'chair').act(town.id, approve, on)).toMatchObject({
    ok: false,
    error: { code: 'NOT_GRANTED' },
  });
  taken(await street.act(town.id, approve, on));
  const issued = taken(await clerk.issueNotice(town.id, frozen, on));
  expect(issued).toMatchObject({ no: 1, sha256: frozen.sha256 });
  expect(await pdfOf('clerk', '/papers/1.pdf')).toBe(`200 ${frozen.sha256}`);
  // Posted, with a photograph that whoever may see the community may open.
  const photo = taken(await clerk.addEvidence(town.id, '上墙.png', samplePhoto('上墙')));
  const post = { type: 'POST_NOTICE', no: 1, place: '东门公告栏', time: '09:30', evidence: [photo] } as const;
  taken(await clerk.act(town.id, post, on));
  expect(await pdfOf('observer', `/evidence/${photo.sha256}`)).toBe(`200 ${photo.sha256}`);

  // The plan moves: the line that changes is shown before anything is drafted, then one act drafts it.
  taken(await clerk.act(town.id, { ...adoptPlan, electionDay: '2026-12-27' as IsoDate }, on));
  const [preview] = taken(await clerk.noticePreview(town.id, ['WALL_PLAN'], on));
  expect(preview?.holds).toBe(1);
  const lines = (kind: string) => preview?.changes?.filter((one) => one.kind === kind).map(({ line }) => line) ?? [];
  expect(lines('OLD').some((line) => line.includes('12月20日'))).toBe(true);
  expect(lines('NEW').some((line) => line.includes('12月27日'))).toBe(true);
  const [again] = taken(await clerk.draftNotices(town.id, ['WALL_PLAN'], on)).drafted;
  const second = (await seen()).notices.drafts[1];
  expect(again).toEqual({ paper: 'WALL_PLAN', draft: 2 });
  taken(await street.act(town.id, { ...approve, draft: 2, sha256: second?.sha256 ?? '' }, on));

  // Moved back before it is out: it is held back, and the line is named.
  taken(await clerk.act(town.id, adoptPlan, on));
  if (second === undefined) throw new Error('no second draft');
  const stale = await clerk.issueNotice(town.id, second, on);
  expect(stale).toMatchObject({ ok: false, error: { code: 'NOTICE_FACTS_CHANGED' } });
  expect(stale.ok ? '' : stale.error.refusal.message.zh).toContain('12月27日');
  expect(taken(await clerk.noticeDraft(town.id, 2)).outdated.length).toBeGreaterThan(0);
  taken(await clerk.draftNotices(town.id, ['WALL_PLAN'], on));
  const third = (await seen()).notices.drafts[2];
  taken(await street.act(town.id, { ...approve, draft: 3, sha256: third?.sha256 ?? '' }, on));
  if (third === undefined) throw new Error('no third draft');
  taken(await clerk.issueNotice(town.id, third, on));
  expect((await seen()).papers.map(({ no, fate }) => [no, fate.kind])).toEqual([
    [1, 'SUPERSEDED'],
    [2, 'VALID'],
  ]);
  // The one that was replaced is still to be read.
  expect(await pdfOf('clerk', '/papers/1.pdf')).toBe(`200 ${frozen.sha256}`);
}, 60_000);

test('a notice of the street is withdrawn by the street, whose head is not the committee’s chair', async () => {
  const [clerk, street, chair] = [person(town, 'clerk'), person(town, 'street'), person(town, 'chair')];
  const out = (await seen()).papers.find(({ paper, fate }) => paper === 'WALL_PLAN' && fate.kind === 'VALID');
  if (out === undefined) throw new Error('no schedule is out');
  taken(await clerk.act(town.id, { type: 'ASK_WITHDRAWAL', no: out.no, reason: '日程有误' }, on));
  const paper = `NOTICE_WITHDRAWAL:${out.no}`;
  const [made] = taken(await clerk.draftNotices(town.id, [paper], on)).drafted;
  const draft = (await seen()).notices.drafts.find((one) => one.draft === made?.draft);
  if (draft === undefined) throw new Error('no draft');
  const approve = { type: 'APPROVE_NOTICE', draft: draft.draft, paper, sha256: draft.sha256 } as const;
  // Neither the chair, whose notice it was not, nor whoever made it.
  for (const other of [chair, clerk])
    expect(await other.act(town.id, approve, on)).toMatchObject({ ok: false, error: { code: 'NOT_GRANTED' } });
  taken(await street.act(town.id, approve, on));
  taken(await clerk.issueNotice(town.id, draft, on));
  expect((await seen()).papers.find(({ no }) => no === out.no)?.fate.kind).toBe('WITHDRAWN');
}, 60_000);

describe('while a notice is issued, others record two acts after its words were held against the ledger', () => {
  const later = { ...adoptPlan, electionDay: '2026-12-27' as IsoDate };

  /** A schedule drafted and approved, and asked to be issued; the acts come in when its words are made anew. */
  async function issuedAmid(acts: readonly Command[]) {
    const [clerk, street] = [person(town, 'clerk'), person(town, 'street')];
    taken(await clerk.draftNotices(town.id, ['WALL_PLAN'], on));
    const draft = (await seen()).notices.drafts.at(-1);
    if (draft === undefined) throw new Error('no draft');
    const { paper, sha256 } = draft;
    taken(await street.act(town.id, { type: 'APPROVE_NOTICE', draft: draft.draft, paper, sha256 }, on));
    const { services, fetch } = server.current;
    const waiting = [...acts];
    const renderer: Renderer = {
      ...services.renderer,
      read: async (job) => {
        const words = await services.renderer.read(job);
        for (const command of waiting.splice(0)) taken(await clerk.act(town.id, command, on));
        return words;
      },
    };
    const app = createApp({ ...services, renderer }, { consoleDir: '', origins: [BASE_URL], log: () => undefined });
    const cookie = await cookieOf(fetch, 'gonggao-clerk');
    const slow = createClient(async (path, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', cookie);
      return app.request(path, { ...init, headers });
    }, randomUUID);
    const before = (await seen()).papers.length;
    const done = await slow.issueNotice(town.id, draft, on);
    expect(waiting).toEqual([]);
    return { draft, done, made: (await seen()).papers.length - before };
  }

  test('that change its days: nothing is issued, and the difference is told', async () => {
    const { draft, done, made } = await issuedAmid([{ ...adoptPlan, electionDay: '2026-12-26' as IsoDate }, later]);
    expect(done).toMatchObject({ ok: false, error: { code: 'NOTICE_FACTS_CHANGED' } });
    expect(made).toBe(0);
    expect(done.ok ? '' : done.error.refusal.message.zh).toMatch(/12月20日.*12月27日/s);
    const { outdated } = taken(await person(town, 'clerk').noticeDraft(town.id, draft.draft));
    expect(outdated.some(({ kind, line }) => kind === 'NEW' && line.includes('12月27日'))).toBe(true);
  });

  test('that leave its days as they are: it is issued as it was approved', async () => {
    const { draft, done, made } = await issuedAmid([adoptPlan, later]);
    expect(taken(done).sha256).toBe(draft.sha256);
    expect(made).toBe(1);
  });

  test('another sheet than the approved one is not issued under its number', async () => {
    const { draft } = (await seen()).notices.drafts.at(-1) ?? { draft: 0 };
    const other = { draft, sha256: 'f'.repeat(64) };
    expect(await person(town, 'clerk').issueNotice(town.id, other, on)).toMatchObject({
      ok: false,
      error: { code: 'OTHER_DRAFT' },
    });
  });
});

test('an offer says by when the plan wants it; one that nobody waits for says nothing', async () => {
  const offers = new Map(taken(await person(town, 'clerk').papers(town.id)).map((one) => [one.paper, one.due]));
  const planned = (await seen()).plan?.steps.find(({ code }) => code === 'C03')?.planned;
  if (planned === undefined) throw new Error('the plan lacks C03');
  expect(offers.get('ELECTION_DAY')).toEqual({ draftBy: addDays(planned, -1), postBy: planned });
  expect(offers.get('WALL_PLAN')).toBeNull();
});

test('a sheet marked as a draft is printed at any time, and nothing is recorded by it', async () => {
  const before = taken(await person(town, 'clerk').ledger(town.id, 1)).head.seq;
  expect((await pdfOf('clerk', '/papers/WALL_PLAN/sketch')).startsWith('200 ')).toBe(true);
  expect(taken(await person(town, 'clerk').ledger(town.id, 1)).head.seq).toBe(before);
});

test.each([
  [['甲', '乙', '丙'], ['甲', '丙'], ['-乙']],
  [['甲', '丙'], ['甲', '乙', '丙'], ['+乙']],
  [
    ['选举日12月20日', '地点：礼堂'],
    ['选举日12月27日', '地点：礼堂'],
    ['-选举日12月20日', '+选举日12月27日'],
  ],
  [['甲', '乙'], ['甲', '乙'], []],
  [
    ['甲', '乙', '甲'],
    ['乙', '甲', '乙'],
    ['-甲', '+乙'],
  ],
  [[], ['甲'], ['+甲']],
] as const)('%j → %j', (before, after, told) => {
  expect(lineChanges(before, after).map(({ kind, line }) => `${kind === 'OLD' ? '-' : '+'}${line}`)).toEqual(told);
});
