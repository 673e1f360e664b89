import type { Post } from '../law.ts';
import { text } from '../text.ts';
import { type Ballots, type ContestInput, type OutcomeInput, type Person, personKey } from './input.ts';
import type { Problem } from './read-fields.ts';
import { regimeOf } from './rule-ids.ts';
import { postName } from './wording.ts';

const PARTY_POSTS: readonly Post[] = ['PARTY_MEMBER', 'SECRETARY', 'DEPUTY_SECRETARY'];

const problem = (path: string, zh: string, en: string): Problem => ({ path, message: text(zh, en) });

function electorateProblems(input: OutcomeInput): Problem[] {
  const { mode, entitled, present } = input.electorate;
  const found: Problem[] = [];
  const party = regimeOf(input.rules) === 'PARTY';
  if (party !== (mode === 'PARTY_MEMBERS')) {
    const zh = party ? '党组织选举只能用 PARTY_MEMBERS' : 'PARTY_MEMBERS 只用于党组织选举';
    found.push(problem('electorate.mode', zh, 'the mode does not belong to these rules'));
  }
  if (party && present === null) {
    found.push(problem('electorate.present', '党组织选举要填实到会有选举权人数', 'members present are needed'));
  }
  if (present !== null && present > entitled) {
    found.push(
      problem(
        'electorate.present',
        `参加的${present}人多于有权投票的${entitled}人`,
        `${present} took part of ${entitled} entitled`,
      ),
    );
  }
  return found;
}

function ballotProblems(ballots: Ballots, path: string): Problem[] {
  if (ballots.invalid <= ballots.collected) return [];
  return [
    problem(
      `${path}.invalid`,
      `无效票${ballots.invalid}张多于收回的${ballots.collected}张`,
      `${ballots.invalid} invalid of ${ballots.collected} collected`,
    ),
  ];
}

interface Row extends Person {
  readonly path: string;
  readonly votes: number;
  readonly marks: number;
}

function rowsOf(contest: ContestInput, path: string): readonly Row[] {
  const nominees = contest.nominees.map((one, at) => ({
    ...one,
    path: `${path}.nominees[${at}]`,
    marks: one.votes + (one.against ?? 0) + (one.abstain ?? 0),
  }));
  const writeIns = contest.writeIns.map((one, at) => ({ ...one, path: `${path}.writeIns[${at}]`, marks: one.votes }));
  return [...nominees, ...writeIns];
}

/** A valid ballot gives one person at most one mark, and names at most as many people as there are seats. */
function voteProblems(contest: ContestInput, ballots: Ballots, path: string): Problem[] {
  const valid = ballots.collected - ballots.invalid;
  if (valid < 0) return [];
  const rows = rowsOf(contest, path);
  const found = rows
    .filter((row) => row.marks > valid)
    .map((row) =>
      problem(
        row.path,
        `${row.name}的票数合计${row.marks}，多于有效票${valid}张（收回${ballots.collected}减无效${ballots.invalid}）`,
        `${row.name}: ${row.marks} marks on ${valid} valid ballots`,
      ),
    );
  const total = rows.reduce((sum, row) => sum + row.votes, 0);
  const most = valid * contest.seats;
  if (total > most) {
    found.push(
      problem(
        path,
        `${postName(contest.post).zh}各人得票合计${total}，多于有效票${valid}张乘应选${contest.seats}名等于${most}`,
        `${total} votes in all, but ${valid} valid ballots for ${contest.seats} seat(s) give at most ${most}`,
      ),
    );
  }
  return found;
}

function peopleProblems(contest: ContestInput, path: string): Problem[] {
  const seen = new Set<string>();
  const found: Problem[] = [];
  for (const row of rowsOf(contest, path)) {
    const key = personKey(row);
    if (seen.has(key)) {
      found.push(
        problem(row.path, `${row.name}在同一职务里出现两次；同名的人请填 id 区分`, `${row.name} appears twice`),
      );
    }
    seen.add(key);
    if (contest.post === 'WOMEN_MEMBER' && row.sex === 'M') {
      found.push(problem(`${row.path}.sex`, '妇女委员栏里不能有男性', 'a man stands in the women column'));
    }
  }
  return found;
}

function reductionProblems(contest: ContestInput, input: OutcomeInput, path: string): Problem[] {
  const { reduction } = contest;
  if (reduction === undefined) return [];
  if (regimeOf(input.rules) !== 'PARTY') {
    return [
      problem(`${path}.reduction`, '减少名额只用于党组织选举', 'fewer seats by resolution is for Party votes only'),
    ];
  }
  const found: Problem[] = [];
  if (reduction.seats >= contest.seats) {
    found.push(problem(`${path}.reduction.seats`, `应少于应选${contest.seats}名`, `must be below ${contest.seats}`));
  }
  const electors = input.electorate.present ?? input.electorate.entitled;
  if (reduction.agreed > electors) {
    found.push(problem(`${path}.reduction.agreed`, `多于到会${electors}人`, `more than the ${electors} present`));
  }
  return found;
}

function contestProblems(contest: ContestInput, input: OutcomeInput, path: string): Problem[] {
  const party = regimeOf(input.rules) === 'PARTY';
  const found: Problem[] = [];
  if (party !== PARTY_POSTS.includes(contest.post)) {
    found.push(
      problem(`${path}.post`, `${contest.post} 不是这套规则里的职务`, `${contest.post} is no post of these rules`),
    );
  }
  const ballots = contest.ballots ?? input.ballots;
  if (contest.ballots !== undefined) found.push(...ballotProblems(contest.ballots, `${path}.ballots`));
  return [
    ...found,
    ...voteProblems(contest, ballots, path),
    ...peopleProblems(contest, path),
    ...reductionProblems(contest, input, path),
  ];
}

/** Posts a committee has one of. */
const SINGLE_POSTS: readonly Post[] = ['CHAIR', 'SECRETARY'];

/** Who was elected before: one chair at most, nobody twice, and no vote on a post that is taken. */
function seatedProblems(input: OutcomeInput): Problem[] {
  const seated = input.seated ?? [];
  const party = regimeOf(input.rules) === 'PARTY';
  const found: Problem[] = [];
  const seen = new Set<string>();
  const taken = new Set<Post>();
  for (const [at, one] of seated.entries()) {
    const path = `seated[${at}]`;
    // The Party's secretary is one of the committee's members (PTY-CHAIR-3); residents hold one post each.
    const key = party ? `${one.post} ${personKey(one)}` : personKey(one);
    if (seen.has(key)) {
      found.push(
        problem(
          path,
          `${one.name}在已当选的人里出现两次，一人不兼两职；同名的人请填 id 区分`,
          `${one.name} is seated twice`,
        ),
      );
    }
    seen.add(key);
    if (SINGLE_POSTS.includes(one.post) && taken.has(one.post)) {
      const post = postName(one.post);
      found.push(problem(`${path}.post`, `${post.zh}只有一名，这里写了第二名`, `a second ${post.en}`));
    }
    taken.add(one.post);
  }
  for (const [at, { post }] of input.contests.entries()) {
    if (!SINGLE_POSTS.includes(post) || !taken.has(post)) continue;
    const name = postName(post);
    found.push(
      problem(
        `contests[${at}].post`,
        `${name.zh}已经选出（见 seated），不能再选一名${name.zh}`,
        `a ${name.en} is seated already`,
      ),
    );
  }
  return found;
}

/** What the boxes hold is what is collected: together they cannot hold more. */
function boxProblems({ boxes = [], ballots, contests }: OutcomeInput): Problem[] {
  const total = boxes.reduce((sum, box) => sum + box.collected, 0);
  if (total <= ballots.collected || contests.some((one) => one.ballots !== undefined)) return [];
  return [
    problem(
      'boxes',
      `各票箱合计${total}张，多于收回的${ballots.collected}张`,
      `${total} ballots in the boxes, ${ballots.collected} collected`,
    ),
  ];
}

/** One person must be written one way everywhere, or would be taken for two. */
function identityProblems(input: OutcomeInput): Problem[] {
  const rows: readonly { readonly person: Person; readonly path: string }[] = [
    ...input.contests.flatMap((contest, at) =>
      rowsOf(contest, `contests[${at}]`).map((row) => ({ person: row, path: row.path })),
    ),
    ...(input.seated ?? []).map((person, at) => ({ person, path: `seated[${at}]` })),
  ];
  const spelling = new Map<string, string>();
  for (const { person } of rows) {
    const joined = person.name.replaceAll(/\s/g, '');
    const before = spelling.get(joined);
    if (before === undefined) spelling.set(joined, person.name);
  }
  const withId = new Set(rows.filter((row) => row.person.id !== undefined).map((row) => row.person.name));
  const nameOf = new Map<string, string>();
  const found: Problem[] = [];
  for (const { person, path } of rows) {
    const first = spelling.get(person.name.replaceAll(/\s/g, ''));
    if (first !== undefined && first !== person.name) {
      found.push(
        problem(
          `${path}.name`,
          `“${first}”和“${person.name}”只差空格，同一个人请写成一样`,
          `“${first}” and “${person.name}” differ by blanks only; write one person one way`,
        ),
      );
    }
    if (person.id === undefined) {
      if (withId.has(person.name)) {
        found.push(
          problem(path, `${person.name}有的地方填了 id，这里没填`, `${person.name} has an id elsewhere, not here`),
        );
      }
      continue;
    }
    const before = nameOf.get(person.id);
    if (before !== undefined && before !== person.name) {
      found.push(problem(`${path}.id`, `同一个 id 写了${before}和${person.name}两个姓名`, 'one id bears two names'));
    }
    nameOf.set(person.id, person.name);
  }
  return found;
}

/** Figures and names that cannot all be true. Empty when the input may be decided on. */
export function checkFigures(input: OutcomeInput): readonly Problem[] {
  const posts = input.contests.map((one) => one.post);
  const repeated = posts.filter((post, at) => posts.indexOf(post) !== at);
  return [
    ...electorateProblems(input),
    ...ballotProblems(input.ballots, 'ballots'),
    ...repeated.map((post) => problem('contests', `${post} 写了两次，一个职务只能写一次`, `${post} appears twice`)),
    ...input.contests.flatMap((contest, at) => contestProblems(contest, input, `contests[${at}]`)),
    ...seatedProblems(input),
    ...boxProblems(input),
    ...identityProblems(input),
  ];
}
