import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import { TABLES } from './tables.ts';
import { TREATMENTS } from './treatments.ts';

/** What got out. */
export const LEAKS = ['database', 'backup', 'logs', 'station'] as const;
export type Leak = (typeof LEAKS)[number];

export interface Affected {
  readonly id: string;
  readonly name: string;
  /** Voters whose data is still kept. */
  readonly voters: number;
}

export interface Breach {
  readonly leak: Leak;
  /** Whether the key files may have got out as well: then nothing is encrypted. */
  readonly withKeys: boolean;
  readonly communities: readonly Affected[];
  readonly accounts: number;
  /** `YYYY-MM-DD HH:MM` in China. */
  readonly now: string;
}

const NAMES: Readonly<Record<Leak, Text>> = {
  database: text('数据库（或服务器磁盘）', 'the database, or the server’s disk'),
  backup: text('备份文件', 'a backup'),
  logs: text('日志文件夹', 'the log folder'),
  station: text('投票站、办公室电脑的磁盘', 'the disk of a station’s or an office’s computer'),
};

interface Exposed {
  readonly kind: string;
  readonly readable: boolean;
}

/** The kinds of data that lie where the leak was, and whether a stranger can read them. */
export function exposedBy({ leak, withKeys }: Pick<Breach, 'leak' | 'withKeys'>): readonly Exposed[] {
  switch (leak) {
    case 'logs':
      return [{ kind: '时间、网址的样式、结果、请求编号；没有姓名、号码、密码、来访地址', readable: true }];
    case 'station':
      return [
        { kind: '系统不在工作电脑上存数据；浏览器缓存只有程序本身', readable: true },
        { kind: '有人自己下载的名册、文书、照片（请清点）', readable: true },
      ];
    case 'backup':
      return inTables().map(({ kind }) => ({ kind, readable: withKeys }));
    case 'database':
      return inTables().map(({ kind, plain }) => ({ kind, readable: plain || withKeys }));
  }
}

/** What a person would call a column; those without a word of their own are numbers that tell a stranger nothing. */
const WORDS: Readonly<Record<string, string>> = {
  name: '姓名',
  'file.name': '文件名',
  'auth_passkey.name': '通行密钥的名称',
  sex: '性别',
  birth: '出生日期',
  group_name: '居民小组',
  household: '户号',
  ground: '登记类别',
  voter_no: '名单序号',
  id_number: '公民身份号码',
  phone: '电话',
  address: '住址',
  at: '时间',
  place: '地点',
  reason: '理由',
  username: '用户名',
  ip_address: '登录地址',
  user_agent: '浏览器',
  password: '密码',
  secret: '验证器的密钥',
  code_hash: '恢复代码',
  token: '会话',
  bytes: '文件内容',
  value: '密封记录（异议、委托、投诉等）',
  state: '状态快照',
};

/** What the tables hold, by purpose, and whether it lies in plain words. */
function inTables(): readonly { readonly kind: string; readonly plain: boolean }[] {
  const found = new Map<string, { readonly purpose: string; readonly plain: boolean; readonly words: Set<string> }>();
  for (const [table, columns] of Object.entries(TABLES)) {
    if (table === 'voter_seen') continue;
    for (const [column, entry] of Object.entries(columns)) {
      const word = WORDS[`${table}.${column}`] ?? WORDS[column];
      if (!entry.personal || word === undefined) continue;
      const plain = entry.as === 'PLAIN';
      const key = `${entry.treatment} ${plain}`;
      const purpose = TREATMENTS[entry.treatment].purpose.zh;
      const group = found.get(key) ?? { purpose, plain, words: new Set<string>() };
      group.words.add(word);
      found.set(key, group);
    }
  }
  return [...found.values()]
    .map(({ purpose, plain, words }) => ({ kind: `${[...words].join('、')}（${purpose}）`, plain }))
    .toSorted((a, b) => Number(b.plain) - Number(a.plain));
}

/** The files of the pack by name: what was affected, a letter to the authority, one to people, and what to do hour by hour. */
export function breachPack(breach: Breach): ReadonlyMap<string, string> {
  return new Map([
    ['1-影响范围.md', scopePage(breach)],
    ['2-报告主管部门.md', authorityLetter(breach)],
    ['3-告知个人.md', letterToPeople(breach)],
    ['4-处置清单.md', CHECKLIST],
  ]);
}

/** Communities with people in what leaked: one that was only set up has nobody to tell. */
const concerned = ({ leak, communities }: Breach): readonly Affected[] =>
  leak === 'database' || leak === 'backup' ? communities.filter(({ voters }) => voters > 0) : [];

const personsIn = (breach: Breach): number => concerned(breach).reduce((sum, { voters }) => sum + voters, 0);

function scopePage(breach: Breach): string {
  const { leak, withKeys, accounts, now } = breach;
  const people = personsIn(breach);
  return [
    '# 影响范围',
    '',
    `泄露的是：${NAMES[leak].zh}。钥匙文件${withKeys ? '可能一起泄露' : '没有一起泄露'}。${now} 生成。`,
    '',
    '| 内容 | 外人能不能看懂 |',
    '|---|---|',
    ...exposedBy(breach).map(({ kind, readable }) => `| ${kind} | ${readable ? '**能**' : '不能（加密）'} |`),
    '',
    '任何情况下都没有“谁投了谁”：系统没有这样的记录。',
    '',
    `名单上受影响的人：${people}。工作人员账号：${leak === 'database' || leak === 'backup' ? accounts : 0}（密码只存摘要，仍要全部更换）。`,
    '',
    '| 社区 | 编号 | 名单人数 |',
    '|---|---|---|',
    ...(people === 0 ? [] : concerned(breach).map(({ id, name, voters }) => `| ${name} | ${id} | ${voters} |`)),
    '',
  ].join('\n');
}

const KINDS_IN_LETTER = (breach: Breach): string =>
  exposedBy(breach)
    .filter(({ readable }) => readable)
    .map(({ kind }) => kind)
    .join('；') || '（全部加密，外人看不懂）';

const authorityLetter = (breach: Breach): string =>
  [
    '# 关于个人信息泄露的报告',
    '',
    '致：（填写：履行个人信息保护职责的部门）',
    '',
    '依据个人信息保护法第五十七条报告如下：',
    '',
    `一、发现时间：（填写）　报告时间：${breach.now}`,
    `二、泄露的个人信息种类：${KINDS_IN_LETTER(breach)}`,
    `三、涉及人数：${personsIn(breach)} 人，${concerned(breach).length} 个社区（见附件“影响范围”）`,
    '四、原因：（填写）',
    '五、可能造成的危害：（填写：如冒用身份、诈骗电话、上门骚扰）',
    '六、已采取的补救措施：（填写：断开、换钥匙、停用账号、保全日志）',
    '七、建议个人采取的措施：见“告知个人”',
    '八、处理者名称、联系人、电话：（填写）',
    '',
    '上报的具体时限以当地网信部门和公安机关的规定为准〔待核〕：不清楚时立即口头报告，再补书面。',
    '',
    '（盖章）　　年　月　日',
    '',
  ].join('\n');

const letterToPeople = (breach: Breach): string =>
  [
    '# 告知书',
    '',
    '各位居民：',
    '',
    `我们发现，本社区换届选举使用的${NAMES[breach.leak].zh}发生（填写：泄露、丢失、篡改），时间是（填写）。`,
    '',
    `可能涉及您的：${KINDS_IN_LETTER(breach)}。`,
    '',
    '**您投了谁没有泄露**：系统从来不记录任何一张选票。',
    '',
    '可能的影响：（填写）。我们已经：（填写）。',
    '',
    '请您注意：不要相信自称社区、选举委员会索要验证码或者转账的电话；接到可疑电话请拨打 110 或者 96110；发现有人冒用您的身份，请马上告诉我们。',
    '',
    '联系人：（填写）　电话：（填写）　地点：（填写）',
    '',
    '（填写：居民委员会、街道办事处）　　年　月　日',
    '',
  ].join('\n');

const CHECKLIST = `# 处置清单

每做完一项，写上时间和姓名。

## 第 1 小时内
- [ ] 报告负责人，指定一个人总负责
- [ ] 断开：停服务，或者只断外网；不要关机，不要重装
- [ ] 保全：复制日志文件夹、系统日志，封存设备，记下谁在什么时候动过
- [ ] 弄清是哪一种：数据库、备份、日志、工作电脑；钥匙文件在不在一起

## 第 4 小时内
- [ ] 口头报告街道、网信部门、公安机关（时限以当地规定为准〔待核〕）
- [ ] 让可疑账号退出所有登录、停用（账号页“办理”）
- [ ] 生成影响范围：mingxuan privacy breach-pack
- [ ] 正在投票或者计票的，由选举委员会决定是否暂停；纸质名册继续可用

## 第 24 小时内
- [ ] 换钥匙：mingxuan keys rotate（先演练 mingxuan keys drill）
- [ ] 全部账号换密码、重新绑定第二步验证
- [ ] 核对账本没有被改：mingxuan rebuild、mingxuan verify --log <本系统网址>/log
- [ ] 书面报告（2-报告主管部门.md）
- [ ] 决定是否告知个人：措施能有效避免危害的可以不告知，主管部门要求告知的必须告知（第五十七条）

## 第 72 小时内
- [ ] 告知个人（3-告知个人.md）：公告栏、短信或者上门，按社区名单逐户
- [ ] 暂停清除数据（个人信息申请页“暂停清除”），直到调查结束
- [ ] 补漏洞，写明原因和责任

## 30 天内
- [ ] 重做个人信息保护影响评估：mingxuan privacy assessment
- [ ] 复盘，材料存档至少三年
`;
