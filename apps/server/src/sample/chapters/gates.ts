import type { GateDetails, GateItemId, Meeting, ReviewGrade } from '@mingxuan/election';
import type { Stage } from '../stage.ts';
import { recordSteps } from './plan.ts';

/** A01–A09: rectification, audit, review and plan, each submitted by one person and accepted by another. */
export async function passTheGates(stage: Stage): Promise<void> {
  const { sample, teller } = stage;
  teller.chapter({ zh: '二、过门槛：五先五后', en: '2. The gates: five things first' });
  await recordSteps(stage, [
    ['A01', '街道发出换届提醒函，已签收'],
    ['A02', '成立领导小组和指导组，分工到人'],
    ['A03', '摸底完成：1503户，3000名选民，一社一策'],
    ['A08', '实施方案、预算、培训安排已印发'],
    ['A09', '明白纸发放1503份，设咨询电话'],
  ]);
  for (const matter of sample.rectifications)
    await stage.act('clerk', { type: 'REGISTER_RECTIFICATION', matter }, stage.day('A03'));
  await tryTooEarly(stage, sample.meeting);
  const items: readonly (readonly [GateItemId, string, string | undefined])[] = [
    ...sample.rectifications.map((matter, i): readonly [GateItemId, string, undefined] => [
      `RECTIFICATION:${i + 1}`,
      `${matter}：已整改`,
      undefined,
    ]),
    ['CHAIR_AUDIT', '主任任期和离任经济责任审计：未发现违纪违规问题', sample.places[0]],
    ['FINANCE_AUDIT', '财务收支审计：账实相符', sample.places[0]],
    ['PERFORMANCE_REVIEW', '任期履职考评：称职', sample.places[0]],
    ['DEVELOPMENT_PLAN', '社区发展规划和具体任务：12项', sample.places[0]],
  ];
  for (const [item, summary, publishedAt] of items) {
    const on = stage.day(stepOf(item));
    const evidence = [await stage.evidence('clerk', `${summary.split('：')[0] ?? item}.jpg`)];
    await stage.act(
      'clerk',
      {
        type: 'SUBMIT_GATE_ITEM',
        item,
        summary,
        evidence,
        ...(publishedAt === undefined ? {} : { publishedAt }),
        ...detailsOf(stage, item),
      },
      on,
    );
    await stage.act('streetAdmin', { type: 'REVIEW_GATE_ITEM', item, verdict: 'ACCEPTED', note: '材料齐全' }, on);
  }
  teller.line(
    {
      zh: '整改、审计、考评、规划逐项提交，由另一人复核并公布。',
      en: 'Rectification, audits, review and plan: each submitted by one, accepted by another, made public.',
    },
    ['JWH25-38', 'SEED'],
  );
  await stage.paper('clerk', 'AUDIT_RESULT', stage.day('A05'));
  await stage.paper('clerk', 'REVIEW_AND_PLAN', stage.day('A07'));
}

async function tryTooEarly(stage: Stage, meeting: Meeting): Promise<void> {
  await stage.expectRefusal(
    'clerk',
    { zh: '试一试：门槛还没过就推选选举委员会', en: 'Try: elect the election committee before the gates' },
    { type: 'ELECT_REC', size: stage.sample.rec.size, meeting, ranked: stage.sample.rec.ranked },
    stage.day('C01'),
  );
}

function stepOf(item: GateItemId): 'A04' | 'A05' | 'A06' | 'A07' {
  if (item === 'PERFORMANCE_REVIEW') return 'A06';
  if (item === 'DEVELOPMENT_PLAN') return 'A07';
  return item.endsWith('AUDIT') ? 'A05' : 'A04';
}

/** What the notices on audit, review and plan say beyond the conclusion. */
function detailsOf(
  { sample }: Stage,
  item: GateItemId,
): { readonly details?: GateDetails; readonly grades?: readonly ReviewGrade[] } {
  if (item === 'PERFORMANCE_REVIEW')
    return { details: { kind: 'REVIEW', method: sample.review.method }, grades: sample.review.grades };
  if (item === 'DEVELOPMENT_PLAN') return { details: { kind: 'PLAN', ...sample.development } };
  return item.endsWith('AUDIT') ? { details: { kind: 'AUDIT', ...sample.audit } } : {};
}
