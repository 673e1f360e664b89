import { Trans, useLingui } from '@lingui/react/macro';
import type { VoterRow } from '@mingxuan/contract';
import type { Channel, MobileBox, PollView } from '@mingxuan/election';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useAct } from '../../act.ts';
import type { OpenCommunity } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { Sources } from '../../parts/sources.tsx';
import { useText } from '../../text.ts';
import { MAIN_PLACE } from './accounting.ts';
import { wallClock } from './clock.ts';
import { PrintChecklist } from './checklist.tsx';
import { DeskFields, openFixedBoxes, proposedPlace } from './desk.tsx';
import { boxOf, deedAfterWaiting, deedOfKey, mandatesOf } from './desk-keys.ts';
import { nextEvent } from './device.ts';
import { FillHall } from './fill-hall.tsx';
import { channelNames } from './names.ts';
import { PrintSheet } from './print-sheet.tsx';
import { Recent, useIssued } from './recent.tsx';
import { Slip, type SlipData } from './slip.tsx';
import { UndoCheckIn } from './undo-check-in.tsx';
import { VoterName } from './voter-name.tsx';
import { votersQuery } from './voter-select.tsx';
import css from './poll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly poll: Extract<PollView, { stage: 'OPEN' }>;
}

/** Finds a voter and hands out one ballot: one field, the arrow keys, and one key for each way a ballot travels. */
export function PollBook({ poll, view, id }: Props) {
  const { t } = useLingui();
  const listId = useId();
  const field = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  /** Whether the arrow keys have said which of several is meant. */
  const [picked, setPicked] = useState(false);
  const [printing, setPrinting] = useState<SlipData | null>(null);
  const [recent, addRecent] = useIssued(id, poll.id);
  const [chosenPlace, setPlace] = useState<string | null>(null);
  const boxes = openFixedBoxes(view, poll.id);
  // A box that was set aside meanwhile hands out nothing any more.
  const place =
    chosenPlace !== null && (boxes.length === 0 || boxes.includes(chosenPlace))
      ? chosenPlace
      : proposedPlace(view, poll.id);
  const query = useDeferredValue(typed.trim());
  const found = useQuery({
    ...votersQuery(id, query, poll.id),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const rows = query === '' ? [] : (found.data?.rows ?? []);
  const fresh = query === typed.trim() && !found.isPlaceholderData;
  const chosen = rows[Math.min(index, rows.length - 1)];
  const [notFromBox, setNotFromBox] = useState<NotFromBox | null>(null);
  const act = useAct(id);
  const queries = useQueryClient();
  const day = useActDay(view, poll.id === 'residents' ? 'E03' : 'E11', poll.openedOn);

  const printed = useCallback(() => setPrinting(null), []);

  // The row that the arrow keys reach is always in sight.
  const chosenNo = chosen?.voterNo;
  useEffect(() => {
    document.querySelector(`[id="${listId}-${chosenNo ?? ''}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, chosenNo]);

  const issue = async (voter: VoterRow, channel: Channel): Promise<void> => {
    if (voter.checkedIn !== null) return;
    // No list, no box: there is nothing to ask the server for.
    const box = boxOf(view.cycle, poll.id, voter.voterNo);
    if (channel === 'MOBILE' && box?.trip.stage !== 'OUT') {
      setNotFromBox({ voterNo: voter.voterNo, box });
      return;
    }
    const event = nextEvent(poll.devices);
    const where = channel === 'MOBILE' ? (box?.box ?? '') : place.trim() || MAIN_PLACE;
    const acted = await act.run(
      {
        type: 'CHECK_IN',
        poll: poll.id,
        voterNo: voter.voterNo,
        channel,
        place: where,
        device: event.device,
        deviceSeq: event.deviceSeq,
      },
      day.on,
    );
    if (acted === null) {
      // Somebody else may have been quicker: the row then says who, where and when.
      await found.refetch();
      field.current?.focus();
      return;
    }
    event.confirm();
    addRecent({ voterNo: voter.voterNo, channel, slip: acted.slip ?? 0 });
    setTyped('');
    setIndex(0);
    setPicked(false);
    field.current?.focus();
  };

  /** A key pressed before the answer to what was typed is there does its deed when it comes, unless somebody types on. */
  const whenAnswered = async (key: string): Promise<void> => {
    const words = typed.trim();
    const answer = await queries.fetchQuery(votersQuery(id, words, poll.id)).catch(() => null);
    const [voter] = answer?.rows ?? [];
    const channel = deedAfterWaiting(key, answer?.rows.length ?? 0);
    if (channel !== null && voter !== undefined && field.current?.input?.value.trim() === words)
      await issue(voter, channel);
  };

  const onKey = (event: KeyboardEvent): void => {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const deed = event.nativeEvent.isComposing ? null : deedOfKey(event.key, { found: rows.length, picked, fresh });
    if (move !== 0) {
      setIndex((now) => Math.max(0, Math.min(rows.length - 1, now + move)));
      setPicked(true);
    } else if (event.key === 'Escape') setTyped('');
    else if (deed === 'WAIT') void (typed.trim() === '' || act.pending ? null : whenAnswered(event.key));
    else if (deed !== null && chosen !== undefined && !act.pending) void issue(chosen, deed);
    else return;
    event.preventDefault();
  };

  return (
    <Panel
      title={<Trans>验证发票</Trans>}
      aside={<DeskFields view={view} poll={poll} place={place} onPlace={setPlace} />}
    >
      <Input
        ref={field}
        className={css.search ?? ''}
        size="large"
        // A native select cannot be searched by pinyin; this is the combobox pattern of the ARIA practices.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="combobox"
        aria-label={t`查找选民`}
        aria-expanded={rows.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(chosen === undefined ? {} : { 'aria-activedescendant': `${listId}-${chosen.voterNo}` })}
        placeholder={t`姓名、拼音、首字母、选民证号、门牌或身份证后四位`}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setIndex(0);
          setPicked(false);
          setNotFromBox(null);
          act.clear();
        }}
        onKeyDown={onKey}
        autoComplete="off"
      />
      <p className={css.keys}>
        <Trans>
          ↑ ↓ 选人；<kbd>F2</kbd> 现场领票，<kbd>F3</kbd> 受托人代投，<kbd>F4</kbd> 流动票箱；只找到一人，或已用 ↑ ↓
          选好时，<kbd>Enter</kbd> 就是现场领票。
        </Trans>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div id={listId} role="listbox" aria-label={t`找到的选民`} className={css.found}>
        {rows.map((voter, row) => (
          <FoundVoter
            key={voter.voterNo}
            elementId={`${listId}-${voter.voterNo}`}
            voter={voter}
            chosen={voter === chosen}
            onChoose={() => {
              setIndex(row);
              setPicked(true);
            }}
          />
        ))}
      </div>
      {query !== '' && rows.length === 0 && !found.isFetching ? (
        <p className={css.none} aria-live="polite">
          <Trans>名单上没有找到“{query}”。请核对选民证；不在名单上的人不能领票。</Trans>
        </p>
      ) : null}
      {chosen === undefined ? null : (
        <ChosenVoter voter={chosen} view={view} id={id} poll={poll} pending={act.pending} onIssue={issue} />
      )}
      {notFromBox !== null && notFromBox.voterNo === chosen?.voterNo ? <WhyNotFromBox of={notFromBox} /> : null}
      <div className={css.bookFoot}>
        {act.refusal?.code === 'ALREADY_CHECKED_IN' && (chosen?.checkedIn ?? null) !== null ? null : (
          <RefusalAlert problem={act.refusal} onClose={act.clear} />
        )}
        {view.cycle.mode === 'REHEARSAL' ? (
          <>
            <ActDate value={day} />
            <FillHall id={id} poll={poll.id} on={day.on} suggested={Math.floor(poll.entitled / 2) + 1} />
          </>
        ) : null}
        {recent.length === 0 ? null : <Recent done={recent} id={id} poll={poll.id} onPrint={setPrinting} />}
        <div className={css.next}>
          <PrintChecklist id={id} poll={poll.id} view={view} />
          <span className={css.soft}>
            <Trans>断网断电时照这张表手工登记；建议每半小时打印一次。</Trans>
          </span>
        </div>
        {printing === null ? null : (
          <PrintSheet onDone={printed}>
            <Slip of={printing} community={view.cycle.community.name} />
          </PrintSheet>
        )}
      </div>
    </Panel>
  );
}

function FoundVoter({
  elementId,
  voter,
  chosen,
  onChoose,
}: {
  readonly elementId: string;
  readonly voter: VoterRow;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const text = useText();
  return (
    // The list is driven from the search field by the arrow keys; a click does the same for a mouse.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={elementId}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={`${css.voter} ${chosen ? css.voterChosen : ''}`}
      onClick={onChoose}
    >
      <span className={css.no}>{voter.voterNo}</span>
      <span className={css.name}>{voter.name}</span>
      <span>{voter.sex === 'F' ? <Trans>女</Trans> : <Trans>男</Trans>}</span>
      <span className={css.soft}>{voter.group}</span>
      <span className={css.soft}>{voter.maskedId}</span>
      <span className={voter.checkedIn === null ? css.soft : css.used}>
        {voter.checkedIn === null ? (
          <Trans>未领票</Trans>
        ) : (
          <Trans>
            已领票 {wallClock(voter.checkedIn.at)} {voter.checkedIn.place} {text(channelNames[voter.checkedIn.channel])}
          </Trans>
        )}
      </span>
    </div>
  );
}

function ChosenVoter({
  voter,
  view,
  id,
  poll,
  pending,
  onIssue,
}: Props & {
  readonly voter: VoterRow;
  readonly pending: boolean;
  readonly onIssue: (voter: VoterRow, channel: Channel) => Promise<void>;
}) {
  const text = useText();
  const { checkedIn, voterNo, name } = voter;
  if (checkedIn !== null)
    return (
      <div className={css.already} aria-live="polite">
        <div>
          <strong>
            <Trans>
              第 {voterNo} 号 {name} 已经领过票
            </Trans>
          </strong>
          <br />
          <Trans>
            时间 {wallClock(checkedIn.at)}，地点 {checkedIn.place}，方式 {text(channelNames[checkedIn.channel])}
            。每位选民只有一次投票权。
          </Trans>
          <br />
          <Trans>由 {checkedIn.device} 发出</Trans>
          {checkedIn.trustee === null ? null : (
            <>
              {'；'}
              <Trans>
                受托人 <VoterName community={id} voterNo={checkedIn.trustee} /> 领走
              </Trans>
            </>
          )}
          <Sources refs={['JWH25-19']} />
        </div>
        <UndoCheckIn voter={voter} view={view} id={id} poll={poll.id} />
      </div>
    );
  const trustee = mandatesOf(view.cycle, poll.id, voterNo).gives ?? undefined;
  const box = boxOf(view.cycle, poll.id, voterNo)?.box;
  return (
    <div className={css.ways}>
      <Button type="primary" size="large" loading={pending} onClick={() => void onIssue(voter, 'HALL')}>
        <Trans>现场领票</Trans> <kbd>F2</kbd>
      </Button>
      <Button size="large" disabled={trustee === undefined || pending} onClick={() => void onIssue(voter, 'PROXY')}>
        {trustee === undefined ? (
          <Trans>受托人代投</Trans>
        ) : (
          <Trans>
            受托人 <VoterName community={id} voterNo={trustee} /> 代投
          </Trans>
        )}{' '}
        <kbd>F3</kbd>
      </Button>
      <Button size="large" disabled={box === undefined || pending} onClick={() => void onIssue(voter, 'MOBILE')}>
        {box === undefined ? <Trans>流动票箱</Trans> : <Trans>流动票箱 {box}</Trans>} <kbd>F4</kbd>
      </Button>
      {trustee === undefined ? null : (
        <span className={css.soft}>
          <Trans>本人到场领票的，委托自动作废。</Trans>
        </span>
      )}
    </div>
  );
}

/** Why nobody gets a ballot from a mobile box now: not on a list, or the box that would bring it is not out. */
interface NotFromBox {
  readonly voterNo: number;
  readonly box: MobileBox | undefined;
}

function WhyNotFromBox({ of: { voterNo, box } }: { readonly of: NotFromBox }) {
  return (
    <p className={css.none} role="alert">
      {box === undefined ? (
        <Trans>第 {voterNo} 号选民不在任何流动票箱的名单上，不能在流动票箱领票。</Trans>
      ) : box.trip.stage === 'APPROVED' ? (
        <Trans>{box.box} 号流动票箱还没有出发，现在不能在它那里领票。先登记出发；或者本人到场，按 F2 现场领票。</Trans>
      ) : (
        <Trans>{box.box} 号流动票箱已经返回，不能再在它那里领票。本人到场的，按 F2 现场领票。</Trans>
      )}
    </p>
  );
}
