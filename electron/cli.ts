import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT_INTERRUPTED, runCommandLine } from './commands/run-command-line.ts';
import { loadTestClock } from './host/load-test-clock.ts';
import { VERSION } from './host/version.ts';

/** Entry of the command line: for night jobs and administrators. */
const interrupted = new AbortController();
const CLEAN_UP_MS = 3_000;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // Long work looks at this and cleans up; what does not look ends all the same, and a second signal ends at once.
    if (interrupted.signal.aborted) process.exit(EXIT_INTERRUPTED);
    interrupted.abort();
    setTimeout(() => process.exit(EXIT_INTERRUPTED), CLEAN_UP_MS).unref();
  });
}
// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
// Customers' data: what a command writes is this user's alone.
process.umask(0o077);

// A spec's command acts at the time of the spec's host, whatever day it is.
const testClock = process.env.ORDERLINE_TEST_CLOCK;

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: interrupted.signal,
  workerPath: join(dirname(fileURLToPath(import.meta.url)), 'worker.js'),
  version: VERSION,
  ...(testClock ? { clock: await loadTestClock(Number(testClock)) } : {}),
});
process.stdin.destroy();
