import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { after, chapters } from '../../documents/test/cycle-story.ts';
import type { IsoDate } from '@mingxuan/rulebook';
import type { CommunityFacts, SiteFile, SiteFrame } from '../src/index.ts';
import { cityFiles, communityFacts, communityFiles } from '../src/index.ts';

const frame: SiteFrame = { header: '', footer: '', api: 'api/public' };
const day = (iso: string): IsoDate => iso as IsoDate;
const personal = new Set(['VOTER_ROLL', 'PROXIES', 'MOBILE_VOTERS', 'OBJECTION_RULING']);
const asOf = { seq: 77, at: '2026-12-29T02:00:00.000Z' };

const factsAfter = (chapter: (typeof chapters)[number]): CommunityFacts =>
  communityFacts({
    id: '33.01.02.0001',
    cycle: after(chapter, '2026-12-29').cycle,
    asOf,
    isPersonalPaper: (paper) => personal.has(paper.split(':')[0] ?? ''),
  });

const siteAfter = (chapter: (typeof chapters)[number], of: SiteFrame = frame): readonly SiteFile[] => {
  const facts = factsAfter(chapter);
  return [...communityFiles(of, facts), ...cityFiles(of, [facts])];
};

const page = (files: readonly SiteFile[], path: string): string => {
  const found = files.find((f) => f.path === path);
  if (found === undefined) throw new Error(`no ${path}`);
  return found.text;
};

const ended = siteAfter('HANDED_OVER');
afterAll(() => expect(ended.length).toBeGreaterThan(30));

describe.each(chapters)('after chapter %s', (chapter) => {
  const files = siteAfter(chapter);

  it('every link leads to a page or paper of the site, and none away from it', () => {
    const assets = ['assets/portal.css', 'assets/portal.js', 'assets/icon.svg', 'verify.html'];
    const there = new Set([...files.map((f) => f.path), ...assets]);
    const papers = /^33\.01\.02\.0001\/papers\/\d+\.pdf$/;
    for (const { path, text } of files.filter((f) => f.path.endsWith('.html'))) {
      const links = [...text.matchAll(/(?:href|src|action)="([^"]*)"/g)].map((m) => m[1] ?? '');
      expect(links.length).toBeGreaterThan(5);
      for (const link of links) {
        expect(link, path).not.toMatch(/^[a-z]+:|^\//);
        const [target = '', part] = link.split('#');
        const to = target === '' ? path : new URL(target, `http://site/${path}`).pathname.slice(1);
        if (to.startsWith('api/public/')) continue;
        expect(there.has(to) || papers.test(to), `${path} → ${link}`).toBe(true);
        if (part !== undefined && target === '') expect(text).toContain(`id="${part}"`);
      }
    }
  });

  it('no identity number, telephone or digit run that could be one stands anywhere', () => {
    for (const { path, text } of files) {
      const without = text.replace(/[0-9a-f]{64}/g, '');
      expect(without.match(/(?<![0-9])(?:\d{17}[\dXx]|\d{15}|1\d{10})(?![0-9])/g), path).toBeNull();
    }
  });

  it('no script or style stands in a page itself', () => {
    for (const { path, text } of files.filter((f) => f.path.endsWith('.html'))) {
      expect(text, path).not.toMatch(/<script(?![^>]* src=)|<style|style="| on[a-z]+="/);
      expect(text.match(/<h1/g), path).toHaveLength(1);
    }
  });
});

describe('what the pages tell', () => {
  it('says who is elected with how many votes, and which article says so', () => {
    const result = page(ended, '33.01.02.0001/result.html');
    expect(result).toContain('当选');
    expect(result).toContain('城市居民委员会组织法');
  });

  it('announces nothing before both have signed', () => {
    expect(factsAfter('CANDIDATES').votes.filter((v) => v.id.startsWith('residents'))).toEqual([]);
    expect(page(siteAfter('CANDIDATES'), '33.01.02.0001/result.html')).not.toContain('居民委员会</h2>');
    expect(page(ended, '33.01.02.0001/result.html')).toContain('居民委员会</h2>');
  });

  it('names no voter, petitioner, proxy or person on a mobile box’s list', () => {
    const all = ended.map((f) => f.text).join('\n');
    const { cycle } = after('HANDED_OVER', '2026-12-29');
    const known = new Set(cycle.candidates.map((c) => c.name));
    for (const o of cycle.objections) {
      if (o.about !== '') expect(all).not.toContain(o.about);
      if (o.grounds !== '') expect(all).not.toContain(o.grounds);
    }
    // Somebody on the roll who stands for nothing is nobody’s business on the net.
    expect(known.has('阿依古丽·买买提')).toBe(false);
    expect(all).not.toContain('阿依古丽·买买提');
  });

  it('papers that name voters stay off the net, and are said to', () => {
    const facts = factsAfter('HANDED_OVER');
    for (const n of facts.notices) expect(n.file === null || /^papers\/\d+\.pdf$/.test(n.file)).toBe(true);
  });

  it('the same facts give the same bytes', () => {
    expect(siteAfter('VOTED')).toEqual(siteAfter('VOTED'));
  });

  it('text is escaped wherever it stands', () => {
    const facts = { ...factsAfter('HANDED_OVER'), name: '<script>alert("x")</script>&' };
    for (const { path, text } of [...communityFiles(frame, facts), ...cityFiles(frame, [facts])])
      if (path.endsWith('.html')) expect(text, path).not.toContain('<script>alert');
  });

  it('without an API it says where else to look', () => {
    const off = siteAfter('REGISTERED', { ...frame, api: null });
    expect(page(off, '33.01.02.0001/roll.html')).toContain('这里不能联网查询');
    expect(page(off, '33.01.02.0001/roll.html')).not.toContain('<form');
  });

  it('a formula in a community’s name is text in the table of all', () => {
    const csv = page(cityFiles(frame, [{ ...factsAfter('VOTED'), name: '=HYPERLINK("x")' }]), 'data/communities.csv');
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('a complaint is told by number and kind; its answer only where it was published; never who or what', () => {
    const { cycle } = after('VOTED', '2026-12-29');
    const one = {
      no: 1,
      kind: 'PROCEDURE',
      channel: 'DESK',
      receivedOn: day('2026-12-21'),
      tellBy: day('2027-01-05'),
      answerBy: day('2027-02-19'),
      codeDigest: 'c'.repeat(64),
      receivedBy: 'clerk',
      anonymous: false,
      matter: '北站十点才开门',
      name: '赵某某',
      contact: '',
      evidence: [],
      forwarded: [],
      answer: { on: day('2026-12-28'), finding: 'FOUNDED', published: true, late: false, text: '已延长投票时间' },
    } as const;
    const other = { ...one, no: 2, answer: { ...one.answer, published: false, text: '已当面说明' } };
    const facts = communityFacts({
      id: 'a.b.c.d',
      cycle: { ...cycle, complaints: [one, other] },
      asOf,
      isPersonalPaper: () => true,
    });
    const files = communityFiles(frame, facts);
    expect(page(files, 'a.b.c.d/complaint.html')).toContain('已延长投票时间');
    const all = files.map((f) => f.text).join('');
    for (const hidden of ['北站十点', '赵某某', '已当面说明', one.codeDigest]) expect(all).not.toContain(hidden);
  });
});

describe('characters beyond the basic plane', () => {
  const assets = path.resolve(import.meta.dirname, '../assets');
  const css = readFileSync(path.join(assets, 'rare.css'), 'utf8');

  it('bring their font along, and no other page does', () => {
    const facts = factsAfter('HANDED_OVER');
    const named = (name: string): string => page(communityFiles(frame, { ...facts, name }), '33.01.02.0001/index.html');
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
