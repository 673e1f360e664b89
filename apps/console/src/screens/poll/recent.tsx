import { Trans } from '@lingui/react/macro';
import type { Channel, PollId } from '@mingxuan/election';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client } from '../../api.ts';
import { useText } from '../../text.ts';
import { channelNames } from './names.ts';
import type { SlipData } from './slip.tsx';
import { VoterName } from './voter-name.tsx';
import { votersQuery } from './voter-select.tsx';
import css from './poll.module.css';

/** A ballot that this machine handed out. No name is kept in the browser: it is read again where it is shown. */
export interface Issued {
  readonly voterNo: number;
  readonly channel: Channel;
  readonly slip: number;
}

const MOST = 5;

const isIssued = (one: unknown): one is Issued =>
  typeof one === 'object' &&
  one !== null &&
  'voterNo' in one &&
  Number.isSafeInteger(one.voterNo) &&
  'slip' in one &&
  Number.isSafeInteger(one.slip) &&
  'channel' in one &&
  typeof one.channel === 'string' &&
  Object.hasOwn(channelNames, one.channel);

function read(key: string): readonly Issued[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isIssued) : [];
  } catch {
    return [];
  }
}

/** What this machine issued last, the latest first; a reload does not take it away. */
export function useIssued(community: string, poll: PollId): readonly [readonly Issued[], (one: Issued) => void] {
  const key = `mingxuan.issued.${community}.${poll}`;
  const [issued, setIssued] = useState(() => read(key));
  const add = (one: Issued): void => {
    const now = [one, ...issued].slice(0, MOST);
    setIssued(now);
    try {
      sessionStorage.setItem(key, JSON.stringify(now));
    } catch {
      // The list lasts as long as the page.
    }
  };
  return [issued, add];
}

interface Props {
  readonly id: string;
  readonly poll: PollId;
  readonly done: readonly Issued[];
  readonly onPrint: (slip: SlipData) => void;
}

/** What this machine issued last, so that a slip can be compared, and printed once more. */
export function Recent({ done, id, poll, onPrint }: Props) {
  const text = useText();
  const queries = useQueryClient();
  const [gone, setGone] = useState<number | null>(null);
  const nameOf = async (voterNo: number) => {
    const { rows } = await queries.fetchQuery({ ...votersQuery(id, String(voterNo)), staleTime: 300_000 });
    return rows.find((row) => row.voterNo === voterNo);
  };
  const print = async ({ voterNo, slip }: Issued): Promise<void> => {
    setGone(null);
    const answer = await client.voters(id, String(voterNo), poll);
    const voter = answer.ok ? answer.value.rows.find((row) => row.voterNo === voterNo) : undefined;
    if (voter === undefined || voter.checkedIn === null) return setGone(voterNo);
    const { trustee } = voter.checkedIn;
    const taker = trustee === null ? null : ((await nameOf(trustee).catch(() => undefined)) ?? null);
    onPrint({ voter, slip, checkedIn: voter.checkedIn, trustee: taker });
    return undefined;
  };
  return (
    <div className={css.recent} role="log" aria-live="polite">
      <h3>
        <Trans>本机刚刚发出</Trans>
      </h3>
      <ol>
        {done.map((one) => (
          <li key={one.slip}>
            <Trans>
              签名单 {one.slip} 号：第 <VoterName community={id} voterNo={one.voterNo} between=" 号 " />，
              {text(channelNames[one.channel])}
            </Trans>{' '}
            <Button size="small" onClick={() => void print(one)}>
              <Trans>打印签名单</Trans>
              <span className="visually-hidden"> {one.slip}</span>
            </Button>
          </li>
        ))}
      </ol>
      {gone === null ? null : (
        <p className={css.none} role="alert">
          <Trans>第 {gone} 号选民现在没有领票登记（可能已经撤销，或连不上服务器），不能打印签名单。</Trans>
        </p>
      )}
    </div>
  );
}
