import { Trans } from '@lingui/react/macro';
import type { OpenCommunity } from '../../api.ts';
import { Sources } from '../../parts/sources.tsx';
import { residentsRulebook } from '../roll/rulebook.ts';

/** What the law laid over this cycle says of mobile boxes, with its article; national law says nothing of them. */
export function MobileBoxLaw({ view }: { readonly view: OpenCommunity }) {
  const local = residentsRulebook(view)?.parameters.mobileBox;
  if (local === undefined) return <Trans>（所用的法规没有写流动票箱，以本次选举办法为准。）</Trans>;
  const least = local.value.minScrutineers;
  return (
    <>
      <Trans>至少 {least} 名监票人同行。</Trans> <Sources refs={[local.source]} />
    </>
  );
}
