import type { Refusal, Text } from '@mingxuan/rulebook';

const refusal = (code: string, message: Text, remedy: Text): Refusal => ({ code, message, remedy, sources: [] });

/** Where in a backup something is wrong: its bytes, and what they would have been. */
export interface BackupPlace {
  /** Byte of the file from which on it cannot be believed. */
  readonly offset: number;
  /** Pieces of the file that were still whole. */
  readonly pieces: number;
  /** What was being read: a table, a file, or nothing yet. */
  readonly reading: string | null;
}

/** Thrown inside a stream, where nothing else can be; the backup's front answers it as the refusal it holds. */
export class BackupStopped extends Error {
  readonly refusal: Refusal;
  constructor(why: Refusal) {
    super(why.message.en);
    this.refusal = why;
  }
}

export const notABackup = (file: string): Refusal =>
  refusal(
    'NOT_A_BACKUP',
    { zh: `${file} 不是本系统的备份。`, en: `${file} is not a backup of this system.` },
    { zh: '请选择名称以 .mxb 结尾的备份文件。', en: 'Choose a backup; their names end in .mxb.' },
  );

export const fileUnreadable = (file: string, code: string): Refusal =>
  refusal(
    'BACKUP_UNREADABLE',
    { zh: `备份 ${file} 读不出来（${code}）。`, en: `The backup ${file} cannot be read (${code}).` },
    { zh: '请核对文件名和权限，U 盘要插好。', en: 'Check the name, the permissions, and the disk it lies on.' },
  );

export const notWritten = (file: string, code: string): Refusal =>
  refusal(
    'BACKUP_NOT_WRITTEN',
    { zh: `备份写不进 ${file}（${code}）。`, en: `The backup cannot be written to ${file} (${code}).` },
    {
      zh: '请检查空间和权限；没有写完的文件已经删掉，数据没有动。',
      en: 'Check the space and the permissions. What was unfinished was removed; no data was touched.',
    },
  );

export const alreadyRunning: Refusal = refusal(
  'BACKUP_RUNNING',
  {
    zh: '另一个备份正在进行，这一次没有开始。',
    en: 'Another backup is under way; this one was not begun.',
  },
  { zh: '请等那一个做完再试。', en: 'Wait until that one is done.' },
);

export const wrongKey = (keyId: string): Refusal =>
  refusal(
    'BACKUP_KEY_MISSING',
    {
      zh: `这份备份是用备份钥匙 ${keyId} 加密的，给出的钥匙文件里没有这一把。`,
      en: `This backup was closed with key ${keyId}, which the key file does not hold.`,
    },
    {
      zh: '请用当时另外存放的 backup.keys（放回数据文件夹的 keys 里，或用 --keys 指出它所在的文件夹）。',
      en: 'Use the backup.keys that was kept apart (in keys/ of the data folder, or a folder named with --keys).',
    },
  );

export function damaged({ offset, pieces, reading }: BackupPlace, why: Text): Refusal {
  const [zh, en] = reading === null ? ['开头', 'the beginning'] : [reading, reading];
  return refusal(
    'BACKUP_DAMAGED',
    {
      zh: `备份坏了：从第 ${offset} 字节起（前面 ${pieces} 块完好，正读到 ${zh}），${why.zh}。什么都没有写入。`,
      en: `The backup is damaged from byte ${offset} on (${pieces} pieces before it are whole; reading ${en}): ${why.en}. Nothing was written.`,
    },
    {
      zh: '请换另一份备份；这一份留着，不要删。',
      en: 'Take another backup, and keep this one as it is.',
    },
  );
}

export const otherStructure = (first: string, made: string): Refusal =>
  refusal(
    'BACKUP_OTHER_VERSION',
    {
      zh: `这份备份（${made}）是另一版本的程序做的，和现在的数据表不同：${first}。什么都没有写入。`,
      en: `This backup (${made}) was made by another version; the tables differ: ${first}. Nothing was written.`,
    },
    {
      zh: '请用做备份的那一版程序恢复，启动一次确认无误，再照常升级。',
      en: 'Restore it with the version that made it, start once, and then upgrade as usual.',
    },
  );

export const notEmpty: Refusal = refusal(
  'NOT_EMPTY',
  {
    zh: '这里已经有数据，不能恢复在上面。什么都没有写入。',
    en: 'There are data here already; nothing is restored over them. Nothing was written.',
  },
  {
    zh: '请把原来的数据文件夹移到别处保存（外部数据库另建一个空库），把 keys 文件夹放回，再恢复。',
    en: 'Move the old data folder away and keep it (or make an empty external database), put keys/ back, and try again.',
  },
);

export const vaultKeysMissing = (ids: readonly string[]): Refusal =>
  refusal(
    'VAULT_KEY_MISSING',
    {
      zh: `备份里的数据是用钥匙 ${ids.join('、')} 加密的，keys/vault.keys 里没有。什么都没有写入。`,
      en: `The data in it were encrypted under ${ids.join(', ')}, which keys/vault.keys does not hold. Nothing was written.`,
    },
    {
      zh: '请先把同一时期另存的 keys 文件夹放回数据文件夹，再恢复。',
      en: 'Put the keys/ folder of the same time back into the data folder first.',
    },
  );
