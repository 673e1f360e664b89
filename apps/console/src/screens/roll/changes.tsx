import { Trans, useLingui } from '@lingui/react/macro';
import type { RollChange, RollChangeReason } from '@mingxuan/election';
import type { Text } from '@mingxuan/rulebook';
import { text as both } from '@mingxuan/rulebook';
import { Table } from 'antd';
import type { OpenCommunity } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { useText } from '../../text.ts';
import { AmendRoll } from './amend.tsx';
import css from './roll.module.css';

export const changeReasons: Readonly<Record<RollChangeReason, Text>> = {
  OBJECTION: both('依申诉决定', 'by a ruling'),
  OMITTED: both('登记时漏了', 'was left out'),
  TURNED_EIGHTEEN: both('到选举日年满十八周岁', 'turned eighteen by election day'),
  MOVED_IN: both('迁入或者在本社区常住', 'moved in'),
  MOVED_OUT: both('迁出', 'moved away'),
  DIED: both('去世', 'died'),
  DEPRIVED: both('判决剥夺政治权利', 'deprived of political rights by a court'),
  REGISTERED_TWICE: both('已在别处登记', 'registered elsewhere'),
  UNDER_AGE: both('到选举日未满十八周岁', 'under age on election day'),
  NEVER_ENTITLED: both('登记时就不符合条件', 'was never entitled to be listed'),
  CLERICAL: both('登记内容有误', 'an entry was wrong'),
};

const kinds: Readonly<Record<RollChange['kind'], Text>> = {
  ADDED: both('补登', 'added'),
  REMOVED: both('除名', 'struck'),
  CORRECTED: both('更正', 'corrected'),
};

/** Every change of an entry since the import, with its reason; and the way to make one. */
export function ChangesPanel({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const text = useText();
  const { rollChanges, roll } = view.cycle;
  const changes = rollChanges.toReversed();
  return (
    <Panel
      title={<Trans>补正记录</Trans>}
      aside={roll.stage === 'FROZEN' ? null : <AmendRoll view={view} id={id} />}
      flush={changes.length > 0}
    >
      {changes.length === 0 ? (
        <p className={css.soft}>
          <Trans>名单还没有改动。公布以后每一处改动都要有理由、证明和补正公告；封册以后不能再改。</Trans>
        </p>
      ) : (
        <Table
          size="small"
          rowKey={({ seq, kind, voterNo }) => `${seq}-${kind}-${voterNo}`}
          dataSource={changes}
          pagination={changes.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
          columns={[
            { title: t`日期`, dataIndex: 'on', width: 110 },
            { title: t`改动`, width: 80, render: (_, { kind }) => text(kinds[kind]) },
            { title: t`序号`, dataIndex: 'voterNo', width: 80 },
            { title: t`姓名`, dataIndex: 'name', width: 140 },
            { title: t`居民小组`, dataIndex: 'group' },
            {
              title: t`理由`,
              render: (_, { reason, objectionNo }) => {
                const why = reason === null || reason === 'OBJECTION' ? '' : text(changeReasons[reason]);
                if (objectionNo === null) return why === '' ? t`已经删除` : why;
                return why === '' ? t`第 ${objectionNo} 号申诉的决定` : t`第 ${objectionNo} 号申诉的决定：${why}`;
              },
            },
          ]}
        />
      )}
    </Panel>
  );
}
