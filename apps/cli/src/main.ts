import { runProgram } from './usage.ts';

// Whoever reads may have had enough, `mingxuan verify … | head`: that is no fault, and the exit code stays what it is.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
  });

try {
  process.exitCode = await runProgram(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
} catch (cause) {
  // A fault of ours: what happened, for the person who mends it, and never 0 or 2.
  process.stderr.write(
    `明选出错了，没有完成。 Mingxuan broke off.\n${cause instanceof Error ? (cause.stack ?? '') : String(cause)}\n`,
  );
  process.exitCode = 1;
}
