import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'orderline-lint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Diagnostic {
  readonly severity: string;
  readonly message: string;
}

const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
cpSync(join(root, 'build/lint'), join(folder, 'build/lint'), { recursive: true });

/** What the project's own rules say of a text as if it stood at this place. */
function errorsOf(path: string, code: string): string[] {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), code);
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', path], { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: Diagnostic[] };
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

const FORBIDDEN: readonly [string, string, string][] = [
  ['shared/domain/fixture.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('');", 'without Node'],
  ['shared/domain/fixture.ts', "import { sql } from '../../db/connection.ts';\nsql;", 'no other room'],
  ['shared/contract/fixture.ts', "import Database from 'better-sqlite3';\nDatabase;", 'db/ only'],
  ['shared/domain/fixture.ts', "import { a } from '../../electron/backend/ports.ts';\na;", 'no other room'],
  ['shared/domain/fixture.ts', "import { a } from '../../renderer/app/theme.ts';\na;", 'no other room'],
  ['shared/domain/fixture.ts', "import { Button } from 'antd';\nButton;", 'no framework'],
  ['shared/domain/fixture.ts', 'export const at = Date.now();', 'no clock'],
  ['shared/domain/fixture.ts', 'export const at = new Date();', 'no clock'],
  ['shared/domain/fixture.ts', 'export const at = Math.random();', 'no clock'],
  ['shared/domain/fixture.ts', 'export const at = performance.now();', 'no clock'],
  ['db/fixture.ts', "import { a } from '../electron/backend/ports.ts';\na;", 'shared/ only'],
  ['db/fixture.ts', "import { app } from 'electron';\napp;", 'import electron'],
  ['electron/backend/orders/fixture.ts', "import Database from 'better-sqlite3';\nDatabase;", 'db/ only'],
  ['electron/backend/orders/fixture.ts', "import { app } from 'electron';\napp;", 'import electron'],
  ['electron/backend/fixture.ts', "import { a } from '../../renderer/app/theme.ts';\na;", 'does not know the renderer'],
  ['electron/serve.ts', "import { app } from 'electron';\napp;", 'import electron'],
  ['electron/main.ts', "import Database from 'better-sqlite3';\nDatabase;", 'db/ only'],
  ['renderer/screens/orders/fixture.ts', "import { a } from '../../../db/orders.ts';\na;", 'over the API'],
  ['renderer/screens/orders/fixture.ts', "import { readFileSync } from 'node:fs';\nreadFileSync('');", 'without Node'],
  [
    'renderer/screens/fixture.ts',
    "import type { AppRouter } from '../../electron/backend/api/router.ts';\nexport type A = AppRouter;",
    'over the API',
  ],
  [
    'renderer/api/client.ts',
    "import type { Services } from '../../electron/backend/services.ts';\nexport type A = Services;",
    'AppRouter crosses',
  ],
];

const ALLOWED: readonly [string, string][] = [
  ['electron/main.ts', "import { app } from 'electron';\napp.quit();"],
  ['electron/shell/fixture.ts', "import { app } from 'electron';\napp.quit();"],
  ['db/fixture.ts', "import Database from 'better-sqlite3';\nexport const open = () => new Database('');"],
  ['electron/backend/fixture.ts', "import { sql } from '../../db/connection.ts';\nexport const kept = sql;"],
  [
    'renderer/api/client.ts',
    "import type { AppRouter } from '../../electron/backend/api/router.ts';\nexport type A = AppRouter;",
  ],
  ['shared/domain/fixture.ts', 'export const at = (ms: number) => new Date(ms);'],
];

describe('import rules', () => {
  it.each(FORBIDDEN)('%s refuses %s', (path, code, sentence) => {
    expect(errorsOf(path, code).join('\n')).toContain(sentence);
  });

  it.each(ALLOWED)('%s allows %s', (path, code) => {
    expect(errorsOf(path, code)).toEqual([]);
  });
});
