import { useLingui } from '@lingui/react/macro';
import { Button, type ButtonProps } from 'antd';
import { useId } from 'react';
import css from './act-drawer.module.css';
import { duties, type Offered, useMay } from './may.ts';
import { useRoleName } from './role-names.ts';

interface Props extends ButtonProps {
  readonly community: string;
  readonly duty: Offered;
}

/** Opens the form of an act; for whoever may not do it the button stays off and says whose duty it is, before anything is typed. */
export function DutyButton({ community, duty, ...button }: Props) {
  const { t } = useLingui();
  const roleName = useRoleName();
  const reason = useId();
  if (useMay(community)(duty)) return <Button {...button} />;
  const people = roleName(duties[duty].join('、'));
  return (
    <span className={css.duty}>
      <Button {...button} disabled aria-describedby={reason} />
      <span id={reason} className={css.dutyOf}>
        {t`由${people}办理`}
      </span>
    </span>
  );
}
