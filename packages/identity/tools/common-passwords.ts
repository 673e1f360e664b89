/**
 * Makes `src/accounts/common-passwords.txt`: what people here put into passwords, spelled out from keyboards, numbers,
 * names and words. Nothing in it was taken from a leaked list. Run it from this folder:
 *
 *     node tools/common-passwords.ts > src/accounts/common-passwords.txt
 */
const MIN = 4;

/** Every stretch of a row, and of the row read backwards. */
function stretches(row: string): string[] {
  const back = Array.from(row).toReversed().join('');
  return [row, back].flatMap((one) =>
    Array.from({ length: one.length }, (_, from) =>
      Array.from({ length: one.length - from }, (_, n) => one.slice(from, from + n + 1)),
    ).flat(),
  );
}

const list = (words: string): readonly string[] => words.trim().split(/\s+/);
const each = (left: readonly string[], right: readonly string[]): string[] =>
  left.flatMap((a) => right.map((b) => a + b));

const ROWS = list('1234567890 0123456789 qwertyuiop asdfghjkl zxcvbnm abcdefghijklmnopqrstuvwxyz');
/** Columns of the keyboard, as fingers run down and up them, plain and with shift held on the number. */
const COLUMNS = list('1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm zaq1 xsw2 cde3 vfr4 bgt5 nhy6 mju7 !qaz @wsx #edc $rfv');
const WALKS = list(`
  qazwsx qazwsxedc qazxsw wsxedc edcrfv qweasd qweasdzxc asdzxc asdqwe zxcasd qwaszx qweqwe asdasd zxczxc qwe123 asd123
  zxc123 123qwe 123asd 123zxc 123abc abc123 1q2w3e 1q2w3e4r 1q2w3e4r5t q1w2e3 q1w2e3r4 1qaz2wsx 1qaz2wsx3edc 2wsx3edc
  1qaz@wsx !qaz2wsx zaq12wsx 1qazxsw2 qwer1234 1234qwer asdf1234 1234asdf zxcv1234 1234zxcv abcd1234 1234abcd a1b2c3d4
  a123456 a12345678 aa123456 aaa111 aaa123 qq123456 z123456 q123456 wang123 1a2b3c 1z2x3c 147258 147258369 258369 258456
  159357 357159 741852 741852963 963852741 852963 789456 789456123 123789 456789 456123 159753 753951 135790 246810 13579
  24680 1478 1590 3691 2580 0852 112233 11223344 1122334455 445566 778899 998877 332211 121212 12121212 131313 212121
  123123 123123123 123321 12344321 1234321 123454321 111222 111222333 222333 333444 555666 666777 777888 888999 666888
  888666 686868 868686 168168 188188 518518 51885188 1688 5188 8866 6688 1588 9958 1573 1949 1001 0401 1212 1313 2323
`);
/** Numbers that are read as words: 520 我爱你, 1314 一生一世, 168 一路发. */
const SPOKEN = list(
  '520 521 1314 5201314 5211314 1314520 1314521 520520 13145 201314 7758521 7758258 584520 770880 168 888 666',
);
const LOVE = list(`
  woaini aini woxiangni wobuaini woyaoaini woaiwojia woaimama woaibaba woaizuguo woaizhongguo iloveyou loveyou ilove
  lovelove baobei baobao laopo laogong qinaide xiaobaobei mamawoaini babawoaini woshishui nishishui woshini zuiaini
`);
const PASSWORDS = list(`
  password passwort passw0rd p@ssword p@ssw0rd pa55word passwd pass mima wodemima meiyoumima mimamima woshimima admin
  adm1n @dmin administrator root toor super superuser guest user users login logon secret changeme default system server
  test testtest test123 testing demo temp letmein welcome monkey dragon sunshine princess football baseball basketball
  master shadow superman batman michael jordan hello helloworld nihao buzhidao xiexie hahaha heihei wangji computer
  internet windows microsoft oracle mysql postgres linux ubuntu huawei xiaomi taobao alibaba alipay zhifubao tencent
  weixin wechat baidu google apple iphone android mobile phone shouji dianhua youxiang email office money cash lucky
  happy kuaile facai gongxifacai yilufacai yifanfengshun daji jixiang ruyi pingan jiankang xingfu meili tiankong taiyang
  yueliang xingxing dahai gaoshan long tiger qwert asdfg zxcvb trustno1 starwars pokemon killer freedom whatever nothing
  family friend forever angel flower summer winter spring monday sunday january china chinese zhongguo zhonghua
`);
/** Words of this very work: the first that somebody tries here. */
const WORK = list(`
  xuanju xuanjuwei xuanmin xuanpiao toupiao jipiao piaoxiang huanjie huanjiexuanju liangwei mingxuan shequ shequgongzuo
  juweihui juweihuizhuren cunweihui minzheng minzhengju jiedao jiedaoban jiedaobanshichu dangzhibu dangwei dangyuan
  dangzuzhi shuji zhuren weiyuan bangongshi gongzuo gongzuorenyuan zhengfu renmin renminzhengfu weirenminfuwu fuwu
  fuwuzhongxin chengshi xiaoqu wuye jumin wangge wanggeyuan dengji hukou jiancha shenji guanli guanliyuan
`);
const PLACES = list(`
  beijing shanghai tianjin chongqing hebei shanxi liaoning jilin heilongjiang jiangsu zhejiang anhui fujian jiangxi
  shandong henan hubei hunan guangdong hainan sichuan guizhou yunnan shaanxi gansu qinghai taiwan neimenggu guangxi
  xizang ningxia xinjiang xianggang aomen shijiazhuang taiyuan shenyang changchun haerbin nanjing hangzhou hefei fuzhou
  nanchang jinan zhengzhou wuhan changsha guangzhou haikou chengdu guiyang kunming xian lanzhou xining huhehaote nanning
  lasa yinchuan wulumuqi shenzhen zhuhai shantou foshan dongguan xiamen quanzhou putian zhangzhou ningbo wenzhou suzhou
  wuxi changzhou nantong xuzhou qingdao yantai weifang linyi dalian anshan luoyang kaifeng yichang xiangyang zhuzhou
`);
/** The commonest family names, and the syllables that given names are most often made of. */
const FAMILY = list(`
  wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng han
  feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong cui tan fan
`);
const GIVEN = list(`
  wei fang na min jing li qiang lei jun yang yong yan jie juan tao ming chao xia ping gang hong hua ying xin yu bin bo
  hui dan lin mei xue ting long fei peng kai hao jian guang xiaoming xiaohong jianguo jianjun guoqiang
`);
const YEARS = Array.from({ length: 86 }, (_, i) => String(1950 + i));
const SIGNS = Array.from('0123456789abcdefghijklmnopqrstuvwxyz');

/** The whole list, each once, in the order of the alphabet. */
export function commonPasswords(): readonly string[] {
  const all = [
    ...ROWS.flatMap(stretches),
    ...COLUMNS,
    ...WALKS,
    ...SIGNS.map((sign) => sign.repeat(MIN)),
    ...SPOKEN,
    ...LOVE,
    ...each(LOVE, SPOKEN),
    ...PASSWORDS,
    ...WORK,
    ...PLACES,
    ...each(FAMILY, GIVEN),
    ...YEARS,
  ];
  return [...new Set(all)].filter((one) => one.length >= MIN).toSorted((a, b) => (a < b ? -1 : 1));
}

if (import.meta.main) process.stdout.write(`${commonPasswords().join('\n')}\n`);
