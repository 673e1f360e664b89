import type { BundleFigures, ContestOnBallot, Marks, PollId, WriteIn } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import type { Stage } from './stage.ts';

const BUNDLE = 50;

/** What the whole count will come to; the story deals it out over the bundles. */
export interface Totals {
  readonly collected: number;
  readonly invalid: number;
  /** By candidate name. */
  readonly votes: Readonly<Record<string, number>>;
  readonly against: Readonly<Record<string, number>>;
  readonly writeIn?: WriteIn;
}

/** Deals `total` over `parts` so that the shares add up exactly and differ by at most one. */
const share = (total: number, part: number, parts: number): number =>
  Math.floor((total * (part + 1)) / parts) - Math.floor((total * part) / parts);

interface Dealt {
  readonly no: number;
  readonly ballots: number;
  readonly figures: BundleFigures;
  readonly writeIns: readonly WriteIn[];
}

function deal(totals: Totals, contests: readonly ContestOnBallot[], nameOf: (id: string) => string): readonly Dealt[] {
  const parts = Math.ceil(totals.collected / BUNDLE);
  return Array.from({ length: parts }, (_, i): Dealt => {
    const ballots = share(totals.collected, i, parts);
    const invalid = share(totals.invalid, i, parts);
    const marks: Record<string, Marks> = {};
    for (const id of contests.flatMap((c) => c.candidates)) {
      const name = nameOf(id);
      marks[id] = {
        for: share(totals.votes[name] ?? 0, i, parts),
        against: share(totals.against[name] ?? 0, i, parts),
      };
    }
    const writeIns = i === 0 && totals.writeIn !== undefined ? [totals.writeIn] : [];
    return { no: i + 1, ballots, figures: { valid: ballots - invalid, invalid, partInvalid: {}, marks }, writeIns };
  });
}

/** Counting in bundles: two people, each blind to the other; one keying error on purpose, found and mended. */
export async function countPoll(
  stage: Stage,
  poll: PollId,
  totals: Totals,
  on: IsoDate,
  chair: 'party' | 'recChair',
): Promise<void> {
  const view = await stage.view();
  const found = view.cycle.polls.find((p) => p.id === poll);
  const contests = found?.contests ?? [];
  const nameOf = (id: string): string => view.cycle.candidates.find((c) => c.id === id)?.name ?? id;
  const bundles = deal(totals, contests, nameOf);
  await stage.act(
    chair,
    { type: 'DECLARE_BUNDLES', poll, bundles: bundles.map(({ no, ballots }) => ({ no, ballots })) },
    on,
  );
  const enter = (duty: 'tellerA' | 'tellerB', { no, writeIns }: Dealt, figures: BundleFigures) =>
    stage.act(duty, { type: 'ENTER_BUNDLE', poll, no, figures, writeIns }, on);
  for (const [i, bundle] of bundles.entries()) {
    await enter('tellerA', bundle, bundle.figures);
    if (i === 0 && poll === 'residents') {
      await stage.expectRefusal(
        'tellerA',
        { zh: '试一试：同一个人录第二遍', en: 'Try: the same person enters the second count' },
        { type: 'ENTER_BUNDLE', poll, no: bundle.no, figures: bundle.figures, writeIns: bundle.writeIns },
        on,
      );
    }
    if (i === 1) {
      await enter('tellerB', bundle, miskeyed(bundle.figures));
      stage.teller.line({
        zh: `第${bundle.no}扎两人录入不一致，只显示不同的栏目，由原计票人重新清点。`,
        en: `Bundle ${bundle.no} differs; only the differing fields are shown, and it is counted again.`,
      });
    }
    await enter('tellerB', bundle, bundle.figures);
    stage.teller.progress({ zh: '计票（两人各录一遍）', en: 'counting (entered twice)' }, i + 1, bundles.length);
  }
}

/** A slip of the finger: one vote fewer for the first candidate who has any. */
function miskeyed(figures: BundleFigures): BundleFigures {
  const hit = Object.entries(figures.marks).find(([, m]) => m.for > 0);
  if (hit === undefined) return figures;
  const [id, m] = hit;
  return { ...figures, marks: { ...figures.marks, [id]: { ...m, for: m.for - 1 } } };
}

/** Determines the result, tells it with its reasons, and has two people sign exactly these figures. */
export async function determineAndSign(
  stage: Stage,
  poll: PollId,
  on: IsoDate,
  chair: 'party' | 'recChair',
): Promise<void> {
  await stage.act(chair, { type: 'DETERMINE_RESULT', poll }, on);
  const determined = (await stage.view()).cycle.polls.find((p) => p.id === poll);
  if (determined?.stage !== 'DETERMINED') throw new Error(`no result for ${poll}`);
  tellReasons(stage, determined.named.reasons, 0);
  const { digest } = determined;
  if (poll === 'residents') await audit(stage, determined, on, chair);
  if (determined.stream === 'RESIDENTS') await recheck(stage, determined, on, chair);
  const { people } = stage.sample;
  await stage.act(
    'scrutineer',
    { type: 'SIGN_RESULT', poll, as: 'SCRUTINEER', name: people.scrutineer.displayName, digest },
    on,
  );
  await stage.act(chair, { type: 'SIGN_RESULT', poll, as: 'CHAIR', name: people[chair].displayName, digest }, on);
  stage.teller.line({
    zh: '监票人和主持人两人签字，签的是这组数字的摘要，数字锁定。',
    en: 'Two people sign the digest of exactly these figures; they are locked.',
  });
}

/** Those elected are checked once more before anybody signs. */
async function recheck(stage: Stage, { id: poll, outcome }: Determined, on: IsoDate, chair: 'party' | 'recChair') {
  const elected = outcome.contests.flatMap((contest) => contest.elected);
  if (elected.length === 0) return;
  const present = (await stage.view()).cycle.rec?.members.filter((one) => one.seat === 'MEMBER').length ?? 0;
  await stage.act(
    chair,
    {
      type: 'RECHECK_ELECTED',
      poll,
      authority: '和平街道资格联审组',
      foundOn: on,
      findings: elected.map((id) => ({ id, result: { finding: 'CONFIRMED' } })),
      committee: { present, inFavour: present },
    },
    on,
  );
  stage.teller.line({
    zh: `当选人资格复核：${elected.length}人都没有不符合条件的情形。`,
    en: `The ${elected.length} elected are checked once more: nothing stands against them.`,
  });
}

type Determined = Extract<Awaited<ReturnType<Stage['view']>>['cycle']['polls'][number], { stage: 'DETERMINED' }>;

/** Thrown before everybody's eyes, one die after another. */
const DICE = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4];
const DRAWN = 2;

/** The public audit: promised, drawn by dice, and the drawn bundles counted once more by hand. */
async function audit(stage: Stage, { id: poll }: Determined, on: IsoDate, chair: 'party' | 'recChair'): Promise<void> {
  const { people, mobileBox } = stage.sample;
  const [, resident = ''] = mobileBox.staff;
  const witnesses = [people.scrutineer.displayName, resident];
  await stage.act(chair, { type: 'COMMIT_AUDIT', poll, sample: DRAWN }, on);
  await stage.act(chair, { type: 'RECORD_AUDIT_SEED', poll, rolls: DICE, witnesses }, on);
  const { cycle } = await stage.view();
  const chosen = cycle.audits.find((a) => a.poll === poll)?.chosen ?? [];
  const counted = cycle.polls.flatMap((p) => (p.id === poll && 'bundles' in p ? p.bundles : []));
  for (const bundle of counted) {
    if (bundle.stage !== 'AGREED' || !chosen.includes(bundle.no)) continue;
    const { no, figures, writeIns } = bundle;
    await stage.act(chair, { type: 'COMPARE_AUDITED', poll, no, figures, writeIns }, on);
  }
  stage.teller.line({
    zh: `公开抽查：骰子抽到第${chosen.join('、')}扎，当众重新清点，与计票一致。`,
    en: `Public audit: the dice drew bundles ${chosen.join(', ')}; counted once more, they agree.`,
  });
}

type Reasons = Extract<
  Awaited<ReturnType<Stage['view']>>['cycle']['polls'][number],
  { stage: 'DETERMINED' }
>['named']['reasons'];

function tellReasons(stage: Stage, reasons: Reasons, depth: number): void {
  for (const reason of reasons) {
    const indent = '　'.repeat(depth + 1);
    stage.teller.line(
      { zh: `${indent}${reason.text.zh}`, en: `${'  '.repeat(depth + 1)}${reason.text.en}` },
      reason.sources,
    );
    if (reason.children !== undefined) tellReasons(stage, reason.children, depth + 1);
  }
}
