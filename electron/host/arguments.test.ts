import { describe, expect, it } from 'vitest';
import { parseHostArguments } from './arguments.ts';

describe('the host arguments', () => {
  it('have defaults', () => {
    expect(parseHostArguments([])).toEqual({
      dataDir: undefined,
      port: 0,
      open: true,
      publicUrl: null,
      testClockMs: null,
    });
  });

  it('are read', () => {
    const args = ['--data-dir', 'D', '--port=8080', '--no-open', '--public-url', 'https://orders.example.com/'];
    expect(parseHostArguments([...args, '--test-clock', '2026-11-23T09:00:00+08:00'])).toEqual({
      dataDir: 'D',
      port: 8080,
      open: false,
      publicUrl: 'https://orders.example.com',
      testClockMs: 1_795_395_600_000,
    });
  });

  it.each([
    ['--port', 'x'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--public-url', 'http://orders.example.com'],
    ['--public-url', 'https://orders.example.com/shop'],
    ['--public-url', 'orders'],
    ['--test-clock', 'tomorrow'],
    ['--unknown'],
    ['stray'],
  ])('refuse %s %s', (...args) => {
    expect(() => parseHostArguments(args)).toThrow(expect.objectContaining({ key: 'arguments-invalid' }));
  });
});
