/** The words of a list written with spaces and line breaks between them. */
const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/**
 * Near relatives as 民法典第1045条 lists them: spouse, parents, children, brothers and sisters, grandparents on both
 * sides, grandchildren. In-laws, uncles, cousins are relatives but not near ones.
 */
const NEAR: ReadonlySet<string> = new Set(
  words(`
    SPOUSE PARENT CHILD PARENT_CHILD SIBLING GRANDPARENT GRANDCHILD
    GRANDPARENT_GRANDCHILD 配偶 夫妻 丈夫 妻子 夫 妻 父母 父亲 母亲 父 母 子女 儿子 女儿 子 女 父子
    父女 母子 母女 养父母 养子女 兄弟 姐妹 姊妹 兄妹 姐弟 兄弟姐妹 亲兄弟 亲姐妹 哥哥 弟弟 姐姐 妹妹 祖父母 外祖父母 孙子女 外孙子女 祖孙 爷孙 爷爷
    奶奶 外公 外婆 孙子 孙女 外孙 外孙女
  `),
);

const NOT_NEAR: ReadonlySet<string> = new Set(
  words(`
    IN_LAW PARENT_IN_LAW SIBLING_IN_LAW COUSIN UNCLE AUNT NEPHEW NIECE
    OTHER NONE 姻亲 公婆 公媳 婆媳 翁婿 岳父 岳母 女婿 儿媳 叔侄 伯侄 姑侄 舅甥 姨甥 堂兄弟 表兄弟 堂姐妹
    表姐妹 堂亲 表亲 连襟 妯娌 其他 无
  `),
);

const ACROSS_A_GENERATION: ReadonlySet<string> = new Set(
  words(`
    GRANDPARENT GRANDCHILD GRANDPARENT_GRANDCHILD 祖父母 外祖父母 孙子女 外孙子女 祖孙 爷孙 爷爷 奶奶 外公 外婆
    孙子 孙女 外孙 外孙女
  `),
);

/** Grandparents and grandchildren: near relatives by 民法典1045, yet not named by every local text (ZJ20V-31). */
export function isGrandparent(relation: string): boolean {
  const word = relation.trim().replace(/关系$/, '');
  return ACROSS_A_GENERATION.has(word) || ACROSS_A_GENERATION.has(word.toUpperCase());
}

/** Whether a relation, named in Chinese or by its identifier, is a near one; `UNSURE` for a word not known here. */
export function isNearRelative(relation: string): 'YES' | 'NO' | 'UNSURE' {
  const word = relation.trim().replace(/关系$/, '');
  const upper = word.toUpperCase();
  if (NEAR.has(word) || NEAR.has(upper)) return 'YES';
  if (NOT_NEAR.has(word) || NOT_NEAR.has(upper)) return 'NO';
  return 'UNSURE';
}
