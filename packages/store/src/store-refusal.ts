import type { SealFault } from '@mingxuan/ledger';
import type { Refusal, Text } from '@mingxuan/rulebook';
import type { RowFault } from './ledger-rows.ts';
import { UnreadableValue } from './private-values.ts';

const refusal = (code: string, message: Text, remedy: Text): Refusal => ({ code, message, remedy, sources: [] });

export const communityUnknown = (communityId: string): Refusal =>
  refusal(
    'COMMUNITY_UNKNOWN',
    { zh: `没有编号为 ${communityId} 的社区。`, en: `There is no community ${communityId}.` },
    { zh: '请核对社区编号，或者先登记这个社区。', en: 'Check the identifier, or register the community first.' },
  );

export const commandIdReused: Refusal = refusal(
  'COMMAND_ID_REUSED',
  {
    zh: '这个操作编号已经用于另一项操作，这次没有办理。',
    en: 'This command id has been used for another command; nothing was done.',
  },
  {
    zh: '请刷新页面，看清现在的情况，再重新办理。',
    en: 'Reload the page, look at how things stand, and do it again.',
  },
);

/** Somebody stopped every erasure here, perhaps while this one was being decided. */
export const erasingStopped = (reasons: readonly string[]): Refusal =>
  refusal(
    'RECORDS_STILL_NEEDED',
    {
      zh: `现在还不能清除：已要求暂停清除：${reasons.join('；')}`,
      en: `Nothing can be erased yet. Erasing is stopped: ${reasons.join('; ')}`,
    },
    {
      zh: '请和要求暂停的人核实，解除暂停以后再清除；什么都没有清除。',
      en: 'Ask whoever put the stop; erase once it is lifted. Nothing was erased.',
    },
  );

export const notSealed = (fault: SealFault): Refusal =>
  refusal('ENTRY_NOT_RECORDABLE', fault.message, {
    zh: '请改正这一处再提交；什么都没有写入。',
    en: 'Correct this place and send it again; nothing was written.',
  });

export const ledgerDamaged = (communityId: string, fault: RowFault): Refusal =>
  refusal(
    'LEDGER_DAMAGED',
    {
      zh: `社区 ${communityId} 的账本第 ${fault.seq} 号读不出来：${fault.message.zh}`,
      en: `Entry ${fault.seq} of community ${communityId} cannot be read: ${fault.message.en}`,
    },
    {
      zh: '请立即停止操作，保留现场，用 mingxuan rebuild 查明，再从备份恢复。',
      en: 'Stop, change nothing, find out more with `mingxuan rebuild`, then restore a backup.',
    },
  );

/** Refusals for what the database itself objects to, and for values that do not open; null for anything that is not an expected objection. */
export function databaseObjection(cause: unknown): Refusal | null {
  if (cause instanceof UnreadableValue) return cause.refusal;
  if (!(cause instanceof Error) || !('code' in cause)) return null;
  const constraint = 'constraint' in cause ? cause.constraint : undefined;
  if (cause.code === '23505' && constraint === 'check_in_pkey') {
    return refusal(
      'ALREADY_CHECKED_IN',
      { zh: '这位选民已经领过票了。', en: 'This voter has already been checked in.' },
      {
        zh: '请核对选民证号；同一次投票每人只能领一次。',
        en: 'Check the voter number; each voter is checked in once.',
      },
    );
  }
  if (cause.code === '22P05' || cause.code === '22021') {
    return refusal(
      'TEXT_NOT_STORABLE',
      { zh: '文字里有无法保存的控制字符。', en: 'The text holds a control character that cannot be stored.' },
      { zh: '请删去该字符（常见于从别处粘贴），再提交。', en: 'Remove it (often pasted in) and send again.' },
    );
  }
  if (cause.code === '53100') {
    return refusal(
      'DISK_FULL',
      { zh: '数据库所在的磁盘已满，这一步没有保存。', en: "The database's disk is full; nothing was saved." },
      { zh: '请清理磁盘后重做这一步。', en: 'Free some space and repeat the step.' },
    );
  }
  return null;
}

/** Whether an error says that this command has been recorded before. */
export const isRepeatedCommand = (cause: unknown): boolean =>
  cause instanceof Error && 'constraint' in cause && cause.constraint === 'command_receipt_pkey';
