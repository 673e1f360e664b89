import { randomUUID } from 'node:crypto';
import type { Acted, RollImport, RollMapping } from '@mingxuan/contract';
import type { RollReadAs } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import type { IsoDate, Refusal, RegistrationGround, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { getFile, putFile } from '@mingxuan/store';
import { act } from '../cycle/act.ts';
import { noteDuplicates } from '../cycle/note-duplicates.ts';
import { draftHolds } from '../cycle/same-roll.ts';
import { notFound } from '../http/problem.ts';
import { statusOf } from '../http/status.ts';
import type { Services } from '../services.ts';
import type { RollJob } from './job.ts';
import type { RollWatching } from './roll-checker.ts';

/** Why a file was not imported, and as which kind of answer. */
export interface NotImported {
  readonly status: 403 | 404 | 422 | 500;
  readonly refusal: Refusal;
}

/** How somebody follows an import: the check again, and then the recording, which is done whole or not at all. */
export interface ImportWatching extends RollWatching {
  readonly recording?: () => void;
}

const noFile = notFound('没有这份文件，请先上传检查。', 'There is no such file; upload and check it first.');

/** The day by which people must have turned 18: the election day the cycle has set. */
export async function electionDayOf(services: Services, community: string): Promise<Result<IsoDate, Refusal>> {
  const current = await services.ledger.current(community);
  if (!current.ok) return current;
  const { state } = current.value;
  return ok(state.status === 'UNOPENED' ? services.clock.today() : state.electionDay);
}

interface Asked {
  readonly mapping?: RollMapping;
  readonly ground?: RegistrationGround;
  readonly decisions?: RollImport['decisions'];
}

/** How a file is to be read as a person said it, in the shape of the roll package. */
export const askedOf = ({ mapping, ground, decisions }: Asked): Pick<RollJob, 'mapping' | 'ground' | 'decisions'> => ({
  ...(mapping === undefined
    ? {}
    : { mapping: mapping.map((sheet) => ('skip' in sheet ? sheet : { ...sheet, headings: {} })) }),
  ...(ground === undefined ? {} : { ground }),
  ...(decisions === undefined ? {} : { decisions }),
});

/** Checks a file that was uploaded before once more, and lists its people as the draft of the roll. */
export async function importFile(
  services: Services,
  actor: Actor,
  community: string,
  body: RollImport,
  watching: ImportWatching,
): Promise<Result<Acted, NotImported>> {
  const found = await getFile(services.database, community, body.sha256);
  if (!found.ok) return err({ status: 500, refusal: found.error });
  if (found.value === null) return err({ status: 404, refusal: noFile });
  // As it was called when it was checked: the same bytes may have been kept before, as evidence under another name.
  const file = { name: body.name ?? found.value.name, sha256: found.value.sha256 };
  const electionDay = await electionDayOf(services, community);
  if (!electionDay.ok) return err({ status: 500, refusal: electionDay.error });
  const asked = askedOf(body);
  const checked = await services.rollChecker.check(
    { bytes: found.value.bytes, name: file.name, electionDay: electionDay.value, want: 'VOTERS', ...asked },
    watching,
  );
  if (!checked.ok) return err({ status: 422, refusal: checked.error });
  watching.recording?.();
  const { check, sheets, voters } = checked.value;
  const read: RollReadAs = {
    sheets,
    ...(body.ground === undefined ? {} : { ground: body.ground }),
    ...(await keptDecisions(services, community, file, body.decisions)),
  };
  const already = await draftHolds(services, community, { sha256: file.sha256, read }, voters);
  if (!already.ok) return err({ status: 500, refusal: already.error });
  if (already.value !== null) return ok({ seq: already.value, facts: [], warnings: [] });
  const done = await act(services, actor, {
    community,
    commandId: body.commandId,
    on: body.on,
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
  if (!done.ok) return err({ status: statusOf(done.error.code), refusal: done.error });
  // Who stands on another roll as well is looked up at once and recorded for both to decide on; it holds nobody up (REG-7 ◐).
  await noteDuplicates(services, actor, { community, commandId: randomUUID(), on: body.on });
  return done;
}

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
