import { addDays, objectionWindow, rulingDeadline, voterCaseDays } from '../calendar/index.ts';
import type { IsoDate } from '../date.ts';
import type { Parameter } from '../law.ts';
import type { RuleId } from '../reason.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import type { PlanDeadline, PlanInput } from './plan-types.ts';

/** A figure known only second-hand, or none at all, is told but binds nobody. */
const advisoryUnless = (parameter: Parameter<number> | undefined): { readonly advisory?: true } =>
  parameter?.mark === 'CONFIRMED' ? {} : { advisory: true };

/** Legal days that are not steps of their own: SC01, SC03–SC07. */
export function deadlinesOf(input: PlanInput, publishedOn: IsoDate | undefined): readonly PlanDeadline[] {
  const { electionDay, residents, holidays } = input;
  const p = residents.parameters;
  const found: PlanDeadline[] = [];
  const counted = (rule: RuleId, name: Text, parameter: Parameter<number> | undefined, sign: 1 | -1): void => {
    if (parameter === undefined) return;
    found.push({
      rule,
      name,
      day: addDays(electionDay, sign * parameter.value),
      sources: [parameter.source],
      ...advisoryUnless(parameter),
    });
  };
  counted('ROLL-1', text('选民名单最迟公布', 'The roll is published by'), p.rollPublishDaysBefore, -1);
  if (publishedOn !== undefined) {
    const window = objectionWindow(publishedOn, p, holidays);
    const sources = [p.objectionDays?.source ?? 'PRACTICE', 'MFD-201', 'MFD-203'];
    const ruling = rulingDeadline(window.lastDay, p);
    found.push({
      rule: 'ROLL-3',
      name: text('名单异议最后一天', 'Last day to object'),
      day: window.lastDay,
      sources,
      ...advisoryUnless(p.objectionDays),
    });
    found.push({
      rule: 'ROLL-4',
      name: text('最后一份异议的决定期限', 'Last ruling'),
      day: ruling.day,
      sources: [p.rulingDays?.source ?? 'PRACTICE'],
      ...advisoryUnless(p.rulingDays),
    });
  }
  const { sueBy, judgedBy, reason } = voterCaseDays(electionDay);
  found.push({
    rule: 'ROLL-6',
    name: text('选民资格案件起诉', 'Voter case brought by'),
    day: sueBy,
    sources: reason.sources,
    advisory: true,
  });
  found.push({
    rule: 'ROLL-6',
    name: text('选民资格案件判决', 'Voter case judged by'),
    day: judgedBy,
    sources: reason.sources,
    advisory: true,
  });
  counted('CAND-7', text('正式候选人最迟公布', 'Formal candidates published by'), p.candidatePublishDaysBefore, -1);
  counted('CAND-1', text('自荐报名截止', 'Self-nomination by'), p.selfNominateDaysBefore, -1);
  counted('CAND-10', text('退出提名截止', 'Withdrawal of a nomination by'), p.withdrawDaysBefore, -1);
  counted('VOTE-2b', text('委托办理截止', 'Proxies arranged by'), p.proxyApplyDaysBefore, -1);
  counted('VOTE-2b', text('委托名单公布', 'Proxies published by'), p.proxyPublishDaysBefore, -1);
  counted('CNT-9a', text('另行选举截止', 'Other election by'), p.reElectionMaxDaysAfter, 1);
  counted('RSLT-3', text('移交截止', 'Handover by'), p.handoverDays, 1);
  return found;
}
