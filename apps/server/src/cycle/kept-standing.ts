import type { CommunitySummary } from '@mingxuan/contract';
import type { Cycle, LegalRegime, State, Task } from '@mingxuan/election';
import { allGates, dayOf, everyTask, isAskedFor, urgencyOf, termStanding } from '@mingxuan/election';
import type { IsoDate, Step, StepCode, Text } from '@mingxuan/rulebook';
import { daysBetween, stepTable } from '@mingxuan/rulebook';
import type { Head } from '@mingxuan/ledger';
import { GENESIS } from '@mingxuan/ledger';
import type { LedgerStore } from '@mingxuan/store';

/** What a summary is made from on any day: the open tasks' days, not how many days are left of them. */
export interface Kept {
  /** Of the entry it goes up to, and its hash: the chain may have gone on, or after a restore elsewhere. */
  readonly seq: number;
  readonly hash: string;
  readonly about: Omit<CommunitySummary, 'today' | 'late' | 'dueThisWeek' | 'next' | 'lawful' | 'term' | 'reading'>;
  /** When the term ends, and by which law; `null` where nobody said, and once a new committee has taken over. */
  readonly term: { readonly ends: IsoDate; readonly regime: LegalRegime } | null;
  /** A rehearsal lives on a day of its own. */
  readonly ownToday: IsoDate | null;
  readonly open: readonly OpenTask[];
  said?: { readonly on: IsoDate; readonly summary: Omit<CommunitySummary, 'reading'> };
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

/** What one ledger comes to; `null` where it cannot be read. */
export async function look(ledger: LedgerStore<State>, id: string, name: string, today: IsoDate): Promise<Kept | null> {
  const current = await ledger.current(id);
  if (!current.ok) return null;
  const { state, head } = current.value;
  return state.status === 'UNOPENED' ? { ...unopened(id, name), ...head } : open(id, name, state, head, today);
}

/** A community of which nothing is known but its name. */
export const unopened = (id: string, name: string): Kept => ({
  ...GENESIS,
  about: {
    id,
    name,
    status: 'UNOPENED',
    mode: null,
    electionDay: null,
    district: null,
    subDistrict: null,
    round: null,
    gates: null,
  },
  term: null,
  ownToday: null,
  open: [],
});

function open(id: string, name: string, cycle: Cycle, head: Head, today: IsoDate): Kept {
  const { status, mode, electionDay, community, round } = cycle;
  const { district, subDistrict } = community;
  const gates = allGates(cycle).filter((gate) => gate.passed).length;
  return {
    ...head,
    about: { id, name, status, mode, electionDay, district, subDistrict, round, gates },
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

/** How it stands on a day. */
export function summarise(
  { about, term, ownToday, open: kept }: Kept,
  clockDay: IsoDate,
): Omit<CommunitySummary, 'reading'> {
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
    next: next === null ? null : { step: next.step, title: next.title, person: next.person, day: next.planned },
    lawful:
      lawful === null
        ? null
        : { step: lawful.step, title: lawful.title, day: lawful.latest, daysLeft: daysBetween(today, lawful.latest) },
  };
}

type Short = Omit<OpenTask, 'title' | 'sources'> & {
  readonly title?: OpenTask['title'];
  readonly sources?: OpenTask['sources'];
};

/** As it is kept on disk: names and sources that every community's steps share are left out. */
export function shortened({ seq: _seq, hash: _hash, said: _said, open: all, ...rest }: Kept): string {
  const short = all.map(({ title, sources, ...task }): Short => {
    const known = namesOfSteps.get(task.step);
    return {
      ...task,
      ...(title === known?.name ? {} : { title }),
      ...(sources === known?.sources ? {} : { sources }),
    };
  });
  return JSON.stringify({ ...rest, open: short });
}

/** The reverse, of what this very program wrote. */
export function lengthened(head: Head, kept: string): Kept {
  const { open: short, ...rest } = JSON.parse(kept) as Omit<Kept, 'open' | 'seq' | 'hash'> & {
    readonly open: readonly Short[];
  };
  const all = short.map((task): OpenTask => {
    const known = namesOfSteps.get(task.step);
    const title = task.title ?? known?.name ?? { zh: task.step, en: task.step };
    return { ...task, title, sources: task.sources ?? known?.sources ?? [] };
  });
  return { ...head, ...rest, open: all };
}
