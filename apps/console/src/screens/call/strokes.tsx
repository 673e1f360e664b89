import { useLingui } from '@lingui/react/macro';
import css from './call.module.css';

/** The five strokes of 正 in the order in which they are written. */
const strokes = ['M12 14H88', 'M50 14V86', 'M50 48H80', 'M24 44V86', 'M6 86H94'] as const;

/** How many whole 正 are drawn before the rest is said as a number. */
const MOST = 6;

function Zheng({ count }: { readonly count: number }) {
  return (
    <svg className={css.zheng} viewBox="0 0 100 100" aria-hidden="true">
      {strokes.slice(0, count).map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}

/** Votes as 正: the last ones drawn stroke by stroke, those before them as so many 正. */
export function Strokes({ votes }: { readonly votes: number }) {
  const { t } = useLingui();
  const whole = Math.floor(votes / 5);
  const drawn = Math.min(whole, MOST);
  const left = whole - drawn;
  return (
    <span className={css.strokes}>
      {left > 0 ? <span className={css.before}>{t`正×${left}`}</span> : null}
      {Array.from({ length: drawn }, (_, index) => (
        <Zheng key={index} count={5} />
      ))}
      {votes % 5 === 0 ? null : <Zheng count={votes % 5} />}
    </span>
  );
}
