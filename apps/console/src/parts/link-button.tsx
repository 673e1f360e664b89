import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';
import type { Ref } from 'react';

function AnchorButton({ ref, ...props }: ButtonProps & { readonly ref?: Ref<HTMLAnchorElement> }) {
  return <Button {...props} ref={ref} />;
}

/** A link that looks like a button: `<LinkButton to="/c/$id/plan" params={{ id }} type="primary">…</LinkButton>`. */
export const LinkButton = createLink(AnchorButton);
