import type { CommunitySummary } from '@mingxuan/contract';
import type { Cycle, LegalRegime, State, Task } from '@mingxuan/election';
import { allGates, dayOf, everyTask, isAskedFor, urgencyOf, termStanding } from '@mingxuan/election';
import type { IsoDate, Step, StepCode, Text } from '@mingxuan/rulebook';
import { daysBetween, stepTable } from '@mingxuan/rulebook';
import type { Database, LedgerStore } from '@mingxuan/store';
import { acrossCommunities } from '@mingxuan/store';

/** Where every community stands, quickly, for offices with thousands of them. */
export interface Standing {
  /** In the given order; communities that cannot be read are left out. */
  readonly of: (communities: readonly Named[], today: IsoDate) => Promise<readonly CommunitySummary[]>;
  /** What is open in each of them, as it was kept: days, not how many of them are left. */
  readonly open: (communities: readonly Named[], today: IsoDate) => Promise<readonly OpenIn[]>;
}

/** A community with what is open there. */
export interface OpenIn {
  readonly id: string;
  readonly name: string;
  /** Today as the community lives it. */
  readonly today: IsoDate;
  readonly tasks: readonly OpenTask[];
}

interface Named {
  readonly communityId: string;
  readonly name: string;
}

/** What a summary is made from on any day: the open tasks' days, not how many days are left of them. */
interface Kept {
  readonly seq: number;
  readonly about: Omit<CommunitySummary, 'today' | 'late' | 'dueThisWeek' | 'next' | 'lawful' | 'term'>;
  /** When the term ends, and by which law; `null` where nobody said, and once a new committee has taken over. */
  readonly term: { readonly ends: IsoDate; readonly regime: LegalRegime } | null;
  /** A rehearsal lives on a day of its own. */
  readonly ownToday: IsoDate | null;
  readonly open: readonly OpenTask[];
  said?: { readonly on: IsoDate; readonly summary: CommunitySummary };
}

/** Of a task, what does not change until something happens; `latest` only where a text sets it. */
export interface OpenTask
  extends Pick<Task, 'key' | 'step' | 'title' | 'person' | 'bodyCode' | 'earliest' | 'planned' | 'notice' | 'since'> {
  readonly latest: IsoDate | null;
  readonly waitsFor: Text | null;
  readonly waitsForMany: number;
  readonly sources: Task['sources'];
  readonly notBy: string | null;
}

/**
 * Folding thousands of ledgers at every look would take a minute; what was made of one is kept until its chain has
 * grown. One query tells where all chains end.
 */
export function createStanding(database: Pick<Database, 'pool'>, ledger: LedgerStore<State>): Standing {
  const kept = new Map<string, Kept>();
  const each = async (communities: readonly Named[], today: IsoDate): Promise<readonly Kept[]> => {
    const { rows } = await acrossCommunities(database.pool).query<{ community_id: string; seq: number }>(
      'SELECT community_id, seq FROM community_head',
    );
    const heads = new Map(rows.map((row) => [row.community_id, row.seq]));
    const found: Kept[] = [];
    for (const { communityId, name } of communities) {
      const seq = heads.get(communityId) ?? 0;
      let known = kept.get(communityId);
      if (known?.seq !== seq) {
        const made = seq === 0 ? unopened(communityId, name) : await look(ledger, communityId, name, today);
        if (made === null) continue;
        known = made;
        kept.set(communityId, made);
      }
      found.push(known);
    }
    return found;
  };
  return {
    of: async (communities, today) =>
      (await each(communities, today)).map((known) => {
        // On one day, nothing new in a community means nothing new to say of it.
        if (known.said?.on !== today) known.said = { on: today, summary: summarise(known, today) };
        return known.said.summary;
      }),
    open: async (communities, today) =>
      (await each(communities, today)).map(({ about: { id, name }, ownToday, open: all }) => ({
        id,
        name,
        today: ownToday ?? today,
        tasks: all.filter((task) => isAskedFor(task, ownToday ?? today)),
      })),
  };
}

async function look(ledger: LedgerStore<State>, id: string, name: string, today: IsoDate): Promise<Kept | null> {
  const current = await ledger.current(id);
  if (!current.ok) return null;
  const { state, head } = current.value;
  return state.status === 'UNOPENED'
    ? { ...unopened(id, name), seq: head.seq }
    : open(id, name, state, head.seq, today);
}

const unopened = (id: string, name: string): Kept => ({
  seq: 0,
  about: {
    id,
    name,
    status: 'UNOPENED',
    mode: null,
    electionDay: null,
    district: null,
    subDistrict: null,
    gates: null,
  },
  term: null,
  ownToday: null,
  open: [],
});

function open(id: string, name: string, cycle: Cycle, seq: number, today: IsoDate): Kept {
  const { status, mode, electionDay, community } = cycle;
  const { district, subDistrict } = community;
  const gates = allGates(cycle).filter((gate) => gate.passed).length;
  return {
    seq,
    about: { id, name, status, mode, electionDay, district, subDistrict, gates },
    term:
      cycle.handover === null && status === 'OPEN' ? { ends: cycle.termExpiry, regime: community.legalRegime } : null,
    ownToday: mode === 'REHEARSAL' ? dayOf(cycle, today) : null,
    open: everyTask(cycle, today).map(openTask),
  };
}

/** Names and sources of steps are the same in every community: thousands of copies of them need not be kept. */
const namesOfSteps: ReadonlyMap<StepCode, Step> = new Map(stepTable.map((step) => [step.code, step]));

function openTask(task: Task): OpenTask {
  const { key, step, person, bodyCode, earliest, planned, blockedBy, notBy, notice, since } = task;
  const known = namesOfSteps.get(step);
  const [first] = blockedBy;
  return {
    key,
    step,
    title: known !== undefined && known.name.zh === task.title.zh ? known.name : task.title,
    person,
    bodyCode,
    earliest,
    planned,
    // Where no text sets an end, the day in the plan is only how far it looks, and no law breaks on it.
    latest: task.latestOpen ? null : task.latest,
    waitsFor: first === undefined ? null : { zh: first.zh, en: first.en },
    waitsForMany: blockedBy.length,
    sources: known?.sources.join() === task.sources.join() ? known.sources : task.sources,
    notBy,
    notice,
    since,
  };
}

function summarise({ about, term, ownToday, open: kept }: Kept, clockDay: IsoDate): CommunitySummary {
  const today = ownToday ?? clockDay;
  const all = kept.filter((task) => isAskedFor(task, today));
  const urgent = all.map((task) => urgencyOf(daysBetween(today, task.planned), task.waitsForMany > 0));
  const next = all.reduce<OpenTask | null>((a, b) => (a === null || b.planned < a.planned ? b : a), null);
  const lawful = all.reduce<(OpenTask & { readonly latest: IsoDate }) | null>(
    (a, b) => (b.latest !== null && (a === null || b.latest < a.latest) ? { ...b, latest: b.latest } : a),
    null,
  );
  return {
    ...about,
    today,
    term: term === null ? null : termStanding(term.ends, term.regime, today),
    late: urgent.filter((u) => u === 'LATE').length,
    dueThisWeek: urgent.filter((u) => u === 'TODAY' || u === 'THIS_WEEK').length,
    next: next === null ? null : { title: next.title, person: next.person, day: next.planned },
    lawful:
      lawful === null ? null : { title: lawful.title, day: lawful.latest, daysLeft: daysBetween(today, lawful.latest) },
  };
}
