// Asks the npm registry whether it knows of weaknesses in what the program is made of.
//   node deploy/audit.mjs            0 nothing known that is high or critical, or it could not be asked (and says so)
//   node deploy/audit.mjs --strict   3 when it could not be asked: for a release
//                                    2 something is known
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * What npm's answer means. Only an answer that counts weaknesses is an answer: a registry that refuses, a proxy's page or
 * no network at all are "not checked", never "nothing found".
 * @param {string} said what `npm audit --json` printed
 * @returns {{ kind: 'NOT_CHECKED', why: string } | { kind: 'CHECKED', grave: number, known: readonly string[] }}
 */
export function read(said) {
  let answer;
  try {
    answer = JSON.parse(said);
  } catch {
    return { kind: 'NOT_CHECKED', why: said.trim() === '' ? 'no answer' : 'the answer is not JSON' };
  }
  const counts = answer?.metadata?.vulnerabilities;
  if (typeof counts?.high !== 'number' || typeof counts?.critical !== 'number')
    return {
      kind: 'NOT_CHECKED',
      why: String(answer?.message ?? answer?.error?.summary ?? 'the answer counts nothing'),
    };
  const known = Object.values(answer.vulnerabilities ?? {})
    .filter(({ severity }) => severity === 'high' || severity === 'critical')
    .map(({ name, severity, range }) => `${name} ${range} (${severity})`);
  return { kind: 'CHECKED', grave: counts.high + counts.critical, known };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const strict = process.argv.includes('--strict');
  const asked = ['audit', '--omit=dev', '--audit-level=high', '--json', '--fetch-retries=1', '--fetch-timeout=20000'];
  const { stdout } = spawnSync('npm', asked, { cwd: root, encoding: 'utf8', timeout: 60_000 });
  const answer = read(stdout ?? '');
  if (answer.kind === 'NOT_CHECKED') {
    const why = answer.why.replace(/https?:\/\/\S+/g, 'the registry').slice(0, 200);
    process.stdout.write(
      `── 依赖审计：没有检查，软件源没有回答 | dependency audit: NOT CHECKED, registry not reachable (${why})\n`,
    );
    process.exit(strict ? 3 : 0);
  }
  if (answer.grave > 0) {
    process.stdout.write(
      `── 依赖审计：有已知的严重漏洞 | dependency audit: ${answer.grave} high or critical\n${answer.known.map((one) => `   ${one}\n`).join('')}`,
    );
    process.exit(2);
  }
  process.stdout.write(
    '── 依赖审计：没有已知的严重漏洞 | dependency audit: checked, nothing high or critical is known\n',
  );
}
