import type { Actor, Role } from '@mingxuan/identity';
import type { NoticeDeed } from '@mingxuan/election';
import { noticeIssuer } from '@mingxuan/election';
import { expect, test } from 'vitest';
import { readerOf } from '../src/cycle/desk.ts';

const place = '11/01/heping/xingfuli';
const actor = (role: Role): Actor => ({ accountId: role, name: role, grants: [{ role, scope: place }] });

const out = [
  { no: 1, paper: 'HANDOVER_NOTICE' },
  { no: 2, paper: 'CANDIDATES_FORMAL' },
];
const issuerOf = (paper: string) => noticeIssuer(out, paper) ?? 'ELECTION_COMMITTEE';

const works = (role: Role, deed: NoticeDeed['deed'], paper: string, bodyCode: 'REC' | 'SUB-G'): boolean =>
  readerOf(actor(role), place).worksOn({ bodyCode, step: 'D08', notice: { deed, issuer: issuerOf(paper) } });

// D08 is the committee's own step, and the clerk drafts its notice all the same; only its chair approves what is drafted.
test.each([
  ['CLERK', 'DRAFT', 'CANDIDATES_FORMAL', 'REC', true],
  ['CLERK', 'POST', 'CANDIDATES_FORMAL', 'REC', true],
  ['CLERK', 'APPROVE', 'CANDIDATES_FORMAL', 'REC', false],
  ['REC_CHAIR', 'APPROVE', 'CANDIDATES_FORMAL', 'REC', true],
  ['REC_MEMBER', 'APPROVE', 'CANDIDATES_FORMAL', 'REC', false],
  ['STREET_OFFICER', 'APPROVE', 'HANDOVER_NOTICE', 'SUB-G', true],
  ['REC_CHAIR', 'APPROVE', 'HANDOVER_NOTICE', 'SUB-G', false],
  ['STREET_OFFICER', 'APPROVE', 'NOTICE_WITHDRAWAL:1', 'SUB-G', true],
  ['REC_CHAIR', 'APPROVE', 'NOTICE_WITHDRAWAL:1', 'SUB-G', false],
  ['STREET_OFFICER', 'APPROVE', 'NOTICE_WITHDRAWAL:2', 'REC', false],
  ['REC_CHAIR', 'APPROVE', 'NOTICE_WITHDRAWAL:2', 'REC', true],
  ['OBSERVER', 'DRAFT', 'CANDIDATES_FORMAL', 'REC', false],
] as const)('%s, %s of %s (%s): %s', (role, deed, paper, body, expected) => {
  expect(works(role, deed, paper, body)).toBe(expected);
});

test('a step of the committee stays its own', () => {
  const step = { bodyCode: 'REC', step: 'D08', notice: null } as const;
  expect(readerOf(actor('CLERK'), place).worksOn(step)).toBe(false);
  expect(readerOf(actor('REC_CHAIR'), place).worksOn(step)).toBe(true);
});
