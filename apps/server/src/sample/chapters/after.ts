import type { IsoDate } from '@mingxuan/rulebook';
import type { Stage } from '../stage.ts';
import { recordSteps } from './plan.ts';

/** F01–F09: filing, certificates, handover, archive. */
export async function handOver(stage: Stage): Promise<void> {
  const { sample, teller } = stage;
  teller.chapter({ zh: '七、证书、移交、归档', en: '7. Certificates, handover, archive' });
  const view = await stage.view();
  const elected = view.standing.residents.flatMap((p) => p.elected);
  const certified = sample.polls.reElection.on;
  await stage.act(
    'recChair',
    {
      type: 'FILE_RESULT',
      reportNo: `${sample.community.name}选字〔2026〕1号`,
      to: `${sample.community.subDistrict}办事处`,
    },
    certified,
  );
  const certificates = elected.map((id, index) => ({
    id,
    certNo: `${sample.community.name}居选证（2026）${index + 1}号`,
  }));
  await stage.act('recChair', { type: 'DELIVER_CERTIFICATES', certificates }, certified);
  await stage.act(
    'clerk',
    {
      type: 'ELECT_SUPPORTING_BODY',
      body: 'SUPERVISION',
      title: '居务监督委员会',
      meeting: { kind: 'REP_MEETING', entitled: 60, present: 52, inFavour: 49 },
      members: sample.mobileBox.staff.map((name, index) => ({ name, post: index === 0 ? '主任' : '委员' })),
    },
    certified,
  );
  for (const id of elected) await stage.paper('recChair', `CERTIFICATE:${id}`, sample.polls.reElection.on);
  const on = later(sample.polls.reElection.on, stage.day('F04'));
  await stage.act(
    'clerk',
    {
      type: 'RECORD_HANDOVER',
      items: sample.handover,
      supervisedBy: sample.people.streetAdmin.displayName,
      place: sample.handoverPlace,
    },
    on,
  );
  teller.line(
    {
      zh: `${on}完成工作移交：公章、财物、账簿、档案共${sample.handover.length}项，在新班子产生之日起十日内。`,
      en: `Handover on ${on}: ${sample.handover.length} items, within ten days of the election.`,
    },
    ['JWH25-25'],
  );
  await stage.paper('recChair', 'HANDOVER_LIST', on);
  await recordSteps(stage, [
    ['F05', '特别法人证书变更申请已受理'],
    ['F06', '新一届班子成员培训完成'],
    ['F07', '统计表上报'],
    ['F09', '复盘报告完成'],
  ]);
  await recordWhatIsLeft(stage);
  await stage.act('recChair', { type: 'CLOSE_CYCLE' }, on);
  const closed = await stage.view();
  const steps = Object.values(closed.cycle.steps);
  teller.line({
    zh: `规定步骤${steps.length}个全部办结，本届归档。`,
    en: `All ${steps.length} prescribed steps are done; the cycle is archived.`,
  });
}

/** Steps of the plan that the story tells nothing of are still recorded: none may be missing. */
async function recordWhatIsLeft(stage: Stage): Promise<void> {
  const { cycle, tasks } = await stage.view();
  const left = tasks.filter((t) => t.step !== 'F08' && cycle.steps[t.step] === undefined).map((t) => t.step);
  await recordSteps(
    stage,
    left.map((step) => [step, '已办理，材料归档'] as const),
  );
}

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);
