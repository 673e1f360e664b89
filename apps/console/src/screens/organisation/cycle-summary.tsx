import { Trans, useLingui } from '@lingui/react/macro';
import type { PackPin } from '@mingxuan/election';
import { OVERLAYS } from '@mingxuan/rulebook';
import type { ReactNode } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { useText } from '../../text.ts';
import { packNames } from '../rules/pack-names.ts';
import css from './organisation.module.css';

/** What the cycle was opened with; pinned, so it is only shown. */
export function CycleSummary({ view }: { readonly view: OpenCommunity }) {
  const { t } = useLingui();
  const { cycle } = view;
  const { community } = cycle;
  return (
    <Panel title={<Trans>本届换届</Trans>}>
      <dl className={css.facts}>
        <Fact name={t`社区`}>
          {community.city} {community.district} {community.subDistrict} {community.name}
        </Fact>
        <Fact name={t`性质`}>{cycle.mode === 'REAL' ? t`正式换届` : t`演练`}</Fact>
        <Fact name={t`社区性质`}>{community.legalRegime === 'RESIDENTS' ? t`城市社区` : t`村改居`}</Fact>
        <Fact name={t`届次`}>{t`第 ${cycle.termNo} 届`}</Fact>
        <Fact name={t`任期届满日`}>
          <DayText day={cycle.termExpiry} today={view.today} />
        </Fact>
        <Fact name={t`党员大会日`}>
          <DayText day={cycle.partyDay} today={view.today} />
        </Fact>
        <Fact name={t`居委会选举日`}>
          <DayText day={cycle.electionDay} today={view.today} />
        </Fact>
        <Fact name={t`党内选举依据`}>
          <Pin pin={cycle.packs.party} />
        </Fact>
        <Fact name={t`居委会选举依据`}>
          <Pin pin={cycle.packs.residents} />
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Pin({ pin }: { readonly pin: PackPin }) {
  const { t } = useLingui();
  const text = useText();
  const overlays = pin.overlays.map((id) => {
    const overlay = OVERLAYS.get(id);
    return overlay === undefined ? id : text(overlay.title);
  });
  return (
    <>
      {[text(packNames[pin.pack] ?? { zh: pin.pack, en: pin.pack }), ...overlays].join(' + ')}
      <div className={css.digest} title={pin.digest}>
        {t`锁定摘要 ${pin.digest.slice(0, 16)}`}
      </div>
    </>
  );
}
