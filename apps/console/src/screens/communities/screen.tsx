import { ApartmentOutlined, CalendarOutlined, PlusOutlined } from '@ant-design/icons';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { communitiesQuery, roundsQuery } from '../../api.ts';
import { useMay } from '../../parts/may.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { EmptyState, Loaded } from '../../parts/states.tsx';
import { CommunityTable } from './community-table.tsx';
import { ImportTree } from './import-tree.tsx';
import { LoadSampleButton, type SampleLoader, useSampleLoader } from './load-sample.tsx';
import { MyTaskPanel } from './my-tasks.tsx';
import { NewCommunity } from './new-community.tsx';
import { ReadingNote } from './reading-note.tsx';
import { TermsToCheck } from './terms-to-check.tsx';
import { NewRound, type RoundChoice, Rounds } from './rounds.tsx';
import css from './communities.module.css';

/** Every community this person may see: the late ones first. */
export default function CommunitiesScreen() {
  const list = useQuery({
    ...communitiesQuery,
    // What others do shows within a minute, and what is being read behind sooner.
    refetchInterval: ({ state }) => (state.data?.some((row) => row.reading) === true ? 2_000 : 60_000),
  });
  const rounds = useQuery(roundsQuery).data ?? [];
  const [chosen, choose] = useState<RoundChoice | null>(null);
  const [opening, setOpening] = useState(false);
  const [creating, setCreating] = useState(false);
  const [importing, setImporting] = useState(false);
  const sample = useSampleLoader();
  const manages = useMay()('community.manage');
  const oversees = useMay()('complaint.answer');
  const nothing = list.data?.length === 0;
  return (
    <>
      <PageHeader
        title={<Trans>社区</Trans>}
        lead={<Trans>先看今天要办的事，再看哪里逾期、哪里快到法定期限；点社区名称进去办理。</Trans>}
        actions={
          !manages ? undefined : (
            <>
              {nothing ? null : <LoadSampleButton loader={sample} />}
              {nothing ? null : (
                <Button icon={<CalendarOutlined />} onClick={() => setOpening(true)}>
                  <Trans>新建轮次</Trans>
                </Button>
              )}
              <Button icon={<ApartmentOutlined />} onClick={() => setImporting(true)}>
                <Trans>导入组织架构</Trans>
              </Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
                <Trans>新建社区</Trans>
              </Button>
            </>
          )
        }
      />
      <Loaded query={list}>
        {(rows) =>
          rows.length === 0 ? (
            manages ? (
              <Nothing sample={sample} onCreate={() => setCreating(true)} />
            ) : (
              <NothingYet />
            )
          ) : (
            <>
              <ReadingNote reading={rows.filter((row) => row.reading).length} all={rows.length} />
              <TermsToCheck />
              <MyTaskPanel communities={rows} oversees={oversees} />
              <Rounds rounds={rounds} rows={rows} chosen={chosen} onChoose={choose} />
              <CommunityTable rows={rows} round={chosen} rounds={rounds} />
              {opening ? <NewRound rows={rows} onClose={() => setOpening(false)} /> : null}
            </>
          )
        }
      </Loaded>
      {sample.dialog}
      {importing ? <ImportTree onClose={() => setImporting(false)} /> : null}
      <NewCommunity open={creating} onClose={() => setCreating(false)} />
    </>
  );
}

/** For whoever cannot set one up. */
function NothingYet() {
  return (
    <div className={css.nothing}>
      <EmptyState title={<Trans>还没有您能看到的社区</Trans>}>
        <Trans>社区由街道、区或市的管理员建立。请管理员建好以后，给您的账号加上职责。</Trans>
      </EmptyState>
    </div>
  );
}

function Nothing({ sample, onCreate }: { readonly sample: SampleLoader; readonly onCreate: () => void }) {
  return (
    <div className={css.nothing}>
      <EmptyState
        title={<Trans>还没有社区</Trans>}
        action={
          <div className={css.choices}>
            <LoadSampleButton loader={sample} primary />
            <Button onClick={onCreate}>
              <Trans>新建社区</Trans>
            </Button>
          </div>
        }
      >
        <Trans>
          可以先载入示例社区“幸福里”走一遍全程：数据都是虚构的，所有文书带“演练”标记。也可以直接建立自己的社区。
        </Trans>
      </EmptyState>
    </div>
  );
}
