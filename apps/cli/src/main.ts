import { CommanderError } from 'commander';
import { createProgram } from './program.ts';

let code = 0;
const program = createProgram(
  { out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text) },
  (ended) => {
    code = ended;
  },
);
try {
  await program.parseAsync();
  process.exitCode = code;
} catch (cause) {
  // A fault of ours: what happened, for the person who mends it, and never 0 or 2.
  if (cause instanceof CommanderError) process.exitCode = cause.exitCode;
  else {
    process.stderr.write(
      `明选出错了，没有完成。 Mingxuan broke off.\n${cause instanceof Error ? (cause.stack ?? '') : String(cause)}\n`,
    );
    process.exitCode = 1;
  }
}
