import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../vite/paths.ts';
import { readReport } from './read-report.ts';
import { runScript } from './run-command.ts';
import { type Tally, vitestTally } from './summary.ts';

export const REPORTS = join(ROOT, 'test-results');

interface Wanted {
  readonly projects: readonly string[];
  /** Parts of paths; absent: every file of the projects. */
  readonly files?: readonly string[];
  /** Shows each test as it ends. */
  readonly live?: boolean;
}

/** Runs unit tests and counts them; its report stands in `test-results/NAME.json`. */
export async function runVitest(name: string, { projects, files = [], live = false }: Wanted): Promise<Tally> {
  const report = join(REPORTS, `${name}.json`);
  rmSync(report, { force: true });
  const { exitCode } = await runScript(
    'node_modules/vitest/vitest.mjs',
    [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      ...['--reporter=json', `--outputFile.json=${report}`, ...(live ? ['--reporter=default'] : [])],
      ...files,
    ],
    { live },
  );
  return vitestTally(readReport(report), exitCode, `${name} tests`);
}
