import type { BatchView, Client } from '@mingxuan/contract';
import type { IsoDate } from '@mingxuan/rulebook';
import { rebuild } from '@mingxuan/store';
import { expect, test } from 'vitest';
import { cycleDomain } from '../src/cycle/domain.ts';
import { taken, withServer } from './support.ts';

const server = withServer();

test('the sample community loads up to the eve of election day, for one person to play on', async () => {
  const { admin, hire, services } = server.current;
  const nobody = await hire('sample-observer', ['OBSERVER'], '9901/01/heping/xingfuli');
  const refused = await nobody.loadSample();
  expect(refused.ok ? 'OK' : `${refused.error.status} ${refused.error.code}`).toBe('403 NOT_GRANTED');

  const loaded = taken(await admin.loadSample());
  expect(loaded.id).toBe('9901.01.heping.xingfuli');
  expect(loaded.accounts).toHaveLength(9);
  const view = taken(await admin.community(loaded.id));
  if (view.status === 'UNOPENED') throw new Error('the sample should be open');
  expect(view.gates.map((g) => g.passed)).toEqual([true, true, true, true, true]);
  // 3000 rows of the file, and one voter added by a ruling.
  expect(view.cycle.roll).toMatchObject({ stage: 'FROZEN', listed: 3001 });
  expect(view.standing.party[0]?.elected).toHaveLength(5);
  expect(view.cycle.polls.some((p) => p.id === 'residents' && p.stage === 'OPEN')).toBe(false);

  // An observer sees that there was an objection, not whom it was about, and no voter at all.
  const seen = taken(await nobody.community(loaded.id));
  if (seen.status === 'UNOPENED') throw new Error('the sample should be open');
  expect(seen.cycle.objections[0]).toMatchObject({
    no: 1,
    about: '',
    grounds: '',
    ruling: { decision: 'UPHELD', basis: '' },
  });
  expect(JSON.stringify(seen)).not.toContain('顾清河');
  const voters = await nobody.voters(loaded.id, '顾清河');
  expect(voters.ok ? 'OK' : voters.error.code).toBe('NOT_GRANTED');

  const report = await rebuild(services.database, cycleDomain, { communityId: loaded.id });
  expect(report.faults).toEqual([]);
  expect(report.rows['voter']).toBe(3001);
});

const ID = '9901.01.heping.xingfuli';

/** The names in an archive and the text of one of them. */
function archive(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes);
  const files = new Map<string, Buffer>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [size, length] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)];
    const name = zip.toString('utf8', at + 30, at + 30 + length);
    files.set(name, zip.subarray(at + 30 + length, at + 30 + length + size));
    at += 30 + length + size;
  }
  return files;
}

async function finished(client: Client, id: string): Promise<BatchView> {
  for (;;) {
    const batch = taken(await client.batches()).find((one) => one.id === id);
    if (batch === undefined) throw new Error('no such batch');
    if (batch.state !== 'WAITING' && batch.state !== 'RUNNING') return batch;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('papers printed at once are those somebody may have, twice the same, and told one by one', async () => {
  const { admin, hire } = server.current;
  const reviewer = await hire('batch-reviewer', ['JOINT_REVIEWER'], '9901/01/heping/xingfuli');
  const papers = ['ELECTION_DAY', 'VOTER_CARDS', 'RESULT'];
  const on = '2026-12-19' as IsoDate;
  const asked = (client: Client) => client.printPlace('9901/01/heping', { forms: ['PDF'], papers, on });

  const [one, other] = [taken(await asked(admin)), taken(await asked(admin))];
  const seen = await finished(admin, one.id);
  expect(seen).toMatchObject({ state: 'READY', total: 3, done: 3, files: 5, leftOut: 1 });
  expect((await finished(admin, other.id)).sha256).toBe(seen.sha256);

  const bytes = taken(await admin.bytes(admin.batchUrl(one.id)));
  expect(bytes.length).toBe(seen.bytes);
  const files = archive(bytes);
  const folder = `幸福里社区 ${ID}`;
  expect([...files.keys()]).toEqual([
    `${folder}/公告/N01 选举日公告（草稿）.pdf`,
    `${folder}/证书证件/F08 选民证 00001–01000.pdf`,
    `${folder}/证书证件/F08 选民证 01001–02000.pdf`,
    `${folder}/证书证件/F08 选民证 02001–03000.pdf`,
    `${folder}/证书证件/F08 选民证 03001–03001.pdf`,
    `${folder}/清单.txt`,
  ]);
  expect(files.get(`${folder}/清单.txt`)?.toString()).toMatch(/没有打印（1份）和原因\r\n.*结果.*\t缺/);

  // Nobody else's batch is seen, and a reviewer gets no paper that names voters.
  expect(taken(await reviewer.batches())).toEqual([]);
  const strange = await reviewer.bytes(reviewer.batchUrl(one.id));
  expect(strange.ok ? '' : strange.error.code).toBe('NO_SUCH_BATCH');
  const own = await finished(reviewer, taken(await asked(reviewer)).id);
  expect(own).toMatchObject({ files: 1, leftOut: 2 });
  const elsewhere = await reviewer.printPlace('9902', { forms: ['PDF'] });
  expect(elsewhere.ok ? '' : elsewhere.error.code).toBe('NO_COMMUNITY_THERE');

  taken(await admin.cancelBatch(one.id));
  const gone = await admin.bytes(admin.batchUrl(one.id));
  expect(gone.ok ? '' : gone.error.code).toBe('BATCH_NOT_READY');
});

test('one person has a few batches waiting at most, and may take them back', async () => {
  const { admin } = server.current;
  const ask = () => admin.printBatch(ID, { forms: ['PDF'], papers: ['VOTER_CARDS'] });
  const batches = [taken(await ask()), taken(await ask()), taken(await ask())];
  const fourth = await ask();
  expect(fourth.ok ? '' : fourth.error.code).toBe('TOO_MANY_BATCHES');
  for (const { id } of batches) taken(await admin.cancelBatch(id));
  for (const { id } of batches) expect((await finished(admin, id)).state).toBe('CANCELLED');
});

test('the register comes as a table for those who work with the roll', async () => {
  const { admin, hire } = server.current;
  const clerk = await hire('sheet-observer', ['OBSERVER'], '9901/01/heping/xingfuli');
  const refused = await clerk.bytes(clerk.rollSheetUrl(ID));
  expect(refused.ok ? '' : refused.error.code).toBe('NOT_GRANTED');
  expect(Buffer.from(taken(await admin.bytes(admin.rollSheetUrl(ID)))).toString('latin1', 0, 2)).toBe('PK');
});

test('the gallery shows every paper with made-up facts', async () => {
  const { admin } = server.current;
  const { entries, templates } = taken(await admin.gallery());
  expect(entries.length).toBeGreaterThan(70);
  expect(templates).toEqual([]);
  const picture = taken(await admin.bytes(admin.galleryUrl('ELECTION_DAY', 'picture')));
  expect(Buffer.from(picture).toString('utf8', 0, 4)).toBe('<svg');
  const pdf = taken(await admin.bytes(admin.galleryUrl('ELECTION_DAY', 'a3')));
  expect(Buffer.from(pdf).toString('latin1', 0, 5)).toBe('%PDF-');
});
