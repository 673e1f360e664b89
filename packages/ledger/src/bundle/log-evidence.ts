import { canonicalize } from '../canonical.ts';
import type { Entry } from '../entry.ts';
import type { Fault, Place } from '../fault.ts';
import { broken, noted } from '../fault.ts';
import { encodeLeaf, leafOfText } from '../log/leaf.ts';
import type { Policy, Standing } from '../log/policy.ts';
import { parsePolicy } from '../log/policy.ts';
import { inspectProof, parseProof } from '../log/proof-file.ts';
import type { TreeHead } from '../log/tree-head.ts';
import { parseVkey } from '../log/vkey.ts';
import { decode } from './lines.ts';

export const LOG_FOLDER = 'log/';
export const LOG_PROOF_FILE = 'log/head.tlog-proof';
export const LOG_POLICY_FILE = 'log/policy.txt';
export const LOG_KEYS_FILE = 'log/keys.txt';

/** What a bundle holds of the installation's log: the proof of the chain's last entry, and by whose word. */
export interface LogEvidence {
  /** C2SP tlog-proof of the last entry, with a checkpoint and its cosignatures. */
  readonly proof: string;
  /** C2SP tlog-policy. */
  readonly policy: string;
  /** Every key of the log, a line each; the SM2 key among them, which other programs would refuse in a policy. */
  readonly keys: string;
}

/** What the log says of a bundle's last entry. */
export interface LogFindings {
  /** The tree that the proof leads to; null where it cannot be read. */
  readonly head: TreeHead | null;
  readonly standing: Standing | null;
  /** Was the policy one from elsewhere? Otherwise it came with the bundle, and says only whom the installation names. */
  readonly confirmed: boolean;
  readonly checkpoint: string;
}

export function logFiles({ proof, policy, keys }: LogEvidence): ReadonlyMap<string, Uint8Array> {
  return new Map([
    [LOG_PROOF_FILE, Buffer.from(proof, 'utf8')],
    [LOG_POLICY_FILE, Buffer.from(policy, 'utf8')],
    [LOG_KEYS_FILE, Buffer.from(keys, 'utf8')],
  ]);
}

/**
 * Holds a bundle's last entry against the log of its installation: that it stands in a tree that the log signed and as many
 * witnesses cosigned as the policy asks. Null where the bundle has nothing of a log: those from before there was one.
 */
export function checkLogEvidence(
  files: ReadonlyMap<string, Uint8Array>,
  last: Entry | undefined,
  trusted: Policy | null,
  now: number | null,
  placeOf: (file: string) => Place,
  faults: Fault[],
): LogFindings | null {
  const names = [...files.keys()].filter((name) => name.startsWith(LOG_FOLDER));
  if (names.length === 0) return null;
  for (const name of [LOG_PROOF_FILE, LOG_POLICY_FILE, LOG_KEYS_FILE]) {
    if (!files.has(name))
      faults.push(broken('FILE_MISSING', null, { file: name }, `缺少文件 ${name}`, `${name} is missing`));
  }
  const own = ownPolicy(files, placeOf, faults);
  const policy = trusted ?? own;
  const text = decode(files.get(LOG_PROOF_FILE) ?? new Uint8Array()) ?? '';
  const proof = parseProof(text);
  if (!proof.ok) {
    if (files.has(LOG_PROOF_FILE)) faults.push({ ...proof.error, place: placeOf(LOG_PROOF_FILE) });
    return { head: null, standing: null, confirmed: trusted !== null, checkpoint: '' };
  }
  const spelled = last === undefined ? null : canonicalize(last);
  const leaf = last !== undefined && spelled?.ok === true ? encodeLeaf(leafOfText(last, spelled.value)) : null;
  const { faults: found, standing, head } = inspectProof(proof.value, leaf, policy, now);
  for (const fault of found) {
    // Too few by the installation's own list says when it was packed; too few by the reader's list is too few.
    const severity = trusted === null && fault.code === 'QUORUM_NOT_MET' ? 'warning' : fault.severity;
    const place = { ...placeOf(LOG_PROOF_FILE), ...fault.place };
    faults.push({ ...fault, severity, seq: last?.seq ?? null, place });
  }
  if (standing !== null && trusted === null && policy?.quorum === 'none') faults.push(unwitnessed(placeOf));
  return { head, standing, confirmed: trusted !== null, checkpoint: proof.value.checkpoint };
}

/** The policy that came with the bundle, with every key of the log. */
function ownPolicy(
  files: ReadonlyMap<string, Uint8Array>,
  placeOf: (file: string) => Place,
  faults: Fault[],
): Policy | null {
  const text = decode(files.get(LOG_POLICY_FILE) ?? new Uint8Array()) ?? '';
  const parsed = parsePolicy(text);
  if (!parsed.ok) {
    if (files.has(LOG_POLICY_FILE))
      faults.push({ ...parsed.error, place: { ...placeOf(LOG_POLICY_FILE), ...parsed.error.place } });
    return null;
  }
  const lines = (decode(files.get(LOG_KEYS_FILE) ?? new Uint8Array()) ?? '').split('\n').slice(0, -1);
  const extra = lines.map((line) => parseVkey(line));
  const bad = extra.findIndex((key) => !key.ok);
  if (bad >= 0 || lines.length === 0) {
    if (files.has(LOG_KEYS_FILE))
      faults.push(
        broken(
          'BAD_KEY_LINE',
          null,
          { ...placeOf(LOG_KEYS_FILE), line: bad + 1 },
          '日志的公钥写法不对',
          'a malformed key of the log',
        ),
      );
    return parsed.value;
  }
  const keys = extra.flatMap((key) => (key.ok && key.value.type === 'SM2' ? [{ key: key.value, url: null }] : []));
  return { ...parsed.value, logs: [...parsed.value.logs, ...keys] };
}

const unwitnessed = (placeOf: (file: string) => Place): Fault =>
  noted(
    'LOG_UNWITNESSED',
    null,
    placeOf(LOG_POLICY_FILE),
    '公开日志还没有见证人：只有它自己的签名，不能排除给别人看的是另一份',
    'the log has no witnesses: only its own signature; others may have been shown another',
  );
