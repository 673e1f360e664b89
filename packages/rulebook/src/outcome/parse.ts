import { parseIsoDate } from '../calendar/iso-date.ts';
import type { PackId, Post } from '../law.ts';
import type { Refusal } from '../reason.ts';
import { err, ok, type Result } from '../result.ts';
import { text } from '../text.ts';
import { checkFigures } from './figures.ts';
import type {
  Ballots,
  BoxCount,
  ContestInput,
  Electorate,
  ElectorateMode,
  Nominee,
  OutcomeInput,
  Person,
  Reduction,
  Relation,
  Seated,
  Sex,
  WriteIn,
} from './input.ts';
import { type Fields, FieldReader, type Problem } from './read-fields.ts';

const PACKS: readonly PackId[] = ['party-2020', 'residents-2026', 'residents-2018', 'villagers-2025'];
const MODES: readonly ElectorateMode[] = ['ALL_VOTERS', 'HOUSEHOLD_REP', 'RESIDENT_REP', 'PARTY_MEMBERS'];
const POSTS: readonly Post[] = [
  'CHAIR',
  'VICE',
  'MEMBER',
  'WOMEN_MEMBER',
  'PARTY_MEMBER',
  'SECRETARY',
  'DEPUTY_SECRETARY',
];
const INPUT_FIELDS = [
  'rules',
  'overlays',
  'heldOn',
  'electorate',
  'ballots',
  'contests',
  'relatives',
  'round',
  'seated',
  'boxes',
] as const;
const PERSON_FIELDS = ['name', 'id', 'sex', 'votes', 'against', 'abstain', 'registered', 'qualified', 'post'] as const;
const CONTEST_FIELDS = ['post', 'seats', 'nominees', 'writeIns', 'ballots', 'runoff', 'reduction'];
const SEXES: Readonly<Record<string, Sex>> = { F: 'F', M: 'M', 女: 'F', 男: 'M' };

/** Drops the fields that were not given, so that "absent" has one spelling. */
function given<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function readSex(reader: FieldReader, value: unknown, path: string): Sex | undefined {
  if (value === undefined || value === null) return undefined;
  const sex = typeof value === 'string' ? SEXES[value] : undefined;
  return sex ?? reader.choice(value, path, ['F', 'M']);
}

function readPerson(reader: FieldReader, fields: Fields, path: string): Person {
  reader.notMisspelt(fields, path, PERSON_FIELDS);
  const name = reader.words(fields['name'], `${path}.name`) ?? '';
  const id = reader.optionalWords(fields['id'], `${path}.id`);
  return { name, ...given({ id, sex: readSex(reader, fields['sex'], `${path}.sex`) }) };
}

function readNominee(reader: FieldReader, value: unknown, path: string): Nominee | undefined {
  const fields = reader.object(value, path);
  if (fields === undefined) return undefined;
  return {
    ...readPerson(reader, fields, path),
    votes: reader.count(fields['votes'], `${path}.votes`) ?? 0,
    ...given({
      against: reader.optionalCount(fields['against'], `${path}.against`),
      abstain: reader.optionalCount(fields['abstain'], `${path}.abstain`),
      qualified: reader.optionalFlag(fields['qualified'], `${path}.qualified`),
    }),
  };
}

function readWriteIn(reader: FieldReader, value: unknown, path: string): WriteIn | undefined {
  const fields = reader.object(value, path);
  if (fields === undefined) return undefined;
  return {
    ...readPerson(reader, fields, path),
    votes: reader.count(fields['votes'], `${path}.votes`) ?? 0,
    ...given({
      registered: reader.optionalFlag(fields['registered'], `${path}.registered`),
      qualified: reader.optionalFlag(fields['qualified'], `${path}.qualified`),
    }),
  };
}

function readBallots(reader: FieldReader, value: unknown, path: string): Ballots | undefined {
  const fields = reader.object(value, path);
  if (fields === undefined) return undefined;
  reader.onlyKnown(fields, path, ['issued', 'collected', 'invalid']);
  return {
    issued: reader.count(fields['issued'], `${path}.issued`) ?? 0,
    collected: reader.count(fields['collected'], `${path}.collected`) ?? 0,
    invalid: reader.count(fields['invalid'], `${path}.invalid`) ?? 0,
  };
}

function readReduction(reader: FieldReader, value: unknown, path: string): Reduction | undefined {
  const fields = value === undefined || value === null ? undefined : reader.object(value, path);
  if (fields === undefined) return undefined;
  reader.onlyKnown(fields, path, ['seats', 'agreed']);
  return {
    seats: reader.count(fields['seats'], `${path}.seats`, 1) ?? 1,
    agreed: reader.count(fields['agreed'], `${path}.agreed`) ?? 0,
  };
}

function readAll<T>(
  reader: FieldReader,
  value: unknown,
  path: string,
  optional: boolean,
  readOne: (reader: FieldReader, value: unknown, path: string) => T | undefined,
): readonly T[] {
  return reader
    .list(value, path, optional)
    .map((one, at) => readOne(reader, one, `${path}[${at}]`))
    .filter((one) => one !== undefined);
}

function readContest(reader: FieldReader, value: unknown, path: string): ContestInput | undefined {
  const fields = reader.object(value, path);
  if (fields === undefined) return undefined;
  reader.onlyKnown(fields, path, CONTEST_FIELDS);
  const own = fields['ballots'] === undefined || fields['ballots'] === null ? undefined : fields['ballots'];
  return {
    post: reader.choice(fields['post'], `${path}.post`, POSTS) ?? 'MEMBER',
    seats: reader.count(fields['seats'], `${path}.seats`, 1) ?? 1,
    nominees: readAll(reader, fields['nominees'], `${path}.nominees`, false, readNominee),
    writeIns: readAll(reader, fields['writeIns'], `${path}.writeIns`, true, readWriteIn),
    ...given({
      ballots: own === undefined ? undefined : readBallots(reader, own, `${path}.ballots`),
      runoff: reader.optionalFlag(fields['runoff'], `${path}.runoff`),
      reduction: readReduction(reader, fields['reduction'], `${path}.reduction`),
    }),
  };
}

function readElectorate(reader: FieldReader, value: unknown): Electorate | undefined {
  const path = 'electorate';
  const fields = reader.object(value, path);
  if (fields === undefined) return undefined;
  reader.onlyKnown(fields, path, ['mode', 'entitled', 'present']);
  return {
    mode: reader.choice(fields['mode'], `${path}.mode`, MODES) ?? 'ALL_VOTERS',
    entitled: reader.count(fields['entitled'], `${path}.entitled`, 1) ?? 1,
    present: reader.optionalCount(fields['present'], `${path}.present`) ?? null,
  };
}

function readRelation(reader: FieldReader, value: unknown, path: string): Relation | undefined {
  const fields = reader.object(value, path);
  if (fields === undefined) return undefined;
  const a = reader.words(fields['a'], `${path}.a`) ?? '';
  const b = reader.words(fields['b'], `${path}.b`) ?? '';
  if (a !== '' && a === b) reader.wrong(path, '两个人不能是同一个人', 'the two people are the same person');
  return { a, b, relation: reader.words(fields['relation'], `${path}.relation`) ?? '' };
}

function readSeated(reader: FieldReader, value: unknown, path: string): Seated | undefined {
  const fields = reader.object(value, path);
  if (fields === undefined) return undefined;
  const post = reader.choice(fields['post'], `${path}.post`, POSTS) ?? 'MEMBER';
  return { ...readPerson(reader, fields, path), post };
}

function readBox(reader: FieldReader, value: unknown, path: string): BoxCount | undefined {
  const fields = reader.object(value, path);
  if (fields === undefined) return undefined;
  return {
    box: reader.words(fields['box'], `${path}.box`) ?? '',
    voters: reader.count(fields['voters'], `${path}.voters`) ?? 0,
    collected: reader.count(fields['collected'], `${path}.collected`) ?? 0,
  };
}

function readRound(reader: FieldReader, value: unknown): 1 | 2 {
  if (value === 2) return 2;
  if (value !== undefined && value !== null && value !== 1) {
    reader.wrong('round', '应是 1（第一次投票）或 2（另行选举）', 'expected 1 (first vote) or 2 (re-election)');
  }
  return 1;
}

function readDay(reader: FieldReader, value: unknown): OutcomeInput['heldOn'] | undefined {
  const written = reader.words(value, 'heldOn');
  if (written === undefined) return undefined;
  const day = parseIsoDate(written);
  if (day.ok) return day.value;
  return reader.wrong('heldOn', '应是日期，如 2026-12-20', 'expected a date such as 2026-12-20');
}

function readInput(reader: FieldReader, fields: Fields): OutcomeInput | undefined {
  reader.notMisspelt(fields, '', INPUT_FIELDS);
  const rules = reader.choice(fields['rules'], 'rules', PACKS);
  const overlays = readAll(reader, fields['overlays'], 'overlays', true, (r, one, path) => r.words(one, path));
  const heldOn = readDay(reader, fields['heldOn']);
  const electorate = readElectorate(reader, fields['electorate']);
  const ballots = readBallots(reader, fields['ballots'], 'ballots');
  const contests = readAll(reader, fields['contests'], 'contests', false, readContest);
  if (Array.isArray(fields['contests']) && fields['contests'].length === 0) {
    reader.wrong('contests', '至少要有一个职务', 'at least one contest is needed');
  }
  const relatives = readAll(reader, fields['relatives'], 'relatives', true, readRelation);
  const round = readRound(reader, fields['round']);
  const told = fields['seated'] !== undefined && fields['seated'] !== null;
  const seated = told ? readAll(reader, fields['seated'], 'seated', false, readSeated) : undefined;
  const boxes = readAll(reader, fields['boxes'], 'boxes', true, readBox);
  if (reader.problems.length > 0 || !rules || !heldOn || !electorate || !ballots) return undefined;
  const input: OutcomeInput = { rules, overlays, heldOn, electorate, ballots, contests, relatives, round };
  return { ...input, ...(seated ? { seated } : {}), ...(boxes.length > 0 ? { boxes } : {}) };
}

/** How many problems a refusal spells out; a file full of them is said to hold more. */
const SHOWN = 8;

function refuse(code: string, problems: readonly Problem[]): Refusal {
  const first = problems.slice(0, SHOWN);
  const more = problems.length - first.length;
  const zh = first.map((one) => `${one.path}：${one.message.zh}`).join('；');
  const en = first.map((one) => `${one.path}: ${one.message.en}`).join('; ');
  return {
    code,
    message: text(
      `选举数据有${problems.length}处不对：${zh}${more > 0 ? `；另有${more}处` : ''}。`,
      `${problems.length} problem(s) in the election data: ${en}${more > 0 ? `; and ${more} more` : ''}.`,
    ),
    remedy: text(
      '请对照计票单改正以上各处，再算一次。',
      'Correct these places against the tally sheets and run it again.',
    ),
    sources: [],
  };
}

/**
 * Reads the outcome file of the CLI contract. Refuses `OUTCOME_INPUT_INVALID` (a field is missing or of the wrong kind) and
 * `OUTCOME_FIGURES_INCONSISTENT` (the figures cannot all be true), naming every field in Chinese and English.
 */
export function parseOutcomeInput(value: unknown): Result<OutcomeInput, Refusal> {
  const reader = new FieldReader();
  const fields = reader.object(value, '（整个文件）');
  const input = fields === undefined ? undefined : readInput(reader, fields);
  if (input === undefined) return err(refuse('OUTCOME_INPUT_INVALID', reader.problems));
  const wrong = checkFigures(input);
  return wrong.length > 0 ? err(refuse('OUTCOME_FIGURES_INCONSISTENT', wrong)) : ok(input);
}
