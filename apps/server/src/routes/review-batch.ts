import type { ReviewFormRead } from '@mingxuan/contract';
import { reviewFileQuery, reviewFormQuery, reviewTakeQuery } from '@mingxuan/contract';
import { reviewWorkbook } from '@mingxuan/documents';
import type { Command, CommandOf, Cycle } from '@mingxuan/election';
import { findingRefusal, isStanding, postNames, reviewList } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import { readTables } from '@mingxuan/roll';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok, text } from '@mingxuan/rulebook';
import { putFile } from '@mingxuan/store';
import type { Context } from 'hono';
import { act, digestOf } from '../cycle/act.ts';
import { download, openCycle } from '../cycle/paper-source.ts';
import { holdsCommand } from '../cycle/policy.ts';
import { emptyFile, problem } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam, readQuery } from '../http/route.ts';
import { statusOf } from '../http/status.ts';
import type { FilledForm, FormLine } from '../review-batch/read-form.ts';
import { readForm } from '../review-batch/read-form.ts';
import { scopeOf } from '../scope.ts';
import type { RouteServices } from '../services.ts';

const FORM_MB = 5;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Kept beside evidence under a use of its own: it says of people what nobody else is to read. */
const AS_REVIEW = `${XLSX}; use=review`;

const listDigest = (cycle: Cycle): string => digestOf(reviewList(cycle));

/** The least that taking a form asks for: whoever may not take one is shown none. */
const asked: Command = { type: 'TAKE_REVIEW_BATCH', unit: '', file: { name: '', sha256: '' }, list: '', rows: [] };

function barred(c: Context, actor: Actor): Response | null {
  const held = holdsCommand(actor, asked, scopeOf(pathParam(c, 'community')));
  return held.ok ? null : problem(c, statusOf(held.error.code), held.error);
}

type Rows = CommandOf<'TAKE_REVIEW_BATCH'>['rows'];

interface Judged {
  readonly read: ReviewFormRead;
  readonly rows: Rows;
}

/** Each line by the rule for one opinion; a line that nobody filled in is no opinion and stops nothing. */
function judge(cycle: Cycle, form: FilledForm, account: string): Judged {
  const people = new Map(cycle.candidates.filter(isStanding).map((one) => [one.id, one]));
  const judged = form.lines.map((line) => ({ line, why: whyNot(line, people, account) }));
  const rows = judged.flatMap(({ line, why }) =>
    why === null && line.read.kind === 'OPINION' ? [{ id: line.id, finding: line.read.finding }] : [],
  );
  const lines = judged.map(({ line, why }) => ({
    line: line.line,
    name: line.name,
    opinion:
      why !== null
        ? ('REFUSED' as const)
        : line.read.kind === 'OPINION'
          ? line.read.finding.opinion
          : ('EMPTY' as const),
    why,
  }));
  const ready = rows.length > 0 && judged.every(({ why }) => why === null);
  return { read: { unit: form.unit, lines, ready }, rows };
}

function whyNot(line: FormLine, people: ReadonlyMap<string, Cycle['candidates'][number]>, account: string) {
  if (line.read.kind === 'WRONG') return line.read.why;
  const candidate = people.get(line.id);
  if (candidate === undefined || candidate.name !== line.name) {
    return text('编号和姓名对不上现在的名单，不要改动编号和姓名。', 'Number and name are not those of the list.');
  }
  if (line.read.kind === 'EMPTY') return null;
  const allowed = findingRefusal(candidate, line.read.finding, account);
  return allowed.ok ? null : allowed.error.message;
}

const changed: Refusal = {
  code: 'REVIEW_LIST_CHANGED',
  message: text(
    '这份表发出以后，候选人名单有变化，表里的意见对不上现在的人。',
    'The list of candidates changed since this form was sent out.',
  ),
  remedy: text('请重新导出，再请该单位填写。', 'Export it again and ask the unit to fill it in.'),
  sources: ['JWH25-18'],
};

const lineRefused: Refusal = {
  code: 'REVIEW_LINES_REFUSED',
  message: text('表里有的行不能登记，或者一条意见也没有填。', 'Some lines cannot be taken, or none is filled in.'),
  remedy: text(
    '请按每行后面的说明更正，再交一次。',
    'Put the lines right as it is said beside them, and send it again.',
  ),
  sources: ['JWH25-18'],
};

/** Opens the form, holds it against the list as it is now, and judges every line. */
async function look(
  services: RouteServices,
  community: string,
  file: { readonly bytes: Uint8Array; readonly name: string },
  account: string,
): Promise<Result<Judged & { readonly form: FilledForm }, Refusal>> {
  const opened = await openCycle(services, community);
  if (!opened.ok) return opened;
  const tables = await readTables(file.bytes, file.name);
  if (!tables.ok) return tables;
  const form = readForm(tables.value);
  if (!form.ok) return form;
  if (form.value.list !== listDigest(opened.value.cycle)) return err(changed);
  return ok({ ...judge(opened.value.cycle, form.value, account), form: form.value });
}

/** 资格联审: one form a department, out and back (D03, F14). */
export const reviewBatchRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/communities/:community/review-form',
    audience: { kind: 'BY_COMMAND' },
    body: 'none',
    handle: async (c, services, actor) => {
      const refused = barred(c, actor);
      if (refused !== null) return refused;
      const query = readQuery(c, reviewFormQuery);
      if (!query.ok) return query.response;
      const opened = await openCycle(services, pathParam(c, 'community'));
      if (!opened.ok) return problem(c, statusOf(opened.error.code), opened.error);
      const { cycle } = opened.value;
      const unit = query.value.unit.trim();
      const people = cycle.candidates.filter(isStanding).map(({ id, name, sex, birth, post }) => ({
        id,
        name,
        sex,
        born: birth?.slice(0, 'YYYY-MM'.length) ?? '',
        post: postNames[post]?.zh ?? post,
      }));
      const startOfDay = Date.parse(`${services.clock.today()}T00:00:00+08:00`) / 1000;
      const form = { community: cycle.community.name, unit, list: listDigest(cycle), people };
      return download(c, await reviewWorkbook(form, startOfDay), XLSX, `资格联审表（${unit}）.xlsx`);
    },
  },
  {
    method: 'POST',
    path: '/api/communities/:community/review-form/check',
    audience: { kind: 'BY_COMMAND' },
    body: { bytes: FORM_MB },
    handle: async (c, services, actor) => {
      const refused = barred(c, actor);
      if (refused !== null) return refused;
      const query = readQuery(c, reviewFileQuery);
      if (!query.ok) return query.response;
      const bytes = Buffer.from(await c.req.arrayBuffer());
      if (bytes.length === 0) return problem(c, 400, emptyFile);
      const file = { bytes, name: query.value.name };
      const seen = await look(services, pathParam(c, 'community'), file, actor.accountId);
      return seen.ok ? c.json(seen.value.read) : problem(c, 422, seen.error);
    },
  },
  {
    method: 'POST',
    path: '/api/communities/:community/review-form',
    audience: { kind: 'BY_COMMAND' },
    body: { bytes: FORM_MB },
    handle: async (c, services, actor) => {
      const refused = barred(c, actor);
      if (refused !== null) return refused;
      const query = readQuery(c, reviewTakeQuery);
      if (!query.ok) return query.response;
      const { name, commandId, on } = query.value;
      const community = pathParam(c, 'community');
      const bytes = Buffer.from(await c.req.arrayBuffer());
      if (bytes.length === 0) return problem(c, 400, emptyFile);
      const seen = await look(services, community, { bytes, name }, actor.accountId);
      if (!seen.ok) return problem(c, 422, seen.error);
      if (!seen.value.read.ready) return problem(c, 422, lineRefused);
      const sha256 = await putFile(services.database, community, { name, mime: AS_REVIEW, bytes });
      const { unit, list } = seen.value.form;
      const command: Command = { type: 'TAKE_REVIEW_BATCH', unit, file: { name, sha256 }, list, rows: seen.value.rows };
      const done = await act(services, actor, { community, commandId, on, command });
      return done.ok ? c.json(done.value) : problem(c, statusOf(done.error.code), done.error);
    },
  },
];
