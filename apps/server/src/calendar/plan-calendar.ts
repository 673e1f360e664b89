import type { Cycle, Task } from '@mingxuan/election';
import { nameOf, notCalledFor, tasks } from '@mingxuan/election';
import type { IsoDate, Lang, SourceRef, Text } from '@mingxuan/rulebook';
import { findSource } from '@mingxuan/rulebook';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** A community's cycle as a calendar begins from it. `seq`: the end of its chain, by which an update is known to be newer. */
export interface CalendarOf {
  readonly id: string;
  readonly name: string;
  readonly cycle: Cycle;
  readonly seq: number;
  readonly today: IsoDate;
}

export interface CalendarWish {
  /** Only what this person answers for. */
  readonly person: string | null;
  readonly lang: Lang;
  /** When it was made. */
  readonly at: Date;
  /** Where the console is opened. */
  readonly baseUrl: string;
}

/**
 * Whole-day events, one a step, on the day that the plan chose, with the lawful window in their description (RFC 5545). A step keeps its
 * UID for ever and its SEQUENCE grows with the chain, so that taking the file in again moves what is there. What is open besides the
 * plan (an objection to decide, evidence to review) is there as well.
 */
export function planCalendar(all: readonly CalendarOf[], wish: CalendarWish): string {
  const { lang, at, person } = wish;
  const who = person === null ? '' : ` ${person}`;
  const [only] = all;
  const title = lang === 'zh' ? '换届日程' : 'Election plan';
  const calendar = ical({
    name: `${all.length === 1 && only !== undefined ? `${only.name} ` : ''}${title}${who}`,
    prodId: { company: 'mingxuan', product: 'plan', language: lang === 'zh' ? 'ZH' : 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const one of all)
    for (const event of eventsOf(one, wish)) {
      calendar.createEvent({
        id: event.uid,
        sequence: one.seq,
        stamp: at,
        // A day, not a moment: written as VALUE=DATE, whatever zone the reader is in.
        start: new Date(`${event.day}T00:00:00Z`),
        allDay: true,
        summary: event.summary,
        description: event.lines.join('\n'),
        url: event.url,
        status: event.called ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
        // Nobody is busy all day because something is due on it.
        transparency: ICalEventTransparency.TRANSPARENT,
      });
    }
  // Every line ends with CRLF, the last one too (RFC 5545 §3.1); strict readers refuse a file cut before it.
  return `${calendar.toString().trimEnd()}\r\n`;
}

interface Event {
  readonly uid: string;
  readonly day: IsoDate;
  readonly summary: string;
  readonly lines: readonly string[];
  readonly url: string;
  readonly called: boolean;
}

function eventsOf(one: CalendarOf, wish: CalendarWish): readonly Event[] {
  const { cycle, id } = one;
  const { plan } = cycle;
  if (plan === null) return [];
  const open = new Map(tasks(cycle, one.today).map((task) => [task.key, task]));
  const steps = plan.steps.map((step): Event | null => {
    const person = plan.people[step.code] ?? '';
    if (!isTheirs(person, wish)) return null;
    const task = open.get(step.code);
    const done = cycle.steps[step.code];
    return {
      uid: `${id}.${step.code}@mingxuan`,
      day: done?.how === 'DONE' ? done.on : step.planned,
      summary: summary(one, wish, step.code, step.name, person, done !== undefined),
      lines: [
        said(wish, `负责人：${person}（${step.responsible.zh}）`, `Answers for it: ${person} (${step.responsible.en})`),
        window(wish, step.earliestOpen === true ? null : step.earliest, step.latestOpen === true ? null : step.latest),
        law(wish, step.sources),
        ...waits(wish, task),
      ],
      url: `${wish.baseUrl}/c/${id}/plan?step=${step.code}`,
      called: !notCalledFor(cycle, step.code) || done !== undefined,
    };
  });
  const besides = [...open.values()].flatMap((task): Event[] =>
    task.key === task.step || !isTheirs(task.person ?? '', wish)
      ? []
      : [
          {
            uid: `${id}.${task.key}@mingxuan`,
            day: task.planned,
            summary: summary(one, wish, task.step, task.title, task.person ?? '', false),
            lines: [window(wish, task.earliest, task.latestOpen ? null : task.latest), law(wish, task.sources)],
            url: `${wish.baseUrl}/c/${id}/overview`,
            called: true,
          },
        ],
  );
  return [...steps.filter((event) => event !== null), ...besides];
}

const isTheirs = (person: string, { person: wanted }: CalendarWish): boolean =>
  wanted === null || nameOf(person) === nameOf(wanted);

const said = ({ lang }: CalendarWish, zh: string, en: string): string => (lang === 'zh' ? zh : en);

function summary(one: CalendarOf, wish: CalendarWish, code: string, name: Text, person: string, done: boolean): string {
  const rehearsal = one.cycle.mode === 'REHEARSAL' ? said(wish, '【演练】', '[Rehearsal] ') : '';
  const mark = done ? said(wish, '（已办）', '(done) ') : '';
  return `${rehearsal}${mark}${code} ${said(wish, name.zh, name.en)} · ${one.name}${person === '' ? '' : ` · ${nameOf(person)}`}`;
}

function window(wish: CalendarWish, earliest: IsoDate | null, latest: IsoDate | null): string {
  const from = earliest ?? said(wish, '不限', 'open');
  const to = latest ?? said(wish, '不限', 'open');
  return said(wish, `法定区间：${from} 至 ${to}`, `Lawful window: ${from} to ${to}`);
}

const law = (wish: CalendarWish, refs: readonly SourceRef[]): string =>
  said(wish, '依据：', 'By: ') +
  refs
    .map((ref) => {
      const source = findSource(ref);
      return source === undefined ? ref : `《${source.title[wish.lang]}》${source.article ?? ''}`;
    })
    .join('、');

const waits = (wish: CalendarWish, task: Task | undefined): readonly string[] =>
  (task?.blockedBy ?? []).map((one) => said(wish, `先要：${one.zh}`, `First: ${one.en}`));
