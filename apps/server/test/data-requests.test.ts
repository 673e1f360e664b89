import type { Fact } from '@mingxuan/election';
import { ok } from '@mingxuan/rulebook';
import { acrossCommunities, createLedgerStore, putFile, readLedger, rebuild, within } from '@mingxuan/store';
import { expectOk } from '@mingxuan/store/test-support';
import { verifyChain } from '@mingxuan/ledger';
import { beforeAll, describe, expect, test } from 'vitest';
import { wholeStory } from '../../../packages/election/test/story.ts';
import { World } from '../../../packages/election/test/world.ts';
import { cycleDomain, draftOf } from '../src/cycle/domain.ts';
import { aboutVoter } from '../src/data-protection/about-voter.ts';
import { breachPack, exposedBy } from '../src/data-protection/breach.ts';
import { impactAssessment } from '../src/data-protection/assessment.ts';
import { erase } from '../src/data-protection/erase.ts';
import { erasureOf, planRetention } from '../src/data-protection/retention.ts';
import { taken, withServer } from './support.ts';

const server = withServer();
const ID = '9901.01.heping.privacy';
const OPEN = '9901.01.heping.underway';
const OLD = '9901.01.heping.old';
const VOTER = 3;
const at = '2027-01-05T02:00:00.000Z';

/** A whole re-election as a community of its own, closed or not. */
async function played(id: string, status: 'OPEN' | 'CLOSED'): Promise<void> {
  const { ledger } = server.current.services;
  await ledger.createCommunity(id, id, at);
  const world = new World();
  wholeStory(world);
  const closing: Fact = { type: 'CYCLE_CLOSED', stream: 'CYCLE', body: { stepsDone: 1, stepsWaived: 0 }, sealed: [] };
  const on = world.history.at(-1)?.on ?? '';
  const actor = { account: 'a', role: 'CLERK' };
  const drafts = [
    ...world.history.map((one) => draftOf(one.fact, { community: id, at, on: one.on, actor: one.actor })),
    ...(status === 'CLOSED' ? [draftOf(closing, { community: id, at, on, actor })] : []),
  ];
  expectOk(await ledger.transact(id, { commandId: 'story', account: 'a', digest: 'd' }, () => ok({ drafts })));
}

beforeAll(async () => {
  await played(ID, 'CLOSED');
  await played(OLD, 'CLOSED');
  await played(OPEN, 'OPEN');
});

const parts = () => ({ database: server.current.services.database, ledger: server.current.services.ledger });
const faults = async (id: string) =>
  (await rebuild(server.current.services.database, cycleDomain, { communityId: id })).faults;
const sound = async (id: string): Promise<boolean> => {
  const entries = expectOk(await readLedger(server.current.services.database, id));
  const last = entries.at(-1);
  const sealed = new Map(entries.map((one) => [one.entry.seq, one.sealed]));
  const found = verifyChain(
    entries.map(({ entry }) => entry),
    sealed,
    { head: { seq: last?.entry.seq ?? 0, hash: last?.hash ?? '' } },
  );
  return found.every(({ severity }) => severity === 'warning');
};

describe('a person at the desk', () => {
  test('is told everything that is kept of them, on record, and nothing of anybody else', async () => {
    const clerk = await server.current.hire('社区经办', ['CLERK'], '9901/01/heping/privacy');
    const asked = taken(await clerk.takeDataRequest(ID, { kind: 'ACCESS', voterNo: VOTER, identity: 'CARD_SHOWN' }));
    expect(asked.no).toBe(1);
    const { report, page } = taken(await clerk.dataReport(ID, asked.no));
    const said = JSON.stringify(report);
    const { rows } = await within(parts().database.pool, ID).query<{ no: number; name: string }>(
      'SELECT voter_no AS no, name FROM voter ORDER BY voter_no',
    );
    const own = rows.find(({ no }) => no === VOTER)?.name ?? '';
    expect(own).not.toBe('');
    expect([said.includes(own), page.includes(own)]).toEqual([true, true]);
    expect(rows.filter(({ no, name }) => no !== VOTER && (said.includes(name) || page.includes(name)))).toEqual([]);
    expect(report).toMatchObject({ checkIns: [{ poll: 'residents' }] });
    expect((report as { records: { type: string }[] }).records.map(({ type }) => type)).toEqual([
      'ROLL_IMPORTED',
      'CANDIDATE_NOMINATED',
      'VOTER_CHECKED_IN',
      'NUMBERS_REVEALED',
    ]);
    const entries = expectOk(await readLedger(parts().database, ID));
    expect(entries.at(-1)?.entry).toMatchObject({ type: 'NUMBERS_REVEALED', body: { kind: 'VOTER' } });
    taken(await clerk.answerDataRequest(ID, asked.no, { outcome: 'DONE', reason: '' }));
    expect(await clerk.answerDataRequest(ID, asked.no, { outcome: 'DONE', reason: '' })).toMatchObject({ ok: false });
  });

  test('is not told who objected to them, nor why; that somebody did is told', () => {
    const told = { petitioner: '邻居甲', about: '丁八', grounds: '不住在这里', contact: '13900000000', voterNo: VOTER };
    const entry = { seq: 5, type: 'OBJECTION_FILED', on: '2026-12-01', body: { no: 1 } };
    const record = (value: object) => ({ disclosure: 'RESTRICTED', salt: '', value, commitment: '' });
    const about = (name: string) =>
      aboutVoter([{ entry, hash: '', sealed: [record(told)] }] as never, { voterNo: VOTER, idNumber: null, name });
    expect(about('丁八')).toMatchObject({ own: [], others: [{ type: 'OBJECTION_FILED' }] });
    expect(about('邻居甲')).toMatchObject({ own: [{ type: 'OBJECTION_FILED' }], others: [] });
  });

  test('is answered by whom it concerns: no other office, no other community', async () => {
    const teller = await server.current.hire('计票员甲', ['TELLER'], '9901/01/heping/privacy');
    const elsewhere = await server.current.hire('别处经办', ['CLERK'], '9901/01/heping/underway');
    for (const client of [teller, elsewhere])
      expect(await client.dataRequests(ID)).toMatchObject({ ok: false, error: { status: 403 } });
  });

  test('nothing is erased while the cycle is open, or while somebody has put a stop on it', async () => {
    const street = await server.current.hire('街道清除', ['STREET_OFFICER'], '9901/01/heping');
    const clerk = await server.current.hire('进行中经办', ['CLERK'], '9901/01/heping/underway');
    const { no } = taken(
      await clerk.takeDataRequest(OPEN, { kind: 'ERASURE', voterNo: VOTER, identity: 'CARD_SHOWN' }),
    );
    expect(await street.eraseFor(OPEN, no)).toMatchObject({ ok: false, error: { code: 'RECORDS_STILL_NEEDED' } });
    expect(taken(await clerk.dataRequests(OPEN)).blockedBy).toHaveLength(1);
    const here = await server.current.hire('暂停经办', ['CLERK'], '9901/01/heping/privacy');
    const hold = taken(await here.setDataHold(ID, { reason: '法院调取' }));
    const asked = taken(await here.takeDataRequest(ID, { kind: 'ERASURE', voterNo: VOTER, identity: 'CARD_SHOWN' }));
    expect(await street.eraseFor(ID, asked.no)).toMatchObject({ ok: false, error: { code: 'RECORDS_STILL_NEEDED' } });
    taken(await here.liftDataHold(ID, hold.id));
    // What is gone is gone for good: whoever entered the request does not erase.
    expect(await here.eraseFor(ID, asked.no)).toMatchObject({ ok: false, error: { code: 'MAKER_IS_CHECKER' } });
    expect(await here.answerDataRequest(ID, asked.no, { outcome: 'DONE', reason: '' })).toMatchObject({
      ok: false,
      error: { code: 'ERASE_FIRST' },
    });
    expect(await here.dataReport(ID, asked.no)).toMatchObject({ ok: false, error: { status: 404 } });
    taken(await street.eraseFor(ID, asked.no));

    const { pool } = parts().database;
    const row = await within(pool, ID).query('SELECT name, id_number, id_hash, phone FROM voter WHERE voter_no = $1', [
      VOTER,
    ]);
    expect(row.rows).toEqual([{ name: null, id_number: null, id_hash: null, phone: null }]);
    const left = aboutVoter(expectOk(await readLedger(parts().database, ID)), {
      voterNo: VOTER,
      idNumber: null,
      name: null,
    });
    // That somebody was shown it stays.
    expect(left.own.map(({ type }) => type)).toEqual(['NUMBERS_REVEALED']);
    expect(await faults(ID)).toEqual([]);
    expect(await sound(ID)).toBe(true);
    // Another process that remembers the person folds anew, and so does one that starts.
    const fresh = createLedgerStore(parts().database, cycleDomain);
    expect(expectOk(await fresh.current(ID)).state).toEqual(expectOk(await parts().ledger.current(ID)).state);
  });
});

describe('at the end of its term', () => {
  test('a community is emptied as a whole, by a decision, and its ledger still holds', async () => {
    const { database, ledger } = parts();
    await putFile(database, OLD, { name: '名册.csv', mime: 'text/csv', bytes: Buffer.from('姓名') });
    const early = expectOk(await planRetention(parts(), OLD, '2029-12-01' as never));
    expect([early.records.length, early.voters.length, early.files.length]).toEqual([0, 0, 0]);
    const plan = expectOk(await planRetention(parts(), OLD, '2030-06-01' as never));
    expect(plan.voters).toHaveLength(14);
    expect(plan.files).toHaveLength(1);
    expect(plan.kinds.ROLL).toBe(14);
    expect(erasureOf(plan, ' ')).toMatchObject({ ok: false, error: { code: 'NO_ARCHIVE_DECISION' } });
    const erasure = expectOk(erasureOf(plan, '档鉴〔2030〕1号'));
    const ordered = { commandId: 'r', account: 'retention', role: 'SYSTEM_ADMIN', at, today: '2030-06-01' as never };
    // A server that is running meanwhile and remembers everybody.
    const running = createLedgerStore(database, cycleDomain);
    expectOk(await running.current(OLD));
    expectOk(await erase(parts(), OLD, erasure, ordered));
    expect(expectOk(await running.current(OLD)).state).toEqual(expectOk(await ledger.current(OLD)).state);

    const again = expectOk(await planRetention(parts(), OLD, '2030-06-01' as never));
    expect([again.records.length, again.voters.length, again.files.length]).toEqual([0, 0, 0]);
    expect(await faults(OLD)).toEqual([]);
    expect(await sound(OLD)).toBe(true);
    const last = expectOk(await readLedger(database, OLD)).at(-1)?.entry;
    expect(last).toMatchObject({ type: 'RECORDS_ERASED', body: { counts: { voters: 14, files: 1 } } });
    expect(JSON.stringify(last)).not.toMatch(/选民/);
    const bytes = await acrossCommunities(database.pool).query<{ n: number }>(
      'SELECT max(length(bytes))::int AS n FROM file WHERE community_id = $1',
      [OLD],
    );
    expect(bytes.rows).toEqual([{ n: 0 }]);
  });
});

describe('papers about the whole', () => {
  test('a leak of the database counts its people; numbers can be read only where the keys went along', () => {
    const leak = { leak: 'database', withKeys: false } as const;
    const readable = (with_: boolean) =>
      exposedBy({ ...leak, withKeys: with_ })
        .filter((one) => one.readable)
        .map(({ kind }) => kind)
        .join();
    expect([readable(false).includes('公民身份号码'), readable(true).includes('公民身份号码')]).toEqual([false, true]);
    const communities = [
      { id: 'a', name: '甲社区', voters: 1200 },
      { id: 'b', name: '乙社区', voters: 800 },
    ];
    const pack = [...breachPack({ ...leak, communities, accounts: 7, now: '2026-12-21 09:00' }).values()].join('\n');
    // PIPL art. 57: kinds, cause and harm; what was done and what people can do; how to reach the handler.
    for (const word of ['种类', '原因', '危害', '补救措施', '请您注意', '电话', '2000', '乙社区 | b | 800'])
      expect(pack).toContain(word);
    const logs = [...breachPack({ leak: 'logs', withKeys: false, communities, accounts: 7, now: '' }).values()].join(
      '\n',
    );
    expect(logs).toContain('名单上受影响的人：0');
  });

  test('the assessment names every sensitive purpose and what this installation leaves open', () => {
    const page = impactAssessment({
      version: '1',
      today: '2026-12-01',
      communities: 2,
      people: 2000,
      https: false,
      secondFactor: 'offered',
      ownDatabase: true,
      twoRoles: false,
      logLevel: 'info',
    });
    for (const word of ['第五十五', '健康', '**没有 https', '**程序和所有者同一个角色', '（填写）'])
      expect(page).toContain(word);
  });
});
