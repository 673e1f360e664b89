import { once } from 'node:events';
import type { LogKey } from '@mingxuan/ledger';
import { formatVkey, parsePolicy, parseVkey, readNote } from '@mingxuan/ledger';
import type { Lang, Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { fine, refused } from '../answer.ts';
import type { Witness } from '../witness/cosign-once.ts';
import { answerTo, explain, requestFrom } from '../witness/cosign-once.ts';
import { textIfThere, writeDurably } from '../witness/durable-file.ts';
import type { LogClient } from '../witness/log-client.ts';
import { logClient, unreachable } from '../witness/log-client.ts';
import { isAddress, openPublished } from '../evidence/published-log.ts';
import { openDoor } from '../witness/witness-door.ts';
import type { WitnessKey } from '../witness/witness-key.ts';
import { witnessKey } from '../witness/witness-key.ts';
import type { WitnessState } from '../witness/witness-state.ts';
import { lockState, readState, watchedLog, writeState } from '../witness/witness-state.ts';

export interface WitnessWish {
  readonly log: string;
  readonly key: string;
  readonly state: string;
  /** Makes the key the first time. */
  readonly name?: string;
  /** The log's keys, lines from elsewhere; needed the first time. */
  readonly logKey: readonly string[];
  /** Or a policy file that names them. */
  readonly policy?: string;
  /** Where logs may come and ask, as `127.0.0.1:8090`. */
  readonly listen?: string;
  /** Look again every so many seconds, until stopped. */
  readonly every?: number;
  readonly out?: string;
  readonly send: boolean;
}

/** `mingxuan witness`: holds the log against what it saw before, and cosigns. Exit 2 where it refuses. */
export async function witnessCommand(wish: WitnessWish, lang: Lang, tell: (line: string) => void): Promise<Answer> {
  const lock = lockState(wish.state);
  if (!lock.ok) return refused(lock.error, lang);
  try {
    const ready = await openWitness(wish, ({ line }) => tell(`${newKey[lang]}\n  ${formatVkey(line)}`));
    if (!ready.ok) return refused(ready.error, lang);
    const witness = ready.value;
    if (wish.listen !== undefined) return await listen(witness, wish.listen, lang, tell);
    const client = logAt(wish.log);
    if (wish.every === undefined) return await cosignOnce(witness, client, wish, lang);
    return await cosignForEver(witness, client, { ...wish, every: wish.every }, lang, tell);
  } finally {
    lock.value();
  }
}

/** A log at an address; or a copy in a folder, as it is carried to a machine without a network: nothing can be brought to that. */
const logAt = (where: string): LogClient =>
  isAddress(where)
    ? logClient(where)
    : { ...openPublished(where), send: () => Promise.resolve(err(unreachable(where, 'folder'))) };

async function openWitness(wish: WitnessWish, tell: (key: WitnessKey) => void): Promise<Result<Witness, Refusal>> {
  const key = await witnessKey(wish.key, wish.name);
  if (!key.ok) return key;
  // Told before anything else can be wrong: the next time it is no news.
  if (key.value.made) tell(key.value);
  const known = await readState(wish.state);
  if (!known.ok) return known;
  const given = await keysGiven(wish);
  if (!given.ok) return given;
  const first = known.value ?? (await firstState(wish, given.value));
  if ('ok' in first) return first;
  let state: WitnessState = first;
  const strange = given.value.find((one) => !state.log.keys.some((mine) => formatVkey(mine) === formatVkey(one)));
  if (strange !== undefined) return err(otherLog(state.log.origin));
  if (known.value === null) await writeState(wish.state, state);
  return ok({
    key: key.value,
    stateFile: wish.state,
    state: () => state,
    remember: (next) => {
      state = next;
    },
    now: () => Math.floor(Date.now() / 1000),
  });
}

/** The log's keys that were given by hand or stand in a policy. */
async function keysGiven({ logKey, policy }: WitnessWish): Promise<Result<readonly LogKey[], Refusal>> {
  const keys: LogKey[] = [];
  for (const line of logKey) {
    const key = parseVkey(line.trim());
    if (!key.ok) return err(unreadable(key.error.message.zh, key.error.message.en));
    keys.push(key.value);
  }
  if (policy === undefined) return ok(keys);
  const text = await textIfThere(policy);
  const parsed = text === null ? null : parsePolicy(text);
  if (parsed === null) return err(unreadable(`没有文件 ${policy}`, `there is no file ${policy}`));
  if (!parsed.ok) return err(unreadable(parsed.error.message.zh, parsed.error.message.en));
  return ok([...keys, ...parsed.value.logs.map((log) => log.key)]);
}

/** The first time: what the log says of its own keys is shown, never believed. */
async function firstState(
  wish: WitnessWish,
  keys: readonly LogKey[],
): Promise<WitnessState | { readonly ok: false; readonly error: Refusal }> {
  if (keys.length === 0) {
    const said = await openPublished(wish.log).file('keys');
    const lines = said.ok && said.value !== null ? Buffer.from(said.value).toString('utf8').trim() : '';
    return err(keyNeeded(lines));
  }
  const log = watchedLog(keys);
  return log.ok ? { log: log.value, record: null } : log;
}

async function cosignOnce(witness: Witness, client: LogClient, wish: WitnessWish, lang: Lang): Promise<Answer> {
  const request = await requestFrom(client, witness.state());
  if (!request.ok) return refused(request.error, lang);
  const answer = await answerTo(witness, request.value);
  if (answer.kind !== 'COSIGNED') return refused(await explain(witness, answer), lang);
  const { record, line } = answer;
  const note = readNote(record.checkpoint);
  const own = note.ok ? `${note.value.text}\n${line}` : line;
  if (wish.out !== undefined) await writeDurably(wish.out, `${record.checkpoint}${line}`);
  const sent = wish.send && isAddress(wish.log) ? await client.send('add-cosignature', own) : ok(null);
  if (!sent.ok) return refused(sent.error, lang);
  // A log that does not know us keeps nothing; the cosignature holds all the same and can be brought by hand.
  const taken = sent.value === 200;
  const key = formatVkey(witness.key.line);
  const json = {
    origin: record.origin,
    size: record.size,
    key,
    cosignature: line,
    taken: sent.value === null ? null : taken,
  };
  return fine(json, said(record.origin, record.size, sent.value, key, line)[lang]);
}

async function cosignForEver(
  witness: Witness,
  client: LogClient,
  wish: WitnessWish & { readonly every: number },
  lang: Lang,
  tell: (line: string) => void,
): Promise<Answer> {
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]).then(() => true);
  for (let last = ''; ; ) {
    const answer = await cosignOnce(witness, client, wish, lang);
    // A contradiction ends it: somebody has to look. A network that is down does not.
    if (answer.exit !== 0 && !isUnreachable(answer)) return answer;
    if (answer.text !== last) tell(answer.text);
    last = answer.text;
    let timer: NodeJS.Timeout | undefined;
    const pause = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), wish.every * 1000);
    });
    const ended = await Promise.race([pause, stopped]);
    clearTimeout(timer);
    if (ended) return fine({ stopped: true }, '');
  }
}

const isUnreachable = ({ json }: Answer): boolean =>
  JSON.stringify(json).startsWith('{"refusal":{"code":"LOG_UNREACHABLE"');

async function listen(witness: Witness, where: string, lang: Lang, tell: (line: string) => void): Promise<Answer> {
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(where) ?? [];
  if (host === '' || Number(port) > 65535) return refused(badAddress(where), lang);
  const door = openDoor(witness, ({ message }) => tell(`✗ ${message[lang]}`));
  door.listen(Number(port), host);
  const listening = once(door, 'listening').then(() => null);
  const failed = once(door, 'error').then(() => badAddress(where));
  const trouble = await Promise.race([listening, failed]);
  if (trouble !== null) return refused(trouble, lang);
  const address = door.address();
  tell(`http://${host}:${typeof address === 'object' && address !== null ? address.port : port}/add-checkpoint`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  door.close();
  door.closeAllConnections();
  return fine({ stopped: true }, '');
}

const newKey = {
  zh: '见证人的钥匙已生成。请把下面这一行交给管理日志的人，写进见证规则：',
  en: 'The key of this witness was made. Give this line to whoever runs the log, for the policy:',
};

const said = (origin: string, size: number, status: number | null, key: string, line: string) => {
  const [zh, en] =
    status === 200
      ? ['已送交日志。', 'handed to the log.']
      : status === null
        ? ['没有送交。', 'not sent.']
        : [
            `日志没有收下（${status}）：它的见证规则里没有本见证人。`,
            `the log did not take it (${status}): this witness is not in its policy.`,
          ];
  return {
    zh: `✓ ${origin} 共 ${size} 项，接着以前的写下来，没有改动，已见证；${zh}\n本见证人的公钥：${key}\n${line.trimEnd()}`,
    en: `✓ ${origin}, ${size} leaves, continues what was seen before; cosigned, ${en}\nKey of this witness: ${key}\n${line.trimEnd()}`,
  };
};

const keyNeeded = (lines: string): Refusal => ({
  code: 'LOG_KEY_NEEDED',
  message: {
    zh: `第一次见证要知道日志的公钥。日志自己说是：\n${lines}\n`,
    en: `The first time, the log's key must be given. The log itself says:\n${lines}\n`,
  },
  remedy: {
    zh: '请与公示栏上的或者电话里念的逐字核对，再加 --log-key "<那一行>" 重试；有两行就写两次。',
    en: 'Compare it with what was posted or read out on the telephone, and try again with --log-key "<the line>", once a line.',
  },
  sources: [],
});

const otherLog = (origin: string): Refusal => ({
  code: 'OTHER_LOG',
  message: {
    zh: `这份记录见证的是“${origin}”，给出的公钥不是它的。`,
    en: `This state is about ${origin}; the key given is not one of its.`,
  },
  remedy: { zh: '每个日志用自己的 --state 文件。', en: 'Use a state file of its own for each log.' },
  sources: [],
});

const unreadable = (zh: string, en: string): Refusal => ({
  code: 'BAD_LOG_KEY',
  message: { zh: `日志的公钥不能使用：${zh}。`, en: `The key of the log cannot be used: ${en}.` },
  remedy: { zh: '请整行复制，不要断开。', en: 'Copy the whole line.' },
  sources: [],
});

const badAddress = (where: string): Refusal => ({
  code: 'CANNOT_LISTEN',
  message: { zh: `不能在 ${where} 上等候。`, en: `Cannot listen on ${where}.` },
  remedy: { zh: '写成“地址:端口”，例如 127.0.0.1:8090。', en: 'Write host:port, as 127.0.0.1:8090.' },
  sources: [],
});
