import { useLingui } from '@lingui/react/macro';
import { useBlocker } from '@tanstack/react-router';
import { App } from 'antd';
import { useCallback, useRef } from 'react';

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
        focusable: { autoFocusButton: 'cancel' },
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

export interface CloseQuestion {
  /** Something was typed: from now on Esc and a click beside the form ask first. */
  readonly typed: () => void;
  /** Esc, the cross, or a click beside the form. */
  readonly close: () => void;
  /** Closes at once: sent, or given up by the button that says so. */
  readonly shut: () => void;
}

/** A drawer or dialog with a form: a slip of the finger on Esc does not throw away what was typed. */
export function useCloseQuestion(onClose: () => void): CloseQuestion {
  const { t } = useLingui();
  const ask = useDiscardQuestion();
  const dirty = useRef(false);
  const asking = useRef(false);
  const typed = useCallback(() => {
    dirty.current = true;
  }, []);
  const shut = useCallback(() => {
    dirty.current = false;
    onClose();
  }, [onClose]);
  const close = useCallback(() => {
    if (!dirty.current) return shut();
    if (asking.current) return undefined;
    asking.current = true;
    void ask(t`填的内容还没有提交，关掉就没有了。`).then((go) => {
      asking.current = false;
      if (go) shut();
    });
    return undefined;
  }, [ask, shut, t]);
  return { typed, close, shut };
}
