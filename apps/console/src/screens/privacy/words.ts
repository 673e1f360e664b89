import type { DataRequestRow } from '@mingxuan/contract';
import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';

/** What somebody may ask, in words. */
export const requestKinds: Readonly<Record<DataRequestRow['kind'], Text>> = {
  ACCESS: text('查阅、复制（看保存了我的什么）', 'See and copy what is kept'),
  CORRECTION: text('更正（内容有错）', 'Have it put right'),
  ERASURE: text('删除（保存期满或者不该存）', 'Have it deleted'),
};

export const identityChecks: Readonly<Record<DataRequestRow['identity'], Text>> = {
  CARD_SHOWN: text('本人出示身份证（不复印、不留照片）', 'Showed the card; no copy is kept'),
  BY_TRUSTEE: text('受托人出示委托书和双方身份证', 'By a trustee, with a mandate and both cards'),
  KNOWN_IN_PERSON: text('行动不便，工作人员上门当面核对', 'Visited at home and known in person'),
};

export const requestOutcomes: Readonly<Record<NonNullable<DataRequestRow['answer']>['outcome'], Text>> = {
  DONE: text('已办', 'Done'),
  PARTLY: text('办了一部分', 'Done in part'),
  REFUSED: text('不予办理', 'Refused'),
};
