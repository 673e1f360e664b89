import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import type { LogFault } from './fault.ts';
import { logFault, refuse } from './fault.ts';
import { openNoteLines } from './note-lines.ts';
import type { TreeHead } from './tree-head.ts';
import { parseTreeHead } from './tree-head.ts';
import type { LogKey } from './vkey.ts';
import { parseVkey, sameKey } from './vkey.ts';

// Whose word counts: a file after C2SP tlog-policy, with lines `log`, `witness`, `group` and `quorum`.

export interface PolicyLog {
  readonly key: LogKey;
  readonly url: string | null;
}

export interface PolicyWitness {
  readonly name: string;
  readonly key: LogKey;
  readonly url: string | null;
}

/** Witnesses a checkpoint if at least `least` of its members, witnesses or groups, do. */
export interface PolicyGroup {
  readonly name: string;
  readonly least: number;
  readonly members: readonly string[];
}

export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** In the order of the file: each names only what stands before it. */
  readonly groups: readonly PolicyGroup[];
  /** A witness, a group, or `none`: no witness is asked for. */
  readonly quorum: string;
}

/** What a checkpoint is worth under a policy. */
export interface Standing {
  readonly head: TreeHead;
  /** Witnesses of the policy that cosigned, by the policy's names, with the time in seconds since 1970. */
  readonly cosigned: readonly { readonly name: string; readonly time: number }[];
  /** Which of the log's keys signed. */
  readonly signedWith: readonly LogKey['type'][];
}

interface Draft {
  readonly logs: PolicyLog[];
  readonly witnesses: PolicyWitness[];
  readonly groups: PolicyGroup[];
  readonly taken: Set<string>;
  quorum: string | null;
}

/** Reads a policy file. The fault names the line. */
export function parsePolicy(text: string): Result<Policy, LogFault> {
  const draft: Draft = { logs: [], witnesses: [], groups: [], taken: new Set(), quorum: null };
  // Tab and newline are the only control characters that may stand in the file; U+FFFD shows that it was not UTF-8.
  if (Array.from(text).some((sign) => (sign < ' ' && sign !== '\t' && sign !== '\n') || /[\u007f\ufffd]/.test(sign))) {
    return bad(0, '文件中有不允许的字符', 'the file holds forbidden characters');
  }
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words[0] === undefined || words[0].startsWith('#')) continue;
    const fault = readLine(words, draft);
    if (fault !== null) return bad(index + 1, fault[0], fault[1]);
  }
  const { quorum, logs, witnesses, groups } = draft;
  if (quorum === null) return bad(0, '缺少 quorum 一行', 'there is no quorum line');
  return ok({ logs, witnesses, groups, quorum });
}

type Complaint = readonly [zh: string, en: string];

function readLine([kind, ...rest]: readonly string[], draft: Draft): Complaint | null {
  switch (kind) {
    case 'log':
      return readLog(rest, draft);
    case 'witness':
      return readWitness(rest, draft);
    case 'group':
      return readGroup(rest, draft);
    case 'quorum':
      return readQuorum(rest, draft);
    default:
      return [`不认识“${kind}”`, `"${kind}" is unknown`];
  }
}

function readLog([vkey, url, ...more]: readonly string[], draft: Draft): Complaint | null {
  const key = parseVkey(vkey ?? '');
  if (!key.ok || more.length > 0) return ['公钥写法不对', 'malformed key'];
  if (key.value.type === 'COSIGNATURE') return ['见证人的公钥不能作日志公钥', "a witness's key cannot be a log's"];
  if (draft.logs.some((log) => sameKey(log.key, key.value))) return ['同一公钥写了两次', 'the key is listed twice'];
  draft.logs.push({ key: key.value, url: url ?? null });
  return null;
}

function readWitness([name, vkey, url, ...more]: readonly string[], draft: Draft): Complaint | null {
  const key = parseVkey(vkey ?? '');
  if (name === undefined || !key.ok || more.length > 0) return ['公钥写法不对', 'malformed key'];
  if (key.value.type !== 'COSIGNATURE') return ['这不是见证人的公钥', "not a witness's key"];
  if (draft.witnesses.some((each) => sameKey(each.key, key.value)))
    return ['同一公钥写了两次', 'the key is listed twice'];
  if (!take(name, draft)) return [`“${name}”已有所指`, `"${name}" is taken`];
  draft.witnesses.push({ name, key: key.value, url: url ?? null });
  return null;
}

function readGroup([name, threshold, ...members]: readonly string[], draft: Draft): Complaint | null {
  const strange = members.find((member) => !draft.taken.has(member));
  if (strange !== undefined) return [`前面没有“${strange}”`, `"${strange}" is not defined above`];
  // Each name counts in one place only, or one witness could make up a quorum by itself.
  const used = new Set(draft.groups.flatMap((group) => group.members));
  if (members.some((member, i) => used.has(member) || members.indexOf(member) !== i)) {
    return ['成员只能列一次', 'a member is listed more than once'];
  }
  const least = leastOf(threshold, members.length);
  if (name === undefined || least === null) return ['人数不对', 'the threshold is wrong'];
  if (!take(name, draft)) return [`“${name}”已有所指`, `"${name}" is taken`];
  draft.groups.push({ name, least, members });
  return null;
}

function readQuorum([name, ...more]: readonly string[], draft: Draft): Complaint | null {
  if (draft.quorum !== null) return ['quorum 只能有一行', 'there is a quorum line already'];
  if (name === undefined || more.length > 0) return ['应写一个名称', 'one name is expected'];
  if (name !== 'none' && !draft.taken.has(name)) return [`前面没有“${name}”`, `"${name}" is not defined above`];
  draft.quorum = name;
  return null;
}

function take(name: string, draft: Draft): boolean {
  if (name === 'none' || draft.taken.has(name)) return false;
  draft.taken.add(name);
  return true;
}

function leastOf(threshold: string | undefined, members: number): number | null {
  if (members === 0) return null;
  if (threshold === 'all') return members;
  if (threshold === 'any') return 1;
  const least = /^[1-9]\d*$/.test(threshold ?? '') ? Number(threshold) : 0;
  return least >= 1 && least <= members ? least : null;
}

/** How far two clocks may be apart: a witness that is a little ahead has not signed the future. */
const SKEW_SECONDS = 60;

/**
 * Is the checkpoint valid under the policy: signed by one of its logs, under that log's own name, and cosigned as its
 * quorum asks? A cosignature whose time is more than `SKEW_SECONDS` after `now` (seconds since 1970) counts for nothing: a
 * witness whose clock is wrong cannot make what others bear out be refused. `null` leaves times alone.
 */
export function checkCheckpoint(note: string, policy: Policy, now: number | null): Result<Standing, LogFault> {
  const keys = [...policy.logs.map((log) => log.key), ...policy.witnesses.map((each) => each.key)];
  const opened = openNoteLines(note, keys);
  if (!opened.ok) return opened;
  const head = parseTreeHead(opened.value.text);
  if (!head.ok) return head;
  const { held } = opened.value;
  const signedWith = held.filter(({ key }) => key.type !== 'COSIGNATURE' && key.name === head.value.origin);
  if (signedWith.length === 0) {
    return refuse('UNKNOWN_LOG', '检查点不是规则里的日志签的', 'the checkpoint is signed by no log of the policy');
  }
  const cosigned = policy.witnesses.flatMap(({ name, key }) => {
    const time = held.find((each) => each.key === key)?.time;
    return typeof time === 'number' ? [{ name, time }] : [];
  });
  const isLate = ({ time }: { readonly time: number }): boolean => now !== null && time > now + SKEW_SECONDS;
  const late = cosigned.find(isLate);
  const inTime = cosigned.filter((each) => !isLate(each));
  const names = new Set(inTime.map(({ name }) => name));
  if (!meetsQuorum(policy, names)) {
    if (late !== undefined) {
      return refuse(
        'COSIGNED_IN_THE_FUTURE',
        `见证人不够：“${late.name}”的见证时间还没有到，不能算；请先核对两边的时钟`,
        `too few witnesses: ${late.name} cosigned at a time that is still to come; check both clocks`,
      );
    }
    const list = [...names].join('、');
    return refuse(
      'QUORUM_NOT_MET',
      names.size === 0 ? '没有一个见证人签名' : `见证人不够：只有${list}签了名`,
      names.size === 0 ? 'no witness has signed' : `too few witnesses: only ${[...names].join(', ')}`,
    );
  }
  return ok({ head: head.value, cosigned: inTime, signedWith: signedWith.map(({ key }) => key.type) });
}

/**
 * Keys of the log that did not sign, one fault each. C2SP lets any of a log's keys sign; ours signs with all that it names, so a
 * line that is gone was taken away.
 */
export function keysThatDidNotSign({ head, signedWith }: Standing, policy: Policy): readonly LogFault[] {
  const own = policy.logs.filter(({ key }) => key.name === head.origin).map(({ key }) => key.type);
  return [...new Set(own)]
    .filter((type) => !signedWith.includes(type))
    .map((type) =>
      logFault('NOT_SIGNED', `检查点缺少日志的 ${nameOf(type)} 签名`, `the log's ${nameOf(type)} signature is missing`),
    );
}

const nameOf = (type: LogKey['type']): string => (type === 'SM2' ? 'SM2' : 'Ed25519');

/** Do these witnesses make up the quorum? */
export function meetsQuorum(policy: Policy, cosigned: ReadonlySet<string>): boolean {
  const met = new Set(cosigned);
  for (const { name, least, members } of policy.groups) {
    if (members.filter((member) => met.has(member)).length >= least) met.add(name);
  }
  return policy.quorum === 'none' || met.has(policy.quorum);
}

const bad = (line: number, zh: string, en: string): { readonly ok: false; readonly error: LogFault } => ({
  ok: false,
  error: logFault(
    'BAD_POLICY',
    line === 0 ? `见证规则：${zh}` : `见证规则第 ${line} 行：${zh}`,
    line === 0 ? `policy: ${en}` : `policy, line ${line}: ${en}`,
    line === 0 ? {} : { line },
  ),
});
