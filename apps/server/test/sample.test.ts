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
