import { Trans, useLingui } from '@lingui/react/macro';
import type { PollView, SheetBefore } from '@mingxuan/election';
import { Panel } from '../../parts/page-header.tsx';
import css from './poll.module.css';

type Closed = Extract<PollView, { stage: 'COUNTING' | 'DETERMINED' | 'CERTIFIED' }>;

interface Props {
  readonly poll: Pick<Closed, 'sheetsBefore' | 'correction'>;
}

/** The same with a heading of its own, for a page. */
export function EarlierSheetsPanel({ poll }: Props) {
  if (poll.sheetsBefore.length === 0) return null;
  return (
    <Panel title={<Trans>清点单的更正</Trans>}>
      <EarlierSheets poll={poll} />
    </Panel>
  );
}

/** Every clearing sheet that another one replaced, oldest first, with its figures and why it was replaced; nothing while there is none. */
export function EarlierSheets({ poll }: Props) {
  const { t } = useLingui();
  const { sheetsBefore, correction } = poll;
  if (sheetsBefore.length === 0) return null;
  return (
    <section aria-label={t`更正以前的清点单`}>
      <strong>
        <Trans>清点单更正过 {sheetsBefore.length} 次，更正以前的：</Trans>
      </strong>
      <ul className={css.boxes}>
        {sheetsBefore.map((sheet, index) => (
          <EarlierSheet
            key={sheet.seq}
            sheet={sheet}
            // The sheet that came next says why it was needed.
            why={sheetsBefore[index + 1]?.correction ?? correction}
          />
        ))}
      </ul>
    </section>
  );
}

function EarlierSheet({ sheet, why }: { readonly sheet: SheetBefore; readonly why: string | null }) {
  const { t } = useLingui();
  const collected = sheet.boxes.reduce((sum, box) => sum + box.collected, 0);
  const boxes = sheet.boxes.map((box) => t`${box.box} ${box.collected} 张`).join(t`、`);
  return (
    <li className={css.box}>
      <div>
        <Trans>
          {sheet.on}：作废 {sheet.spoiled} 张，未用 {sheet.unused} 张，收回 {collected} 张（{boxes}）
        </Trans>
        {sheet.discrepancy === null || sheet.discrepancy === '' ? null : (
          <p className={css.boxFacts}>
            <Trans>当时对不上的原因：{sheet.discrepancy}</Trans>
          </p>
        )}
        {why === null || why === '' ? null : (
          <p className={css.boxFacts}>
            <Trans>为什么更正：{why}</Trans>
          </p>
        )}
      </div>
    </li>
  );
}
