import type { Refusal } from '@mingxuan/rulebook';

export const tooManyBatches = (most: number): Refusal => ({
  code: 'TOO_MANY_BATCHES',
  message: {
    zh: `您已经有${most}批文书在排队或打印，不能再加。`,
    en: `You have ${most} batches waiting or in print already.`,
  },
  remedy: { zh: '请等前面的打完，或者取消一批再来。', en: 'Wait for them, or cancel one.' },
  sources: [],
});

export const printingBroke: Refusal = {
  code: 'BATCH_BROKE',
  message: {
    zh: '这一批没有打完，系统出错了；登记的内容没有受影响。',
    en: 'The batch broke off; nothing recorded was affected.',
  },
  remedy: { zh: '请重新打印；还是不行时告诉管理员。', en: 'Print it again, or tell the administrator.' },
  sources: [],
};

export const noSuchBatch: Refusal = {
  code: 'NO_SUCH_BATCH',
  message: {
    zh: '没有这一批文书，或者已经过了两小时的保存期。',
    en: 'There is no such batch, or its two hours are over.',
  },
  remedy: { zh: '请重新打印。', en: 'Print it again.' },
  sources: [],
};

export const batchNotReady: Refusal = {
  code: 'BATCH_NOT_READY',
  message: { zh: '这一批还没有打完。', en: 'The batch is not finished.' },
  remedy: { zh: '请等进度走完再下载。', en: 'Wait until it is.' },
  sources: [],
};

export const noCommunityThere: Refusal = {
  code: 'NO_COMMUNITY_THERE',
  message: { zh: '这个范围里没有您能打印文书的社区。', en: 'There is no community there whose papers you may read.' },
  remedy: { zh: '请核对范围，或者请管理员授权。', en: 'Check the place, or ask for the grant.' },
  sources: [],
};
