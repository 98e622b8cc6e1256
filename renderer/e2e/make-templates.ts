import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli, startHost } from './harness/host-process.ts';
import { TEMPLATES_ENV, TEST_DATE, TEST_NOW_MS } from './harness/template.ts';

/** Enough for every route and class to have its day, few enough to be made in two seconds. */
const SAMPLE_CUSTOMERS = '300';

/** Makes the data folders that the specs copy, once a run; removes them at its end. */
export default async function makeTemplates(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'orderline-e2e-'));
  process.env[TEMPLATES_ENV] = folder;
  const host = await startHost(join(folder, 'empty'), TEST_NOW_MS);
  await host.stop();
  const sample = [
    '--customers',
    SAMPLE_CUSTOMERS,
    '--weeks',
    '0',
    '--today',
    TEST_DATE,
    '--data-dir',
    join(folder, 'sample'),
  ];
  const made = await runCli(['sample', ...sample]);
  if (made.exitCode !== 0) throw new Error(`the sample center was not made: ${made.stderr}`);
  return () => rmSync(folder, { recursive: true, force: true });
}
