import { useLingui } from '@lingui/react/macro';
import { Form, Input, type InputRef } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  readonly label: ReactNode;
  readonly extra?: ReactNode;
  /** A recovery code may be typed instead: letters, too. */
  readonly recovery?: boolean;
  /** It appears in answer to what was just done, so typing goes on in it. */
  readonly focus?: boolean;
}

/** Where a code of the authenticator is typed; the form's value is `code`. */
export function CodeField({ label, extra, recovery = false, focus = false }: Props) {
  const { t } = useLingui();
  const input = useRef<InputRef>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  return (
    <Form.Item
      name="code"
      label={label}
      {...(extra === undefined ? {} : { extra })}
      rules={[{ required: true, whitespace: true, message: t`请输入验证码` }]}
    >
      <Input
        inputMode={recovery ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={recovery ? 30 : 12}
        ref={input}
      />
    </Form.Item>
  );
}
