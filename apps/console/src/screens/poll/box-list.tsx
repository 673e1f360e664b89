import { Trans } from '@lingui/react/macro';
import type { MobileBox, PollId } from '@mingxuan/election';
import { useQueries } from '@tanstack/react-query';
import { Form } from 'antd';
import { useEffect } from 'react';
import { VoterName } from './voter-name.tsx';
import { votersQuery } from './voter-select.tsx';
import css from './poll.module.css';

interface Props {
  readonly box: MobileBox;
  readonly id: string;
  readonly poll: PollId;
}

/**
 * Who on the list of a mobile box has received a ballot elsewhere by now: nobody needs to go to their door, and no ballot be taken
 * along for them. Proposes as many ballots as are left; says nothing to whoever may not read the poll book.
 */
export function ListStanding({ box, id, poll }: Props) {
  const form = Form.useFormInstance<{ ballotsTaken: number }>();
  const rows = useQueries({
    queries: box.voters.map(({ voterNo }) => ({ ...votersQuery(id, String(voterNo), poll), retry: false })),
    combine: (answers) => answers.map((answer) => answer.data?.rows),
  });
  const known = rows.every((found) => found !== undefined);
  const have = box.voters.filter(({ voterNo }, index) =>
    rows[index]?.some((row) => row.voterNo === voterNo && row.checkedIn !== null),
  );
  const left = box.voters.length - have.length;
  useEffect(() => {
    if (known && !form.isFieldTouched('ballotsTaken')) form.setFieldValue('ballotsTaken', Math.max(1, left));
  }, [form, known, left]);
  if (!known) return null;
  return (
    <p className={css.soft} aria-live="polite">
      {have.length === 0 ? (
        <Trans>名单 {box.voters.length} 人，现在都还没有领票。</Trans>
      ) : (
        <Trans>
          名单 {box.voters.length} 人，其中 {have.length} 人已经在别处领过票，不用再上门：
        </Trans>
      )}
      {have.map(({ voterNo }, index) => (
        <span key={voterNo}>
          {index === 0 ? '' : '、'}
          <VoterName community={id} voterNo={voterNo} />
        </span>
      ))}
    </p>
  );
}
