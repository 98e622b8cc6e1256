import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where make-templates.ts put the folders of this run. */
export const TEMPLATES_ENV = 'ORDERLINE_E2E_TEMPLATES';

/** Monday, 09:00 in the company's zone: where every test's clock starts. */
export const TEST_DATE = '2026-11-23';
export const TEST_NOW_MS = Date.parse(`${TEST_DATE}T09:00:00+08:00`);

/** `empty`: a migrated database without anybody in it. `sample`: the sample center with its people. */
export type Template = 'empty' | 'sample';

export const SAMPLE_PASSWORD = 'orderline-demo';

/** A data folder of the caller's own, copied from a template. */
export function copyTemplate(template: Template): { dataDir: string; remove(): void } {
  const templates = process.env[TEMPLATES_ENV];
  if (!templates) throw new Error('make-templates.ts has not run');
  const folder = mkdtempSync(join(tmpdir(), 'orderline-spec-'));
  const dataDir = join(folder, 'data');
  cpSync(join(templates, template), dataDir, { recursive: true });
  return { dataDir, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
