// What a release is made of, as CycloneDX: every package the running program may load, with version, licence and digest.
//   node deploy/sbom.mjs mingxuan-0.1.0.cdx.json
// Made from the lockfile alone: it needs no network, and the same lockfile gives the same bytes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The list as a value; what differs from one run to the next is made from the lockfile instead. */
export function bill() {
  const asked = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
  const said = execFileSync('npm', asked, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const { serialNumber: _drawn, ...list } = JSON.parse(said);
  const { timestamp: _now, ...metadata } = list.metadata;
  metadata.component.name = 'mingxuan';
  metadata.component['bom-ref'] = `mingxuan@${metadata.component.version}`;
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  metadata.properties = [{ name: 'mingxuan:lockfile:sha256', value: lock }];
  return { ...list, metadata };
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
