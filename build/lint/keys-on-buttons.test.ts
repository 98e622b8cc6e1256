import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const RENDERER = fileURLToPath(new URL('../../renderer', import.meta.url));
const SCREENS = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$|^e2e/.test(path))
  .map((path) => readFileSync(join(RENDERER, path), 'utf8'))
  .join('\n');

const ACTIONS = [...readFileSync(join(RENDERER, 'app/key-map.ts'), 'utf8').matchAll(/^ {2}(\w+): \{ keys: '/gm)].map(
  ([, action]) => action ?? '',
);

/** Escape stands as itself beside "back"; the standing order's panel is opened by a button that shows the shorter key. */
const ELSEWHERE = new Set(['back', 'standingPanel']);

it.each(ACTIONS.filter((action) => !ELSEWHERE.has(action)))('the key of %s stands where it can be read', (action) => {
  expect(SCREENS).toContain(`KEY_MAP.${action}.keys`);
});

it.each(ACTIONS)('the key of %s is answered somewhere', (action) => {
  expect(SCREENS).toMatch(new RegExp(`useAction\\(\\s*'${action}'`));
});
