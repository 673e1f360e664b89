import { Trans, useLingui } from '@lingui/react/macro';
import type { Identity, PollId } from '@mingxuan/election';
import type { OpenCommunity } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import css from './poll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly poll: PollId;
}

/** The chain of ballots of a poll, each link with its two numbers, whether it holds and by how much it does not. */
export function AccountsPanel({ view, poll }: Props) {
  const identities = view.accounts.find((one) => one.poll === poll)?.identities ?? [];
  if (identities.length === 0) return null;
  const wrong = identities.filter((one) => !one.holds).length;
  return (
    <Panel
      title={<Trans>选票账目</Trans>}
      aside={
        wrong === 0 ? (
          <StatusTag tone="good">
            <Trans>全部对上</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="bad">
            <Trans>{wrong} 处对不上</Trans>
          </StatusTag>
        )
      }
    >
      <AccountsTable identities={identities} />
    </Panel>
  );
}

export function AccountsTable({ identities }: { readonly identities: readonly Identity[] }) {
  const { t } = useLingui();
  const names: Readonly<Record<Identity['code'], { readonly left: string; readonly right: string }>> = {
    PRINTED: { left: t`印制`, right: t`发出＋作废＋未用` },
    PRINTED_COVERS_ISSUED: { left: t`印制`, right: t`发出` },
    PRINTED_COVERS_COLLECTED: { left: t`印制`, right: t`收回` },
    ISSUED_COVERS_COLLECTED: { left: t`发出`, right: t`收回` },
    ISSUED_WITHIN_PRESENT: { left: t`实到会`, right: t`发出` },
    CHECKED_IN_COVERS_BOX: { left: t`领票人数`, right: t`收回` },
    MOBILE_BALLOTS: { left: t`带出－带回`, right: t`领票人数` },
    COLLECTED_IS_COUNTED: { left: t`收回`, right: t`有效＋无效` },
  };
  const ordered = [
    ...identities.filter((one) => one.box === null),
    ...identities.filter((one) => one.box !== null).sort((a, b) => (a.box ?? '').localeCompare(b.box ?? '')),
  ];
  return (
    <div className={css.scroll}>
      <table className={css.accounts}>
        <thead>
          <tr>
            <th scope="col">{t`范围`}</th>
            <th scope="col">{t`应当`}</th>
            <th scope="col" className={css.right}>{t`左`}</th>
            <th scope="col" className={css.sign}>{t`关系`}</th>
            <th scope="col" className={css.right}>{t`右`}</th>
            <th scope="col">{t`核对`}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((one) => {
            const { left, right } = names[one.code];
            const sign = one.relation === 'EQUAL' ? '=' : '≥';
            const gap = Math.abs(one.left - one.right);
            return (
              <tr key={`${one.code}-${one.box ?? ''}`} className={one.holds ? '' : css.broken}>
                <th scope="row">{one.box === null ? t`合计` : one.box}</th>
                <td>
                  {left} {sign} {right}
                </td>
                <td className={css.right}>{one.left}</td>
                <td className={css.sign}>{one.holds ? sign : one.relation === 'EQUAL' ? '≠' : '<'}</td>
                <td className={css.right}>{one.right}</td>
                <td>{one.holds ? t`✓ 相符` : t`✕ 相差 ${gap}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
