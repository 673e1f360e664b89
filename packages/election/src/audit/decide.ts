import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import { bundleFault, differingFields } from '../poll/bundle.ts';
import { faultRefusal, samePerson } from '../poll/count.ts';
import type { PollId } from '../poll/facts.ts';
import type { Refused } from '../poll/stage.ts';
import type { Bundle, Cycle, Poll } from '../state.ts';
import { chosenUnits, LEAST_ROLLS, seedOf } from './sampler.ts';
import type { Audit } from './state.ts';
import { auditOf } from './state.ts';

type Decided = Extract<Poll, { stage: 'DETERMINED' | 'CERTIFIED' }>;
type Agreed = Extract<Bundle, { stage: 'AGREED' }>;

const agreedOf = ({ bundles }: Decided): readonly Agreed[] => bundles.flatMap((b) => (b.stage === 'AGREED' ? [b] : []));

/** What an audit commits to: the result that was determined, and the sums of each bundle it is made of; a recount makes another one. No names. */
export const auditManifest = (poll: Decided) => ({
  poll: poll.id,
  result: poll.digest,
  recounts: poll.recounts.length,
  bundles: agreedOf(poll).map(({ no, ballots, figures }) => ({ no, ballots, figures })),
});

function decidedPoll(state: Cycle, id: PollId): { readonly ok: true; readonly value: Decided } | Refused {
  const poll = state.polls.find((p) => p.id === id);
  if (poll?.stage === 'DETERMINED' || poll?.stage === 'CERTIFIED') return ok(poll);
  return refuse(
    'NOTHING_TO_AUDIT',
    { zh: '这次投票还没有确定结果，没有可以抽查的。', en: 'This poll has no result yet to be audited.' },
    { zh: '请先完成计票、确定结果。', en: 'Count and determine the result first.' },
  );
}

/** An audit speaks of what was counted when it was committed to; after a recount it speaks of nothing. */
const isCurrent = (audit: Audit, poll: Decided, ctx: Context): boolean =>
  audit.manifest === ctx.digest(auditManifest(poll));

export function commitAudit(state: Cycle, command: CommandOf<'COMMIT_AUDIT'>, ctx: Context): Decision {
  const poll = decidedPoll(state, command.poll);
  if (!poll.ok) return poll;
  const before = auditOf(state.audits, command.poll);
  if (before !== undefined && isCurrent(before, poll.value, ctx)) {
    return refuse(
      'AUDIT_COMMITTED_ALREADY',
      {
        zh: '这个结果已经承诺过抽查，不能换一次再抽。',
        en: 'An audit of this result is committed; it cannot be drawn a second time.',
      },
      { zh: '请完成已经开始的抽查。', en: 'Go on with the audit that was begun.' },
    );
  }
  const bundles = agreedOf(poll.value).length;
  if (command.sample < 1 || command.sample > bundles) {
    return refuse(
      'SAMPLE_IMPOSSIBLE',
      {
        zh: `共有${bundles}扎，不能抽${command.sample}扎。`,
        en: `There are ${bundles} bundles; ${command.sample} cannot be drawn.`,
      },
      { zh: '请改抽查的扎数。', en: 'Choose another number.' },
    );
  }
  const manifest = ctx.digest(auditManifest(poll.value));
  return ok([
    {
      type: 'AUDIT_COMMITTED',
      stream: poll.value.stream,
      body: { poll: command.poll, manifest, bundles, sample: command.sample },
      sealed: [],
    },
  ]);
}

function openAudit(
  state: Cycle,
  id: PollId,
  ctx: Context,
): { readonly ok: true; readonly value: { readonly audit: Audit; readonly poll: Decided } } | Refused {
  const poll = decidedPoll(state, id);
  if (!poll.ok) return poll;
  const audit = auditOf(state.audits, id);
  if (audit !== undefined && isCurrent(audit, poll.value, ctx)) return ok({ audit, poll: poll.value });
  return refuse(
    'AUDIT_NOT_COMMITTED',
    {
      zh: '还没有为现在这个结果承诺抽查，或承诺以后又复核过。',
      en: 'No audit of the present result is committed, or it was recounted since.',
    },
    {
      zh: '请先承诺（清单摘要和抽查扎数），再掷骰子。',
      en: 'Commit to the manifest and the sample first, then throw the dice.',
    },
  );
}

/** The dice are thrown in public after the commitment, so that nobody could prepare the bundles that are drawn. */
export function recordAuditSeed(state: Cycle, command: CommandOf<'RECORD_AUDIT_SEED'>, ctx: Context): Decision {
  const open = openAudit(state, command.poll, ctx);
  if (!open.ok) return open;
  const { audit, poll } = open.value;
  if (audit.seed !== null) {
    return refuse(
      'SEED_RECORDED',
      { zh: '骰子已经掷过，不能重掷。', en: 'The dice were thrown; they are not thrown again.' },
      { zh: '请按已抽出的扎核对。', en: 'Compare the bundles that were drawn.' },
    );
  }
  const { rolls } = command;
  if (rolls.length < LEAST_ROLLS || rolls.some((n) => !Number.isSafeInteger(n) || n < 0 || n > 9)) {
    return refuse(
      'SEED_TOO_SHORT',
      {
        zh: `要有至少${LEAST_ROLLS}次十面骰的点数（0—9）。`,
        en: `At least ${LEAST_ROLLS} throws of a ten-sided die (0 to 9).`,
      },
      { zh: '请当众继续掷，逐次登记。', en: 'Go on throwing in public and record each.' },
    );
  }
  const witnesses = [...new Set(command.witnesses.map((w) => w.trim()).filter((w) => w !== ''))];
  if (witnesses.length < 2) {
    return refuse(
      'TOO_FEW_WITNESSES',
      { zh: '掷骰子要有至少两名见证人。', en: 'Two or more people watch the dice.' },
      { zh: '请登记当场见证的人。', en: 'Name those who watched.' },
    );
  }
  const seed = seedOf(rolls);
  const numbers = agreedOf(poll).map((b) => b.no);
  const chosen = chosenUnits(seed, audit.manifest, numbers, audit.sample, ctx.digest);
  return ok([
    {
      type: 'AUDIT_SEED_RECORDED',
      stream: poll.stream,
      body: { poll: command.poll, seed, chosen },
      sealed: witnesses.map((witness) => publicly({ witness })),
    },
  ]);
}

/** A drawn bundle is counted once more, by hand, by somebody who did not count it, and held against its count. */
export function compareAudited(state: Cycle, command: CommandOf<'COMPARE_AUDITED'>, ctx: Context): Decision {
  const open = openAudit(state, command.poll, ctx);
  if (!open.ok) return open;
  const { audit, poll } = open.value;
  const bundle = agreedOf(poll).find((b) => b.no === command.no);
  if (bundle === undefined || !audit.chosen.includes(command.no) || audit.compared.some((c) => c.no === command.no)) {
    const left = audit.chosen.filter((no) => !audit.compared.some((c) => c.no === no));
    return refuse(
      'BUNDLE_NOT_DRAWN',
      {
        zh: `第${command.no}扎没有抽到，或已经核对过。`,
        en: `Bundle ${command.no} was not drawn, or is compared already.`,
      },
      left.length === 0
        ? {
            zh: '没有等待核对的扎；还没有掷骰子的，请先掷。',
            en: 'None waits; if the dice were not thrown, throw them first.',
          }
        : { zh: `等待核对的是第${left.join('、')}扎。`, en: `These wait: ${left.join(', ')}.` },
    );
  }
  const me = ctx.actor.account;
  if (bundle.by.some((account) => samePerson(poll.staff, account, me))) {
    return refuse(
      'MAKER_CANNOT_CHECK',
      {
        zh: `第${command.no}扎是您计的票，不能由您抽查。`,
        en: `You counted bundle ${command.no}; somebody else audits it.`,
      },
      { zh: '请由没有计过这一扎的人核对。', en: 'Let somebody who did not count it compare it.' },
      { sources: ['SEED'] },
    );
  }
  const fault = bundleFault(bundle.ballots, poll.contests, command.figures, command.writeIns);
  if (fault !== null) return faultRefusal(state, command.no, fault);
  const counted = { account: bundle.by[0], figures: bundle.figures, writeIns: bundle.writeIns };
  const fields = differingFields(counted, { account: me, figures: command.figures, writeIns: command.writeIns });
  const differs = [
    ...new Set(fields.map((field) => (field.startsWith('writeIn.') ? field.split('.', 2).join('.') : field))),
  ];
  return ok([
    {
      type: 'AUDIT_COMPARED',
      stream: poll.stream,
      body: { poll: command.poll, no: command.no, figures: command.figures, differs },
      sealed: command.writeIns.map((w) => publicly(w)),
    },
  ]);
}

/**
 * While an audit found a difference, or is not finished, the result is not certified: the bundle is recounted first.
 * Neither a recount of other bundles nor a new draw lifts that: what was drawn is compared or counted anew.
 */
export function auditBlocks(state: Cycle, poll: Decided): Refused | null {
  const audits = state.audits.filter((a) => a.poll === poll.id);
  const wrong = audits.flatMap((audit) =>
    audit.compared.flatMap((c) => (c.differs.length > 0 && !countedAnew(poll, audit, c.no) ? [c.no] : [])),
  );
  if (wrong.length > 0) {
    const list = [...new Set(wrong)];
    return refuse(
      'AUDIT_DIFFERS',
      {
        zh: `抽查发现第${list.join('、')}扎与计票不一致（抽查是本系统的控制要求）。`,
        en: `The audit, a control of this system, found bundle ${list.join(', ')} to differ from its count.`,
      },
      {
        zh: '请公开复核这些扎（两人重新计票），再确定结果。',
        en: 'Recount these bundles in public, then determine the result anew.',
      },
    );
  }
  const latest = audits.at(-1);
  const compared = (from: number, no: number): boolean =>
    audits.slice(from).some((a) => a.compared.some((c) => c.no === no));
  const left = audits.flatMap((audit, i) =>
    audit.chosen.filter((no) => !compared(i, no) && !countedAnew(poll, audit, no)),
  );
  if (left.length === 0 && latest?.seed !== null) return null;
  return refuse(
    'AUDIT_UNFINISHED',
    { zh: '已经承诺的抽查还没有做完。', en: 'The audit that was committed is not finished.' },
    {
      zh: '请掷骰子、核对抽到的每一扎，再签字。承诺以后又复核过的，抽到而没有核对的扎也要复核，没有掷骰子的要重新承诺。',
      en: 'Throw the dice, compare each bundle drawn, then sign. After a recount, what was drawn and not compared is recounted too; where no dice were thrown, commit anew.',
    },
  );
}

/** Whether a bundle was given back to two tellers after this audit was committed. */
const countedAnew = (poll: Decided, audit: Audit, no: number): boolean =>
  poll.recounts.slice(audit.recounts).some((r) => r.bundles.includes(no));
