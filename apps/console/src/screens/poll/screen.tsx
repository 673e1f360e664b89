import { Trans, useLingui } from '@lingui/react/macro';
import { Tabs } from 'antd';
import type { OpenCommunity } from '../../api.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { WithCycle } from '../../parts/with-cycle.tsx';
import { Preparations } from './preparations.tsx';
import { Polls } from './polls.tsx';
import { StepsHere } from './steps-here.tsx';

export default function PollScreen() {
  return <WithCycle>{(view, id) => <Screen view={view} id={id} />}</WithCycle>;
}

function Screen({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  return (
    <>
      <PageHeader
        title={<Trans>投票</Trans>}
        lead={<Trans>每一次投票都按同样的顺序办：备票、开始、发票、清点分扎。计票和结果在后面两页。</Trans>}
      />
      <Tabs
        items={[
          { key: 'polls', label: t`各次投票`, children: <Polls view={view} id={id} /> },
          {
            key: 'preparations',
            label: t`投票准备（时间地点、委托、流动票箱）`,
            children: <Preparations view={view} id={id} />,
          },
        ]}
      />
      <StepsHere view={view} id={id} page="polls" />
    </>
  );
}
