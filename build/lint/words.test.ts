import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, RESOURCES } from '../../shared/i18n/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Keys that stand in the code as they are: `t('shell.home')`, `labelKey: 'shell.home'`. */
const LITERAL_KEY = /(?:\bt\(|labelKey: )'([a-zA-Z]+\.[\w.-]+)'/g;
/** Refusals thrown anywhere: `new AppError('refused', 'disk-full', …)`. */
const REFUSAL = /new AppError\(\s*'[\w-]+',\s*'([\w-]+)'/g;

function sources(...folders: readonly string[]): { path: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$|^e2e/.test(path))
      .map((path) => ({ path: join(folder, path), text: readFileSync(join(ROOT, folder, path), 'utf8') })),
  );
}

function found(pattern: RegExp, folders: readonly string[]): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { path, text } of sources(...folders)) {
    for (const match of text.matchAll(pattern)) keys.set(match[1] ?? '', path);
  }
  return keys;
}

/** Whether the words hold a text at this path, in its plural forms or as it is. */
function hasWord(words: unknown, [first = '', ...rest]: readonly string[]): boolean {
  if (typeof words !== 'object' || words === null) return false;
  const entries = words as Readonly<Record<string, unknown>>;
  if (rest.length > 0) return hasWord(entries[first], rest);
  return [first, `${first}_one`, `${first}_other`].some((name) => typeof entries[name] === 'string');
}

describe.each(LANGUAGES)('the words in %s', (language) => {
  const has = (key: string) => hasWord(RESOURCES[language].translation, key.split('.'));

  it('are there for every key in the code', () => {
    const keys = found(LITERAL_KEY, ['renderer', 'electron']);
    expect(keys.size).toBeGreaterThan(200);
    expect([...keys].filter(([key]) => !has(key))).toEqual([]);
  });

  it('are there for every refusal', () => {
    const keys = found(REFUSAL, ['electron', 'db', 'shared']);
    expect(keys.size).toBeGreaterThan(40);
    expect([...keys].filter(([key]) => !has(`errors.${key}`))).toEqual([]);
  });
});
