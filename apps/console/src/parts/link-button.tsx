import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';
import type { Ref } from 'react';

interface Props extends Omit<ButtonProps, 'type'> {
  /** What antd calls `type`; the router keeps that word for itself. */
  readonly look?: 'primary' | 'default' | 'text';
  readonly ref?: Ref<HTMLAnchorElement>;
}

function AnchorButton({ ref, look = 'default', ...props }: Props) {
  return <Button {...props} type={look} ref={ref} />;
}

/** A link that looks like a button: `<LinkButton to="/c/$id/plan" params={{ id }} look="primary">…</LinkButton>`. */
export const LinkButton = createLink(AnchorButton);
