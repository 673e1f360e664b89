import type { ObjectionKind } from '@mingxuan/election';
import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';

export const objectionKinds: Readonly<Record<ObjectionKind, Text>> = {
  OMITTED: text('认为漏登', 'somebody left out'),
  WRONGLY_LISTED: text('认为不应登记', 'somebody wrongly listed'),
  WRONG_ENTRY: text('认为登记有误', 'an entry is wrong'),
  REPRESENTATIVES: text('对代表名单有异议', 'about the list of representatives'),
};

export const objectionAnswers: Readonly<Record<'UPHELD' | 'REJECTED' | 'OPEN', Text>> = {
  UPHELD: text('申诉成立，已更正', 'upheld, corrected'),
  REJECTED: text('申诉不成立', 'not upheld'),
  OPEN: text('正在处理', 'being looked at'),
};
