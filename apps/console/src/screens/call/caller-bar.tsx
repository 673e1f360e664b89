import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../text.ts';
import { WRITE_IN_CAP } from '../count/key-map.ts';
import { postName } from '../poll/names.ts';
import type { Said } from './said.ts';
import css from './call.module.css';
import type { Link as HallLink } from './hall.ts';

interface Props {
  readonly id: string;
  readonly calling: boolean;
  readonly said: Said;
  /** How this machine stands with the other screens of the hall. */
  readonly link: HallLink;
  readonly canUndo: boolean;
  readonly onCalling: (calling: boolean) => void;
  readonly onNext: () => void;
  readonly onInvalid: () => void;
  readonly onWriteIn: () => void;
  readonly onUndo: () => void;
  readonly onClear: () => void;
}

/** The foot of the board: what was called last, and the keys of whoever calls. */
export function CallerBar(props: Props) {
  const { calling, said, link, canUndo, onCalling, onNext, onInvalid, onWriteIn, onUndo, onClear } = props;
  const { t } = useLingui();
  const { modal } = App.useApp();
  const fullScreen = (): void => {
    if (document.fullscreenElement === null) void document.documentElement.requestFullscreen().catch(() => undefined);
    else void document.exitFullscreen().catch(() => undefined);
  };
  const clear = (): void => {
    modal.confirm({
      title: t`清零，从头唱起`,
      content: t`屏幕上的正字全部清掉，不影响两人录入的计票单。`,
      okText: t`清零`,
      cancelText: t`取消`,
      onOk: onClear,
    });
  };
  return (
    <footer className={css.foot}>
      <p className={css.said} aria-live="assertive">
        <SaidText said={said} />
      </p>
      <LinkNote link={link} calling={calling} />
      <div className={css.tools}>
        {calling ? (
          <>
            <Key cap={t`空格`} onClick={onNext}>
              <Trans>这张唱完</Trans>
            </Key>
            <Key cap="0 / X" onClick={onInvalid}>
              <Trans>这张无效</Trans>
            </Key>
            <Key cap={WRITE_IN_CAP} onClick={onWriteIn}>
              <Trans>另选他人</Trans>
            </Key>
            <Key cap={t`退格`} onClick={onUndo} disabled={!canUndo}>
              <Trans>退一步</Trans>
            </Key>
            <Key onClick={clear}>
              <Trans>清零</Trans>
            </Key>
          </>
        ) : null}
        <Key onClick={() => onCalling(!calling)}>
          {calling ? <Trans>结束唱票操作</Trans> : <Trans>在这台机器上唱票</Trans>}
        </Key>
        <Key onClick={fullScreen}>
          <Trans>全屏</Trans>
        </Key>
        <Link to="/c/$id/count" params={{ id: props.id }} className={css.back}>
          <Trans>返回计票</Trans>
        </Link>
        <span className={css.note}>
          <Trans>公开唱票的显示；结果以两人录入一致的计票单为准。</Trans>
        </span>
      </div>
    </footer>
  );
}

function LinkNote({ link, calling }: { readonly link: HallLink; readonly calling: boolean }) {
  if (link === 'TOGETHER') return null;
  return (
    <output className={css.offline}>
      {link === 'LOST' ? (
        calling ? (
          <Trans>连不上服务器，唱票照常，记录在本机；连上以后，别的屏幕自动跟上。</Trans>
        ) : (
          <Trans>连不上服务器，画面停在最后收到的票数。</Trans>
        )
      ) : link === 'LOCAL_ONLY' ? (
        <Trans>唱票照常，只显示在本机：这个账号不能送到别的屏幕。</Trans>
      ) : (
        <Trans>另一台机器接着唱票，本机改为跟随显示。</Trans>
      )}
    </output>
  );
}

function SaidText({ said }: { readonly said: Said }) {
  const text = useText();
  if (said === null) return null;
  switch (said.kind) {
    case 'VOTE':
      return (
        <Trans>
          {said.name}，第 {said.votes} 票
        </Trans>
      );
    case 'NEXT':
      return <Trans>第 {said.done} 张唱完</Trans>;
    case 'INVALID':
      return <Trans>第 {said.done} 张无效</Trans>;
    case 'TOO_MANY':
      return <Trans>{said.name}：选多了，这张这一栏不计</Trans>;
    case 'BLANK_ASKED':
      return <Trans>这张一个人也没有唱。再按一次空格，记为空白票唱完</Trans>;
    case 'WRITE_IN_ASKED': {
      const choices = said.posts.map((post, index) => `${index + 1} ${text(postName(post))}`).join('　');
      return <Trans>另选他人，哪个职务？按 {choices}</Trans>;
    }
    case 'UNDONE':
      return <Trans>退回一步</Trans>;
    default:
      return said satisfies never;
  }
}

function Key({
  cap,
  disabled = false,
  onClick,
  children,
}: {
  readonly cap?: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={css.tool}
      disabled={disabled}
      onClick={(event) => {
        onClick();
        // The keys go back to the board, so that the next one is heard.
        event.currentTarget.closest('main')?.focus();
      }}
    >
      {children}
      {cap === undefined ? null : <kbd>{cap}</kbd>}
    </button>
  );
}
