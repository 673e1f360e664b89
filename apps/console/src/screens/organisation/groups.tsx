import { Trans, useLingui } from '@lingui/react/macro';
import type { ChoosingMethod, Command, GroupCall, GroupLeaders, ScribesAt } from '@mingxuan/election';
import { Button, Form, Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Panel } from '../../parts/page-header.tsx';
import type { ReadLines } from '../party/lines.ts';
import { PastedLines } from '../party/pasted-lines.tsx';
import { readCalls, readLeaders, readScribes } from './group-lines.ts';
import css from './organisation.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** How groups choose their representatives (N05), who leads the groups (N06-1), who writes for voters who cannot (N14). */
export function Groups({ view, id }: Props) {
  const { t } = useLingui();
  const { representativesCall, groupLeaders, scribes, rec } = view.cycle;
  if (rec === null) return null;
  return (
    <Panel title={<Trans>居民代表、小组长、代写人</Trans>}>
      <Listed<GroupCall, { method: ChoosingMethod }>
        view={view}
        id={id}
        title={t`推选居民代表和小组长`}
        said={
          representativesCall === null ? null : (
            <Trans>
              {representativesCall.on} 登记，{representativesCall.groups.length} 个小组
            </Trans>
          )
        }
        label={<Trans>从表格复制后粘贴，一行一个小组：小组、户数、名额、推选日期、时间、地点</Trans>}
        placeholder={t`第一居民小组	412	11	2026-11-26	19:00	一号院活动室`}
        read={readCalls}
        initial={{ method: 'BY_HOUSEHOLD' }}
        command={(groups, { method }) => ({ type: 'CALL_REPRESENTATIVES', method, groups })}
      >
        <Form.Item name="method" label={<Trans>怎样推选</Trans>}>
          <Radio.Group
            options={[
              { value: 'BY_HOUSEHOLD', label: t`按户发推选表` },
              { value: 'GROUP_MEETING', label: t`小组开会推选` },
            ]}
          />
        </Form.Item>
      </Listed>
      <Listed<GroupLeaders, object>
        view={view}
        id={id}
        title={t`小组长、副组长`}
        said={
          groupLeaders === null ? null : (
            <Trans>
              {groupLeaders.on} 登记，{groupLeaders.groups.length} 个小组
            </Trans>
          )
        }
        label={<Trans>一行一个小组：小组、组长的选民号、副组长的选民号（可以不写）</Trans>}
        placeholder={t`第一居民小组	12	25`}
        read={readLeaders}
        command={(groups) => ({ type: 'LIST_GROUP_LEADERS', groups })}
      />
      <Listed<ScribesAt, object>
        view={view}
        id={id}
        title={t`代写人`}
        said={
          scribes === null ? null : (
            <Trans>
              {scribes.on} 登记，{scribes.stations.length} 处
            </Trans>
          )
        }
        label={<Trans>一行一个投票处：投票处、代写人姓名（可以写几个）。替谁写、写了什么，不登记。</Trans>}
        placeholder={t`中心会场	韩梅	冯雪`}
        read={readScribes}
        command={(stations) => ({ type: 'NAME_SCRIBES', stations })}
      />
    </Panel>
  );
}

interface ListedProps<Row, Values extends object> extends Props {
  readonly title: string;
  readonly said: ReactNode;
  readonly label: ReactNode;
  readonly placeholder: string;
  readonly read: (pasted: string) => ReadLines<Row>;
  readonly initial?: Partial<Values>;
  readonly command: (rows: readonly Row[], values: Values) => Command;
  readonly children?: ReactNode;
}

/** One list that is pasted and recorded whole; recorded again it replaces the one before. */
function Listed<Row, Values extends object>({
  view,
  id,
  title,
  said,
  label,
  placeholder,
  read,
  initial,
  command,
  children,
}: ListedProps<Row, Values>) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [rows, setRows] = useState<readonly Row[]>([]);
  // A button is called what it says (WCAG 2.5.3), and then for which of the lists it is.
  const name = useId();
  return (
    <div className={css.listed}>
      <span>
        <strong id={`${name}-title`}>{title}</strong>{' '}
        <span className={css.hint}>{said ?? <Trans>还没有登记</Trans>}</span>
      </span>
      <Button
        onClick={() => setOpen(true)}
        id={`${name}-again`}
        {...(said === null ? { 'aria-label': t`登记${title}` } : { 'aria-labelledby': `${name}-again ${name}-title` })}
      >
        {said === null ? <Trans>登记</Trans> : <Trans>重新登记</Trans>}
      </Button>
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={680}
        title={title}
        submit={<Trans>登记 {rows.length} 行</Trans>}
        {...(initial === undefined ? {} : { initial })}
        command={(values) => command(rows, values)}
      >
        {children}
        <PastedLines label={label} placeholder={placeholder} read={read} onRead={setRows} />
      </ActDrawer>
    </div>
  );
}
