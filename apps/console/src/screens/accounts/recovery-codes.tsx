import { PrinterOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from 'antd';
import { useCallback, useState } from 'react';
import { useSession } from '../../api.ts';
import { PrintSheet } from '../poll/print-sheet.tsx';
import css from './security.module.css';

interface Props {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** The ten codes, this once: to print or to write down. Nobody goes on before saying that they are kept. */
export function RecoveryCodes({ codes, onDone }: Props) {
  const { t } = useLingui();
  const { data } = useSession();
  const [kept, setKept] = useState(false);
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const name = data?.actor?.name ?? '';
  const day = data?.today ?? '';
  return (
    <div className={css.recovery}>
      <p>
        <Trans>
          这是 10
          个恢复码。手机或者密钥不在身边时，登录用一个恢复码代替，每个只能用一次。它们只显示这一次：请打印或抄下来，锁在抽屉里，不要和电脑放在一起。
        </Trans>
      </p>
      <ul className={css.codes} aria-label={t`恢复码`}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => setPrinting(true)}>
        <Trans>打印</Trans>
      </Button>
      <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
        <Trans>我已经打印或抄下来，收好了</Trans>
      </Checkbox>
      <Button type="primary" disabled={!kept} onClick={onDone}>
        <Trans>完成</Trans>
      </Button>
      {printing ? (
        <PrintSheet onDone={printed}>
          <h1>
            <Trans>登录恢复码</Trans>
          </h1>
          <p>
            <Trans>
              {name}，{day}。登录要动态验证码而手机不在身边时，输入一个没有划掉的；每个只能用一次，用过的划掉。
            </Trans>
          </p>
          <ol className={css.printed}>
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
        </PrintSheet>
      ) : null}
    </div>
  );
}
