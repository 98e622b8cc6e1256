import { expect, it } from 'vitest';
import { dataDirFor } from './data-dir.ts';

const linux = { env: {}, platform: 'linux', home: '/home/op' } as const;

it('takes what was asked for, then the variable, then the usual place', () => {
  expect(dataDirFor('/srv/data', { ...linux, env: { ORDERLINE_DATA_DIR: '/var/x' } })).toBe('/srv/data');
  expect(dataDirFor(undefined, { ...linux, env: { ORDERLINE_DATA_DIR: '/var/x' } })).toBe('/var/x');
  expect(dataDirFor(undefined, linux)).toBe('/home/op/.local/share/orderline');
  expect(dataDirFor(undefined, { ...linux, env: { XDG_DATA_HOME: '/d' } })).toBe('/d/orderline');
  expect(dataDirFor(undefined, { ...linux, platform: 'darwin' })).toBe(
    '/home/op/Library/Application Support/Orderline',
  );
});
