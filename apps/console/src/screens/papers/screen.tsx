import { Trans } from '@lingui/react/macro';
import { noticeSort } from '@mingxuan/election';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, communityKey, type OpenCommunity, unwrap } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Loaded } from '../../parts/states.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { CommunityPrints } from '../prints/community-prints.tsx';
import { StepsHere } from '../poll/steps-here.tsx';
import { Archive } from './archive.tsx';
import { Catalogue } from './catalogue.tsx';
import { IssuedPapers } from './issued-papers.tsx';
import { LogPanel } from './log-panel.tsx';
import { NoticeDrawer } from './notice-drawer.tsx';
import { NoticeList } from './notice-list.tsx';
import { noticeRows } from './notice-rows.ts';
import { PaperDrawer } from './paper-drawer.tsx';
import { StaleNotices } from './stale-notices.tsx';

export default function PapersScreen() {
  return <WithCycle>{(view, id) => <Screen view={view} id={id} />}</WithCycle>;
}

function Screen({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const [shown, show] = useState<number | null>(null);
  const [notice, open] = useState<string | null>(null);
  const offers = useQuery({ queryKey: communityKey(id, 'papers'), queryFn: () => unwrap(client.papers(id)) });
  const paper = view.cycle.papers.find((one) => one.no === shown);
  const complete = view.standing.residents.length > 0 && view.standing.residents.every((p) => p.need.kind === 'NONE');
  return (
    <>
      <PageHeader
        title={<Trans>文书与归档</Trans>}
        lead={
          <Trans>
            公告和文书都从台账取数，没有一个日期、姓名或数字要打第二遍。公告由一人起草、另一人审批，编号出具以后不再改动。
          </Trans>
        }
        actions={
          complete ? (
            <LinkButton to="/c/$id/results" params={{ id }}>
              <Trans>移交和办结在结果页</Trans>
            </LinkButton>
          ) : null
        }
      />
      <StaleNotices view={view} id={id} />
      <Loaded query={offers}>
        {(list) => {
          const rows = noticeRows(view, list);
          const row = rows.find((one) => one.key === notice);
          return (
            <>
              <NoticeList view={view} rows={rows} onOpen={open} />
              {row === undefined ? null : (
                <NoticeDrawer view={view} id={id} row={row} onClose={() => open(null)} onOpen={open} />
              )}
              <Catalogue
                offers={list.filter((offer) => noticeSort(offer.paper) === null)}
                view={view}
                id={id}
                onIssued={show}
              />
            </>
          );
        }}
      </Loaded>
      <IssuedPapers papers={view.cycle.papers.filter((one) => noticeSort(one.paper) === null)} onShow={show} />
      <CommunityPrints view={view} id={id} />
      <StepsHere view={view} id={id} page="papers" />
      <Archive id={id} />
      <LogPanel />
      {paper === undefined ? null : <PaperDrawer id={id} paper={paper} onClose={() => show(null)} />}
    </>
  );
}
