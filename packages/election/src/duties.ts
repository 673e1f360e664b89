import type { BodyCode, IsoDate, PlannedStep, SourceRef, StepCode, Text } from '@mingxuan/rulebook';
import { BODIES } from '@mingxuan/rulebook';
import { membersToLeave } from './blockers.ts';
import { gateItemTitle, gateStatus } from './gates.ts';
import type { GateItemId } from './cycle/facts.ts';
import { requiredItems } from './cycle/evolve.ts';
import { representativeNos } from './roll/electors.ts';
import { noticeDuties } from './notices/duties.ts';
import type { Cycle } from './state.ts';
import type { Duty } from './duty.ts';

/** What has to be done because something happened: none of it is a step of the plan, and all of it has a day. */
export function duties(state: Cycle): readonly Duty[] {
  return [
    ...rulings(state),
    ...unplannedList(state),
    ...reviews(state),
    ...secretary(state),
    ...leaving(state),
    ...signatures(state),
    ...complaints(state),
    ...noticeDuties(state),
  ];
}

interface Told {
  readonly key: string;
  readonly step: StepCode;
  readonly title: Text;
  readonly body: BodyCode;
  readonly due: IsoDate;
  /** A confirmed text sets the day. */
  readonly lawful: boolean;
  readonly sources: readonly SourceRef[];
  readonly notBy?: string;
}

function duty(state: Cycle, { key, step, title, body, due, lawful, sources, notBy }: Told): Duty {
  return {
    key,
    step,
    title,
    person: personFor(state, step, body),
    body: BODIES[body],
    bodyCode: body,
    earliest: null,
    planned: due,
    latest: lawful ? due : null,
    latestOpen: !lawful,
    blockedBy: [],
    lacking: [],
    sources,
    notBy: notBy ?? null,
    notice: null,
    since: null,
  };
}

/** Whoever answers for the step, where it is the same body's; else whoever answers for the first step of that body. */
function personFor({ plan }: Cycle, code: StepCode, body: BodyCode): string | null {
  if (plan === null) return null;
  const own = plan.steps.find((s) => s.code === code && s.responsibleCode === body);
  const other = plan.steps.find((s) => s.responsibleCode === body);
  const step = own ?? other;
  return step === undefined ? null : (plan.people[step.code] ?? null);
}

function rulings(state: Cycle): readonly Duty[] {
  return state.objections.flatMap(({ no, ruling, rulingUntil }) => {
    if (ruling !== null && ruling.publishedOn !== null) return [];
    const title =
      ruling === null
        ? { zh: `对第${no}号申诉作出决定并公布`, en: `Decide and publish objection ${no}` }
        : { zh: `公布对第${no}号申诉的决定`, en: `Post the ruling on objection ${no}` };
    return [
      duty(state, {
        key: `objection-${no}`,
        step: 'C08',
        title,
        body: 'REC',
        due: rulingUntil,
        lawful: true,
        sources: ['JWH25-17'],
      }),
    ];
  });
}

/** A plan made before the way of voting was settled has no day for the list of representatives: it is due when the roll is. */
function unplannedList(state: Cycle): readonly Duty[] {
  const steps = state.plan?.steps ?? [];
  const roll = steps.find((s) => s.code === 'C07');
  const numbers = representativeNos(state);
  if (numbers === null || state.steps.C06 !== undefined || roll === undefined) return [];
  if (steps.some((s) => s.code === 'C06')) return [];
  const household = state.mandate?.votingMode === 'HOUSEHOLD_REP';
  const title = household
    ? {
        zh: '列出户代表名单，和选民名单同时公布',
        en: 'List the household representatives, to be published with the roll',
      }
    : {
        zh: '列出居民代表名单，和选民名单同时公布',
        en: "List the residents' representatives, to be published with the roll",
      };
  const told = duty(state, {
    key: 'C06',
    step: 'C06',
    title,
    body: 'REC',
    due: roll.planned,
    lawful: true,
    sources: ['JWH25-13', 'JWH25-17'],
  });
  return [{ ...told, person: state.plan?.people.C07 ?? null, latest: roll.latest }];
}

const gateSteps = ['A04', 'A05', 'A06', 'A07'] as const;

/** Evidence that waits for another person: the street looks at it, and never whoever made it. */
function reviews(state: Cycle): readonly Duty[] {
  return gateSteps.flatMap((step) =>
    requiredItems(state, step).flatMap((id: GateItemId) => {
      const item = state.gateItems[id];
      if (item?.status !== 'SUBMITTED') return [];
      const title = gateItemTitle(state, id);
      return [
        duty(state, {
          key: `review-${id}`,
          step,
          title: { zh: `复核：${title.zh}`, en: `Review: ${title.en}` },
          body: 'SUB-G',
          due: plannedOf(state, step)?.planned ?? item.submittedOn,
          lawful: false,
          sources: gateStatus(state, gateOf[step]).sources,
          notBy: item.maker,
        }),
      ];
    }),
  );
}

const gateOf = { A04: 'G2', A05: 'G3', A06: 'G4', A07: 'G4' } as const;

const plannedOf = ({ plan }: Cycle, code: StepCode): PlannedStep | undefined =>
  plan?.steps.find((step) => step.code === code);

/** B09 is two people's work: the community reports, the street approves. */
function secretary(state: Cycle): readonly Duty[] {
  const { reported, secretaryApproved } = state.party;
  if (reported === null || secretaryApproved !== null) return [];
  return [
    duty(state, {
      key: 'approve-secretary',
      step: 'B09',
      title: { zh: '批复社区党组织书记任职', en: 'Approve the secretary' },
      body: 'SUB-P',
      due: plannedOf(state, 'B09')?.planned ?? reported.on,
      lawful: false,
      sources: ['DZ-31'],
      notBy: reported.by,
    }),
  ];
}

/** Whoever stands, or whose near relative does, leaves the election committee at once (JWH25-15). */
function leaving(state: Cycle): readonly Duty[] {
  const since = state.steps.D02?.on ?? state.lastOn;
  return membersToLeave(state).map(({ rank, name }) =>
    duty(state, {
      key: `leave-${rank}`,
      step: 'D04',
      title: {
        zh: `${name}退出选举委员会，依次递补并公告`,
        en: `${name} leaves the election committee; the next in order fills in`,
      },
      body: 'REC',
      due: since,
      lawful: false,
      sources: ['JWH25-15'],
    }),
  );
}

/** A result stands once scrutineer and chair have signed. */
function signatures(state: Cycle): readonly Duty[] {
  return state.polls.flatMap((poll) => {
    if (poll.stage !== 'DETERMINED') return [];
    const party = poll.stream === 'PARTY';
    const step: StepCode = party ? (poll.id.startsWith('party-committee') ? 'B07' : 'B08') : 'E10';
    const signers = [
      ['SCRUTINEER', party ? 'CPO' : 'SCRUTINEER', '监票人', 'scrutineer'],
      ['CHAIR', party ? 'CPO' : 'REC', '主持人', 'chair'],
    ] as const;
    return signers
      .filter(([as]) => !poll.signatures.some((s) => s.as === as))
      .map(([as, body, zh, en]) =>
        duty(state, {
          key: `sign-${poll.id}-${as}`,
          step,
          title: { zh: `${zh}核对并签署投票结果`, en: `The ${en} checks and signs the result` },
          body,
          due: poll.determinedOn,
          lawful: false,
          sources: [party ? 'DXJ20-22' : 'JWH25-19'],
        }),
      );
  });
}

/** Complaints wait for the street; the days of answering are second-hand and only remind. */
function complaints(state: Cycle): readonly Duty[] {
  return state.complaints
    .filter((c) => c.answer === null)
    .map(({ no, answerBy }) =>
      duty(state, {
        key: `complaint-${no}`,
        step: 'F09',
        title: { zh: `答复第${no}号投诉`, en: `Answer complaint ${no}` },
        body: 'SUB-G',
        due: answerBy,
        lawful: false,
        sources: ['JWH25-22'],
      }),
    );
}
