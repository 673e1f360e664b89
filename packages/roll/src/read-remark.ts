import { cellText } from './cell.ts';
import type { Desk } from './desk.ts';
import { shown } from './mask.ts';
import { tidy } from './normalise.ts';

const DEATH = '死亡|去世|已故|病故|身故|亡故|注销';
const LOST_RIGHTS = '剥夺政治权利|剥权';
const CUSTODY = '服刑|判刑|在押|羁押|拘留|取保候审|缓刑|假释|监外执行';

const DEAD = new RegExp(DEATH, 'u');
const DEPRIVED = new RegExp(LOST_RIGHTS, 'u');
const HELD = new RegExp(CUSTODY, 'u');
const MOVED = /迁出|迁走|搬走|搬离|搬迁|不在本社区|空挂|外迁|人户分离|失联|联系不上/u;

/** Somebody of the family, and what became of them, in one breath: it says nothing of the voter. */
const RELATIVE = new RegExp(
  `(父亲?|母亲?|双亲|爸爸?|妈妈?|配偶|丈夫|妻子?|爱人|老伴|儿子?|女儿|子女|户主|哥哥?|弟弟?|姐姐?|妹妹?|兄|祖父|祖母|爷爷|奶奶|外公|外婆|公公|婆婆|岳父|岳母|家属|亲属|前夫|前妻|其子|其女)[^，。；、,;.!！]{0,6}?(${DEATH}|${LOST_RIGHTS}|${CUSTODY}|迁出|搬走)`,
  'gu',
);
const NOT_DEPRIVED = new RegExp(`(未|没有?|不是|并非|非)[^，。；、,;]{0,3}?(${LOST_RIGHTS})`, 'gu');

/**
 * What a remark asks for. Only a court's deprivation keeps anybody off the roll (JWH25-16); somebody held or imprisoned
 * without one has the vote, and a relative's fate is nobody's reason: both are pointed out and hold nobody up.
 */
export function checkRemark(desk: Desk): void {
  const cell = desk.cell('remark');
  if (cell.kind === 'blank') return;
  const remark = tidy(cellText(cell));
  const value = shown(remark);
  const own = remark.replace(RELATIVE, '').replace(NOT_DEPRIVED, '');
  if (DEAD.test(own)) desk.find('REMARK_DEAD', { value });
  else if (DEPRIVED.test(own)) desk.find('REMARK_RIGHTS', { value });
  else if (HELD.test(own)) desk.find('REMARK_HELD', { value });
  else if (MOVED.test(own)) desk.find('REMARK_MOVED', { value });
  else if (own !== remark) desk.find('REMARK_RELATIVE', { value });
}
