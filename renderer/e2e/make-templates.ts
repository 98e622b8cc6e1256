import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from './harness/host-process.ts';
import { TEMPLATES_ENV, TEST_NOW_MS } from './harness/template.ts';

/** Makes the data folders that the specs copy, once a run; removes them at its end. */
export default async function makeTemplates(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'orderline-e2e-'));
  process.env[TEMPLATES_ENV] = folder;
  const host = await startHost(join(folder, 'empty'), TEST_NOW_MS);
  await host.stop();
  return () => rmSync(folder, { recursive: true, force: true });
}
