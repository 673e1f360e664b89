import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { client, sessionQuery, useSession } from '../../api.ts';
import { GateFrame } from '../../shell/gate.tsx';
import { AddPasskey } from '../accounts/add-passkey.tsx';
import { Enrolment } from '../accounts/enrolment.tsx';
import { passkeyPlace } from '../accounts/passkey.ts';
import { RecoveryCodes } from '../accounts/recovery-codes.tsx';

/** Where staff are led who have no second factor although one is required: nothing else opens before it. */
export default function EnrolScreen() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [way, setWay] = useState<'PHONE' | 'PASSKEY'>('PHONE');
  const origin = useSession().data?.policy.passkeyOrigin ?? null;
  const passkeys = passkeyPlace(origin).kind === 'HERE';
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const goOn = async (): Promise<void> => {
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await queries.invalidateQueries();
    await navigate({ to: '/', replace: true });
  };
  const leave = async (): Promise<void> => {
    await client.signOut();
    queries.clear();
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    await navigate({ to: '/sign-in', replace: true });
  };
  return (
    <GateFrame
      title={
        codes !== null ? (
          <Trans>收好恢复码</Trans>
        ) : way === 'PHONE' ? (
          <Trans>绑定手机验证器</Trans>
        ) : (
          <Trans>绑定通行密钥</Trans>
        )
      }
      lead={
        codes === null ? (
          way === 'PHONE' ? (
            <Trans>本系统要求工作人员登录时除了密码，还要手机上的六位数字。只绑定这一次，大约两分钟。</Trans>
          ) : (
            <Trans>
              本系统要求工作人员登录时除了密码，还要一样自己才有的东西：这台电脑的指纹、面容或 PIN，或者一把安全密钥。
            </Trans>
          )
        ) : undefined
      }
    >
      {codes === null ? (
        <>
          {way === 'PHONE' ? (
            <Enrolment has={{ authenticator: false, passkey: false }} onEnrolled={setCodes} />
          ) : (
            <AddPasskey asks={{ password: false, code: false, passkey: false }} onMade={setCodes} />
          )}
          {passkeys ? (
            <Button block style={{ marginTop: 18 }} onClick={() => setWay(way === 'PHONE' ? 'PASSKEY' : 'PHONE')}>
              {way === 'PHONE' ? <Trans>不用手机，改用通行密钥</Trans> : <Trans>改用手机验证器</Trans>}
            </Button>
          ) : null}
          <Button type="text" block style={{ marginTop: 14 }} onClick={() => void leave()}>
            <Trans>现在不绑定，退出登录</Trans>
          </Button>
        </>
      ) : (
        <RecoveryCodes codes={codes} onDone={() => void goOn()} />
      )}
    </GateFrame>
  );
}
