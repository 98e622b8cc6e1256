import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { TEST_NOW_MS } from '../../backend/testing/temp-backend.ts';
import { runCommandLine } from '../run-command-line.ts';

interface Surroundings {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** UTC ms; absent: the time of the tests, so that no test depends on the day on which it runs. */
  readonly nowMs?: number;
}

/** Runs a command line in this process and gives what it said; its version is 1.2.3. */
export async function runForTest(
  argv: readonly string[],
  { stdin = '', env = {}, signal, nowMs = TEST_NOW_MS }: Surroundings = {},
) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([text(stdout), text(stderr)]);
  const exitCode = await runCommandLine(argv, {
    stdin: Readable.from([stdin]),
    stdout,
    stderr,
    env,
    signal: signal ?? new AbortController().signal,
    workerPath: '',
    version: '1.2.3',
    clock: { now: () => nowMs },
  });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return { exitCode, out, err };
}
