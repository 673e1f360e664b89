import { createRenderer, papers, printPaper } from '@mingxuan/documents';
import type { Bench, Figure } from './support/figure.ts';
import { megabytes, milliseconds, share, timeOf } from './support/figure.ts';
import { openInstallation } from './support/installation.ts';

const AT = 1_790_000_000;
const surnames = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高');
const given = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚');
const nameOf = (i: number): string => `${surnames[i % 20]}${given[(i * 7) % 20]}${given[(i * 3 + 1) % 20]}`;

/** A made-up roll; `run` tells one from another, so that nothing of the last is still known. */
function roll(count: number, run: number) {
  const voters = Array.from({ length: count }, (_, i) => ({
    serial: i + 1,
    name: nameOf(i + run),
    sex: i % 2 === 0 ? ('F' as const) : ('M' as const),
  }));
  const groups = Array.from({ length: Math.ceil(count / 100) }, (_, g) => ({
    name: `第${g + 1}居民小组`,
    voters: voters.slice(g * 100, g * 100 + 100),
  }));
  return { ...papers.VOTER_ROLL.sample, groups };
}

const cards = (count: number, run: number) => ({
  ...papers.VOTER_CARDS.sample,
  cards: Array.from({ length: count }, (_, i) => ({
    cardNo: String(i + 1 + run).padStart(5, '0'),
    name: nameOf(i + run),
    station: '中心会场',
  })),
});

const kilobytes = (name: string, what: string, bytes: number, most: number): Figure => {
  const value = Number((bytes / 1024).toPrecision(3));
  return { room: 'documents', name, value, unit: 'KiB', target: `<=${most}`, ok: value <= most, detail: what };
};

/** How long 99 of 100 requests to the API take at most while something is printed beside it, one request after the other. */
async function waitsMeanwhile(): Promise<number> {
  const installation = await openInstallation();
  // As the server prints batches.
  const behind = createRenderer({ workers: 1, fangSong: null, niceness: 10 });
  try {
    await installation.admin.createCommunity({ id: '9901.01.heping.xingfuli', name: '幸福里社区' });
    const ask = () => installation.admin.communities();
    for (let i = 0; i < 50; i += 1) await ask();
    let printing = true;
    const printed = printPaper(behind, 'VOTER_CARDS', cards(5000, 0), AT).finally(() => (printing = false));
    const waits: number[] = [];
    while (printing) {
      const began = performance.now();
      await ask();
      waits.push(performance.now() - began);
    }
    const paper = await printed;
    if (!paper.ok) throw new Error(paper.error.message.en);
    return share(waits, 0.99);
  } finally {
    await behind.close();
    await installation.close();
  }
}

/** Printing as the server does it, in a child process: facts that were not printed before, fonts and templates warm. */
const bench: Bench = async () => {
  const renderer = createRenderer({ workers: 1, fangSong: null });
  const bytes = { notice: 0, roll: 0 };
  let run = 0;
  const print = async (job: () => ReturnType<typeof printPaper>): Promise<number> => {
    run += 1;
    const printed = await job();
    if (!printed.ok) throw new Error(printed.error.message.en);
    return printed.value.pdf.length;
  };
  try {
    const fresh = () => {
      const { sample } = papers.GROUP_LEADERS;
      return {
        ...sample,
        phone: `0000-${8_000_000 + run}`,
        groups: sample.groups.map((g) => ({ ...g, leader: nameOf(run) })),
      };
    };
    const notice = await timeOf(5, async () => {
      bytes.notice = await print(() => printPaper(renderer, 'GROUP_LEADERS', fresh(), AT));
    });
    const result = await timeOf(5, () =>
      print(() => {
        const { sample } = papers.RESULT;
        const figures = { ...sample.figures, registered: 3000 + run };
        return printPaper(renderer, 'RESULT', { ...sample, figures }, AT);
      }),
    );
    const list = await timeOf(
      1,
      async () => {
        bytes.roll = await print(() => printPaper(renderer, 'VOTER_ROLL', roll(3000, run), AT));
      },
      2,
    );
    const sheet = await timeOf(
      1,
      async () => {
        // A batch puts a thousand people into one file.
        for (let volume = 0; volume < 5; volume += 1)
          await print(() => printPaper(renderer, 'VOTER_CARDS', cards(1000, 1000 * run), AT));
      },
      1,
    );
    const memory = Math.round(renderer.mostMemory() / 1_000_000);
    const waits = await waitsMeanwhile();
    return [
      milliseconds('documents', 'notice-warm', { what: 'N06-1, one page, new facts', ms: notice }, 20),
      milliseconds('documents', 'result-notice-warm', { what: 'N16, two pages, new facts', ms: result }, 40),
      milliseconds('documents', 'roll-3000', { what: 'N04 of 3,000 voters', ms: list }, 1500),
      milliseconds('documents', 'cards-5000', { what: '5,000 voter cards with codes, in five files', ms: sheet }, 4000),
      kilobytes('notice-size', 'N06-1, one page', bytes.notice, 200),
      kilobytes('roll-size', 'N04 of 3,000 voters', bytes.roll, 500),
      megabytes('documents', 'child-memory', 'most that the process held, after all of these', memory, 1000),
      milliseconds(
        'documents',
        'api-p99-meanwhile',
        { what: 'requests while 5,000 cards are printed', ms: waits },
        100,
      ),
    ];
  } finally {
    await renderer.close();
  }
};
export default bench;
