import { expect, it } from 'vitest';
import { createShutdown } from './shutdown.ts';

it('ends in reverse order, once, over failures and over steps that hang', async () => {
  const seen: string[] = [];
  const shutdown = createShutdown((name, error) => seen.push(`${name}: ${(error as Error).message}`), 20);
  shutdown.push({ name: 'first', run: () => void seen.push('first') });
  shutdown.push({ name: 'hangs', run: () => new Promise(() => undefined) });
  shutdown.push({ name: 'throws', run: () => Promise.reject(new Error('broken')) });
  shutdown.push({ name: 'last', run: () => void seen.push('last') });
  await Promise.all([shutdown.run(), shutdown.run()]);
  expect(seen).toEqual(['last', 'throws: broken', 'hangs: not done after 20 ms', 'first']);
});
