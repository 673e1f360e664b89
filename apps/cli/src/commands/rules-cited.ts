import type { CitingDecision, Recorded, Wanted } from '@mingxuan/election';
import { allGates, decisionsCiting, gateItemTitle } from '@mingxuan/election';
import type { Lang, Result, Text } from '@mingxuan/rulebook';
import { assertNever, err, ok, text } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { misused, refused } from '../answer.ts';
import type { CycleInBundle } from '../evidence/cycle-in-bundle.ts';
import { cycleInBundle } from '../evidence/cycle-in-bundle.ts';
import { readInput } from '../read-file.ts';

/** A decision of a bundle that rests on a rule, with the entry that holds it where one entry does. */
export interface Cited {
  readonly kind: CitingDecision['kind'];
  readonly on: string | null;
  readonly seq: number | null;
  readonly text: Text;
  /** The sentences that cite it. */
  readonly said: readonly Text[];
}

/** What in the evidence of a file was decided under a rule or an article. */
export async function citedIn(file: string, wanted: Wanted, lang: Lang): Promise<Result<readonly Cited[], Answer>> {
  const bytes = await readInput(file);
  if (!bytes.ok) return err(misused(bytes.error, lang));
  const found = cycleInBundle(bytes.value);
  if (!found.ok) return err(refused(found.error, lang));
  const { cycle } = found.value;
  return ok(decisionsCiting(cycle, allGates(cycle), wanted).map((decision) => inWords(decision, found.value)));
}

function inWords(decision: CitingDecision, { cycle, recorded }: CycleInBundle): Cited {
  switch (decision.kind) {
    case 'RESULT': {
      const seq = lastSeq(
        recorded,
        ({ fact }) => fact.type === 'RESULT_DETERMINED' && fact.body.poll === decision.poll,
      );
      const valid = decision.valid ? text('有效', 'valid') : text('无效', 'not valid');
      const said = text(`投票 ${decision.poll} 的结果：${valid.zh}`, `result of ${decision.poll}: ${valid.en}`);
      return { kind: 'RESULT', on: decision.on, seq, text: said, said: decision.said };
    }
    case 'GATE': {
      const passed = decision.passed ? text('已通过', 'passed') : text('没有通过', 'not passed');
      const said = text(
        `${decision.gate} ${decision.title.zh}：${passed.zh}`,
        `${decision.gate} ${decision.title.en}: ${passed.en}`,
      );
      return { kind: 'GATE', on: null, seq: null, text: said, said: [] };
    }
    case 'GATE_ITEM': {
      const title = gateItemTitle(cycle, decision.item);
      const seq = lastSeq(
        recorded,
        ({ fact }) => fact.type === 'GATE_ITEM_REVIEWED' && fact.body.item === decision.item,
      );
      const status = decision.status === 'ACCEPTED' ? text('复核通过', 'accepted') : text('退回', 'returned');
      const said = text(`${title.zh}：${status.zh}`, `${title.en}: ${status.en}`);
      return { kind: 'GATE_ITEM', on: decision.on, seq, text: said, said: [] };
    }
    case 'STEP': {
      const how = decision.how === 'DONE' ? text('完成', 'done') : text('免除', 'waived');
      const said = text(
        `${decision.step} ${decision.name.zh}：${how.zh}`,
        `${decision.step} ${decision.name.en}: ${how.en}`,
      );
      return { kind: 'STEP', on: decision.on, seq: decision.seq, text: said, said: [] };
    }
    default:
      return assertNever(decision);
  }
}

const lastSeq = (recorded: readonly Recorded[], is: (one: Recorded) => boolean): number | null =>
  recorded.findLast(is)?.seq ?? null;

/** One decision as lines: its entry and day, then the sentences that cite the rule. */
export function citedLine({ on, seq, text: what, said }: Cited, lang: Lang): readonly string[] {
  const zh = lang === 'zh';
  const entry = seq === null ? '' : zh ? `台账第 ${seq} 条` : `entry ${seq}`;
  const head = [on, entry].filter((part) => part !== null && part !== '').join(zh ? '，' : ', ');
  return [
    `  · ${what[lang]}${head === '' ? '' : zh ? `（${head}）` : ` (${head})`}`,
    ...said.map((sentence) => `      ${sentence[lang]}`),
  ];
}
