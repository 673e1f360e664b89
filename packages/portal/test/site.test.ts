import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Chapter, chapters } from '../../documents/test/cycle-story.ts';
import type { SiteFile, SiteFrame } from '../src/index.ts';
import { cityFiles, communityFiles } from '../src/index.ts';
import { crawlFaults } from './crawl.ts';
import { ID, toldCycle, toldFacts, toldSite } from './told-site.ts';

const frame: SiteFrame = { header: '', footer: '', api: 'api/public', languages: [] };
const siteAfter = (chapter: Chapter, of: SiteFrame = frame): readonly SiteFile[] => toldSite(chapter, of);

const page = (files: readonly SiteFile[], path: string): string => {
  const found = files.find((f) => f.path === path);
  if (found === undefined) throw new Error(`no ${path}`);
  return found.text;
};

const ended = siteAfter('HANDED_OVER');
afterAll(() => expect(ended.length).toBeGreaterThan(30));

it('says where the witnesses are told of: beside its server, or, without one, in words', () => {
  const link = (api: string | null): string | undefined =>
    /href="([^"]*log\/status[^"]*)"/.exec(
      page(siteAfter('HANDED_OVER', { ...frame, api }), `en/${ID}/verify.html`),
    )?.[1];
  expect(link('../api/public')).toBe('../../../log/status?lang=en');
  expect(link('https://mz.example.cn/api/public')).toBe('https://mz.example.cn/log/status?lang=en');
  expect(link(null)).toBe(undefined);
  expect(page(siteAfter('HANDED_OVER', { ...frame, api: null }), `${ID}/verify.html`)).toContain('/log/status');
});

describe.each(chapters)('after chapter %s', (chapter) => {
  const files = siteAfter(chapter);

  it('every link leads to a page or paper of the site, and none away from it', () => {
    const assets = ['assets/portal.css', 'assets/portal.js', 'assets/icon.svg', 'verify.html'];
    const there = new Set([...files.map((f) => f.path), ...assets]);
    const papers = /^33\.01\.02\.0001\/papers\/\d+\.(?:pdf(?:\.tlog-proof)?|txt)$/;
    for (const { path, text } of files.filter((f) => f.path.endsWith('.html'))) {
      const links = [...text.matchAll(/(?:href|src|action)="([^"]*)"/g)].map((m) => m[1] ?? '');
      expect(links.length).toBeGreaterThan(5);
      for (const link of links) {
        expect(link, path).not.toMatch(/^[a-z]+:|^\//);
        const [target = '', part] = link.split('#');
        const to = target === '' ? path : new URL(target, `http://site/${path}`).pathname.slice(1);
        // The server's own: the small API, and what the witnesses of its log say.
        if (to.startsWith('api/public/') || to === 'log/status') continue;
        expect(there.has(to) || papers.test(to), `${path} → ${link}`).toBe(true);
        if (part !== undefined && target === '') expect(text).toContain(`id="${part}"`);
      }
    }
  });

  it('no identity number, telephone, home or other place stands anywhere, but the telephone that the committee gave out', () => {
    const given = new Set([toldCycle(chapter).arrangements?.phone ?? '']);
    for (const { path, text } of files) expect(crawlFaults(text, given), path).toEqual([]);
    if (given.has('')) return;
    // It does stand on a notice; were it not the committee's, it would be found there.
    expect(files.filter(({ text }) => crawlFaults(text).length > 0).map((f) => f.path)).toContain(
      `${ID}/notice-2.html`,
    );
  });

  it('no script or style stands in a page itself', () => {
    for (const { path, text } of files.filter((f) => f.path.endsWith('.html'))) {
      expect(text, path).not.toMatch(/<script(?![^>]* src=)|<style|style="| on[a-z]+="/);
      expect(text.match(/<h1/g), path).toHaveLength(1);
    }
  });
});

describe('the crawl', () => {
  it.each([
    '110101199003077571',
    '11010119900307757X',
    '110101900307757',
    '110101 19900307 7571',
    '13912345678',
    '139-1234-5678',
    '+86 139 1234 5678',
    '0571-88886666',
    '（0571）88886666',
    '3幢2单元',
    '401室',
    'https://example.org/x',
    'somebody@example.org',
  ])('sees %s', (planted) => {
    expect(crawlFaults(`<p>张三，${planted}。</p>`)).not.toEqual([]);
  });

  it.each(['2026-12-20', '第1203号', '0.5', '08:00', '1204', 'a'.repeat(63) + '1', '2号楼—5号楼'])(
    'lets %s be',
    (told) => {
      expect(crawlFaults(`<p>${told}</p>`)).toEqual([]);
    },
  );
});

describe('what the pages tell', () => {
  it('says who is elected with how many votes, and which article says so', () => {
    const result = page(ended, `${ID}/result.html`);
    expect(result).toContain('当选');
    expect(result).toContain('城市居民委员会组织法');
  });

  it('every page says its source and when it was published; that of all communities by the newest of them', () => {
    for (const { path, text } of ended.filter((f) => f.path.endsWith('.html')))
      expect(text, path).toContain('<time datetime="2026-12-29T02:00:00.000Z">2026-12-29 10:00</time>');
    const facts = toldFacts('VOTED');
    const older = { ...facts, id: '33.01.02.0002', asOf: { seq: 9, at: '2026-11-01T02:00:00.000Z' } };
    expect(page(cityFiles(frame, [facts, older]), 'index.html')).toContain('发布时间：<time datetime="2026-12-29');
    expect(page(cityFiles(frame, []), 'index.html')).not.toContain('发布时间');
  });

  it('announces nothing before both have signed', () => {
    expect(toldFacts('CANDIDATES').votes.filter((v) => v.id.startsWith('residents'))).toEqual([]);
    expect(page(siteAfter('CANDIDATES'), `${ID}/result.html`)).not.toContain('居民委员会</h2>');
    expect(page(ended, `${ID}/result.html`)).toContain('居民委员会</h2>');
  });

  it('names no voter, petitioner, proxy or person on a mobile box’s list', () => {
    const all = ended.map((f) => f.text).join('\n');
    const cycle = toldCycle('HANDED_OVER');
    const known = new Set(cycle.candidates.map((c) => c.name));
    for (const o of cycle.objections) {
      if (o.about !== '') expect(all).not.toContain(o.about);
      if (o.grounds !== '') expect(all).not.toContain(o.grounds);
    }
    // Somebody on the roll who stands for nothing is nobody’s business on the net.
    expect(known.has('阿依古丽·买买提')).toBe(false);
    expect(all).not.toContain('阿依古丽·买买提');
  });

  it('papers that name voters, and letters that name whom to call, stay off the net, and are said to; their digests do not', () => {
    const { notices } = toldFacts('HANDED_OVER');
    const off = notices.filter((n) => n.offNet !== null);
    expect(off.map(({ no, offNet }) => [no, offNet])).toEqual([
      [6, 'LETTER'],
      [3, 'VOTERS'],
    ]);
    const list = page(ended, `${ID}/notices.html`);
    for (const { no, file, words, sha256 } of off) {
      expect([file, words]).toEqual([null, null]);
      expect(list).toContain(sha256);
      expect(list).not.toContain(`papers/${no}.pdf`);
      expect(ended.some((f) => f.path.endsWith(`notice-${no}.html`))).toBe(false);
    }
    expect(list.match(/只在社区张贴，不上网/g)).toHaveLength(1);
  });

  it('a notice says its words, whether it holds, what it can be checked by, and its other versions', () => {
    const [old, holds, withdrawn] = [1, 2, 4].map((no) => page(ended, `${ID}/notice-${no}.html`));
    expect(old).toContain('2026年12月13日');
    expect(old).toContain('已由第2号替代');
    expect(old).toContain('notice-2.html');
    expect(holds).toContain('现行有效');
    expect(holds).toContain('papers/2.pdf.tlog-proof');
    expect(holds).toContain('papers/2.txt');
    expect(withdrawn).toContain('已由第5号撤回，不再有效：<span lang="zh-CN">名单有一处写错');
    expect(withdrawn).not.toContain('tlog-proof');
    // One step, no words kept: the paper itself is there.
    expect(page(ended, `${ID}/notices.html`)).toContain('papers/7.pdf');
    expect(ended.some((f) => f.path.endsWith('notice-7.html'))).toBe(false);
  });

  it('whoever hung a notice is not told', () => {
    expect(ended.map((f) => f.text).join('')).not.toContain('谢某某');
  });

  it('the same facts give the same bytes', () => {
    expect(siteAfter('VOTED')).toEqual(siteAfter('VOTED'));
  });

  it('text is escaped wherever it stands', () => {
    const facts = { ...toldFacts('HANDED_OVER'), name: '<script>alert("x")</script>&' };
    for (const { path, text } of [...communityFiles(frame, facts), ...cityFiles(frame, [facts])])
      if (path.endsWith('.html')) expect(text, path).not.toContain('<script>alert');
  });

  it('without an API it says where else to look', () => {
    const off = siteAfter('REGISTERED', { ...frame, api: null });
    expect(page(off, `${ID}/roll.html`)).toContain('这里不能联网查询');
    expect(page(off, `${ID}/roll.html`)).not.toContain('<form');
  });

  it('a formula in a community’s name is text in the table of all', () => {
    const csv = page(cityFiles(frame, [{ ...toldFacts('VOTED'), name: '=HYPERLINK("x")' }]), 'data/communities.csv');
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('the data of all communities says which are rehearsals', () => {
    const facts = toldFacts('VOTED');
    const all = cityFiles(frame, [facts, { ...facts, id: '33.01.02.0002', rehearsal: !facts.rehearsal }]);
    const [first, second] = JSON.parse(page(all, 'data/communities.json')) as { readonly rehearsal: boolean }[];
    expect([first?.rehearsal, second?.rehearsal]).toEqual([facts.rehearsal, !facts.rehearsal]);
    expect(page(all, 'data/communities.csv')).toContain(`${facts.name},${facts.rehearsal},`);
    expect(page(all, 'data/communities.csv')).toContain(`${facts.name},${!facts.rehearsal},`);
  });

  it('a complaint is told by number and kind; its answer only where it was published; never who or what', () => {
    expect(page(ended, `${ID}/complaint.html`)).toContain('已延长投票时间');
    const all = ended.map((f) => f.text).join('');
    for (const hidden of ['北站十点', '赵某某', '13912345678', '已当面说明', 'c'.repeat(64)])
      expect(all).not.toContain(hidden);
  });
});

describe('characters beyond the basic plane', () => {
  const assets = path.resolve(import.meta.dirname, '../assets');
  const css = readFileSync(path.join(assets, 'rare.css'), 'utf8');

  it('bring their font along, and no other page does', () => {
    const facts = toldFacts('HANDED_OVER');
    const named = (name: string): string => page(communityFiles(frame, { ...facts, name }), `${ID}/index.html`);
    expect(named('\u{2B363}家社区')).toContain('assets/rare.css');
    expect(named('和平社区')).not.toContain('rare.css');
  });

  it('each stand in one slice that is there', () => {
    const files = [...css.matchAll(/url\(([^)]+)\)/g)].map(([, file]) => file);
    expect(new Set(files)).toEqual(new Set(readdirSync(assets).filter((name) => name.startsWith('rare-'))));
    const codes = [...css.matchAll(/U\+([0-9A-F]+)/g)].map(([, code]) => code);
    expect(new Set(codes).size).toBe(codes.length);
    // From the List of Common Standard Chinese Characters (2013), third level: characters of people's names.
    for (const character of '𫖯𬱖𬭎𫘧') expect(codes).toContain(character.codePointAt(0)?.toString(16).toUpperCase());
  });
});
