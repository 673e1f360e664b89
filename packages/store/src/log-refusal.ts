import type { LogFault, LogKeyFault } from '@mingxuan/ledger';
import type { Refusal, Text } from '@mingxuan/rulebook';

const refusal = (code: string, message: Text, remedy: Text): Refusal => ({ code, message, remedy, sources: [] });

const ASK: Text = {
  zh: '请不要改动任何文件，保留现场，与技术人员核对后再继续；账本照常记录。',
  en: 'Change nothing, keep everything as it is and have it looked at. Acts are recorded all the same.',
};

export const otherOrigin = (written: string, asked: string): Refusal =>
  refusal(
    'LOG_OTHER_ORIGIN',
    {
      zh: `本装置的公开日志名为“${written}”，设置里却是“${asked}”。日志的名称一经启用不能更改。`,
      en: `The log of this installation is called ${written}, the settings say ${asked}. A log keeps its name.`,
    },
    {
      zh: '请把 MINGXUAN_LOG_ORIGIN 改回原来的名称，或者去掉这一项。',
      en: 'Set MINGXUAN_LOG_ORIGIN back to that name, or leave it out.',
    },
  );

export const notOurCheckpoint = (size: number, fault: LogFault): Refusal =>
  refusal(
    'LOG_KEY_CHANGED',
    {
      zh: `公开日志的最后一个检查点（第 ${size} 项）不是用现在的钥匙签的：${fault.message.zh}`,
      en: `The last checkpoint of the log (${size} leaves) was not signed with the present key: ${fault.message.en}`,
    },
    {
      zh: '请把原来的 keys/log-signing.pem 和 keys/log-signing-sm2.pem 从备份放回。',
      en: 'Put the former keys/log-signing.pem and keys/log-signing-sm2.pem back from the backup.',
    },
  );

export const logDamaged = (size: number, fault: LogFault): Refusal =>
  refusal(
    'LOG_DAMAGED',
    {
      zh: `公开日志（第 ${size} 项）被改动过，不能接着写：${fault.message.zh}`,
      en: `The log (${size} leaves) was changed and must not be continued: ${fault.message.en}`,
    },
    ASK,
  );

export const notSigned = (fault: LogKeyFault): Refusal =>
  refusal(
    'LOG_NOT_SIGNED',
    { zh: `检查点不能签名：${fault.message.zh}`, en: `The checkpoint cannot be signed: ${fault.message.en}` },
    ASK,
  );
