import { ok } from '@mingxuan/rulebook';
import { expect, test } from 'vitest';
import { openCycle } from '../../../packages/election/test/story.ts';
import { day, voterEntry } from '../../../packages/election/test/world.ts';
import { draftOf } from '../src/cycle/domain.ts';
import { readLedger } from '@mingxuan/store';
import { fresh, taken, withServer } from './support.ts';

const server = withServer();
const id = '7700.01.he.reveal';
const scope = id.split('.').join('/');
const path = `/api/communities/${id}/roll/reveals`;

test('a whole number is shown only with a reason, to those with the roll, and that it was shown stays on record', async () => {
  const { admin, hire, as, services } = server.current;
  taken(await admin.createCommunity({ id, name: '揭示社区' }));
  const voter = { ...voterEntry(1, '甲'), phone: '19900763238' };
  const sent = { commandId: fresh(), account: 'a', digest: 'd' };
  const about = {
    community: id,
    at: '2026-01-05T00:00:00Z',
    on: day('2026-01-05'),
    actor: { account: 'a', role: 'CLERK' },
  };
  const file = { name: '名册.xlsx', sha256: 'a'.repeat(64) };
  const imported = {
    type: 'ROLL_IMPORTED' as const,
    stream: 'RESIDENTS' as const,
    body: { file, rows: 1, listed: 1, corrected: 0, setAside: 0 },
    sealed: [{ disclosure: 'RESTRICTED' as const, value: voter }],
  };
  const { type: _type, packs, ...opening } = openCycle;
  const digest = '0'.repeat(64);
  const opened = {
    type: 'CYCLE_OPENED' as const,
    stream: 'CYCLE' as const,
    body: { ...opening, packs: { party: { ...packs.party, digest }, residents: { ...packs.residents, digest } } },
    sealed: [],
  };
  await services.ledger.transact(id, sent, () => ok({ drafts: [draftOf(opened, about), draftOf(imported, about)] }));
  const clerk = as(await hire('reveal-clerk', ['CLERK'], scope));
  const observer = as(await hire('reveal-observer', ['OBSERVER'], scope));
  const ask = async (by: typeof clerk, body: object) => {
    const answer = await by(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, json: (await answer.json()) as object };
  };
  expect((await ask(observer, { voterNo: 1, reason: '好奇' })).status).toBe(403);
  expect((await ask(clerk, { voterNo: 1, reason: ' ' })).status).toBe(400);
  expect((await ask(clerk, { voterNo: 9, reason: '核对' })).status).toBe(404);
  expect(await ask(clerk, { voterNo: 1, reason: '核对本人身份证' })).toEqual({
    status: 200,
    json: { voterNo: 1, idNumber: voter.idNumber, phone: voter.phone, address: null },
  });
  const log = (await (await clerk(path)).json()) as { reveals: object[] };
  expect(log.reveals).toMatchObject([{ kind: 'VOTER', voterNo: 1, reason: '核对本人身份证' }]);
  expect(JSON.stringify(log)).not.toContain(voter.idNumber);
  // It is an entry of the chain: whoever owns the database cannot take it away unseen, and the public side names nobody.
  const read = await readLedger(services.database, id, 1, 10);
  const { entry, sealed } = (read.ok ? read.value.at(-1) : undefined) ?? {};
  expect(entry).toMatchObject({ seq: 3, type: 'NUMBERS_REVEALED', on: '2026-01-05', body: { kind: 'VOTER' } });
  expect(sealed).toMatchObject([{ disclosure: 'RESTRICTED', value: { voterNo: 1, reason: '核对本人身份证' } }]);

  // A correction starts from what may be shown, and takes nothing away that was not on the form.
  const chair = as(await hire('reveal-chair', ['REC_CHAIR'], scope));
  const entry1 = await chair(`/api/communities/${id}/roll/entries/1`);
  expect(await entry1.json()).toEqual({
    voterNo: 1,
    name: '甲',
    sex: 'F',
    group: '第一居民小组',
    household: 'H1',
    ground: 'LOCAL_HUKOU',
    maskedId: `990100********${voter.idNumber.slice(-4)}`,
    maskedPhone: '199****3238',
    hasAddress: false,
  });
  const corrected = await chair(`/api/communities/${id}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      commandId: fresh(),
      on: '2026-01-05',
      command: {
        type: 'AMEND_ROLL',
        change: { kind: 'CORRECT', reason: 'CLERICAL', voterNo: 1, voter: { name: '甲乙' } },
        note: '身份证',
        evidence: [file],
        places: [],
      },
    }),
  });
  expect(corrected.status).toBe(200);
  expect((await ask(clerk, { voterNo: 1, reason: '电话通知' })).json).toMatchObject({ phone: voter.phone });
});
