import { addDays, compareDates, daysBetween } from '../calendar/iso-date.ts';
import type { IsoDate } from '../date.ts';
import type { Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { cite, citeParameter, judge, reason, speaking, worst } from './citation.ts';

export interface RollPublication {
  readonly publishedOn: IsoDate;
  readonly electionDay: IsoDate;
  /** Household or residents' representatives: the day their names were published. */
  readonly representativesOn?: IsoDate;
}

/** The roll is out twenty days before election day, and the representatives' names with it (ROLL-1, ROLL-2, JWH25-17). */
export function checkRollPublication(facts: RollPublication, rulebook: Rulebook): Reason {
  const days = daysBetween(facts.publishedOn, facts.electionDay);
  const figure = rulebook.parameters.rollPublishDaysBefore;
  const parameter = figure && speaking(figure, (least) => days >= least);
  const citation = citeParameter(rulebook, 'ROLL-1', parameter);
  if (parameter === undefined) {
    return reason(citation, 'unknown', text('所用规则没有写名单提前几天公布。', 'The rules set no day for the roll.'));
  }
  const needed = parameter.value;
  const latest = addDays(facts.electionDay, -needed);
  const met = compareDates(facts.publishedOn, latest) <= 0;
  const short = met ? 0 : daysBetween(latest, facts.publishedOn);
  const said = text(
    `选民名单${facts.publishedOn}公布，选举日${facts.electionDay}，最迟应在${latest}公布${met ? '，符合' : `，晚了${short}天`}。`,
    `Roll published ${facts.publishedOn}, election ${facts.electionDay}, latest ${latest}: ${met ? 'met' : `${short} day(s) late`}.`,
  );
  const own = judge(citation, met, said, { figures: { days, needed }, short });
  const names = representativesReason(facts, rulebook);
  if (names === undefined) return own;
  const children = [own, names];
  const both = text(own.text.zh + names.text.zh, `${own.text.en} ${names.text.en}`);
  const whole = { ...citation, mark: 'CONFIRMED' as const };
  return reason(whole, worst(children), both, { figures: { days, needed }, short, children });
}

function representativesReason(facts: RollPublication, rulebook: Rulebook): Reason | undefined {
  if (facts.representativesOn === undefined) return undefined;
  const together = facts.representativesOn === facts.publishedOn;
  const said = together
    ? text('代表名单和选民名单同一天公布。', "Representatives' names came out the same day.")
    : text(
        `代表名单${facts.representativesOn}公布，应当和选民名单同一天公布。`,
        `Representatives' names came out ${facts.representativesOn}; they belong to the same day as the roll.`,
      );
  return judge(cite(rulebook, 'ROLL-2'), together, said);
}

/** The handover is complete within ten days of the new committee (RSLT-3, JWH25-25). */
export function checkHandover(electedOn: IsoDate, handedOverOn: IsoDate, rulebook: Rulebook): Reason {
  const days = daysBetween(electedOn, handedOverOn);
  const figure = rulebook.parameters.handoverDays;
  const parameter = figure && speaking(figure, (most) => days <= most);
  const citation = citeParameter(rulebook, 'RSLT-3', parameter);
  if (parameter === undefined) {
    return reason(citation, 'unknown', text('所用规则没有写移交期限。', 'The rules set no day for the handover.'));
  }
  const latest = addDays(electedOn, parameter.value);
  const late = daysBetween(latest, handedOverOn);
  if (days < 0) {
    const said = text('移交日早于当选日，请核对日期。', 'Handed over before the election: check the dates.');
    return reason(citation, 'unknown', said, {});
  }
  const said = text(
    `${electedOn}当选，最迟${latest}移交完，实际${handedOverOn}${late > 0 ? `，晚了${late}天` : '，按期'}。`,
    `Elected ${electedOn}, handover by ${latest}, done ${handedOverOn}: ${late > 0 ? `${late} day(s) late` : 'in time'}.`,
  );
  return judge(citation, late <= 0, said, { figures: { days, most: parameter.value }, short: Math.max(0, late) });
}
