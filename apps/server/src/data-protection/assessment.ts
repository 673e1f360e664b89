import { readersOf } from './page.ts';
import { PLACES } from './places.ts';
import { TABLES } from './tables.ts';
import type { Treatment, TreatmentId } from './treatments.ts';
import { TERMS, TREATMENTS } from './treatments.ts';

/** What an installation says of itself. */
export interface Installation {
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly communities: number;
  readonly people: number;
  /** Whether the address people type begins with https. */
  readonly https: boolean;
  readonly secondFactor: 'required' | 'offered' | 'BY_ADMINISTRATOR';
  readonly ownDatabase: boolean;
  /** Whether the application has a database role of its own, which cannot change the ledger nor cross communities. */
  readonly twoRoles: boolean;
  readonly logLevel: string;
}

const FOUND = [
  [
    '名册整体外泄',
    '号码、住址、电话加密，钥匙不在数据库里；列表遮住号码，看完整号码要写理由并记账；社区之间两道隔离',
    '姓名、性别、出生日期、户号是明文：加密磁盘和备份介质',
  ],
  [
    '由领票记录推知投票',
    '没有任何单张选票的记录；结构证明和测试见 docs/security/ballot-secrecy.md',
    '一致通过、只有一人用过的票箱：混箱、大捆',
  ],
  ['公布内容过多', '公布件只含依法应公布的字段，由代码固定', '自由填写的说明可能写到个人：只写事由'],
  [
    '保存过久',
    '保存期限写在数据地图里，mingxuan retention 列出到期的内容，经档案批准后清空',
    '清空以前的备份仍有原内容：同时处理备份',
  ],
  [
    '内部人员滥用',
    '按职责和地域授权，经办与复核分开，查看完整号码记入不能改的账本',
    '管理服务器的人能看到明文部分：双人管理、留痕',
  ],
  ['账号被盗', '密码规则、第二重验证、会话可撤销、异常尝试限速', '正式换届以前要求全部工作人员启用第二重验证'],
] as const;

const lines = (...all: readonly (readonly string[])[]): string => all.flat().join('\n');
const yes = (value: boolean, good: string, bad: string): string => (value ? good : `**${bad}**`);

/**
 * The personal information protection impact assessment (PIPL arts. 55–56) as far as the program can write it: from the data map and from how
 * this installation is set up. What only people can say is left open for them, and is marked so.
 */
export function impactAssessment(at: Installation): string {
  const ids = Object.keys(TREATMENTS) as TreatmentId[];
  const sensitive = ids.filter((id) => (TREATMENTS[id] as Treatment).sensitive !== undefined);
  const columns = Object.values(TABLES).flatMap((table) => Object.values(table));
  const personal = columns.filter((entry) => entry.personal);
  const closed = personal.filter((entry) => entry.as !== 'PLAIN');
  return lines(
    [
      '# 个人信息保护影响评估',
      '',
      `明选 ${at.version}，${at.today} 由系统按数据地图和本机设置生成。依据：个人信息保护法第五十五、五十六条。评估报告和处理情况记录至少保存三年。`,
      '带“（填写）”的由个人信息处理者填写；带〔待核〕的依据没有核实，不能当作定论。',
      '',
      '## 一、处理者',
      '',
      '名称：（填写）　负责人：（填写）　联系电话：（填写）',
      '',
      '## 二、处理什么、为什么（是否合法、正当、必要）',
      '',
      `涉及 ${at.communities} 个社区，名单上 ${at.people} 人。不以同意为依据，为履行法定职责所必需。`,
      '',
      '| 目的 | 依据 | 谁能看 | 保存 |',
      '|---|---|---|---|',
    ],
    ids.map((id) => {
      const treatment: Treatment = TREATMENTS[id];
      const { purpose, basis, term } = treatment;
      const open = basis.known === 'CONFIRMED' ? '' : '〔待核〕';
      return `| ${purpose.zh} | ${basis.says.zh}${open} | ${readersOf(treatment)} | ${TERMS[term].says.zh} |`;
    }),
    [
      '',
      `数据库里与个人有关的列 ${personal.length} 个，其中加密或只存摘要的 ${closed.length} 个。逐列见 docs/data-map.md。`,
      '',
      '### 敏感个人信息（第二十八条）',
      '',
    ],
    sensitive.map((id) => {
      const { purpose, sensitive: why }: Treatment = TREATMENTS[id];
      return `- ${purpose.zh}：${why?.why.zh ?? ''}${why?.known === 'CONFIRMED' ? '' : '〔待核〕'}`;
    }),
    [
      '',
      '是否需要单独同意或者另行告知：（填写）',
      '',
      '## 三、对个人权益的影响和安全风险',
      '',
      '| 风险 | 已有的措施 | 还剩什么、怎么办 |',
      '|---|---|---|',
    ],
    FOUND.map((row) => `| ${row.join(' | ')} |`),
    [
      '',
      '## 四、本机的设置',
      '',
      `- 网址：${yes(at.https, 'https', '没有 https，密码和名册在网络上是明文')}`,
      `- 第二重验证：${at.secondFactor === 'required' ? '必须' : '**没有写死为必须**：正式换届以前由管理员改为必须'}`,
      `- 数据库：${at.ownDatabase ? '本机自带，只听本机' : '外部 PostgreSQL'}；${yes(at.twoRoles, '程序用自己的角色，不能改账本，也不能越过社区', '程序和所有者同一个角色：账本和社区隔离少一道防线')}`,
      `- 日志级别：${at.logLevel}；日志不写请求内容、来访地址和账号`,
      '',
      '## 五、数据库以外',
      '',
    ],
    PLACES.map(({ path, holds, protection }) => `- \`${path}\`：${holds.zh}。${protection.zh}`),
    [
      '',
      '## 六、对外提供、委托、出境',
      '',
      '系统不主动连接外网，不向第三方提供，没有委托处理，没有出境。公布名单、公告是法定公开。如有其他情形：（填写）',
      '',
      '## 七、结论',
      '',
      '措施是否合法、有效、与风险相适应：（填写）　评估人：（填写）　日期：（填写）',
      '',
    ],
  );
}
