interface Words {
  readonly zh: string;
  readonly en: string;
}

export type VaultCode =
  | 'VAULT_KEYS_UNREADABLE'
  | 'VAULT_KEYS_NOT_WRITABLE'
  | 'VAULT_KEY_MISSING'
  | 'VAULT_VALUE_DAMAGED';

/** Why a value stays closed. Has the shape of a refusal; never holds the value or a key. */
export interface VaultFault {
  readonly code: VaultCode;
  readonly message: Words;
  readonly remedy: Words;
  readonly sources: readonly never[];
}

export const keysUnreadable = (where: string, why: Words): VaultFault => ({
  code: 'VAULT_KEYS_UNREADABLE',
  message: {
    zh: `加密钥匙文件 ${where} 读不出来：${why.zh}。`,
    en: `The key file ${where} cannot be read: ${why.en}.`,
  },
  remedy: {
    zh: '请从备份取回这个文件，放回原处，权限只给运行本系统的账户。不要删除它重新生成：换了钥匙，已有的数据就打不开了。',
    en: 'Put the file back from a backup, readable by the service alone. Do not make a new one: it would open nothing.',
  },
  sources: [],
});

export const keysNotWritable = (where: string, code: string): VaultFault => ({
  code: 'VAULT_KEYS_NOT_WRITABLE',
  message: {
    zh: `加密钥匙文件 ${where} 写不进去（${code}）。`,
    en: `The key file ${where} cannot be written (${code}).`,
  },
  remedy: {
    zh: '请检查文件夹的权限和磁盘空间，再试一次。数据没有改动。',
    en: 'Check the permissions and the free space of its folder. No data was changed.',
  },
  sources: [],
});

export const keyMissing = (keyIds: readonly string[]): VaultFault => ({
  code: 'VAULT_KEY_MISSING',
  message: {
    zh: `数据是用钥匙 ${keyIds.join('、')} 加密的，钥匙文件里没有这把钥匙。`,
    en: `Data were encrypted under key ${keyIds.join(', ')}, which the key file does not hold.`,
  },
  remedy: {
    zh: '请停止服务，从备份取回原来的钥匙文件（数据文件夹里的 keys/vault.keys，或 MINGXUAN_VAULT_KEYS_FILE 所指的文件），再启动。',
    en: 'Stop the service and put back the key file that belongs to these data (keys/vault.keys, or MINGXUAN_VAULT_KEYS_FILE).',
  },
  sources: [],
});

export const valueDamaged = (table: string, column: string, row: string): VaultFault => ({
  code: 'VAULT_VALUE_DAMAGED',
  message: {
    zh: `表 ${table} 第 ${row} 行的 ${column} 打不开：被改动过，或者是从别处挪来的。`,
    en: `${column} of row ${row} in ${table} does not open: it was changed, or moved here from elsewhere.`,
  },
  remedy: {
    zh: '请保留现场，用 mingxuan keys drill 和 mingxuan rebuild 查明，再从备份恢复。',
    en: 'Keep everything as it is, look with `mingxuan keys drill` and `mingxuan rebuild`, then restore a backup.',
  },
  sources: [],
});
