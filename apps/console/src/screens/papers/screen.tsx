import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, communityKey, type OpenCommunity, unwrap } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Loaded } from '../../parts/states.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { StepsHere } from '../poll/steps-here.tsx';
import { Archive } from './archive.tsx';
import { Catalogue } from './catalogue.tsx';
import { IssuedPapers } from './issued-papers.tsx';
import { PaperDrawer } from './paper-drawer.tsx';

export default function PapersScreen() {
  return <WithCycle>{(view, id) => <Screen view={view} id={id} />}</WithCycle>;
}

function Screen({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const [shown, show] = useState<number | null>(null);
  const offers = useQuery({ queryKey: communityKey(id, 'papers'), queryFn: () => unwrap(client.papers(id)) });
  const paper = view.cycle.papers.find((one) => one.no === shown);
  const complete = view.standing.residents.length > 0 && view.standing.residents.every((p) => p.need.kind === 'NONE');
  return (
    <>
      <PageHeader
        title={<Trans>文书与归档</Trans>}
        lead={<Trans>公告和文书都从台账取数，没有一个日期、姓名或数字要打第二遍。出具以后不再改动。</Trans>}
        actions={
          complete ? (
            <LinkButton to="/c/$id/results" params={{ id }}>
              <Trans>移交和办结在结果页</Trans>
            </LinkButton>
          ) : null
        }
      />
      <Loaded query={offers}>{(list) => <Catalogue offers={list} view={view} id={id} onIssued={show} />}</Loaded>
      <IssuedPapers papers={view.cycle.papers} onShow={show} />
      <StepsHere view={view} id={id} page="papers" />
      <Archive id={id} />
      {paper === undefined ? null : <PaperDrawer id={id} paper={paper} onClose={() => show(null)} />}
    </>
  );
}
