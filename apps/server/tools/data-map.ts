import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataMapPage } from '../src/data-protection/page.ts';
import { ballotSecrecyPage } from '../src/data-protection/secrecy-page.ts';

// Writes docs/data-map.md and docs/security/ballot-secrecy.md from the code; a test compares them.
const docs = path.resolve(import.meta.dirname, '../../../docs');
writeFileSync(path.join(docs, 'data-map.md'), dataMapPage());
writeFileSync(path.join(docs, 'security/ballot-secrecy.md'), ballotSecrecyPage());
