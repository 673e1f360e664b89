/** The three grounds on which somebody may be on the roll (JWH25-16, REG-4); there is no fourth. */
export type Ground = 'LOCAL_HUKOU' | 'HABITUAL_RESIDENT' | 'COMMUNITY_WORKER';

const WORKER = /^(本社区)?(社区工作者|社区工作人员|社区专职工作者|专职社区工作者|专职社工|社工)$/u;
const HABITUAL = /^(非户籍|外来|非本社区户籍|户籍不在本社区)?(常住|常住人口|常住居民|常住人员|常住户|居住|实际居住)$/u;
const HUKOU =
  /^(本社区|本地|本居|本小区|在册)?(户籍|户籍人口|户籍居民|户籍人员|户籍在本社区|户籍在册|户口|常住户籍|户籍常住)$/u;

/** Reads the ground from the office's wording; undefined where the wording decides nothing ("租户", "流动人口"), which a person must settle. */
export function readGround(wording: string): Ground | undefined {
  const key = wording
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/\([^)]*\)$/u, '');
  if (WORKER.test(key) || key === 'COMMUNITY_WORKER') return 'COMMUNITY_WORKER';
  if (HUKOU.test(key) || key === 'LOCAL_HUKOU') return 'LOCAL_HUKOU';
  if (HABITUAL.test(key) || key === 'HABITUAL_RESIDENT') return 'HABITUAL_RESIDENT';
  return undefined;
}
