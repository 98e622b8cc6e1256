import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCommandLine } from '../run-command-line.ts';

interface Surroundings {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** UTC ms; absent: the machine's time. */
  readonly nowMs?: number;
}

/** Runs a command line in this process and gives what it said; its version is 1.2.3. */
export async function runForTest(argv: readonly string[], { stdin = '', env = {}, signal, nowMs }: Surroundings = {}) {
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
    ...(nowMs === undefined ? {} : { clock: { now: () => nowMs } }),
  });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return { exitCode, out, err };
}
