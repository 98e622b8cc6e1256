import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../vite/paths.ts';
import { type Finished, runScript } from './run-command.ts';
import { NOTHING, stepTally, type Tally } from './summary.ts';

export interface Check {
  readonly name: string;
  /** Why it cannot run on this machine, or null. */
  readonly missing?: () => string | null;
  run(): Promise<Finished>;
}

const BIOME = 'node_modules/@biomejs/biome/bin/biome';
const ROOMS = ['shared', 'db', 'electron', 'renderer', 'renderer/e2e', 'build'];

export const LINT: readonly Check[] = [
  { name: 'lint and format', run: () => runScript(BIOME, ['check', '--error-on-warnings', '.']) },
  {
    name: 'dead code',
    missing: () => (hasParser() ? null : 'its parser has no build for this system in the lockfile'),
    run: () => runScript('node_modules/knip/bin/knip.js', ['--no-progress']),
  },
];

export const TYPES: readonly Check[] = ROOMS.map((room) => ({
  name: `types of ${room}`,
  run: () => runScript('node_modules/typescript/bin/tsc', ['-p', room]),
}));

function hasParser(): boolean {
  const folder = join(ROOT, 'node_modules/@oxc-parser');
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('binding-'));
}

/** Runs the checks, as many at a time as there are cores, and tells each as it ends. */
export async function runChecks(checks: readonly Check[], tell: (line: string) => void): Promise<Tally[]> {
  const tallies: Tally[] = [];
  const waiting = [...checks];
  async function work(): Promise<void> {
    for (let check = waiting.shift(); check; check = waiting.shift()) tallies.push(await runCheck(check, tell));
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return tallies;
}

async function runCheck(check: Check, tell: (line: string) => void): Promise<Tally> {
  const missing = check.missing?.() ?? null;
  if (missing !== null) {
    tell(`- ${check.name}: skipped, ${missing}`);
    return { ...NOTHING, skipped: 1 };
  }
  const startedMs = performance.now();
  const { exitCode, output } = await check.run();
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  tell(`${exitCode === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)`);
  if (exitCode !== 0) tell(output.trimEnd());
  return stepTally(exitCode, check.name, output);
}
