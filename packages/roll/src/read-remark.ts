import { cellText } from './cell.ts';
import type { Desk } from './desk.ts';
import { shown } from './mask.ts';
import { tidy } from './normalise.ts';

const DEAD = /死亡|去世|已故|病故|身故|亡故|注销/u;
const RIGHTS = /剥夺政治权利|剥权|服刑|判刑|在押|羁押/u;
const MOVED = /迁出|迁走|搬走|搬离|搬迁|不在本社区|空挂|外迁|人户分离|失联|联系不上/u;

export function checkRemark(desk: Desk): void {
  const cell = desk.cell('remark');
  if (cell.kind === 'blank') return;
  const remark = tidy(cellText(cell));
  const value = shown(remark);
  if (DEAD.test(remark)) desk.find('REMARK_DEAD', { value });
  else if (RIGHTS.test(remark)) desk.find('REMARK_RIGHTS', { value });
  else if (MOVED.test(remark)) desk.find('REMARK_MOVED', { value });
}
