import { useLingui } from '@lingui/react/macro';
import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useCallback } from 'react';

/** Asks before something typed is lost; true when it may go. */
export function useDiscardQuestion(): (what: string) => Promise<boolean> {
  const { t } = useLingui();
  const { modal } = App.useApp();
  return useCallback(
    async (what) =>
      await modal.confirm({
        title: t`还没有提交，要离开吗？`,
        content: what,
        okText: t`离开，不保留`,
        cancelText: t`留在这里`,
        autoFocusButton: 'cancel',
      }),
    [modal, t],
  );
}

/**
 * While `dirty`, every way off the page asks first: another page of the console, a reload, a closed tab. What comes back asks for a
 * move within the page.
 */
export function useLeaveQuestion(dirty: boolean, what: string): (move: () => void) => void {
  const ask = useDiscardQuestion();
  useBlocker({
    shouldBlockFn: async () => !(await ask(what)),
    enableBeforeUnload: dirty,
    disabled: !dirty,
  });
  return useCallback(
    (move) => {
      if (!dirty) return move();
      void ask(what).then((go) => {
        if (go) move();
      });
      return undefined;
    },
    [ask, dirty, what],
  );
}
