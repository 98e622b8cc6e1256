import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './commands/run-command-line.ts';
import { VERSION } from './host/version.ts';

/** Entry of the command line: for night jobs and administrators. */
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
process.once('SIGTERM', () => interrupted.abort());
// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
// Customers' data: what a command writes is this user's alone.
process.umask(0o077);

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: interrupted.signal,
  workerPath: join(dirname(fileURLToPath(import.meta.url)), 'worker.js'),
  version: VERSION,
});
process.stdin.destroy();
