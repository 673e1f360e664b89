import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input, Radio } from 'antd';
import { useCallback, useState } from 'react';
import { type OpenCommunity, secondFactorQuery, useSession } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { useCloseQuestion } from '../../parts/leave-question.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { useCast } from '../../shell/cast.ts';
import { CodeField } from '../accounts/code-field.tsx';
import { asksOf } from '../accounts/own-factor.tsx';
import { determineStep } from './determine-step.ts';
import type { DecidedPoll } from './decided-poll.ts';
import css from './result.module.css';
import { SignedFigures } from './signed-figures.tsx';
import { useSigning } from './use-signing.ts';

interface Props {
  readonly poll: DecidedPoll;
  readonly view: OpenCommunity;
  readonly id: string;
}

export type As = 'SCRUTINEER' | 'CHAIR';
export const both: readonly As[] = ['SCRUTINEER', 'CHAIR'];

/** The digest in groups of four, so that two people can read it to each other. */
export const grouped = (digest: string): string => digest.match(/.{1,4}/g)?.join(' ') ?? digest;

/** Opens the form for a signature; the digest is the one of the figures that were on the page when it was opened. */
export function Sign({ poll, view, id }: Props) {
  const [seen, setSeen] = useState<string | null>(null);
  const question = useCloseQuestion(useCallback(() => setSeen(null), []));
  return (
    <>
      <Button type="primary" onClick={() => setSeen(poll.digest)}>
        <Trans>核对后签字</Trans>
      </Button>
      <Drawer
        open={seen !== null}
        onClose={question.close}
        title={<Trans>核对后签字</Trans>}
        size={560}
        destroyOnHidden
      >
        {seen === null ? null : (
          <SignForm poll={poll} view={view} id={id} seen={seen} onClose={question.shut} onTyped={question.typed} />
        )}
      </Drawer>
    </>
  );
}

interface Values {
  readonly as: As;
  readonly name: string;
  readonly password?: string;
  readonly code?: string;
  readonly accepted?: boolean;
}

interface FormProps extends Props {
  readonly seen: string;
  readonly onClose: () => void;
  readonly onTyped: () => void;
}

function SignForm({ poll, view, id, seen, onClose, onTyped }: FormProps) {
  const { t } = useLingui();
  const actor = useSession().data?.actor ?? null;
  const known = useCast().find((one) => one.displayName === actor?.name)?.password;
  const signing = useSigning(id);
  const day = useActDay(view, determineStep(poll), lastDayOf(poll));
  const left = both.filter((as) => !poll.signatures.some((one) => one.as === as));
  const scrutineer = actor?.grants.some((grant) => grant.role === 'SCRUTINEER') ?? false;
  const proposed = left.find((as) => (as === 'SCRUTINEER') === scrutineer) ?? left[0];
  const changed = seen !== poll.digest;
  const byFactor = actor?.secondFactor === true;
  const factors = useQuery({ ...secondFactorQuery, enabled: byFactor }).data;
  const passkeys = factors !== undefined && asksOf(factors).passkey;
  const authenticator = factors === undefined || factors.enrolledAt !== null;
  const [form] = Form.useForm<Values>();
  const send = async ({ as, name, password, code, accepted }: Values, passkey: boolean): Promise<void> => {
    const signature = {
      poll: poll.id,
      as,
      name,
      digest: seen,
      ...(passkey ? {} : byFactor ? { code: code ?? '' } : { password: password ?? '' }),
      ...(accepted === true ? { discrepancyAccepted: true as const } : {}),
    };
    const signed = passkey ? signing.signByPasskey(signature, day.on) : signing.sign(signature, day.on);
    if (await signed) onClose();
  };
  return (
    <Form<Values>
      layout="vertical"
      requiredMark
      form={form}
      onFinish={(values) => void send(values, passkeys && !authenticator)}
      onValuesChange={() => {
        signing.clear();
        onTyped();
      }}
      initialValues={{ name: actor?.name ?? '', as: proposed, password: known ?? '' }}
    >
      <p className={css.soft}>
        <Trans>
          您签的就是这一页上的数字。数字有任何变动，签字会自动停止。监票人不能是录入过计票的人，两个签字必须由两个账号作出。
        </Trans>
      </p>
      <SignedFigures poll={poll} view={view} />
      <p className={css.digest}>
        <span className={css.soft}>
          <Trans>这些数字的摘要</Trans>
        </span>
        <code>{grouped(seen)}</code>
      </p>
      {changed ? (
        <p className={css.stopped} role="alert">
          <Trans>您打开这张表以后，数字变了。签字已停止：请关闭，重新核对数字再签。</Trans>
        </p>
      ) : null}
      <Form.Item name="as" label={<Trans>以什么身份签字</Trans>} rules={[{ required: true }]}>
        <Radio.Group
          options={left.map((as) => ({
            value: as,
            label: as === 'SCRUTINEER' ? t`监票人` : t`主持人（选委会主任）`,
          }))}
        />
      </Form.Item>
      <Form.Item name="name" label={<Trans>签字人姓名</Trans>} rules={[{ required: true }]}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      {poll.discrepancy === null ? null : (
        <Form.Item
          name="accepted"
          valuePropName="checked"
          extra={<Trans>说明：{poll.discrepancy}</Trans>}
          rules={[
            {
              validator: (_rule, value: unknown) =>
                value === true ? Promise.resolve() : Promise.reject(new Error(t`不认可的，请更正清点单或重新清点`)),
            },
          ]}
        >
          <Checkbox>
            <Trans>选票账目对不上，我认可下面的清点说明</Trans>
          </Checkbox>
        </Form.Item>
      )}
      {/* Signed in front of others: the password is never shown; a code is worth nothing once it was used. */}
      {byFactor ? (
        authenticator ? (
          <CodeField
            label={<Trans>动态验证码</Trans>}
            extra={<Trans>输入手机验证器现在显示的六位数字；刚用过的要等下一个。</Trans>}
          />
        ) : passkeys ? (
          <p className={css.soft}>
            <Trans>点“用通行密钥签字”后，按浏览器的提示验证指纹、面容或 PIN。您确认的就是上面这些数字的摘要。</Trans>
          </p>
        ) : (
          <p className={css.stopped} role="alert">
            <Trans>您只绑定了通行密钥，而这个网址不能用它。请改用能用通行密钥的网址，或者先绑定手机验证器。</Trans>
          </p>
        )
      ) : (
        <Form.Item
          name="password"
          label={<Trans>再输入一次您的密码</Trans>}
          {...(known === undefined ? {} : { extra: <Trans>演练账号的密码已替您填好；正式签字要自己输入。</Trans> })}
          rules={[{ required: true, message: t`请输入密码` }]}
        >
          <Input.Password maxLength={200} autoComplete="current-password" visibilityToggle={false} />
        </Form.Item>
      )}
      <div className={css.signFoot}>
        <ActDate value={day} onChange={signing.clear} />
        <RefusalAlert problem={signing.refusal} onClose={signing.clear} />
        <div className={css.row}>
          <Button
            type="primary"
            htmlType="submit"
            loading={signing.pending}
            disabled={changed || (byFactor && !authenticator && !passkeys)}
          >
            {passkeys && !authenticator ? <Trans>用通行密钥签字</Trans> : <Trans>签字</Trans>}
          </Button>
          {passkeys && authenticator ? (
            <Button
              disabled={changed || signing.pending}
              onClick={() =>
                void form
                  .validateFields(['as', 'name', 'accepted'])
                  .then(() => send(form.getFieldsValue(), true))
                  .catch(() => undefined)
              }
            >
              <Trans>用通行密钥签字</Trans>
            </Button>
          ) : null}
          <Button onClick={onClose}>
            <Trans>取消</Trans>
          </Button>
        </div>
      </div>
    </Form>
  );
}
