import { issuedDigest, issuedPapers } from '../bundle/evidence.ts';
import type { BundleReport } from '../bundle/verify.ts';
import { verifyBundle } from '../bundle/verify.ts';
import { sha256Hex } from '../digest.ts';
import type { Text } from '../fault.ts';
import { checkPaper } from '../log/paper-proof.ts';
import type { Standing } from '../log/policy.ts';
import type { Dropped, Sorted, Trust } from './dropped.ts';
import { sortDropped, trustOf } from './dropped.ts';
import type { Finding } from './finding.ts';
import { finding, findingsOf, same } from './finding.ts';
import { codeIn, communityIn, entryOfCode } from './paper-code.ts';
import { isLikeKey, whyUnread } from './unread-key.ts';

/**
 * What a page tells somebody who put files into it. `GOOD`: everything holds, by a key that came from elsewhere.
 * `OPEN`: everything holds together, but whose it is has not been compared yet, or something is missing. `BAD`: something does not hold.
 */
export interface Verdict {
  readonly level: 'GOOD' | 'OPEN' | 'BAD';
  readonly title: Text;
  /** What to do next, in a sentence; null where there is nothing to do. */
  readonly next: Text | null;
  readonly facts: readonly Fact[];
  /** Each with its place; errors first. */
  readonly findings: readonly Finding[];
}

export interface Fact {
  readonly label: Text;
  readonly value: Text;
}

/**
 * Looks at the files, at what was said about whom to trust, and at the code in a paper's foot, typed or read with a camera. `now`: seconds since
 * 1970.
 */
export function verdictOf(files: readonly Dropped[], said: string, now: number, foot = ''): Verdict {
  const sorted = sortDropped(files);
  const trust = trustOf([...sorted.texts, said]);
  const verdict = foot.trim() === '' ? ofFiles(sorted, trust, now) : ofFoot(foot.trim(), sorted, trust, now);
  const unread = whyUnread(said);
  return unread === null ? verdict : withUnread(verdict, unread);
}

/** What was typed as a key and is none is said first: whoever typed it believes that something was compared. */
function withUnread(verdict: Verdict, why: Text): Verdict {
  const said: Finding = { severity: 'warning', message: why, place: null };
  if (verdict.level !== 'OPEN') return { ...verdict, findings: [...verdict.findings, said] };
  return { ...verdict, title: { zh: '公钥还没填对', en: 'The key is not right yet' }, next: why };
}

function ofFiles(sorted: Sorted, trust: Trust, now: number): Verdict {
  if (sorted.bundle !== null && sorted.paper !== null) return ofPaperInBundle(sorted.bundle, sorted.paper, trust, now);
  if (sorted.bundle !== null) return ofBundle(sorted.bundle, trust, now);
  if (sorted.proof !== null) return ofPaper(sorted.paper, sorted.proof, trust, now);
  if (sorted.paper !== null) return ofPaperAlone(sorted.paper);
  return nothingKnown(sorted.unknown);
}

/** What the code in the foot adds to what the files show. */
function ofFoot(foot: string, sorted: Sorted, trust: Trust, now: number): Verdict {
  const [code, community] = [codeIn(foot), communityIn(foot)];
  if (code === null && community === null) return isLikeKey(foot) ? keyInFoot : strangeCode(foot);
  const whole = ofFiles(sorted, trust, now);
  if (sorted.bundle === null) return codeAlone(code, community, whole);
  const report = reportOf(sorted.bundle, trust, now);
  if (community !== null) return ofPageAddress(community, report, whole);
  return whole.level === 'BAD' ? whole : ofCode(code ?? '', report, sorted.paper, whole);
}

function ofCode(code: string, { entries }: BundleReport, paper: Dropped | null, whole: Verdict): Verdict {
  const coded = entryOfCode(entries, code);
  if (coded === null) {
    const strange: Finding = {
      severity: 'error',
      message: {
        zh: '账目里没有哪一条对应这个验证码：看错了字，或者是别的社区、别的届次，或者文书是假的',
        en: 'no entry has this code: it was misread, is of another community or round, or the paper is false',
      },
      place: same(spelledCode(code)),
    };
    return bad('验证码对不上', 'The code does not fit', [strange, ...whole.findings], whole.facts);
  }
  const { entry, papers } = coded;
  const digest = paper === null ? null : sha256Hex(paper.bytes);
  if (digest !== null && !papers.some((one) => issuedDigest(one) === digest)) {
    const other: Finding = {
      severity: 'error',
      message: {
        zh: '放进来的文书不是带这个验证码的那一份',
        en: 'the paper that was put in is not one with this code',
      },
      place: same(paper?.name ?? ''),
    };
    return bad('文书和验证码对不上', 'The paper and the code do not fit', [other, ...whole.findings], whole.facts);
  }
  const titles = papers.map((one) => `“${titleOf(one.body['title'])}”（${one.on}）`);
  const found: Fact = {
    label: { zh: `验证码 ${spelledCode(code)}`, en: `Code ${spelledCode(code)}` },
    value: {
      zh: `第 ${entry.seq} 号账目，${entry.on}；依据它发出的文书：${titles.length === 0 ? '没有登记' : titles.join('、')}`,
      en: `entry ${entry.seq}, ${entry.on}; papers issued on it: ${titles.length === 0 ? 'none' : titles.join(', ')}`,
    },
  };
  const next =
    digest === null
      ? {
          zh: '验证码只有八个字，只说明文书写明的依据确有其事。内容有没有改，请放进 PDF，或者与证据包里 papers 文件夹的同一份逐字对照。',
          en: 'A code of eight characters shows that what the paper rests on is real. Whether its words were changed: put in the PDF, or compare with the same paper in the bundle.',
        }
      : whole.next;
  return { ...whole, next, facts: [found, ...whole.facts] };
}

function ofPageAddress(community: string, { manifest }: BundleReport, whole: Verdict): Verdict {
  const fact: Fact = { label: { zh: '二维码指向', en: 'The square code leads to' }, value: same(community) };
  if (manifest?.community === community) return { ...whole, facts: [fact, ...whole.facts] };
  const other: Finding = {
    severity: 'error',
    message: { zh: '文书上的二维码是另一个社区的', en: 'the square code is of another community' },
    place: same(community),
  };
  return bad(
    '二维码和证据包对不上',
    'The square code and the bundle do not fit',
    [other, ...whole.findings],
    whole.facts,
  );
}

/** Without a bundle a code cannot be looked up; what else was put in stands by itself. */
function codeAlone(code: string | null, community: string | null, whole: Verdict): Verdict {
  const fact: Fact =
    code === null
      ? { label: { zh: '二维码指向', en: 'The square code leads to' }, value: same(community ?? '') }
      : { label: { zh: '验证码', en: 'Code' }, value: same(spelledCode(code)) };
  const facts = [fact, ...whole.facts];
  if (whole.level !== 'OPEN') return { ...whole, facts };
  return {
    ...whole,
    title: { zh: '读到了，还要放进公开证据包', en: 'Read; now put in the public bundle' },
    next: {
      zh: '请放进这个社区的公开证据包（zip），本页就能查出这个码对应哪一条账目、哪一份文书。有 PDF 和证明的，一起放进来更好。',
      en: 'Put in the public bundle (zip) of this community, and this page finds the entry and the paper. With the PDF and its proof it can say more.',
    },
    facts,
  };
}

const strangeCode = (foot: string): Verdict => ({
  level: 'OPEN',
  title: { zh: '这不是文书脚上的验证码', en: 'That is no code from the foot of a paper' },
  next: {
    zh: '验证码是八个字母和数字，像 K7QF-93TD，没有 0、1、O、I。请照着文书最下面一行重新输入。',
    en: 'A code has eight letters and digits, as K7QF-93TD, and never 0, 1, O or I. Type it again from the last line of the paper.',
  },
  facts: [],
  findings: [
    { severity: 'warning', message: { zh: '读到的是', en: 'what was read' }, place: same(foot.slice(0, 120)) },
  ],
});

/** People have one long row of signs in hand and see one field. */
const keyInFoot: Verdict = {
  level: 'OPEN',
  title: { zh: '这是公钥，不是验证码', en: 'That is a key, not a code' },
  next: {
    zh: '请把它从“验证码”一格剪下来，贴到下面“从别处得到的公钥”那一格。验证码只有八个字，像 K7QF-93TD，印在文书最下面一行。',
    en: 'Cut it out of the field for codes and paste it into the field for the key below. A code has only eight letters and digits, as K7QF-93TD, in the last line of a paper.',
  },
  facts: [],
  findings: [],
};

const spelledCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

function ofBundle(bundle: Dropped, trust: Trust, now: number): Verdict {
  const report = reportOf(bundle, trust, now);
  const findings = findingsOf(report.faults.filter(({ code }) => code !== 'KEY_UNCONFIRMED'));
  const facts = [...bundleFacts(report), ...logFacts(report.log?.standing ?? null, report.log?.confirmed === true)];
  if (!report.ok) return bad('证据包有问题，不能采信', 'The bundle does not hold', findings, facts);
  if (trust.fingerprint === null) {
    return {
      level: 'OPEN',
      title: { zh: '证据包前后一致，还差一步：核对公钥指纹', en: 'The bundle holds together; one step is left' },
      next: {
        zh: '下面的“公钥指纹”要与公示栏、街道或监督委员会给的一字不差。把那一份填进上面的框里，本页就会替您比较。只看这个包自己，谁都可以造一个。',
        en: 'The fingerprint below must be, letter by letter, the one from the notice board, the street office or the supervisory committee. Enter that one above and this page compares them. By itself a bundle proves nothing: anybody can make one.',
      },
      facts,
      findings,
    };
  }
  return {
    level: 'GOOD',
    title: { zh: '证据包完好，是这把钥匙签的', en: 'The bundle is whole, and signed with that key' },
    next: {
      zh: '账目一条不缺、一字未改。选举结果是否算得对，请用 mingxuan verify 按法规重算；本页不重算。',
      en: 'No entry is missing or changed. Whether the law gives these results is for mingxuan verify, which decides them anew; this page does not.',
    },
    facts,
    findings,
  };
}

function ofPaperInBundle(bundle: Dropped, paper: Dropped, trust: Trust, now: number): Verdict {
  const whole = ofBundle(bundle, trust, now);
  const report = reportOf(bundle, trust, now);
  const sha256 = sha256Hex(paper.bytes);
  const entry = issuedPapers(report.entries).get(sha256);
  const facts: readonly Fact[] = [{ label: DIGEST, value: same(sha256) }, ...whole.facts];
  if (entry === undefined) {
    const strange: Finding = {
      severity: 'error',
      message: {
        zh: '账目里没有登记过这份文书：它被改动过，或者从未发出，或者不是这个社区这一届的',
        en: 'no entry records this paper: it was changed, never issued, or is of another community or round',
      },
      place: same(paper.name),
    };
    return bad('这份文书对不上', 'This paper does not fit', [strange, ...whole.findings], facts);
  }
  const found: Fact = {
    label: { zh: '这份文书', en: 'This paper' },
    value: {
      zh: `第 ${entry.seq} 号账目登记的“${titleOf(entry.body['title'])}”，${entry.on}`,
      en: `recorded in entry ${entry.seq}: “${titleOf(entry.body['title'])}”, ${entry.on}`,
    },
  };
  const title =
    whole.level === 'GOOD'
      ? { zh: '文书是真的：与登记的一字不差', en: 'The paper is the one that was recorded' }
      : whole.title;
  return { ...whole, title, facts: [found, ...facts] };
}

function ofPaper(paper: Dropped | null, proof: string, { policy }: Trust, now: number): Verdict {
  const sha256 = paper === null ? null : sha256Hex(paper.bytes);
  const { faults, entry, standing, head } = checkPaper(sha256, proof, policy, now);
  const findings = faults.map(finding);
  const facts: Fact[] = [];
  if (entry !== null) {
    facts.push({
      label: { zh: '登记', en: 'Recorded' },
      value: {
        zh: `${entry.community} 第 ${entry.seq} 号，“${titleOf(entry.body['title'])}”，${entry.on}`,
        en: `${entry.community}, entry ${entry.seq}, “${titleOf(entry.body['title'])}”, ${entry.on}`,
      },
    });
  }
  if (sha256 !== null) facts.push({ label: DIGEST, value: same(sha256) });
  if (head !== null) facts.push({ label: LOG, value: size(head.origin, head.size) });
  facts.push(...logFacts(standing, policy !== null));
  if (faults.length > 0) return bad('这份文书不能证实', 'This paper is not proven', findings, facts);
  if (policy === null) {
    return {
      level: 'OPEN',
      title: {
        zh: '证明的路径对得上，但还不知道是谁签的',
        en: 'The path of the proof holds; nobody knows yet who signed',
      },
      next: {
        zh: '请把公示栏或街道给的日志公钥（一行，含有加号）填进上面的框里；签名要用它来验。',
        en: "Enter the log's key from the notice board or the street office above (a line with plus signs); signatures are checked with it.",
      },
      facts,
      findings,
    };
  }
  if (paper === null) {
    return {
      level: 'OPEN',
      title: { zh: '证明成立；请把文书本身（PDF）也放进来', en: 'The proof holds; put the paper itself in as well' },
      next: null,
      facts,
      findings,
    };
  }
  return {
    level: 'GOOD',
    title: { zh: '文书是真的：与登记的一字不差', en: 'The paper is the one that was recorded' },
    next: null,
    facts,
    findings,
  };
}

const ofPaperAlone = (paper: Dropped): Verdict => ({
  level: 'OPEN',
  title: { zh: '只有文书，还没有证明', en: 'A paper without its proof' },
  next: {
    zh: '请再放进它的证明（文件名以 .tlog-proof 结尾）或者公开证据包（zip）。下面的校验值也可以与公示的逐字比较。',
    en: 'Put in its proof (a name that ends in .tlog-proof) or the public bundle (zip) as well. The digest below can also be compared with the one that was posted.',
  },
  facts: [{ label: DIGEST, value: same(sha256Hex(paper.bytes)) }],
  findings: [],
});

const nothingKnown = (names: readonly string[]): Verdict => ({
  level: 'OPEN',
  title:
    names.length === 0
      ? { zh: '请放进要核对的文件', en: 'Put in what is to be checked' }
      : { zh: '认不出这些文件', en: 'These files are not known' },
  next: {
    zh: '可以核对：公开证据包（zip）；文书（PDF）连同它的证明（.tlog-proof）；文书连同证据包。',
    en: 'It checks a public bundle (zip), a paper (PDF) with its proof (.tlog-proof), or a paper with a bundle.',
  },
  facts: [],
  findings: names.map((name) => ({
    severity: 'warning',
    message: { zh: '不是证据包、文书、证明或公钥', en: 'no bundle, paper, proof or key' },
    place: same(name),
  })),
});

const bad = (zh: string, en: string, findings: readonly Finding[], facts: readonly Fact[]): Verdict => ({
  level: 'BAD',
  title: { zh, en },
  next: {
    zh: '请保留这些文件，不要改动，拿给街道、监督委员会或其他拿到过证据包的人一起看。',
    en: 'Keep these files as they are and show them to the street office, the supervisory committee, or others who hold a bundle.',
  },
  findings: [...findings].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error')),
  facts,
});

const reportOf = ({ bytes }: Dropped, { fingerprint, policy }: Trust, now: number): BundleReport =>
  verifyBundle(bytes, {
    ...(fingerprint === null ? {} : { expectedKey: fingerprint }),
    ...(policy === null ? {} : { policy }),
    now,
  });

function bundleFacts({ manifest, entries, files, keyFingerprint, log }: BundleReport): readonly Fact[] {
  if (manifest === null) return [];
  const papers = [...files.keys()].filter((name) => name.startsWith('papers/')).length;
  const head = log?.head ?? null;
  return [
    {
      label: { zh: '社区', en: 'Community' },
      value: {
        zh: `${manifest.community}，第 ${manifest.round} 届`,
        en: `${manifest.community}, round ${manifest.round}`,
      },
    },
    {
      label: { zh: '种类', en: 'Kind' },
      value:
        manifest.kind === 'PUBLIC'
          ? { zh: '公开版', en: 'public' }
          : { zh: '内部版，含个人信息', en: 'restricted: holds personal data' },
    },
    { label: { zh: '账目', en: 'Entries' }, value: { zh: `${entries.length} 条`, en: String(entries.length) } },
    { label: { zh: '文书', en: 'Papers' }, value: { zh: `${papers} 份`, en: String(papers) } },
    { label: { zh: '最后一条的摘要', en: 'Last hash' }, value: same(manifest.head.hash) },
    { label: { zh: '公钥指纹', en: 'Fingerprint of the key' }, value: same(spaced(keyFingerprint ?? '')) },
    ...(head === null ? [] : [{ label: LOG, value: size(head.origin, head.size) }]),
  ];
}

function logFacts(standing: Standing | null, confirmed: boolean): readonly Fact[] {
  if (standing === null) return [];
  const names = standing.cosigned.map(({ name }) => name);
  const by = confirmed
    ? { zh: '按您给出的规则', en: 'by the policy you gave' }
    : { zh: '按这个包自己的名单', en: "by the bundle's own list" };
  return [
    {
      label: { zh: '见证人', en: 'Witnesses' },
      value: {
        zh: names.length === 0 ? '没有' : `${names.join('、')}（${by.zh}）`,
        en: names.length === 0 ? 'none' : `${names.join(', ')} (${by.en})`,
      },
    },
  ];
}

const LOG: Text = { zh: '公开日志', en: 'Public log' };
const DIGEST: Text = { zh: '校验值（SHA-256）', en: 'Digest (SHA-256)' };
const size = (origin: string, leaves: number): Text => ({
  zh: `${origin}，${leaves} 项`,
  en: `${origin}, ${leaves} leaves`,
});
const titleOf = (title: unknown): string => (typeof title === 'string' ? title : '');
/** In fours, as people compare them. */
const spaced = (hex: string): string => hex.replaceAll(/(.{4})(?=.)/g, '$1 ');
