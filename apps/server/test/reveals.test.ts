import { ok } from '@mingxuan/rulebook';
import { expect, test } from 'vitest';
import { day, voterEntry } from '../../../packages/election/test/world.ts';
import { draftOf } from '../src/cycle/domain.ts';
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
  await services.ledger.transact(id, sent, () => ok({ drafts: [draftOf(imported, about)] }));
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
});
