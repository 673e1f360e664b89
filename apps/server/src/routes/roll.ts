import type { Acted, RollCheck, RollImport, RollMapping, VoterRow } from '@mingxuan/contract';
import { fileQuery, ROLL_CHECK_LINES, rollFileQuery, rollImport, voterQuery } from '@mingxuan/contract';
import type { RollReadAs } from '@mingxuan/election';
import { channelOf } from '@mingxuan/election';
import { can } from '@mingxuan/identity';
import { maskId } from '@mingxuan/roll';
import type { IsoDate, Refusal, RegistrationGround, Result } from '@mingxuan/rulebook';
import { getFile, putFile, searchVoters } from '@mingxuan/store';
import { act } from '../cycle/act.ts';
import { draftHolds } from '../cycle/same-roll.ts';
import { emptyFile, notFound, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readBody, readQuery } from '../http/route.ts';
import type { RollForm, RollJob, RollNews, RollReading } from '../roll-check/job.ts';
import { checkLines } from '../roll-check/lines.ts';
import { rememberedMapping, rememberMapping } from '../roll-check/remembered.ts';
import type { RollWatching } from '../roll-check/roll-checker.ts';
import type { Services } from '../services.ts';
import { scopeOf } from '../scope.ts';
import { statusOf } from '../http/status.ts';

const ROLL_MB = 50;
const EVIDENCE_MB = 20;
const PAGE = 50;

const noFile = notFound('没有这份文件，请先上传检查。', 'There is no such file; upload and check it first.');

/** The day by which people must have turned 18: the election day the cycle has set. */
async function electionDayOf(services: Services, community: string): Promise<Result<IsoDate, Refusal>> {
  const current = await services.ledger.current(community);
  if (!current.ok) return current;
  const { state } = current.value;
  return { ok: true, value: state.status === 'UNOPENED' ? services.clock.today() : state.electionDay };
}

async function report(
  services: Services,
  community: string,
  file: Omit<RollJob, 'electionDay'>,
  watching?: RollWatching,
): Promise<Result<RollReading, Refusal>> {
  const electionDay = await electionDayOf(services, community);
  return electionDay.ok
    ? services.rollChecker.check({ ...file, electionDay: electionDay.value }, watching)
    : electionDay;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Asked {
  readonly mapping?: RollMapping;
  readonly ground?: RegistrationGround;
  readonly decisions?: RollImport['decisions'];
}

/** How a file is to be read as a person said it, in the shape of the roll package. */
const askedOf = ({ mapping, ground, decisions }: Asked): Pick<RollJob, 'mapping' | 'ground' | 'decisions'> => ({
  ...(mapping === undefined
    ? {}
    : { mapping: mapping.map((sheet) => ('skip' in sheet ? sheet : { ...sheet, headings: {} })) }),
  ...(ground === undefined ? {} : { ground }),
  ...(decisions === undefined ? {} : { decisions }),
});

/** Keeps what was decided about single rows, bound to the file it was decided about; the ledger holds its hash and the counts. */
async function keptDecisions(
  { database }: Services,
  community: string,
  file: { readonly name: string; readonly sha256: string },
  decisions: RollImport['decisions'],
): Promise<Pick<RollReadAs, 'decisions'>> {
  if (decisions === undefined || decisions.length === 0) return {};
  const name = `${file.name}-人工核对.json`;
  const bytes = Buffer.from(`${JSON.stringify({ file, decisions }, null, 2)}\n`);
  const sha256 = await putFile(database, community, { name, mime: 'application/json', bytes });
  const registered = decisions.filter(({ decision }) => decision === 'REGISTER').length;
  return { decisions: { registered, leftOut: decisions.length - registered, file: { name, sha256 } } };
}

export const rollRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/communities/:community/roll/check',
    audience: { kind: 'ANY_OF', actions: ['roll.import'] },
    body: { bytes: ROLL_MB },
    handle: async (c, services) => {
      const query = readQuery(c, rollFileQuery);
      if (!query.ok) return query.response;
      const { name } = query.value;
      const community = pathParam(c, 'community');
      const bytes = Buffer.from(await c.req.arrayBuffer());
      const signal = c.req.raw.signal;
      const file = { bytes, name, want: 'CHECK', ...askedOf(query.value) } as const;
      const keep = async (reading: RollReading): Promise<RollCheck> => {
        const sha256 = await putFile(services.database, community, {
          name,
          mime: 'application/octet-stream',
          bytes,
        });
        return { file: { name, sha256 }, ...reading.check };
      };
      const { mapping } = query.value;
      if (c.req.header('accept') === ROLL_CHECK_LINES) {
        let form: RollForm = null;
        const heard = (news: RollNews): void => {
          if (news.kind === 'PREVIEW') form = news.form;
        };
        return checkLines(
          c,
          (tell) =>
            report(services, community, file, {
              signal,
              tell: (news) => {
                heard(news);
                tell(news);
              },
            }),
          async (reading) => {
            if (mapping !== undefined) await rememberMapping(services, community, form, mapping);
            return keep(reading);
          },
          // Whoever says how to read it is not reminded of another way.
          async (seen) => (mapping === undefined ? rememberedMapping(services, community, seen) : null),
        );
      }
      const checked = await report(services, community, file, { signal });
      return checked.ok ? c.json(await keep(checked.value)) : problem(c, 422, checked.error);
    },
  },
  {
    method: 'POST',
    path: '/api/communities/:community/roll/report',
    audience: { kind: 'ANY_OF', actions: ['roll.import'] },
    body: { bytes: ROLL_MB },
    // The file comes with the request, so that nobody is shown more than they brought.
    handle: async (c, services) => {
      const query = readQuery(c, rollFileQuery);
      if (!query.ok) return query.response;
      const { name } = query.value;
      const bytes = Buffer.from(await c.req.arrayBuffer());
      const file = { bytes, name, want: 'WORKBOOK', ...askedOf(query.value) } as const;
      const checked = await report(services, pathParam(c, 'community'), file, { signal: c.req.raw.signal });
      if (!checked.ok) return problem(c, 422, checked.error);
      return c.body(checked.value.workbook ?? new Uint8Array(), 200, { 'content-type': XLSX });
    },
  },
  {
    method: 'POST',
    path: '/api/communities/:community/roll/import',
    audience: { kind: 'ANY_OF', actions: ['roll.import'] },
    body: 'json',
    handle: async (c, services, actor) => {
      const body = await readBody(c, rollImport);
      if (!body.ok) return body.response;
      const community = pathParam(c, 'community');
      const found = await getFile(services.database, community, body.value.sha256);
      if (!found.ok) return problem(c, 500, found.error);
      if (found.value === null) return problem(c, 404, noFile);
      // As it was called when it was checked: the same bytes may have been kept before, as evidence under another name.
      const file = { name: body.value.name ?? found.value.name, sha256: found.value.sha256 };
      const asked = askedOf(body.value);
      const electionDay = await electionDayOf(services, community);
      if (!electionDay.ok) return problem(c, 500, electionDay.error);
      const job: RollJob = {
        bytes: found.value.bytes,
        name: file.name,
        electionDay: electionDay.value,
        want: 'VOTERS',
        ...asked,
      };
      const checked = await services.rollChecker.check(job, { signal: c.req.raw.signal });
      if (!checked.ok) return problem(c, 422, checked.error);
      const { check, sheets, voters } = checked.value;
      const kept = await keptDecisions(services, community, file, body.value.decisions);
      const read: RollReadAs = {
        sheets,
        ...(body.value.ground === undefined ? {} : { ground: body.value.ground }),
        ...kept,
      };
      const already = await draftHolds(services, community, { sha256: file.sha256, read }, voters);
      if (!already.ok) return problem(c, 500, already.error);
      if (already.value !== null) return c.json({ seq: already.value, facts: [], warnings: [] } satisfies Acted);
      const done = await act(services, actor, {
        community,
        commandId: body.value.commandId,
        on: body.value.on,
        // Read another way, it is another request, even of the same file.
        asked: { sha256: file.sha256, ...asked },
        command: {
          type: 'IMPORT_ROLL',
          file,
          rows: check.rows,
          corrected: check.corrected,
          setAside: check.needsHuman + check.rejected,
          read,
          checkedFor: electionDay.value,
          voters,
        },
      });
      return done.ok ? c.json(done.value) : problem(c, statusOf(done.error.code), done.error);
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/voters',
    audience: { kind: 'ANY_OF', actions: ['roll.read', 'poll.checkIn', 'candidate.nominate'] },
    body: 'none',
    handle: async (c, { database }, actor) => {
      const scope = scopeOf(pathParam(c, 'community'));
      const seesPollBook = can(actor, 'poll.checkIn', { scope }).ok || can(actor, 'roll.read', { scope }).ok;
      const asked = readQuery(c, voterQuery);
      if (!asked.ok) return asked.response;
      const listed = await searchVoters(database, pathParam(c, 'community'), {
        query: asked.value.q,
        pollId: asked.value.poll ?? null,
        limit: PAGE,
        open: true,
      });
      if (!listed.ok) return problem(c, 500, listed.error);
      const { total, found } = listed.value;
      const rows = found.map(
        ({ voter, checkIn }): VoterRow => ({
          voterNo: voter.voterNo,
          name: voter.name ?? '',
          sex: voter.sex ?? 'M',
          group: voter.group ?? '',
          maskedId: maskId(voter.idNumber ?? ''),
          checkedIn:
            checkIn === null || !seesPollBook
              ? null
              : { channel: channelOf(checkIn.channel), place: checkIn.place, at: checkIn.at },
        }),
      );
      return c.json({ total, rows });
    },
  },
  {
    method: 'POST',
    path: '/api/communities/:community/evidence',
    audience: { kind: 'ANY_OF', actions: ['gate.submit', 'roll.publish', 'party.record'] },
    body: { bytes: EVIDENCE_MB },
    handle: async (c, { database }) => {
      const query = readQuery(c, fileQuery);
      if (!query.ok) return query.response;
      const { name } = query.value;
      const bytes = Buffer.from(await c.req.arrayBuffer());
      if (bytes.length === 0) return problem(c, 400, emptyFile);
      const sha256 = await putFile(database, pathParam(c, 'community'), {
        name,
        mime: 'application/octet-stream',
        bytes,
      });
      return c.json({ name, sha256 }, 201);
    },
  },
];
