import type { RollCheck, VoterRow } from '@mingxuan/contract';
import { ROLL_CHECK_LINES, rollFileQuery, rollImport, voterQuery } from '@mingxuan/contract';
import { channelOf } from '@mingxuan/election';
import { can } from '@mingxuan/identity';
import { maskId } from '@mingxuan/roll';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { putFile, searchVoters } from '@mingxuan/store';
import { problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { endOf, pathParam, readBody, readQuery } from '../http/route.ts';
import type { RollForm, RollJob, RollNews, RollReading } from '../roll-check/job.ts';
import type { ImportWatching } from '../roll-check/import-file.ts';
import { askedOf, electionDayOf, importFile } from '../roll-check/import-file.ts';
import { checkLines, importLines } from '../roll-check/lines.ts';
import { rememberedMapping, rememberMapping } from '../roll-check/remembered.ts';
import type { RollWatching } from '../roll-check/roll-checker.ts';
import type { Services } from '../services.ts';
import { scopeOf } from '../scope.ts';

const ROLL_MB = 50;
const PAGE = 50;

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
      const signal = endOf(c);
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
      const checked = await report(services, pathParam(c, 'community'), file, { signal: endOf(c) });
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
      const signal = endOf(c);
      const follow = (watching: ImportWatching) =>
        importFile(services, actor, community, body.value, { ...watching, signal });
      if (c.req.header('accept') === ROLL_CHECK_LINES) return importLines(c, follow);
      const done = await follow({});
      return done.ok ? c.json(done.value) : problem(c, done.error.status, done.error.refusal);
    },
  },
  {
    method: 'GET',
    path: '/api/communities/:community/voters',
    audience: { kind: 'ANY_OF', actions: ['roll.read', 'poll.checkIn', 'candidate.nominate'] },
    body: 'none',
    handle: async (c, { database }, actor) => {
      const scope = scopeOf(pathParam(c, 'community'));
      const readsRoll = can(actor, 'roll.read', { scope }).ok;
      const seesPollBook = readsRoll || can(actor, 'poll.checkIn', { scope }).ok;
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
          ...(readsRoll ? { household: voter.household ?? '' } : {}),
          maskedId: maskId(voter.idNumber ?? ''),
          checkedIn:
            checkIn === null || !seesPollBook
              ? null
              : {
                  channel: channelOf(checkIn.channel),
                  place: checkIn.place,
                  device: checkIn.device,
                  trustee: checkIn.trusteeNo,
                  at: checkIn.at,
                },
        }),
      );
      return c.json({ total, rows });
    },
  },
];
