import { Trans } from '@lingui/react/macro';
import { Alert } from 'antd';

/** Ledgers that are still being read: what is shown of them is what was known before, or nothing. */
export function ReadingNote({ reading, all }: { readonly reading: number; readonly all: number }) {
  if (reading === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      title={
        <Trans>
          正在读取台账，{all} 个社区里还有 {reading} 个没有读完：下面的数字还不全，读完会自动更新。
        </Trans>
      }
    />
  );
}
