import { expect, it } from 'vitest';
import { parseElectronArguments } from './electron-arguments.ts';

it('finds ours among those of Chromium', () => {
  const argv = ['electron', '/src', '--no-sandbox', '--data-dir', 'D', '--remote-debugging-port=0', '--test-clock=5'];
  expect(parseElectronArguments(argv, true)).toEqual({ dataDir: 'D', testClockMs: 5 });
  expect(parseElectronArguments(['orderline', '--data-dir=D'], false)).toEqual({ dataDir: 'D', testClockMs: null });
  expect(parseElectronArguments(['orderline'], false)).toEqual({ dataDir: undefined, testClockMs: null });
  expect(() => parseElectronArguments(['orderline', '--data-dir'], false)).toThrow('arguments-invalid');
});
