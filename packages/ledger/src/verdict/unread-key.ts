import type { Text } from '../fault.ts';
import { parsePolicy } from '../log/policy.ts';
import { parseVkey } from '../log/vkey.ts';
import { trustIn } from './dropped.ts';
import { codeIn } from './paper-code.ts';

const FINGERPRINT_LENGTH = 64;
/** Shorter rows of such signs may be anything. */
const LEAST_OF_ONE = 16;

/** Why what was typed as a key is none, and what to do; null where it is one, or nothing. */
export function whyUnread(text: string): Text | null {
  const bare = text.replaceAll(/\s/g, '');
  if (bare === '' || trustIn(text) !== null) return null;
  if (codeIn(text) !== null) return CODE;
  return ofPolicy(text) ?? (bare.includes('+') ? ofKeyLine(text.trim()) : ofFingerprint(bare)) ?? STRANGE;
}

/** Is it what the field for keys asks for, whole or nearly? */
export const isLikeKey = (text: string): boolean =>
  trustIn(text) !== null ||
  (text.includes('+') && text.length >= LEAST_OF_ONE) ||
  ofFingerprint(text.replaceAll(/\s/g, '')) !== null;

function ofPolicy(text: string): Text | null {
  if (!/^[ \t]*(?:log|witness|group|quorum)[ \t]/m.test(text)) return null;
  const read = parsePolicy(text);
  if (read.ok) return NO_LOG;
  const { zh, en } = read.error.message;
  return {
    zh: `见证规则读不懂：${zh}。请整份重新复制。`,
    en: `The policy cannot be read: ${en}. Copy the whole of it again.`,
  };
}

function ofKeyLine(line: string): Text {
  const key = parseVkey(line);
  return key.ok && key.value.type === 'COSIGNATURE' ? WITNESS : KEY_LINE;
}

function ofFingerprint(bare: string): Text | null {
  const signs = Array.from(bare);
  const strange = signs.findIndex((sign) => !/[0-9a-fA-F]/.test(sign));
  const good = signs.filter((sign) => /[0-9a-fA-F]/.test(sign)).length;
  if (signs.length < LEAST_OF_ONE || good < signs.length * 0.9) return null;
  if (strange >= 0) {
    const sign = signs[strange] ?? '';
    return {
      zh: `公钥指纹里第 ${strange + 1} 个字“${sign}”不对：指纹只有数字 0–9 和字母 a–f（没有 o、l、i）。请对照原件改正。`,
      en: `Character ${strange + 1} of the fingerprint, “${sign}”, is wrong: a fingerprint has the digits 0–9 and the letters a–f only (no o, l or i). Compare it with the original.`,
    };
  }
  const off = signs.length - FINGERPRINT_LENGTH;
  return {
    zh: `公钥指纹应有 ${FINGERPRINT_LENGTH} 个字，现在有 ${signs.length} 个，${off < 0 ? `少了 ${-off} 个` : `多了 ${off} 个`}。请对照原件补正。`,
    en: `A fingerprint has ${FINGERPRINT_LENGTH} characters; this has ${signs.length}, ${off < 0 ? `${-off} too few` : `${off} too many`}. Compare it with the original.`,
  };
}

const CODE: Text = {
  zh: '这像是文书脚上的验证码，不是公钥：请填进上面“验证码”那一格。',
  en: 'That looks like the code in the foot of a paper, not like a key: type it into the field for codes above.',
};
const NO_LOG: Text = {
  zh: '这份见证规则里没有日志的公钥（log 开头的一行）。请向发布日志的人要完整的一份。',
  en: 'This policy names no key of a log (a line that begins with log). Ask whoever publishes the log for the whole of it.',
};
const WITNESS: Text = {
  zh: '这是一位见证人的公钥，不是日志的：只凭它不能断定什么。请填日志的公钥，或者整份见证规则。',
  en: "That is a witness's key, not the log's: by itself it shows nothing. Enter the log's key, or a whole policy.",
};
const KEY_LINE: Text = {
  zh: '日志公钥这一行读不懂：多半是少抄、抄错了字，或者被断成了两行。请整行重新复制。',
  en: "The log's key line cannot be read: a character is missing or wrong, or the line was broken in two. Copy the whole line again.",
};
const STRANGE: Text = {
  zh: '公钥一格里的字读不懂。这里填公钥指纹（64 个字），或者日志公钥（一行，含有加号），或者整份见证规则。',
  en: 'What stands in the field for keys cannot be read. Enter a fingerprint (64 characters), the key line of a log (with plus signs), or a whole policy.',
};
