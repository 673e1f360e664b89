import type { Refusal, Result, Text } from '@mingxuan/rulebook';
import { err, ok, text } from '@mingxuan/rulebook';
import { placeName } from '../fields.ts';
import { type PaperId, papers } from '../papers/catalogue.ts';
import type { PaperFacts } from '../papers/paper.ts';
import { jobOf } from '../print.ts';
import type { OtherTemplate } from '../render/protocol.ts';
import type { Renderer, RenderJob } from '../render/renderer.ts';
import { altered } from './altered.ts';

const AT = 1_790_000_000;

/** What any paper shows besides the facts of its own. */
const HEAD_SHOWN = ['head.community', 'head.issuer', 'head.issuedOn', 'head.verification.code', 'head.rehearsal'];

/**
 * Whether a city's template may stand in for the program's own: it sets the made-up facts, it drops nothing that the
 * program's own paper shows of the facts it needs, and the file it makes tells where the facts stand — or, of a ballot,
 * nothing. Each needed fact is changed in turn: where the program's own page changes and the city's does not, the city's
 * does not show it. Refuses with `TEMPLATE_REFUSED`.
 */
export async function checkTemplate(
  renderer: Renderer,
  id: PaperId,
  other: OtherTemplate,
): Promise<Result<true, Refusal>> {
  const paper = papers[id];
  const own = jobOf<PaperId>(id, paper.sample, AT);
  if (!own.ok) return own;
  const job = own.value;
  const set = await renderer.render({ ...job, other });
  if (!set.ok) return err(refused(other.name, doesNotSet(set.error)));
  const traced = Buffer.from(set.value.pdf).includes(`hash=${paper.sample.head.verification.hash}`);
  if (traced === (paper.secret === true)) return err(refused(other.name, paper.secret === true ? marked : untraced));
  const dropped = await droppedFacts(renderer, job, other, [...paper.needs, ...HEAD_SHOWN], paper.sample);
  return dropped.length === 0 ? ok(true) : err(refused(other.name, drops(dropped)));
}

async function droppedFacts(
  renderer: Renderer,
  job: RenderJob,
  other: OtherTemplate,
  paths: readonly string[],
  sample: PaperFacts,
): Promise<readonly string[]> {
  const drawn = (facts: PaperFacts, by?: OtherTemplate): Promise<Result<string, Refusal>> => {
    const data = { ...(job.data as Record<string, never>), ...(facts as unknown as Record<string, never>) };
    return renderer.draw({ ...job, data, ...(by === undefined ? {} : { other: by }) });
  };
  const [own, others] = [await drawn(sample), await drawn(sample, other)];
  const dropped: string[] = [];
  for (const path of paths) {
    const facts = altered(sample, path.split('.'));
    const ownNow = await drawn(facts);
    // Where even the program's own paper does not change, or cannot be set, the fact is none that is read on it.
    if (!own.ok || !ownNow.ok || ownNow.value === own.value) continue;
    const othersNow = await drawn(facts, other);
    if (others.ok && othersNow.ok && othersNow.value === others.value) dropped.push(path);
  }
  return dropped;
}

const refused = (name: string, why: Text): Refusal => ({
  code: 'TEMPLATE_REFUSED',
  message: text(`模板 ${name} 不能用：${why.zh}。`, `The template ${name} cannot be used: ${why.en}.`),
  remedy: text(
    '请改好这个模板再打印；急用时把它移出模板文件夹，就改用系统自带的模板。',
    'Mend the template and print again; in a hurry move it out of the folder, and the program’s own serves.',
  ),
  sources: [],
});

function doesNotSet({ message }: Refusal): Text {
  const packages = /failed to download package|package not found/.test(message.zh);
  return packages
    ? text('模板不能引用网上的或本机的扩展包', 'a template may use no packages, of the net or of the machine')
    : text(`排版不出来（${message.zh.replace(/。$/, '')}）`, `it cannot be set (${message.en})`);
}

const untraced = text(
  '做出的文件里没有台账位置和摘要，请保留 described、posted、form-page 或 letter',
  'the file it makes does not tell its place in the ledger; keep described, posted, form-page or letter',
);

const marked = text(
  '这种票上和文件里不能有任何可以互相区别的记号，模板却写进了台账位置',
  'nothing may tell one such ballot from another, yet it writes the place in the ledger',
);

function drops(paths: readonly string[]): Text {
  const names = paths.map((path) => placeName(path.replaceAll('[]', '')));
  return text(
    `漏了必须写明的内容：${names.map(({ zh }) => zh).join('、')}`,
    `it drops what must be stated: ${names.map(({ en }) => en).join('; ')}`,
  );
}
