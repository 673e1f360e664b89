import type { Mark } from '../law.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import type { BodyCode, Phase, Step, StepCode } from './step.ts';

export const BODIES: Readonly<Record<BodyCode, Text>> = {
  DIST: text('区换届工作领导小组', 'District leading group'),
  'SUB-P': text('街道党工委', 'Sub-district Party working committee'),
  'SUB-G': text('街道办事处（指导组）', 'Sub-district office (guidance group)'),
  CPO: text('社区党组织', 'Community Party organisation'),
  'CPO-NEW': text('新一届社区党组织委员会', 'Newly elected Party committee'),
  'RC-OLD': text('上届居民委员会', 'Outgoing residents’ committee'),
  'RC-NEW': text('新一届居民委员会', 'Incoming residents’ committee'),
  REC: text('居民选举委员会', 'Residents’ election committee'),
  JRP: text('资格联审单位', 'Joint review panel'),
  AUD: text('审计组', 'Audit team'),
  MEETING: text('居民会议或居民代表会议', 'Residents’ or representatives’ meeting'),
  GROUP: text('居民小组', 'Residents’ groups'),
  STAFF: text('选举工作人员', 'Polling staff'),
  SCRUTINEER: text('监票人', 'Scrutineers'),
  CANDIDATE: text('候选人', 'Candidates'),
};

const PHASES: Readonly<Record<string, Phase>> = { A: 'A', B: 'B', C: 'C', D: 'D', E: 'E', F: 'F' };

type Extra = Pick<Step, 'gate' | 'modes'>;

/** One row of the step table. `papers`: `中文|English`, separated by `;`. `sources`: separated by spaces. */
export function step(
  code: StepCode,
  name: readonly [zh: string, en: string],
  body: BodyCode,
  papers: string,
  sources: string,
  mark: Mark,
  custom: number,
  extra: Partial<Extra> = {},
): Step {
  return {
    code,
    name: text(name[0], name[1]),
    phase: PHASES[code.slice(0, 1)] ?? 'A',
    responsibleCode: body,
    responsible: BODIES[body],
    papers: papers.split(';').map((paper) => {
      const [zh = '', en = ''] = paper.split('|');
      return text(zh.trim(), en.trim());
    }),
    sources: sources.split(' '),
    mark,
    custom,
    ...extra,
  };
}
