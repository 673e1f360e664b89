import type { RegistrationGround } from '@mingxuan/rulebook';
import { isRegistrationGround } from '@mingxuan/rulebook';

export type Ground = RegistrationGround;

/** Wordings that speak of living here only for a while, or of not living here: they decide nothing. */
const UNSURE = /暂住|流动|租|空挂|人户分离|不常住|非常住|外地户籍|迁出/u;
const HUKOU_ELSEWHERE = /非(本社区|本地|本居)?户籍|户籍不在|无户籍|外来|外地|外省|外市/u;

/** Reads the ground from the office's wording; undefined where it decides nothing ("租户", "流动人口"), which a person must settle. */
export function readGround(wording: string): Ground | undefined {
  if (wording === '户籍') return 'LOCAL_HUKOU';
  if (wording === '常住') return 'HABITUAL_RESIDENT';
  const key = wording.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
  if (isRegistrationGround(key)) return key;
  if (/社区工作者|社区(专职)?工作人员|社区专职工作者|社工/u.test(key)) return 'COMMUNITY_WORKER';
  if (UNSURE.test(key)) return undefined;
  if (HUKOU_ELSEWHERE.test(key)) return /常住|居住/u.test(key) ? 'HABITUAL_RESIDENT' : undefined;
  // 常住户口 is the register's own word for a hukou here.
  if (/户籍|户口|在册/u.test(key)) return 'LOCAL_HUKOU';
  return /常住|^(实际)?居住(人员|居民|人口)?$/u.test(key) ? 'HABITUAL_RESIDENT' : undefined;
}
