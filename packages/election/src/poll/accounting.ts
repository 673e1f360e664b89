import type { BoxCount, Rulebook, SourceRef, Text } from '@mingxuan/rulebook';
import type { PollCore, PollOpen } from '../state.ts';
import { ballotsOf } from '../voting/boxes.ts';
import type { BoxesOnRecord } from '../voting/box-questions.ts';
import { fixedBoxesOf, isLost, isNotCounted, mergedInto, mobileBoxesOf } from '../voting/box-questions.ts';
import type { ResultFigures } from './facts.ts';
import { own } from '../voting/own.ts';

/** The numbers of a sheet as they are handed in. */
export interface Sheet {
  readonly issued: number;
  readonly spoiled: number;
  readonly unused: number;
  readonly boxes: readonly { readonly box: string; readonly collected: number }[];
}

/** One link of the chain of ballots: two numbers that must be equal, or of which the first covers the second. */
export interface Identity {
  readonly code:
    | 'PRINTED'
    | 'PRINTED_COVERS_ISSUED'
    | 'PRINTED_COVERS_COLLECTED'
    | 'ISSUED_COVERS_COLLECTED'
    | 'ISSUED_WITHIN_PRESENT'
    | 'CHECKED_IN_COVERS_BOX'
    | 'MOBILE_BALLOTS'
    | 'COLLECTED_IS_COUNTED';
  readonly box: string | null;
  readonly left: number;
  readonly right: number;
  readonly relation: 'EQUAL' | 'AT_LEAST';
  readonly holds: boolean;
  readonly text: Text;
}

/** A poll that was opened, as far as its accounts need it: the whole one, or the one a screen has. */
type AnyPoll = Pick<PollCore & PollOpen, 'id' | 'stream' | 'printed' | 'present' | 'checkedIn' | 'checkedInAt'> &
  (
    | { readonly stage: 'OPEN' | 'COUNTING' }
    | { readonly stage: 'DETERMINED' | 'CERTIFIED'; readonly figures: ResultFigures }
  );

const equal = (
  code: Identity['code'],
  left: number,
  right: number,
  text: Text,
  box: string | null = null,
): Identity => ({
  code,
  box,
  left,
  right,
  relation: 'EQUAL',
  holds: left === right,
  text,
});

const covers = (
  code: Identity['code'],
  left: number,
  right: number,
  text: Text,
  box: string | null = null,
): Identity => ({
  code,
  box,
  left,
  right,
  relation: 'AT_LEAST',
  holds: left >= right,
  text,
});

/**
 * People who received a ballot at a box, and at the boxes emptied into it; `null` where the hall's boxes are not
 * recorded one by one and its desks share them.
 */
export function checkedInAt(state: BoxesOnRecord, poll: AnyPoll, box: string): number | null {
  const absorbed = state.boxDay.merged
    .filter((m) => m.poll === poll.id && m.into === box)
    .reduce<number | null>((sum, m) => add(sum, checkedInAt(state, poll, m.box)), 0);
  const mobile = mobileBoxesOf(state, poll.id).find((b) => b.box === box);
  if (mobile !== undefined) return add(absorbed, mobile.issued);
  if (fixedBoxesOf(state, poll.id).length === 0) return null;
  return add(absorbed, own(poll.checkedInAt, box) ?? 0);
}

const add = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

/** The boxes that are opened, one line of the sheet each: neither emptied into another, nor lost, nor set aside uncounted. */
export function boxesToOpen(state: BoxesOnRecord, poll: AnyPoll): readonly string[] {
  return [...fixedBoxesOf(state, poll.id), ...mobileBoxesOf(state, poll.id)]
    .map((b) => b.box)
    .filter(
      (box) =>
        mergedInto(state, poll.id, box) === null && !isNotCounted(state, poll.id, box) && !isLost(state, poll.id, box),
    );
}

/**
 * The whole chain of ballots of one poll as identities, each with its two numbers, whether they hold or not:
 * printed = issued + spoiled + unused; issued ≥ collected; check-ins ≥ collected at each box; ballots a mobile box took =
 * used + brought back; and, once it is counted, collected = valid + invalid.
 */
export function accountsOf(state: BoxesOnRecord, poll: AnyPoll, sheet: Sheet): readonly Identity[] {
  const { issued, spoiled, unused, boxes } = sheet;
  const { printed, present, stream } = poll;
  const accounted = issued + spoiled + unused;
  const collected = boxes.reduce((sum, b) => sum + b.collected, 0);
  const aside = stream === 'PARTY' ? 0 : issuedAside(state, poll);
  return [
    equal('PRINTED', printed, accounted, {
      zh: `印制${printed}张；发出${issued}＋作废重领${spoiled}＋未用${unused}＝${accounted}张。`,
      en: `Printed ${printed}; issued ${issued} + spoiled ${spoiled} + unused ${unused} = ${accounted}.`,
    }),
    covers('PRINTED_COVERS_ISSUED', printed, issued, {
      zh: `印制${printed}张，发出${issued}张。`,
      en: `Printed ${printed}, issued ${issued}.`,
    }),
    covers('PRINTED_COVERS_COLLECTED', printed, collected, {
      zh: `印制${printed}张，收回${collected}张。`,
      en: `Printed ${printed}, collected ${collected}.`,
    }),
    covers('ISSUED_COVERS_COLLECTED', issued - aside, collected, {
      zh:
        aside === 0
          ? `发出${issued}张，收回${collected}张。`
          : `发出${issued}张，其中不计票的票箱${aside}张；其余${issued - aside}张，收回${collected}张。`,
      en:
        aside === 0
          ? `Issued ${issued}, collected ${collected}.`
          : `Issued ${issued}, ${aside} of them at boxes that are not counted; of the other ${issued - aside}, collected ${collected}.`,
    }),
    ...(stream === 'PARTY'
      ? [
          covers('ISSUED_WITHIN_PRESENT', present ?? 0, issued, {
            zh: `实到会${present ?? 0}人，发出${issued}张。`,
            en: `${present ?? 0} present, ${issued} issued.`,
          }),
        ]
      : []),
    ...boxes.flatMap(({ box, collected: held }) => {
      const people = checkedInAt(state, poll, box);
      return people === null
        ? []
        : [
            covers(
              'CHECKED_IN_COVERS_BOX',
              people,
              held,
              {
                zh: `${box}号票箱：领票${people}人，收回${held}张。`,
                en: `Box ${box}: ${people} received a ballot, ${held} collected.`,
              },
              box,
            ),
          ];
    }),
    ...hallOf(state, poll, boxes),
    ...mobileBoxesOf(state, poll.id)
      .filter((b) => b.trip.stage === 'BACK')
      .map((b) => {
        const given = ballotsOf(b);
        return equal(
          'MOBILE_BALLOTS',
          given,
          b.issued,
          {
            zh: `${b.box}号流动票箱：带出减带回是${given}张，在该箱领票${b.issued}人。`,
            en: `Mobile box ${b.box}: taken less brought back is ${given}, ${b.issued} received a ballot.`,
          },
          b.box,
        );
      }),
    ...counted(poll, collected),
  ];
}

/** Ballots given out at boxes that stay shut: lost, or not counted by decision. They stand on neither side of what was collected. */
function issuedAside(state: BoxesOnRecord, poll: AnyPoll): number {
  const shut = new Set(
    state.boxDay.incidents.flatMap(({ poll: id, box }) =>
      id === poll.id && (isNotCounted(state, id, box) || isLost(state, id, box)) ? [box] : [],
    ),
  );
  return [...shut].reduce((sum, box) => sum + (checkedInAt(state, poll, box) ?? 0), 0);
}

const sharedLines = (state: BoxesOnRecord, poll: AnyPoll, boxes: Sheet['boxes']): Sheet['boxes'] =>
  boxes.filter(({ box }) => checkedInAt(state, poll, box.trim()) === null);

/** Who voted in the hall, where its boxes are not recorded one by one, with those of boxes that were emptied into them. */
export function hallPeople(state: BoxesOnRecord, poll: AnyPoll, boxes: Sheet['boxes']): number {
  const lines = sharedLines(state, poll, boxes);
  const emptied = state.boxDay.merged.filter((m) => m.poll === poll.id && lines.some(({ box }) => box === m.into));
  const merged = emptied.reduce((sum, m) => sum + (checkedInAt(state, poll, m.box) ?? 0), 0);
  return poll.checkedIn.HALL + poll.checkedIn.PROXY + merged;
}

/** People and ballots, box by box; the boxes of the hall as one line where they are not recorded one by one. */
export function boxCounts(state: BoxesOnRecord, poll: AnyPoll, boxes: Sheet['boxes']): readonly BoxCount[] {
  if (poll.stream === 'PARTY') return [];
  const shared = sharedLines(state, poll, boxes);
  const own = boxes.flatMap(({ box, collected }): BoxCount[] => {
    const voters = checkedInAt(state, poll, box.trim());
    return voters === null ? [] : [{ box, voters, collected }];
  });
  if (shared.length === 0) return own;
  const collected = shared.reduce((sum, line) => sum + line.collected, 0);
  const hall = shared.map(({ box }) => box).join('、');
  return [...own, { box: hall, voters: hallPeople(state, poll, boxes), collected }];
}

/** Boxes of the hall that are not recorded one by one share its check-ins: together they hold no more than were given out there. */
function hallOf(state: BoxesOnRecord, poll: AnyPoll, boxes: Sheet['boxes']): readonly Identity[] {
  const lines = sharedLines(state, poll, boxes);
  if (poll.stream === 'PARTY' || lines.length === 0) return [];
  const people = hallPeople(state, poll, boxes);
  const held = lines.reduce((sum, { collected }) => sum + collected, 0);
  const names = lines.map(({ box }) => box).join('、');
  return [
    covers(
      'CHECKED_IN_COVERS_BOX',
      people,
      held,
      {
        zh: `会场票箱（${names}）：领票${people}人，收回${held}张。`,
        en: `Boxes of the hall (${names}): ${people} received a ballot, ${held} collected.`,
      },
      names,
    ),
  ];
}

function counted(poll: AnyPoll, collected: number): readonly Identity[] {
  if (poll.stage !== 'DETERMINED' && poll.stage !== 'CERTIFIED') return [];
  const { valid, invalid } = poll.figures;
  return [
    equal('COLLECTED_IS_COUNTED', collected, valid + invalid, {
      zh: `收回${collected}张；有效${valid}＋无效${invalid}＝${valid + invalid}张。`,
      en: `Collected ${collected}; valid ${valid} + invalid ${invalid} = ${valid + invalid}.`,
    }),
  ];
}

export const broken = (identities: readonly Identity[]): readonly Identity[] => identities.filter((i) => !i.holds);

/**
 * Who asks for accounts that agree: the Party's own rules for its votes; for residents, the text by which more ballots than
 * voters void a vote (CNT-3), as the rules of this cycle hold it. The other links are this system's own control, and nothing is cited.
 */
export function accountsAskedBy(
  { stream }: Pick<PollCore, 'stream'>,
  residents: Pick<Rulebook, 'parameters'>,
  wrong: readonly Identity[],
): readonly SourceRef[] {
  if (stream === 'PARTY') return ['DXJ20-26'];
  const { overCollectedBase } = residents.parameters;
  const surplus = wrong.some(({ code }) => code === 'ISSUED_COVERS_COLLECTED' || code === 'CHECKED_IN_COVERS_BOX');
  return surplus && overCollectedBase !== undefined ? [overCollectedBase.source] : [];
}
