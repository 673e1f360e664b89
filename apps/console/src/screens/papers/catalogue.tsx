import { Trans, useLingui } from '@lingui/react/macro';
import type { PaperOffer, Problem } from '@mingxuan/contract';
import { paperId } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useId, useState } from 'react';
import { client, communityKey, type OpenCommunity } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { DayText } from '../../parts/day-text.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { paperDay } from './fact-day.ts';
import css from './papers.module.css';

interface Props {
  readonly offers: readonly PaperOffer[];
  readonly view: OpenCommunity;
  readonly id: string;
  readonly onIssued: (no: number) => void;
}

/** What can be printed now, and what still lacks facts, said before anything is printed. */
export function Catalogue({ offers, view, id, onIssued }: Props) {
  const { t } = useLingui();
  const text = useText();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const [wanted, setWanted] = useState('');
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const dateId = useId();
  const today = useActDay(view);
  const rehearsal = view.cycle.mode === 'REHEARSAL';
  // A real paper carries today; a rehearsed one the day of what it tells, unless another day is chosen for all.
  const [chosen, choose] = useState<IsoDate | null>(null);
  const dayOf = (paper: string): IsoDate => chosen ?? paperDay(view, paper);
  const found = offers.filter((offer) => text(offer.title).toLowerCase().includes(wanted.trim().toLowerCase()));
  const ready = found.filter((offer) => offer.missing.length === 0);
  const waiting = found.filter((offer) => offer.missing.length > 0);
  // The paper that cannot be printed as it is, for the choice to write some of its characters by hand.
  const [unprinted, setUnprinted] = useState<string | null>(null);
  const issue = async (paper: string, byHand = false): Promise<void> => {
    setBusy(paper);
    setProblem(null);
    const done = await client.issuePaper(id, paper, rehearsal ? dayOf(paper) : undefined, byHand);
    setBusy(null);
    setUnprinted(!done.ok && done.error.code === 'PAPER_GLYPH_MISSING' ? paper : null);
    if (!done.ok) {
      setProblem(done.error);
      return;
    }
    const { no, pages, byHand: marks } = done.value;
    if (marks.length > 0) modal.info({ title: t`打印后请用黑色笔补写`, content: marks.map(text).join('；') });
    await queries.invalidateQueries({ queryKey: communityKey(id) });
    void message.success(t`已出具第 ${no} 号文书，共 ${pages} 页`);
    onIssued(no);
  };
  const line = (offer: PaperOffer) => (
    <li key={offer.paper}>
      <span className={css.title}>{text(offer.title)}</span>
      <span className={css.side}>
        {offer.issued > 0 ? (
          <StatusTag tone="good">
            <Trans>已出具 {offer.issued} 次</Trans>
          </StatusTag>
        ) : null}
        {rehearsal ? <DayText day={dayOf(offer.paper)} /> : null}
        <Copies id={id} offer={offer} on={rehearsal ? dayOf(offer.paper) : undefined} />
        <Button
          {...(offer.issued === 0 ? { type: 'primary' } : {})}
          loading={busy === offer.paper}
          disabled={busy !== null && busy !== offer.paper}
          onClick={() => void issue(offer.paper)}
        >
          {offer.issued === 0 ? <Trans>出具</Trans> : <Trans>再出具</Trans>}
          <span className="visually-hidden"> {text(offer.title)}</span>
        </Button>
      </span>
    </li>
  );
  return (
    <Panel
      title={<Trans>可以出具的表册和证书</Trans>}
      aside={
        <Input
          className={css.search ?? ''}
          allowClear
          aria-label={t`查找表册`}
          placeholder={t`查找表册`}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      }
    >
      {rehearsal ? (
        <div className={css.dates}>
          <label htmlFor={dateId}>
            <Trans>全部改用另一天</Trans>
          </label>
          <span className={css.picker}>
            <DayPicker
              id={dateId}
              {...(chosen === null ? {} : { value: chosen })}
              onChange={(day) => {
                choose(day);
                setProblem(null);
              }}
            />
          </span>
          {chosen === null ? (
            <span className={css.soft}>
              <Trans>不选时，每份文书用所依据的事发生的那一天，写在按钮旁边。</Trans>
            </span>
          ) : (
            <Button type="link" size="small" onClick={() => choose(null)}>
              <Trans>恢复默认日期</Trans>
            </Button>
          )}
        </div>
      ) : (
        <ActDate value={today} />
      )}
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      {problem === null || unprinted === null ? null : (
        <p>
          <Button loading={busy === unprinted} onClick={() => void issue(unprinted, true)}>
            <Trans>这些字留空，打印后手写补上</Trans>
          </Button>
        </p>
      )}
      <ul className={css.offers}>
        {sameForms(ready, wanted.trim() !== '').map(([first, ...others]) =>
          first === undefined ? null : others.length === 0 ? (
            line(first)
          ) : (
            <li key={first.paper} className={css.many}>
              <details>
                <summary>
                  <span className={css.title}>{formName(text(first.title))}</span>{' '}
                  <span className={css.soft}>{t`${others.length + 1} 份`}</span>
                </summary>
                <ul className={css.offers}>{[first, ...others].map(line)}</ul>
              </details>
            </li>
          ),
        )}
      </ul>
      {ready.length === 0 ? (
        <p className={css.soft}>
          <Trans>现在没有事实齐全的文书。</Trans>
        </p>
      ) : null}
      {waiting.length === 0 ? null : (
        <details className={css.waiting}>
          <summary>
            <Trans>还缺事实、暂不能出具的 {waiting.length} 种</Trans>
          </summary>
          <ul className={css.offers}>
            {waiting.map((offer) => (
              <li key={offer.paper}>
                <span className={css.title}>{text(offer.title)}</span>
                <span className={css.missing}>
                  <Trans>缺：{offer.missing.map(text).join('；')}</Trans>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

/** So many of one form stand in the list each by themselves; more, as one for each candidate, are folded. */
const FEW = 3;

/** Forms in their order, those of one kind together where there are many; when something is looked for, each by itself. */
function sameForms(offers: readonly PaperOffer[], apart: boolean): readonly (readonly PaperOffer[])[] {
  return [...Map.groupBy(offers, ({ paper }) => paperId(paper)).values()].flatMap((same) =>
    apart || same.length <= FEW ? same.map((one) => [one]) : [same],
  );
}

/** What all of one kind are called: without whom each is about. */
const formName = (title: string): string => title.replace(/\s*[（(].*$/, '');

/** The same paper to edit in Word, or as a poster for the wall: copies, which the ledger does not record. */
function Copies({
  id,
  offer,
  on,
}: {
  readonly id: string;
  readonly offer: PaperOffer;
  readonly on: IsoDate | undefined;
}) {
  const text = useText();
  const link = (form: 'word' | 'poster', label: string) => (
    <a href={client.paperCopyUrl(id, offer.paper, form, on)} download>
      {label}
      <span className="visually-hidden"> {text(offer.title)}</span>
    </a>
  );
  return (
    <>
      {offer.word ? link('word', 'Word') : null}
      {offer.poster ? link('poster', 'A3') : null}
    </>
  );
}
