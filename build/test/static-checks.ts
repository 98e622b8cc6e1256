import { availableParallelism } from 'node:os';
import { type Finished, runScript } from './run-command.ts';

export interface Check {
  readonly name: string;
  run(): Promise<Finished>;
}

const BIOME = 'node_modules/@biomejs/biome/bin/biome';
const ROOMS = ['shared', 'db', 'electron', 'renderer', 'renderer/e2e', 'build'];

export const LINT: readonly Check[] = [
  { name: 'lint and format', run: () => runScript(BIOME, ['check', '--error-on-warnings', '.']) },
  { name: 'dead code', run: () => runScript('node_modules/knip/bin/knip.js', ['--no-progress']) },
];

export const TYPES: readonly Check[] = ROOMS.map((room) => ({
  name: `types of ${room}`,
  run: () => runScript('node_modules/typescript/bin/tsc', ['-p', room, '--pretty', String(process.stdout.isTTY)]),
}));

/** Runs the checks, as many at a time as there are cores, and tells each as it ends. Exit codes in their order. */
export async function runChecks(checks: readonly Check[], tell: (line: string) => void): Promise<number[]> {
  const exitCodes: number[] = [];
  const waiting = checks.map((check, at) => ({ check, at }));
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const startedMs = performance.now();
      const { exitCode, output } = await next.check.run();
      exitCodes[next.at] = exitCode;
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      tell(`${exitCode === 0 ? '✓' : '✗'} ${next.check.name} (${seconds} s)`);
      if (exitCode !== 0) tell(output.trimEnd());
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return exitCodes;
}
