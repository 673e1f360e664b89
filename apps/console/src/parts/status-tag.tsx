import type { ReactNode } from 'react';
import css from './status-tag.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'quiet';

/** A short state in words; colour only repeats what the word says. */
export function StatusTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`${css.tag} ${css[tone]}`}>{children}</span>;
}
