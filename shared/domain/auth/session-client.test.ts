import { expect, it } from 'vitest';
import { clientOf } from './session-client.ts';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
it.each([
  [`${WINDOWS} Chrome/156.0.0.0 Safari/537.36`, 'Chrome', 'Windows'],
  [`${WINDOWS} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`, 'Edge', 'Windows'],
  [`${WINDOWS} Orderline/0.1.0 Chrome/156.0.0.0 Electron/45.4.1 Safari/537.36`, 'desktop', 'Windows'],
  ['Electron', 'desktop', null],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
    'Safari',
    'macOS',
  ],
  ['Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36', 'Chrome', 'Android'],
])('knows %s', (userAgent, program, system) => {
  expect(clientOf(userAgent)).toEqual({ program, system });
});

it('says nothing of what it does not know', () => {
  expect([clientOf(null), clientOf(''), clientOf('curl/8.0')]).toEqual([null, null, null]);
});
