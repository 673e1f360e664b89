import { fileQuery } from '@mingxuan/contract';
import type { Cycle, EvidenceRef } from '@mingxuan/election';
import { can } from '@mingxuan/identity';
import { getFile } from '@mingxuan/store';
import { isPersonalPaper } from '../cycle/personal-papers.ts';
import { AS_EVIDENCE, checkedEvidence, keepEvidence } from '../evidence/keep.ts';
import { emptyFile, notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readQuery } from '../http/route.ts';
import { scopeOf } from '../scope.ts';

const EVIDENCE_MB = 20;
const noSuchFile = notFound(
  '没有这份材料，或者它不能在这里打开。',
  'There is no such evidence, or it cannot be opened here.',
);

/** Evidence of gates, steps and posted notices hangs on the wall anyway; everything else may name people, and is for readers of the roll. */
const hangsOnTheWall = (cycle: Cycle, sha256: string): boolean => {
  const shown: readonly EvidenceRef[] = [
    ...Object.values(cycle.gateItems).flatMap((item) => item?.evidence ?? []),
    ...Object.values(cycle.steps).flatMap((done) => (done?.how === 'DONE' ? done.evidence : [])),
    // A photograph of a list of names names people, wherever the list hangs.
    ...cycle.papers.flatMap((one) =>
      isPersonalPaper(one.paper) ? [] : one.postings.flatMap((posting) => posting.evidence),
    ),
  ];
  return shown.some((one) => one.sha256 === sha256);
};

/** Photographs and scans that prove an act: told by their bytes, without what a telephone wrote into them, shown in place. */
export const evidenceFileRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/communities/:community/evidence',
    audience: {
      kind: 'ANY_OF',
      actions: ['gate.submit', 'roll.publish', 'party.record', 'complaint.receive', 'paper.post'],
    },
    body: { bytes: EVIDENCE_MB },
    handle: async (c, { database }) => {
      const query = readQuery(c, fileQuery);
      if (!query.ok) return query.response;
      const { name } = query.value;
      const sent = Buffer.from(await c.req.arrayBuffer());
      if (sent.length === 0) return problem(c, 400, emptyFile);
      const checked = checkedEvidence(name, sent);
      if (!checked.ok) return problem(c, 422, checked.error);
      return c.json(await keepEvidence(database, pathParam(c, 'community'), checked.value), 201);
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/evidence/:sha256',
    audience: { kind: 'ANY_OF', actions: ['community.read', 'roll.read'] },
    body: 'none',
    handle: async (c, { database, ledger }, actor) => {
      const community = pathParam(c, 'community');
      const sha256 = pathParam(c, 'sha256');
      const current = await ledger.current(community);
      const open =
        current.ok && current.value.state.status !== 'UNOPENED' && hangsOnTheWall(current.value.state, sha256);
      const may = can(actor, 'roll.read', { scope: scopeOf(community) });
      if (!open && !may.ok) return problem(c, 403, may.error);
      const file = await getFile(database, community, sha256);
      if (!file.ok) return problem(c, 500, file.error);
      if (file.value === null || !file.value.mime.endsWith(AS_EVIDENCE)) return problem(c, 404, noSuchFile);
      const { bytes, mime, name } = file.value;
      const type = mime.slice(0, -AS_EVIDENCE.length);
      const shown = type.startsWith('image/') || type === 'application/pdf' ? 'inline' : 'attachment';
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': type,
        'content-disposition': `${shown}; filename*=UTF-8''${encodeURIComponent(name)}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'cache-control': 'private, no-store',
      });
    },
  },
];
