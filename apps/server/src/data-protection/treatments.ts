import type { PlainAction } from '@mingxuan/identity';
import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';

/** How well the text behind a statement is known: what is not confirmed warns and never decides (docs/decisions/0009). */
export type Known = 'CONFIRMED' | 'UNCONFIRMED';

export interface Basis {
  readonly says: Text;
  readonly known: Known;
}

const ROLL_DUTY: Basis = {
  says: text(
    '个人信息保护法第十三条第一款第三项（履行法定职责）；居民委员会组织法第十六、十七条',
    'PIPL art. 13(1)(3), a statutory duty; JWH25 arts. 16–17',
  ),
  known: 'CONFIRMED',
};
const VOTE_DUTY: Basis = {
  says: text('个人信息保护法第十三条第一款第三项；居民委员会组织法第十九条', 'PIPL art. 13(1)(3); JWH25 art. 19'),
  known: 'CONFIRMED',
};
const CANDIDATE_DUTY: Basis = {
  says: text('个人信息保护法第十三条第一款第三项；居民委员会组织法第十八条', 'PIPL art. 13(1)(3); JWH25 art. 18'),
  known: 'CONFIRMED',
};
const COMPLAINT_DUTY: Basis = {
  says: text('个人信息保护法第十三条第一款第三项；居民委员会组织法第二十二条', 'PIPL art. 13(1)(3); JWH25 art. 22'),
  known: 'CONFIRMED',
};
const PARTY_WORK: Basis = {
  says: text(
    '中国共产党基层组织选举工作条例；与个人信息保护法哪一项对应未核实',
    'The Party’s own rules on elections; which head of PIPL art. 13 applies is not confirmed',
  ),
  known: 'UNCONFIRMED',
};
const OFFICE_WORK: Basis = {
  says: text(
    '个人信息保护法第十三条第一款第三项；第五十一条（权限和安全措施）',
    'PIPL art. 13(1)(3); art. 51, access and security measures',
  ),
  known: 'CONFIRMED',
};
const SECURITY: Basis = {
  says: text(
    '个人信息保护法第五十一条；网络安全法关于网络日志的规定（条号待核）',
    'PIPL art. 51; the Cybersecurity Law on logs (its number is not confirmed)',
  ),
  known: 'UNCONFIRMED',
};
const RIGHTS: Basis = {
  says: text('个人信息保护法第四十四至五十条（个人的权利）', 'PIPL arts. 44–50, rights of the person'),
  known: 'CONFIRMED',
};

/** How long something is kept. Terms that a job ends count from the event named; the others end by themselves. */
export interface Term {
  readonly says: Text;
  readonly known: Known;
  /** After the cycle is closed, emptied by `mingxuan retention`; or days in the log folder. */
  readonly ends:
    | { readonly by: 'RETENTION'; readonly years: number }
    | { readonly by: 'LOG_DAYS'; readonly days: number }
    | { readonly by: 'ITSELF' }
    | { readonly by: 'NEVER' };
}

export const TERMS = {
  FOR_GOOD: {
    says: text(
      '长期保存：账本公开部分和依法公布的内容，不含住址、证件号码',
      'For good: the public part of the ledger and what the law has published',
    ),
    known: 'CONFIRMED',
    ends: { by: 'NEVER' },
  },
  ARCHIVE: {
    says: text(
      '换届结束后三年，经档案鉴定批准后清空（年限待核，地方另有规定的从其规定）',
      'Three years after the cycle closes, and then only by a decision on the archive (years not confirmed; a local text may say more)',
    ),
    known: 'UNCONFIRMED',
    ends: { by: 'RETENTION', years: 3 },
  },
  LOG: {
    says: text('一百八十天（不少于六个月，条号待核）', '180 days (six months at least; the article is not confirmed)'),
    known: 'UNCONFIRMED',
    ends: { by: 'LOG_DAYS', days: 180 },
  },
  IN_USE: {
    says: text('使用期间；停用后由管理员处理', 'As long as it is in use; an administrator ends it'),
    known: 'CONFIRMED',
    ends: { by: 'ITSELF' },
  },
  SHORT: {
    says: text(
      '到期自动删除：会话十二小时，失败次数一天，一次性代码用后即删',
      'Deleted by itself: sessions after twelve hours, failed tries after a day, codes once used',
    ),
    known: 'CONFIRMED',
    ends: { by: 'ITSELF' },
  },
  DERIVED: {
    says: text('随账本重建；账本里清空的，这里同时清空', 'Made from the ledger; what is emptied there is emptied here'),
    known: 'CONFIRMED',
    ends: { by: 'ITSELF' },
  },
} as const satisfies Record<string, Term>;
export type TermId = keyof typeof TERMS;

/** Who may see it: whoever holds one of these permissions in the community, and besides them. */
export interface Readers {
  readonly actions: readonly PlainAction[];
  readonly besides?: Text;
}

/** One purpose for which something about people is kept. */
export interface Treatment {
  readonly purpose: Text;
  readonly basis: Basis;
  readonly readers: Readers;
  readonly term: TermId;
  /** Kinds that the law asks more care for (PIPL art. 28), as far as it is known. */
  readonly sensitive?: { readonly why: Text; readonly known: Known };
}

const nobody = text('任何人都不能通过系统查看', 'nobody by the program');
const everyone = text('公开', 'everybody');

export const TREATMENTS = {
  ROLL: {
    purpose: text('选民登记、核对资格、公布名单', 'Registering voters, checking who may vote, publishing the roll'),
    basis: ROLL_DUTY,
    readers: {
      actions: ['roll.read', 'poll.checkIn', 'candidate.nominate'],
      besides: text(
        '号码遮住显示；看完整号码要写理由并记账',
        'numbers are masked; a whole one takes a reason and an entry',
      ),
    },
    term: 'ARCHIVE',
  },
  ROLL_CHANGE: {
    purpose: text('名单更正和异议处理的依据', 'Why an entry of the roll was changed, and objections'),
    basis: ROLL_DUTY,
    readers: { actions: ['roll.read', 'objection.file'] },
    term: 'ARCHIVE',
    sensitive: { why: text('可能写到死亡、判决', 'may tell of a death or a judgment'), known: 'UNCONFIRMED' },
  },
  POLL_BOOK: {
    purpose: text('领票核对：一人一票', 'The poll book: nobody votes twice'),
    basis: VOTE_DUTY,
    readers: { actions: ['poll.checkIn', 'roll.read'] },
    term: 'ARCHIVE',
  },
  PROXY: {
    purpose: text('委托投票、流动票箱', 'Proxies and mobile boxes'),
    basis: VOTE_DUTY,
    readers: { actions: ['roll.read', 'poll.checkIn', 'box.manage'] },
    term: 'ARCHIVE',
    sensitive: { why: text('行动不便属于健康情况', 'not being able to come tells of health'), known: 'CONFIRMED' },
  },
  REVEAL: {
    purpose: text('谁看过完整号码、为什么', 'Who looked at whole numbers, and why'),
    basis: OFFICE_WORK,
    readers: { actions: ['roll.read'] },
    term: 'ARCHIVE',
  },
  PUBLIC_NAME: {
    purpose: text(
      '依法公布：候选人、当选人、选举委员会、监票计票人员',
      'Published by law: candidates, elected people, the election committee, poll staff',
    ),
    basis: CANDIDATE_DUTY,
    readers: { actions: [], besides: everyone },
    term: 'FOR_GOOD',
  },
  REVIEW: {
    purpose: text('候选人资格联审、考察', 'Review and inspection of candidates'),
    basis: CANDIDATE_DUTY,
    readers: { actions: ['candidate.nominate', 'party.record'] },
    term: 'ARCHIVE',
    sensitive: { why: text('可能写到处罚、判刑', 'may tell of a penalty'), known: 'UNCONFIRMED' },
  },
  COMPLAINT: {
    purpose: text('受理、转办、答复投诉', 'Taking, forwarding and answering complaints'),
    basis: COMPLAINT_DUTY,
    readers: { actions: ['complaint.receive', 'complaint.answer'] },
    term: 'ARCHIVE',
  },
  PARTY: {
    purpose: text('党员名册和党组织选举', 'The register of members and the Party’s election'),
    basis: PARTY_WORK,
    readers: { actions: ['party.record'] },
    term: 'ARCHIVE',
    sensitive: {
      why: text('党员身份是否属于“特定身份”未核实', 'whether membership is a “specific identity” is not confirmed'),
      known: 'UNCONFIRMED',
    },
  },
  STAFF: {
    purpose: text(
      '各步骤责任人、在场人员、经手说明',
      'Who answered for a step, who was there, notes of those who acted',
    ),
    basis: OFFICE_WORK,
    readers: { actions: ['community.read'] },
    term: 'ARCHIVE',
  },
  FILE: {
    purpose: text('佐证材料、名册原件、制成的文书', 'Evidence, the office’s roll file, papers'),
    basis: ROLL_DUTY,
    readers: {
      actions: ['paper.read'],
      besides: text(
        '写有选民的文书另需名册权限；佐证材料不能查看',
        'papers that name voters need the roll as well; evidence is shown to nobody',
      ),
    },
    term: 'ARCHIVE',
  },
  SNAPSHOT: {
    purpose: text('省去每次从头重放账本', 'Spares replaying the ledger from the start'),
    basis: OFFICE_WORK,
    readers: { actions: [], besides: nobody },
    term: 'DERIVED',
  },
  ACT: {
    purpose: text('哪个账号办了什么（账号是随机编号，不是姓名）', 'Which account did what (a random id, no name)'),
    basis: OFFICE_WORK,
    readers: { actions: ['community.read'] },
    term: 'FOR_GOOD',
  },
  ACCOUNT: {
    purpose: text('工作人员登录和授权', 'Sign-in and roles of staff'),
    basis: OFFICE_WORK,
    readers: { actions: ['account.manage'] },
    term: 'IN_USE',
  },
  CREDENTIAL: {
    purpose: text(
      '核对密码、验证器、恢复代码、通行密钥',
      'Checking passwords, authenticators, recovery codes, passkeys',
    ),
    basis: OFFICE_WORK,
    readers: { actions: [], besides: nobody },
    term: 'IN_USE',
  },
  SESSION: {
    purpose: text('保持登录、发现他人冒用', 'Staying signed in, noticing misuse'),
    basis: SECURITY,
    readers: { actions: ['account.manage'], besides: text('本人', 'the owner') },
    term: 'SHORT',
  },
  ACCOUNT_ACTS: {
    purpose: text('谁给了谁什么权限', 'Who gave whom what'),
    basis: SECURITY,
    readers: { actions: ['account.manage'] },
    term: 'FOR_GOOD',
  },
  REQUEST: {
    purpose: text('登记个人信息申请，按期答复', 'The register of what people ask about their data'),
    basis: RIGHTS,
    readers: { actions: ['privacy.handle'] },
    term: 'ARCHIVE',
  },
  LOG: {
    purpose: text(
      '查故障、查安全事件：时间、网址、结果、请求编号',
      'Faults and incidents: time, address, outcome, request id',
    ),
    basis: SECURITY,
    readers: { actions: [], besides: text('管理服务器的人', 'whoever runs the machine') },
    term: 'LOG',
  },
} as const satisfies Record<string, Treatment>;
export type TreatmentId = keyof typeof TREATMENTS;
