import type { Refusal } from '@mingxuan/rulebook';

/** Says why nothing can be kept in the data folder; `code` is the system's, as `EACCES`. */
export function notWritable(dataDir: string, code: string): Refusal {
  return {
    code: code === 'ENOSPC' ? 'DISK_FULL' : 'DATA_NOT_WRITABLE',
    message:
      code === 'ENOSPC'
        ? { zh: `磁盘已满，不能写入数据文件夹 ${dataDir}。`, en: `The disk is full: cannot write to ${dataDir}.` }
        : {
            zh: `数据文件夹 ${dataDir} 不能写入（${code}）。`,
            en: `The data folder ${dataDir} is not writable (${code}).`,
          },
    remedy: {
      zh: '请腾出空间或修改权限，也可以换一个位置：MINGXUAN_DATA=/别的/文件夹 npm start',
      en: 'Free space or fix permissions, or choose another folder with MINGXUAN_DATA.',
    },
    sources: [],
  };
}
