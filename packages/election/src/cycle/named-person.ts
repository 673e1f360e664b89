import type { StepCode } from '@mingxuan/rulebook';
import { BODIES } from '@mingxuan/rulebook';
import type { Decision } from '../act.ts';
import { refuse } from '../act.ts';

/** What stands in brackets says where somebody works: 高远（街道党工委） names a person. */
const withoutOffice = (said: string): string => said.replace(/[（(].*$/u, '').trim();

const bodies: ReadonlySet<string> = new Set(Object.values(BODIES).flatMap(({ zh, en }) => [zh, en.toLowerCase()]));

/** Endings that only offices have; a person may be called 王科, nobody is called 组织科. */
const endings =
  /(?:委员会|党工委|工委|党委|纪委|总支|支部|党组织|办事处|办公室|居委会|村委会|选委会|领导小组|小组|专班|指导组|审计组|工作组|中心|街道|社区|单位|部门|机关|政府|民政局|财政局|审计局|派出所|监察室|服务站)$/u;
const departments =
  /(?:^|[市区县州镇乡委府])(?:组织|民政|财政|审计|宣传|纪检|公安|司法|信访|党政|综合|社建|社工)(?:部|局|科|处|办|股|组)$/u;

/** Whether what was given as a person is an office. Names of people are not judged. */
export function isOffice(said: string): boolean {
  const name = withoutOffice(said);
  return (
    name === '' || bodies.has(name) || bodies.has(name.toLowerCase()) || endings.test(name) || departments.test(name)
  );
}

/** Responsibility goes to a person (责任落实到每个人): an office, named alone, is nobody. */
export function unnamedPerson(
  people: readonly { readonly step: StepCode; readonly person: string }[],
): Decision | null {
  const offices = people.filter(({ person }) => isOffice(person));
  const [first] = offices;
  if (first === undefined) return null;
  const codes = offices.map(({ step }) => step).join('、');
  return refuse(
    'OFFICE_IS_NO_PERSON',
    {
      zh: `${codes}的负责人写的是单位（${first.person}），没有落实到人。`,
      en: `For ${codes} an office is named (${first.person}), not a person.`,
    },
    {
      zh: '请写负责人的姓名；单位可以写在后面的括号里，例如“王建国（街道办事处）”。',
      en: 'Give a person’s name; the office may follow in brackets.',
    },
    { sources: ['SEED'] },
  );
}
