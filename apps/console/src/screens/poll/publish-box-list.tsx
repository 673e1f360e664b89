import { Trans } from '@lingui/react/macro';
import type { MobileBox } from '@mingxuan/election';
import type { OpenCommunity } from '../../api.ts';
import { ConfirmAct } from '../../parts/confirm-act.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly box: MobileBox;
}

/** Whether the list of a mobile box is posted, and the act that posts it while the box has not left. */
export function BoxListStanding({ box, view, id }: Props) {
  if (box.listedOn !== null)
    return (
      <StatusTag tone="good">
        <Trans>名单已于 {box.listedOn} 公布</Trans>
      </StatusTag>
    );
  return (
    <>
      <StatusTag tone="warn">
        <Trans>名单还没有公布</Trans>
      </StatusTag>
      {box.trip.stage === 'APPROVED' ? <PublishBoxList box={box} view={view} id={id} /> : null}
    </>
  );
}

function PublishBoxList({ box, view, id }: Props) {
  return (
    <ConfirmAct
      community={id}
      view={view}
      label={<Trans>公布名单</Trans>}
      title={<Trans>公布 {box.box} 号流动票箱的名单</Trans>}
      duty="box.manage"
      changes={[
        <Trans key="posted">记下名单（{box.voters.length} 名选民）已经在居住地张贴公布，公布后才出发</Trans>,
        <Trans key="kept">公布姓名，最多写明理由的类别，不写病名和家庭情况</Trans>,
      ]}
      command={() => ({ type: 'PUBLISH_BOX_LIST', box: box.box })}
      step="D12"
    />
  );
}
