import type { EntryDraft, JsonValue } from '@mingxuan/ledger';
import type { Domain, ProjectionChange, Voter } from '@mingxuan/store';

const SURNAMES = Array.from('王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余');
const LETTERS =
  'wang li zhang liu chen yang huang zhao zhou wu xu sun zhu ma hu guo lin he gao liang zheng luo song xie tang han cao xu deng xiao feng zeng cheng cai peng pan yuan yu dong yu'.split(
    ' ',
  );
const GIVEN = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲芬燕彩春菊兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉𠮷㐂䶮',
);
const SOUNDS =
  'wei fang na min jing li qiang lei jun yang yong yan jie juan tao ming chao xiu xia ping gang gui ying hua yu'.split(
    ' ',
  );

/** A made-up voter; the same number gives the same person, everywhere. `id` decides the identity number alone. */
export function person(voterNo: number, id: number): Voter {
  const [s, g, h] = [
    (voterNo * 7) % SURNAMES.length,
    (voterNo * 31 + 3) % GIVEN.length,
    (voterNo * 17 + (voterNo >> 6)) % GIVEN.length,
  ];
  const long = voterNo % 200 === 0;
  const given = voterNo % 3 === 0 ? `${GIVEN[g]}` : `${GIVEN[g]}${GIVEN[h]}`;
  const sounds = [
    LETTERS[s] ?? '',
    ...Array.from(given).map((_, i) => SOUNDS[(i === 0 ? g : h) % SOUNDS.length] ?? ''),
  ];
  const birth = `19${String(40 + (id % 60)).padStart(2, '0')}-${String(1 + (id % 12)).padStart(2, '0')}-${String(1 + (id % 28)).padStart(2, '0')}`;
  return {
    voterNo,
    name: long ? `买买提·${SURNAMES[s]}${given}艾力` : `${SURNAMES[s]}${given}`,
    sex: voterNo % 2 === 0 ? 'F' : 'M',
    birth,
    idNumber: `${990100 + (id % 80)}${birth.replaceAll('-', '')}${String(id % 1000).padStart(3, '0')}${id % 11 === 10 ? 'X' : id % 11}`,
    group: `第${(voterNo % 12) + 1}居民小组`,
    household: `H${String(Math.ceil(voterNo / 3)).padStart(5, '0')}`,
    ground: 'LOCAL_HUKOU',
    phone: `199${String(10_000_000 + ((id * 7919) % 89_999_999))}`,
    address: `${(voterNo % 60) + 1}号楼${(voterNo % 5) + 1}单元${(voterNo % 20) + 1}02室`,
    pinyin: sounds.join(' '),
    initials: sounds.map((sound) => sound.slice(0, 1)).join(''),
    removed: false,
  };
}

interface Listed {
  readonly acts: number;
}

/** The least there can be to a business: rolls come in as one act and are listed. */
export const rolls: Domain<Listed> = {
  version: 'bench-1',
  initial: { acts: 0 },
  evolve: (state) => ({ acts: state.acts + 1 }),
  project: (act): readonly ProjectionChange[] =>
    act.records.map(({ value }) => ({ kind: 'VOTER_PUT', voter: value as unknown as Voter, compared: true })),
};

/** A roll of so many, as one act of `community`. */
export const rollOf = (community: string, voters: readonly Voter[]): EntryDraft => ({
  community,
  stream: 'RESIDENTS',
  type: 'ROLL_IMPORTED',
  at: '2026-03-01T01:02:03Z',
  on: '2026-03-01',
  actor: { account: 'a-1', role: 'CLERK' },
  body: { listed: voters.length },
  records: voters.map((voter) => ({ disclosure: 'RESTRICTED' as const, value: voter as unknown as JsonValue })),
});
