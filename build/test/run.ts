import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { electronPath } from '../launcher/electron.mjs';
import { ROOT } from '../vite/paths.ts';
import { NoChromium, prepareChromium } from './prepare-chromium.ts';
import { readReport } from './read-report.ts';
import { runScript } from './run-command.ts';
import { REPORTS, runVitest } from './run-vitest.ts';
import { LINT, runChecks, TYPES } from './static-checks.ts';
import { addUp, findingLines, playwrightTally, stepTally, summaryLine, type Tally } from './summary.ts';

/** All tests, from lint to browser; the last line adds them up. `--only lint` and `--only typecheck` stop there. */
const tell = (line: string) => void process.stdout.write(`${line}\n`);
const title = (text: string) => tell(`\n== ${text}`);

async function statics(checks: typeof LINT): Promise<Tally[]> {
  title('lint, format, dead code, types');
  return runChecks(checks, tell);
}

function vitest(name: string, projects: readonly string[]): Promise<Tally> {
  title(`${name} tests`);
  return runVitest(name, { projects, live: true });
}

async function build(): Promise<Tally> {
  title('build');
  const { exitCode } = await runScript('build/build.ts', [], { live: true });
  if (exitCode === 0) tell('✓ build');
  return stepTally(exitCode, 'build');
}

async function browser(): Promise<Tally> {
  title('browser tests');
  const report = join(REPORTS, 'browser.json');
  try {
    const chromium = await prepareChromium(tell);
    if (electronPath(ROOT) === null) tell("Electron's binary is not installed here: its project is skipped.");
    const { exitCode } = await runScript(
      'node_modules/playwright/cli.js',
      ['test', '--retries=1', '--reporter=list,json'],
      {
        live: true,
        env: { ...chromium.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      },
    );
    return playwrightTally(readReport(report), exitCode, 'browser tests');
  } catch (error) {
    if (!(error instanceof NoChromium)) throw error;
    tell(error.message);
    return stepTally(1, 'browser tests', error.message);
  }
}

async function everything(): Promise<Tally[]> {
  const tallies = [...(await statics([...LINT, ...TYPES])), await vitest('unit', ['!built'])];
  const built = await build();
  tallies.push(built);
  if (built.failed > 0) {
    const needed = 'The tests of the built program and of the browser need a build.';
    tell(`✗ ${needed}`);
    return [...tallies, stepTally(1, 'tests after the build', needed)];
  }
  return [...tallies, await vitest('built', ['built']), await browser()];
}

const { values } = parseArgs({ options: { only: { type: 'string' } } });
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const startedMs = performance.now();
const tallies =
  values.only === 'lint'
    ? await statics(LINT)
    : values.only === 'typecheck'
      ? await statics(TYPES)
      : await everything();
const total = addUp(tallies);
if (total.findings.length > 0) {
  title('to be looked at');
  for (const finding of total.findings) tell(findingLines(finding));
}
tell(`\n${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
tell(summaryLine(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
