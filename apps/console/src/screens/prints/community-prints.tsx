import { Trans } from '@lingui/react/macro';
import type { OpenCommunity } from '../../api.ts';
import { client } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { BatchForm } from './batch-form.tsx';
import { BatchList } from './batch-list.tsx';
import css from './prints.module.css';

/** All papers of one community at once, on its page of papers. Nothing is issued by it. */
export function CommunityPrints({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  return (
    <Panel
      title={<Trans>打印一批</Trans>}
      aside={
        <LinkButton to="/gallery" params={{}}>
          <Trans>文书样张</Trans>
        </LinkButton>
      }
    >
      <p className={css.lead}>
        <Trans>事实齐全的文书打成一个压缩包，缺事实的在清单里写明缺什么。只是打印，不算出具；关掉页面也会打完。</Trans>{' '}
        <a className={css.inText} href={client.rollSheetUrl(id)} download>
          <Trans>单独下载选民名册（Excel）</Trans>
        </a>
      </p>
      <details className={css.fold}>
        <summary>
          <Trans>选择文书和格式</Trans>
        </summary>
        <BatchForm where={{ community: id }} on={view.today} />
      </details>
      <BatchList />
    </Panel>
  );
}
