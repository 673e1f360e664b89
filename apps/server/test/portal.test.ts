import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Cycle, Fact } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import { beforeAll, describe, expect, test } from 'vitest';
import { adoptPlan, days, evidence } from '../../../packages/election/test/story.ts';
import { roll, voterNames } from '../../../packages/election/test/world.ts';
import { crawlFaults } from '../../../packages/portal/test/crawl.ts';
import { draftOf } from '../src/cycle/domain.ts';
import { createGuessLimit } from '../src/portal/guess-limit.ts';
import { fresh, taken, withServer } from './support.ts';
import type { Town } from './town.ts';
import { foundTown, person } from './town.ts';

const server = withServer();
let town: Town;
beforeAll(async () => {
  town = await foundTown(server.current, 'menhu');
  await town.tell((w) => w.state.status !== 'UNOPENED' && w.state.plan !== null);
  await withPublishedRoll();
  await server.current.services.publisher.publishAll();
}, 60_000);

const [somebody = ''] = voterNames;

/** A roll as the ledger holds it once published: the way there is tested elsewhere. */
async function withPublishedRoll(): Promise<void> {
  const { ledger } = server.current.services;
  const facts: readonly Fact[] = [
    {
      type: 'ROLL_IMPORTED',
      stream: 'RESIDENTS',
      body: { file: { name: '名册.xlsx', sha256: 'a'.repeat(64) }, rows: 14, listed: 14, corrected: 0, setAside: 0 },
      sealed: roll().map((value) => ({ disclosure: 'RESTRICTED', value })),
    },
    {
      type: 'ROLL_PUBLISHED',
      stream: 'RESIDENTS',
      body: { listed: 14, objectionUntil: days.objected, acceptUntil: days.frozen, places: ['公告栏'], evidence },
      sealed: [],
    },
  ];
  const about = {
    community: town.id,
    at: '2026-11-20T01:00:00.000Z',
    on: days.published,
    actor: { account: 'a', role: 'CLERK' },
  };
  const sent = { commandId: fresh(), account: 'a', digest: 'd' };
  const done = await ledger.transact(town.id, sent, () => ok({ drafts: facts.map((fact) => draftOf(fact, about)) }));
  expect(done.ok).toBe(true);
}

async function cycleOf(): Promise<Cycle> {
  const current = await server.current.services.ledger.current(town.id);
  if (!current.ok || current.value.state.status === 'UNOPENED') throw new Error('not open');
  return current.value.state;
}

const files = (): readonly string[] =>
  readdirSync(server.current.services.publisher.dir, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => path.relative(server.current.services.publisher.dir, path.join(f.parentPath, f.name)));

const ask = async (name: string, last4: string, headers: Record<string, string> = { accept: 'application/json' }) =>
  server.current.fetch(`/api/public/${town.id}/roll-check`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ name, last4, variant: 'elder' }),
  });

const answerOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { readonly answer: string }).answer;

describe('the residents’ pages', () => {
  test('are served byte for byte as they lie in the folder', async () => {
    const all = files();
    expect(all.length).toBeGreaterThan(30);
    for (const file of all) {
      const served = await server.current.fetch(`/portal/${file}`);
      expect(served.status, file).toBe(200);
      expect(
        Buffer.from(await served.arrayBuffer()).equals(
          readFileSync(path.join(server.current.services.publisher.dir, file)),
        ),
        file,
      ).toBe(true);
    }
  });

  test('follow what is recorded: a notice with its frozen words, its bytes and the proof of them', async () => {
    const { dir } = server.current.services.publisher;
    const [clerk, street] = [person(town, 'clerk'), person(town, 'street')];
    const lies = (name: string): Buffer => readFileSync(path.join(dir, town.id, name));
    const before = lies('notices.html').toString();
    const [drafted] = taken(await clerk.draftNotices(town.id, ['WALL_PLAN'], days.open)).drafted;
    const draft = drafted?.draft ?? 0;
    const sha256 = (await cycleOf()).notices.drafts.at(-1)?.sha256 ?? '';
    taken(await street.act(town.id, { type: 'APPROVE_NOTICE', draft, paper: 'WALL_PLAN', sha256 }, days.open));
    const issued = taken(await clerk.issueNotice(town.id, { draft, sha256 }, days.open));
    await server.current.services.publisher.settled();
    expect(before).not.toContain(issued.sha256);
    expect(lies('notices.html').toString()).toContain(`notice-${issued.no}.html`);
    const paper = (await cycleOf()).papers.find(({ no }) => no === issued.no);
    const words = lies(`papers/${issued.no}.txt`);
    expect(createHash('sha256').update(words).digest('hex')).toBe(paper?.text);
    expect(
      createHash('sha256')
        .update(lies(`papers/${issued.no}.pdf`))
        .digest('hex'),
    ).toBe(issued.sha256);
    const shown = lies(`notice-${issued.no}.html`).toString();
    for (const line of words.toString('utf8').split('\n'))
      for (const cell of line.split('　')) expect(shown).toContain(cell);
    const served = await server.current.fetch(`/portal/${town.id}/papers/${issued.no}.pdf`);
    expect(served.headers.get('content-type')).toBe('application/pdf');
    const proof = lies(`papers/${issued.no}.pdf.tlog-proof`).toString();
    const asked = await server.current.fetch(`/log/paper/${town.id}/${issued.sha256}`);
    // The same leaf; the log may have grown between them.
    expect(proof.split('\n').slice(0, 3)).toEqual((await asked.text()).split('\n').slice(0, 3));
  });

  test('keep what a notice said when facts change, and lead from it to the one that replaced it', async () => {
    const [clerk, street] = [person(town, 'clerk'), person(town, 'street')];
    const { dir } = server.current.services.publisher;
    const first = (await cycleOf()).papers.at(-1);
    const page = (no: number): string => readFileSync(path.join(dir, town.id, `notice-${no}.html`), 'utf8');
    const moved = { ...adoptPlan, electionDay: '2026-12-27' as IsoDate };
    taken(await clerk.act(town.id, moved, days.open));
    await server.current.services.publisher.settled();
    expect(page(first?.no ?? 0)).toContain('居民委员会选举日：2026年12月20日');
    const [drafted] = taken(await clerk.draftNotices(town.id, ['WALL_PLAN'], days.open)).drafted;
    const draft = drafted?.draft ?? 0;
    const sha256 = (await cycleOf()).notices.drafts.at(-1)?.sha256 ?? '';
    taken(await street.act(town.id, { type: 'APPROVE_NOTICE', draft, paper: 'WALL_PLAN', sha256 }, days.open));
    const second = taken(await clerk.issueNotice(town.id, { draft, sha256 }, days.open));
    await server.current.services.publisher.settled();
    expect(page(first?.no ?? 0)).toContain('居民委员会选举日：2026年12月20日');
    expect(page(first?.no ?? 0)).toContain(`notice-${second.no}.html`);
    expect(page(first?.no ?? 0)).toContain('不再有效');
    expect(page(second.no)).toContain('居民委员会选举日：2026年12月27日');
    expect(page(second.no)).toContain('现行有效');
  });

  test('lie below one folder, and nothing else can be reached through them', async () => {
    for (const there of [
      '../keys/vault.keys',
      '..%2fkeys%2fvault.keys',
      '%2e%2e/keys/vault.keys',
      'index.html%00',
      'x.new',
      '%zz',
    ])
      expect((await server.current.fetch(`/portal/${there}`)).status, there).not.toBe(200);
  });

  test('an unchanged page costs a few bytes', async () => {
    const first = await server.current.fetch('/portal/index.html');
    const tag = first.headers.get('etag') ?? '';
    expect((await server.current.fetch('/portal/index.html', { headers: { 'if-none-match': tag } })).status).toBe(304);
  });
});

describe('copies of papers', () => {
  const copy = async (office: string, paper: string, form: string) =>
    server.current.as(person(town, office))(`/api/communities/${town.id}/papers/${encodeURIComponent(paper)}/${form}`);

  test('a notice as a Word file and as a poster, and nothing is recorded by either', async () => {
    const head = async () => taken(await person(town, 'clerk').ledger(town.id, 1)).head.seq;
    const before = await head();
    const word = await copy('clerk', 'ELECTION_DAY', 'word');
    const offers = taken(await person(town, 'clerk').papers(town.id));
    const ready = offers.filter((o) => o.missing.length === 0);
    expect(word.status).toBe(ready.some((o) => o.paper === 'ELECTION_DAY') ? 200 : 422);
    const notice = ready.find((o) => o.word && o.poster);
    if (notice === undefined) throw new Error('no notice can be printed yet');
    const docx = Buffer.from(await (await copy('clerk', notice.paper, 'word')).arrayBuffer());
    expect(docx.subarray(0, 2).toString()).toBe('PK');
    const poster = Buffer.from(await (await copy('clerk', notice.paper, 'poster')).arrayBuffer());
    expect(poster.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await head()).toBe(before);
  });

  test('a paper that names voters is not handed to whoever may not read the roll', async () => {
    expect((await copy('observer', 'VOTER_ROLL', 'word')).status).toBe(403);
    expect((await copy('clerk', 'NO_SUCH', 'poster')).status).toBe(404);
  });
});

describe('am I on the roll', () => {
  test('yes for name and number together, no for either alone', async () => {
    const last4 = roll()[0]?.idNumber.slice(-4) ?? '';
    expect(last4).toMatch(/^\d{3}[\dX]$/);
    const other = last4 === '1234' ? '1235' : '1234';
    expect(await answerOf(await ask(somebody, last4))).toBe('LISTED');
    expect(await answerOf(await ask(` ${somebody} `, last4.toLowerCase()))).toBe('LISTED');
    const wide = last4.replaceAll(/\d/g, (figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0));
    expect(await answerOf(await ask(somebody, wide))).toBe('LISTED');
    expect(await answerOf(await ask(somebody, other))).toBe('NOT_FOUND');
    expect(await answerOf(await ask('没有此人', last4))).toBe('NOT_FOUND');
  });

  test('from another site too, and as a page for browsers without script', async () => {
    const elsewhere = await ask('没有此人', '1234', { origin: 'https://street.example.gov.cn', accept: 'text/html' });
    expect(elsewhere.status).toBe(200);
    const page = await elsewhere.text();
    expect(page).toContain('class="elder"');
    expect(page).toContain('没有查到');
    expect(page).not.toContain('没有此人');
  });

  test('what is not a question is said to be none', async () => {
    for (const [name, last4] of [
      ['', '1234'],
      ['张三', '12'],
      ['张三', 'abcd'],
      ['张'.repeat(61), '1234'],
    ] as const)
      expect((await ask(name, last4)).status).toBe(400);
    // A browser without script gets a page to go back from, not data.
    const page = await (await ask('张三', '12', { accept: 'text/html' })).text();
    expect(page).toContain('身份证号最后四位：请填写身份证号的最后四位。');
    expect(page).toContain('class="elder"');
  });
});

describe('guessing', () => {
  const at = (name: string, address: string) => ({ community: 'c', name, address });

  test('five wrong answers for one name, whoever asks; the next day again', () => {
    const limit = createGuessLimit();
    for (let i = 0; i < 5; i += 1) {
      expect(limit.mayAsk(at('n', `a${i}`), 0)).toBe(true);
      limit.wasWrong(at('n', `a${i}`), 0);
    }
    expect(limit.mayAsk(at('n', 'new'), 0)).toBe(false);
    expect(limit.mayAsk(at('n', 'new'), 24 * 3_600_000)).toBe(true);
    expect(limit.mayAsk(at('other', 'new'), 0)).toBe(true);
  });

  test('a hundred thousand tries of all numbers for all names of a roll find nobody but by luck of a few hundred tries', () => {
    const limit = createGuessLimit();
    let answered = 0;
    for (let i = 0; i < 100_000; i += 1) {
      const guess = at(`n${i % 3000}`, `a${i}`);
      if (!limit.mayAsk(guess, i)) continue;
      answered += 1;
      limit.wasWrong(guess, i);
    }
    expect(answered).toBe(300);
  });
});

describe('an objection from the public pages', () => {
  const told = {
    kind: 'WRONG_ENTRY',
    petitioner: '阿依古丽·买买提',
    contact: '社区门口小卖部',
    about: '丁八',
    grounds: '出生年份写错',
  };
  const post = (body: FormData | string, where = 'objections') =>
    server.current.fetch(`/api/public/${town.id}/${where}`, {
      method: 'POST',
      headers: {
        accept: 'text/html',
        ...(typeof body === 'string' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      body,
    });
  const form = (files: readonly (readonly [string, Uint8Array<ArrayBuffer>])[]): FormData => {
    const data = new FormData();
    for (const [name, value] of Object.entries(told)) data.set(name, value);
    for (const [index, [name, bytes]] of files.entries()) data.set(`file${index + 1}`, new File([bytes], name));
    return data;
  };
  const objections = async () => {
    const current = await server.current.services.ledger.current(town.id);
    return current.ok && current.value.state.status !== 'UNOPENED' ? current.value.state.objections : [];
  };

  test('is refused in words on a page, before anything is kept, when a file is not what evidence may be', async () => {
    const before = (await objections()).length;
    const refused = await post(form([['登记.jpg', new TextEncoder().encode('<script>')]]));
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('role="alert"');
    expect(page).toContain('佐证材料不收');
    expect(page).not.toContain('<script>');
    expect((await objections()).length).toBe(before);
  });

  test('comes in with a photograph, gets a code, and is answered to whoever has it', async () => {
    const photo = Uint8Array.from(readFileSync(path.join(import.meta.dirname, '../../../samples/photo.jpg')));
    const received = await post(form([['IMG_20261125_我家.jpg', photo]]));
    expect(received.status).toBe(200);
    const code = /([2-9A-Z]{4}-){3}[2-9A-Z]{4}/.exec(await received.text())?.[0] ?? '';
    expect(code).not.toBe('');
    const filed = (await objections()).at(-1);
    expect(filed).toMatchObject({ kind: 'WRONG_ENTRY', petitioner: told.petitioner, about: told.about });
    expect(filed?.evidence.map(({ name }) => name)).toEqual(['材料1.jpg']);
    const status = await (await post(new URLSearchParams({ code }).toString(), 'objection-status')).text();
    expect(status).toContain('正在处理');
    for (const secret of [told.petitioner, told.contact, told.about]) expect(status).not.toContain(secret);
    const nothing = await post(new URLSearchParams({ code: '2222-2222-2222-2222' }).toString(), 'objection-status');
    expect(await nothing.text()).toContain('没有查到');
    await server.current.services.publisher.publishAll();
    const shown = readFileSync(path.join(server.current.services.publisher.dir, town.id, 'objection.html'), 'utf8');
    for (const secret of [told.petitioner, told.contact, code]) expect(shown).not.toContain(secret);
  });
});

describe('a complaint from the public pages', () => {
  const post = (where: string, form: Record<string, string>) =>
    server.current.fetch(`/api/public/${town.id}/${where}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
  const complaint = { variant: 'zh', kind: 'RESULT', matter: '计票时没有公开唱票', name: '', contact: '' };

  test('gets a code on a page without script, is followed by it, and says nothing in public', async () => {
    const received = await post('complaints', complaint);
    expect(received.status).toBe(200);
    const page = await received.text();
    const code = /([2-9A-Z]{4}-){3}[2-9A-Z]{4}/.exec(page)?.[0] ?? '';
    expect(code).not.toBe('');
    const status = await (await post('complaint-status', { code })).text();
    expect(status).toContain('已收到，正在办理');
    expect(status).not.toContain(complaint.matter);
    expect(await (await post('complaint-status', { code: '2222-2222-2222-2222' })).text()).toContain('没有查到');
    await server.current.services.publisher.publishAll();
    const shown = readFileSync(path.join(server.current.services.publisher.dir, town.id, 'complaint.html'), 'utf8');
    expect(shown).toContain('正在办理');
    expect(shown).not.toContain(complaint.matter);
    expect(shown).not.toContain(code);
  });

  test('without a matter is refused in words; after five from one address the others are sent elsewhere', async () => {
    expect((await post('complaints', { ...complaint, matter: ' ' })).status).toBe(400);
    // Two objections and one complaint came from here before.
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push((await post('complaints', complaint)).status);
    expect(answers).toEqual([200, 200, 429]);
  });
});

describe('the whole folder, after all this', () => {
  test('names nobody of the roll or who wrote to the committee, no number of theirs, and no other place', async () => {
    await server.current.services.publisher.publishAll();
    const { dir } = server.current.services.publisher;
    const { arrangements, candidates, objections } = await cycleOf();
    const given = new Set([arrangements?.phone ?? '']);
    const standing = new Set(candidates.map(({ name }) => name));
    const hidden = [
      ...voterNames.filter((name) => !standing.has(name)),
      ...roll().map(({ idNumber }) => idNumber),
      ...objections.flatMap(({ petitioner, about, grounds }) => [petitioner, about, grounds]),
    ].filter((word) => word !== '');
    expect(hidden.length).toBeGreaterThan(20);
    const texts = files().filter((file) => /\.(?:html|json|csv|txt)$/.test(file) && file !== 'verify.html');
    expect(texts.some((file) => /papers\/\d+\.txt$/.test(file))).toBe(true);
    for (const file of texts) {
      const text = readFileSync(path.join(dir, file), 'utf8');
      expect(crawlFaults(text, given), file).toEqual([]);
      for (const word of hidden) expect(text.includes(word), `${file}: ${word}`).toBe(false);
    }
  });
});
