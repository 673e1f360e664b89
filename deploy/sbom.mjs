// What a release is made of, as CycloneDX: every package the running program may load, with version, licence and digest.
//   node deploy/sbom.mjs mingxuan-0.1.0.cdx.json
// Made from the lockfile alone: it needs no network, and the same lockfile gives the same bytes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * The list as a value; what differs from one run to the next is made from the lockfile instead. npm's own `--omit dev` leaves
 * out what a tool needs as well as the program, so we ask for everything and keep what our packages need to run.
 */
export function bill() {
  const asked = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const said = execFileSync('npm', asked, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const { serialNumber: _drawn, ...list } = JSON.parse(said);
  const { timestamp: _now, ...metadata } = list.metadata;
  metadata.component.name = 'mingxuan';
  metadata.properties = [{ name: 'mingxuan:lockfile:sha256', value: createHash('sha256').update(lock).digest('hex') }];
  const needed = running(JSON.parse(lock).packages);
  const components = list.components.filter(({ purl }) => needed.has(decodeURIComponent(purl)));
  const kept = new Set([metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
  const dependencies = list.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => kept.has(one)) }));
  return { ...list, metadata, components, dependencies };
}

/** Every package that one of ours needs to run, and what that needs: found as Node finds it, from the inner folders outwards. */
function running(packages) {
  const found = new Set();
  const follow = (at) => {
    const { dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta = {} } = packages[at] ?? {};
    const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const place = placeOf(packages, name, at);
      if (place === undefined || found.has(place)) continue;
      found.add(place);
      follow(place);
    }
  };
  const own = Object.keys(packages).filter((at) => !at.includes('node_modules/'));
  for (const at of own) follow(at);
  const purl = (name, version) => `pkg:npm/${name}@${version}`;
  const others = [...found].filter((at) => packages[at].link === undefined);
  return new Set([
    ...own.map((at) => purl(packages[at].name, packages[at].version)),
    ...others.map((at) => purl(at.slice(at.lastIndexOf(FOLDER) + FOLDER.length), packages[at].version)),
  ]);
}

const FOLDER = 'node_modules/';

function placeOf(packages, name, at) {
  for (let folder = at; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const place = `${folder === '' ? '' : `${folder}/`}${FOLDER}${name}`;
    if (packages[place] !== undefined) return place;
    if (folder === '') return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2];
  if (file === undefined) {
    process.stderr.write('写到哪个文件？ Which file? node deploy/sbom.mjs <file>\n');
    process.exit(1);
  }
  const list = bill();
  writeFileSync(file, `${JSON.stringify(list, null, 2)}\n`);
  process.stdout.write(`${file}: ${list.components.length} 个组成部分 components\n`);
}
