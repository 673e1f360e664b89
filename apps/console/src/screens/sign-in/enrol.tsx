import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { client, sessionQuery } from '../../api.ts';
import { GateFrame } from '../../shell/gate.tsx';
import { Enrolment } from '../accounts/enrolment.tsx';
import { RecoveryCodes } from '../accounts/recovery-codes.tsx';

/** Where staff are led who have no authenticator although one is required: nothing else opens before it. */
export default function EnrolScreen() {
  const navigate = useNavigate();
  const queries = useQueryClient();
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
      title={codes === null ? <Trans>绑定手机验证器</Trans> : <Trans>收好恢复码</Trans>}
      lead={
        codes === null ? (
          <Trans>本系统要求工作人员登录时除了密码，还要手机上的六位数字。只绑定这一次，大约两分钟。</Trans>
        ) : undefined
      }
    >
      {codes === null ? (
        <>
          <Enrolment enrolled={false} onEnrolled={setCodes} />
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
