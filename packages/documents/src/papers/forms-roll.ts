import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts, Sex } from './paper.ts';
import { day, sampleHead } from './sample-head.ts';
import { workingForm, type WorkingFormFacts } from './working-form.ts';

/** F06 选民登记表. Of an identity number only the last four digits are ever kept; the type holds no room for more. */
export type RegistrationFormFacts = WorkingFormFacts<{
  readonly name: string;
  readonly sex: Sex;
  readonly birth: IsoDate;
  readonly idLast4: string;
  readonly group: string;
  readonly category: 'LOCAL' | 'HABITUAL' | 'WORKER';
  readonly residentSince: string;
  readonly workSince: string;
  readonly electionDay: IsoDate;
}>;

export const registrationForm = workingForm<RegistrationFormFacts>(
  'F06',
  { zh: '选民登记表', en: 'Registration form' },
  'F06-registration-form.typ',
  {
    head: sampleHead({ issuedOn: day('2026-11-17') }),
    entry: {
      name: '阿依古丽·买买提',
      sex: 'F',
      birth: day('1990-04-12'),
      idLast4: '0427',
      group: '第二居民小组',
      category: 'HABITUAL',
      residentSince: '2019-03',
      electionDay: day('2026-12-20'),
    },
  },
  { personal: true },
);

/** F07 选民名册, the office’s working copy with the kind of voter and room for changes; never posted. */
export interface RollRegisterFacts extends PaperFacts {
  readonly electionDay: IsoDate;
  readonly groups: readonly {
    readonly name: string;
    readonly voters: readonly {
      readonly voterNo: number;
      readonly name: string;
      readonly sex: Sex;
      readonly category?: string;
      readonly status?: string;
    }[];
  }[];
}

export const rollRegister: Paper<RollRegisterFacts> = {
  form: 'F07',
  title: { zh: '选民名册', en: 'Voter register' },
  template: 'F07-roll-register.typ',
  tags: false,
  personal: true,
  needs: ['electionDay', 'groups', 'groups[].name', ...['voterNo', 'name', 'sex'].map((f) => `groups[].voters[].${f}`)],
  sample: {
    head: sampleHead({ issuedOn: day('2026-11-22') }),
    electionDay: day('2026-12-20'),
    groups: [
      {
        name: '第一居民小组',
        voters: [
          { voterNo: 1, name: '王芳', sex: 'F', category: '户籍' },
          { voterNo: 2, name: '李建国', sex: 'M', category: '户籍' },
          { voterNo: 3, name: '陈䶮', sex: 'M', category: '常住', status: '11月24日补入' },
        ],
      },
      {
        name: '第二居民小组',
        voters: [
          { voterNo: 4, name: '阿卜杜拉·买买提', sex: 'M', category: '常住' },
          { voterNo: 5, name: '欧阳明月', sex: 'F', category: '社区工作者' },
        ],
      },
    ],
  },
};

/**
 * F08 选民证. The number on the card and in its code only says who may collect a ballot; no ballot ever bears it.
 */
export interface VoterCardsFacts extends PaperFacts {
  readonly electionDay: IsoDate;
  /** What the card is called: `选民证`, `户代表证` or `居民代表证`. */
  readonly cardName: string;
  readonly openAt: string;
  readonly closeAt: string;
  readonly cards: readonly { readonly cardNo: string; readonly name: string; readonly station: string }[];
}

export const voterCards: Paper<VoterCardsFacts> = {
  form: 'F08',
  title: { zh: '选民证', en: 'Voter cards' },
  template: 'F08-voter-cards.typ',
  tags: false,
  word: false,
  personal: true,
  needs: [
    'electionDay',
    'cardName',
    'openAt',
    'closeAt',
    'cards',
    ...['cardNo', 'name', 'station'].map((f) => `cards[].${f}`),
  ],
  codes: ({ cards }) => cards.map(({ cardNo }) => cardNo),
  sample: {
    head: sampleHead({ issuedOn: day('2026-12-14') }),
    electionDay: day('2026-12-20'),
    cardName: '选民证',
    openAt: '8:00',
    closeAt: '16:00',
    cards: [
      { cardNo: 'C-00001', name: '王芳', station: '中心会场' },
      { cardNo: 'C-00002', name: '阿卜杜拉·买买提', station: '中心会场' },
      { cardNo: 'C-00003', name: '陈䶮', station: '第一投票站' },
    ],
  },
};

/** F09 居民代表推选表. */
export type RepresentativeFormFacts = WorkingFormFacts<
  {
    readonly group: string;
    readonly heldOn: IsoDate;
    readonly place: string;
    readonly households: number;
    readonly seats: number;
  },
  {
    readonly name: string;
    readonly sex: Sex;
    readonly householdsCovered: string;
    readonly votes: number;
    readonly note: string;
  }
>;

export const representativeForm = workingForm<RepresentativeFormFacts>(
  'F09',
  { zh: '居民代表推选表', en: 'Choice of representatives' },
  'F09-representative-form.typ',
  {
    head: sampleHead({ issuer: '幸福里社区居民选举委员会', issuedOn: day('2026-11-26') }),
    entry: { group: '第一居民小组', heldOn: day('2026-11-26'), place: '一号院活动室', households: 412, seats: 11 },
    rows: [
      { name: '丁秀兰', sex: 'F', householdsCovered: '1号楼1至3单元', votes: 36, note: '组长' },
      { name: '古丽娜尔·艾合买提', sex: 'F', householdsCovered: '2号楼', votes: 33 },
      { name: '陈䶮', sex: 'M', householdsCovered: '3号楼1、2单元', votes: 30 },
    ],
  },
  { personal: true },
);

/** F10 申诉书: what the petitioner says; it is for the file, never for the wall. */
export type ObjectionFormFacts = WorkingFormFacts<{
  readonly petitioner: string;
  readonly item: string;
  readonly receivedOn: IsoDate;
  readonly rulingUntil: IsoDate;
}>;

export const objectionForm = workingForm<ObjectionFormFacts>(
  'F10',
  { zh: '选民名单申诉书', en: 'Objection to the roll' },
  'F10-objection.typ',
  {
    head: sampleHead({ issuedOn: day('2026-11-24') }),
    entry: {
      petitioner: '阿卜杜拉·买买提',
      item: '本人已登记，名单上没有',
      receivedOn: day('2026-11-24'),
      rulingUntil: day('2026-11-27'),
    },
  },
  { personal: true },
);

/** F10 申诉处理决定书, handed to the petitioner. */
export interface ObjectionDecisionFacts extends PaperFacts {
  readonly petitioner: string;
  readonly item: string;
  readonly receivedOn: IsoDate;
  readonly decidedOn: IsoDate;
  readonly decision: string;
  readonly reason: string;
  readonly law: readonly string[];
  /** Where to turn when the petitioner disagrees, where a rule settles it. */
  readonly remedyNote?: string;
}

export const objectionDecision: Paper<ObjectionDecisionFacts> = {
  form: 'F10',
  title: { zh: '选民名单申诉处理决定书', en: 'Decision on an objection' },
  template: 'F10-objection-decision.typ',
  personal: true,
  tags: true,
  needs: ['petitioner', 'item', 'receivedOn', 'decidedOn', 'decision', 'reason', 'law'],
  sample: {
    head: sampleHead({ issuedOn: day('2026-11-26') }),
    petitioner: '阿卜杜拉·买买提',
    item: '本人已登记，名单上没有',
    receivedOn: day('2026-11-24'),
    decidedOn: day('2026-11-26'),
    decision: '情况属实，补入选民名单。',
    reason: '核对登记底册，申诉人于2026年11月18日登记，属漏抄。',
    law: ['《中华人民共和国城市居民委员会组织法》第十六条', '第十七条'],
  },
};
