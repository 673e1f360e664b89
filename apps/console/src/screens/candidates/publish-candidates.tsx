import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { StrokeOrder } from '@mingxuan/contract';
import type { Candidate, CandidateOrder } from '@mingxuan/election';
import { isListed } from '@mingxuan/election';
import { checkSurplus } from '@mingxuan/rulebook';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { client, communityKey, type OpenCommunity } from '../../api.ts';
import { ConfirmAct } from '../../parts/confirm-act.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { ReasonTree } from '../../parts/reason-tree.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import { residentsRulebook } from '../roll/rulebook.ts';
import { stillStanding } from './standing.ts';
import css from './candidates.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

const posts = ['CHAIR', 'VICE', 'MEMBER'] as const;

/** The order in which people stand: what a person has arranged, then whoever came since. */
function ordered(candidates: readonly Candidate[], arranged: readonly string[]): readonly Candidate[] {
  const place = (one: Candidate): number => {
    const found = arranged.indexOf(one.id);
    return found === -1 ? arranged.length : found;
  };
  return [...candidates].sort((a, b) => place(a) - place(b));
}

/** The list as it will hang on the wall and stand on the ballot: its order by hand, then preliminary or formal. */
export function PublishCandidates({ view, id }: Props) {
  const { t } = useLingui();
  const [arranged, setArranged] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const strokes = useQuery({ queryKey: [...communityKey(id), 'stroke-order'], queryFn: () => client.strokeOrder(id) });
  const proposed = strokes.data?.ok === true ? strokes.data.value : null;
  const [orderedBy, setOrderedBy] = useState<CandidateOrder>(view.cycle.published.orderedBy ?? 'STROKE');
  const { formalList } = view.cycle;
  // Once a formal list was out, only who was on it and whom the committee decided to add.
  const standing = stillStanding(view.cycle.candidates).filter((one) => isListed(view.cycle, one));
  const { formal, preliminary } = view.cycle.published;
  // A list that hangs is shown as it hangs.
  const wanted = formal || arranged.length > 0 || orderedBy !== 'STROKE' ? arranged : (proposed?.order ?? []);
  const list = posts.flatMap((post) =>
    ordered(
      standing.filter((c) => c.post === post),
      wanted,
    ),
  );
  const byStroke = posts.flatMap((post) =>
    ordered(
      standing.filter((c) => c.post === post),
      proposed?.order ?? [],
    ),
  );
  const changed =
    orderedBy === 'STROKE' &&
    typeof proposed?.order === 'object' &&
    proposed.order !== null &&
    list.some((one, index) => byStroke[index]?.id !== one.id);
  const reason = changed && note.trim() !== '' ? { orderNote: note.trim() } : {};
  const order = list.map((one) => one.id);
  if (standing.length === 0)
    return <EmptyState title={<Trans>还没有候选人</Trans>}>{<Trans>先登记提名，再来排序公布。</Trans>}</EmptyState>;
  const move = (of: readonly Candidate[], index: number, by: -1 | 1): void => {
    const ids = of.map((one) => one.id);
    const [moved, other] = [ids[index], ids[index + by]];
    if (moved === undefined || other === undefined) return;
    setArranged(order.map((one) => (one === moved ? other : one === other ? moved : one)));
  };
  return (
    <>
      <Panel
        title={formal ? <Trans>正式候选人名单</Trans> : <Trans>公布顺序</Trans>}
        aside={
          formal ? (
            <StatusTag tone="good">
              <Trans>正式名单已公布</Trans>
            </StatusTag>
          ) : (
            <span className={css.acts}>
              {formalList === null ? (
                <Publish
                  status="PRELIMINARY"
                  order={order}
                  reason={reason}
                  waiting={changed && note.trim() === ''}
                  orderedBy={orderedBy}
                  primary={!preliminary}
                  view={view}
                  id={id}
                />
              ) : null}
              <Publish
                status="FORMAL"
                order={order}
                reason={reason}
                waiting={changed && note.trim() === ''}
                orderedBy={orderedBy}
                primary={preliminary}
                view={view}
                id={id}
              />
            </span>
          )
        }
      >
        <p className={css.soft}>
          <Trans>初步名单按姓氏笔画排列；正式名单按当地办法。用上下按钮调整，选票按这里的顺序印。</Trans>
        </p>
        {formal ? null : (
          <Radio.Group
            aria-label={t`排列依据`}
            value={orderedBy}
            onChange={({ target }) => setOrderedBy(target.value === 'VOTES' ? 'VOTES' : 'STROKE')}
            options={[
              { value: 'STROKE', label: t`按姓氏笔画` },
              { value: 'VOTES', label: t`按提名得票（当地办法有规定的）` },
            ]}
          />
        )}
        {formal || orderedBy !== 'STROKE' ? null : (
          <StrokeNote
            proposed={proposed}
            changed={changed}
            note={note}
            onNote={setNote}
            onPropose={() => setArranged([])}
          />
        )}
        {posts.map((post) => (
          <PostOrder
            key={post}
            post={post}
            list={list.filter((c) => c.post === post)}
            fixed={formal}
            view={view}
            onMove={move}
          />
        ))}
      </Panel>
    </>
  );
}

/** The order by strokes as it is proposed; whoever changes it by hand says why. */
function StrokeNote({
  proposed,
  changed,
  note,
  onNote,
  onPropose,
}: {
  readonly proposed: StrokeOrder | null;
  readonly changed: boolean;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onPropose: () => void;
}) {
  const { t } = useLingui();
  const text = useText();
  if (proposed === null) return null;
  if (proposed.unknown !== null) {
    return (
      <p className={css.soft} aria-live="polite">
        {text(proposed.unknown)} <Trans>请人工排列。</Trans>
      </p>
    );
  }
  if (!changed) {
    return (
      <p className={css.soft} aria-live="polite">
        <Trans>已按姓氏笔画排好。</Trans>
      </p>
    );
  }
  return (
    <div className={css.forms}>
      <Input
        aria-label={t`为什么不按笔画排列`}
        placeholder={t`为什么改动笔画顺序（会公开，不写人名）`}
        maxLength={200}
        value={note}
        onChange={({ target }) => onNote(target.value)}
      />
      <Button onClick={onPropose}>
        <Trans>恢复笔画顺序</Trans>
      </Button>
    </div>
  );
}

function PostOrder({
  post,
  list,
  fixed,
  view,
  onMove,
}: {
  readonly post: (typeof posts)[number];
  readonly list: readonly Candidate[];
  readonly fixed: boolean;
  readonly view: OpenCommunity;
  readonly onMove: (of: readonly Candidate[], index: number, by: -1 | 1) => void;
}) {
  const { t } = useLingui();
  const text = useText();
  const book = residentsRulebook(view);
  const seats = view.cycle.mandate?.seats[post] ?? 0;
  if (seats === 0) return null;
  return (
    <section className={css.order}>
      <h3>{text(postName(post))}</h3>
      {book === null ? null : <ReasonTree reasons={[checkSurplus(book, post, seats, list.length)]} />}
      <ol>
        {list.map((one, index) => (
          <li key={one.id}>
            <span className={css.name}>{one.name}</span>
            <span className={css.soft}>{one.sex === 'F' ? <Trans>女</Trans> : <Trans>男</Trans>}</span>
            {fixed ? null : (
              <span className={css.moves}>
                <Button
                  icon={<ArrowUpOutlined />}
                  disabled={index === 0}
                  aria-label={t`${one.name} 上移`}
                  onClick={() => onMove(list, index, -1)}
                />
                <Button
                  icon={<ArrowDownOutlined />}
                  disabled={index === list.length - 1}
                  aria-label={t`${one.name} 下移`}
                  onClick={() => onMove(list, index, 1)}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Publish({
  status,
  order,
  reason,
  waiting,
  orderedBy,
  primary,
  view,
  id,
}: Props & {
  readonly status: 'PRELIMINARY' | 'FORMAL';
  readonly order: readonly string[];
  readonly reason: { readonly orderNote?: string };
  /** The order was changed by hand and nobody has said why. */
  readonly waiting: boolean;
  readonly orderedBy: CandidateOrder;
  readonly primary: boolean;
}) {
  const formal = status === 'FORMAL';
  return (
    <ConfirmAct
      community={id}
      view={view}
      label={formal ? <Trans>公布正式候选人</Trans> : <Trans>公布初步候选人</Trans>}
      title={formal ? <Trans>公布正式候选人名单</Trans> : <Trans>公布初步候选人名单</Trans>}
      changes={[
        <Trans key="order">{order.length} 名候选人按现在的顺序公布</Trans>,
        formal ? (
          <Trans key="closed">提名截止，不能再提名；选票按这份名单印</Trans>
        ) : (
          <Trans key="more">公布以后还可以补提名、联审，再公布正式名单</Trans>
        ),
      ]}
      command={() => ({ type: 'PUBLISH_CANDIDATES', status, orderedBy, order, ...reason })}
      step={formal ? 'D08' : 'D06'}
      button={{ disabled: waiting, ...(primary ? { type: 'primary' as const } : {}) }}
    />
  );
}
