import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { routes } from '../src/app.ts';
import { matrixMarkdown } from '../src/matrix-page.ts';

// Writes docs/security/matrix.md anew; to be run when a role, an action, a command or a route has changed.
writeFileSync(fileURLToPath(new URL('../../../docs/security/matrix.md', import.meta.url)), matrixMarkdown(routes));
