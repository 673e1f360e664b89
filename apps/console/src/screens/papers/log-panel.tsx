import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '../../parts/page-header.tsx';
import { Loaded } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import type { ToldLog } from './log-state.ts';
import { toldLog } from './log-state.ts';
import css from './papers.module.css';

const NOT_READ = new Error('log status');

/** Whether the public log goes on, and who outside has signed it: the same sentences that residents read at /log/status. */
export function LogPanel() {
  const query = useQuery({
    queryKey: ['log-status'],
    queryFn: async (): Promise<ToldLog> => {
      const told = toldLog(await (await fetch('/log/status.json')).json());
      if (told === null) throw NOT_READ;
      return told;
    },
  });
  return (
    <Panel title={<Trans>公开日志和见证人</Trans>}>
      <Loaded query={query}>{(log) => <Told log={log} />}</Loaded>
      <p className={css.verify}>
        <a href="/log/status" target="_blank" rel="noreferrer">
          <Trans>居民看到的同一页</Trans>
        </a>
      </p>
    </Panel>
  );
}

function Told({ log: { trouble, words, witnesses } }: { readonly log: ToldLog }) {
  const say = useText();
  return (
    <>
      {trouble === null ? (
        <p>
          <StatusTag tone="good">
            <Trans>日志正常</Trans>
          </StatusTag>
        </p>
      ) : (
        <p role="alert">
          <StatusTag tone="bad">
            <Trans>日志有情况</Trans>
          </StatusTag>{' '}
          {say(trouble)}
        </p>
      )}
      {witnesses.length === 0 ? null : (
        <ul className={css.offers}>
          {witnesses.map(({ name, words: told, refused }) => (
            <li key={name}>
              <span className={css.title}>{name}</span>
              <span className={refused ? css.missing : css.soft}>{say(told)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={css.waiting}>
        {words.map((sentence) => (
          <p key={sentence.zh} className={css.soft}>
            {say(sentence)}
          </p>
        ))}
      </div>
    </>
  );
}
