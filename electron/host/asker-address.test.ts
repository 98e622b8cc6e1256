import { expect, it } from 'vitest';
import { askerAddress } from './asker-address.ts';

const PUBLIC = 'https://orders.example.com';
const address = (headers: Record<string, string>, publicUrl: string | null = PUBLIC) =>
  askerAddress(new Headers(headers), publicUrl);
const host = 'orders.example.com';

it('is this machine for what asks the port itself, whatever it claims', () => {
  expect(address({ host: '127.0.0.1:4321', 'x-forwarded-for': '10.0.0.9' })).toBe('127.0.0.1');
  expect(address({ host: '127.0.0.1:4321', 'x-forwarded-for': '10.0.0.9' }, null)).toBe('127.0.0.1');
});

it('is what the proxy wrote last, never what came with the request', () => {
  expect(address({ host, 'x-forwarded-for': '192.168.1.17' })).toBe('192.168.1.17');
  expect(address({ host, 'x-forwarded-for': '1.2.3.4, 192.168.1.17' })).toBe('192.168.1.17');
  expect(address({ host, 'x-forwarded-for': '192.168.1.17, 2001:db8::7' })).toBe('2001:db8::7');
});

it('is unknown where the proxy says nothing, or no address', () => {
  for (const said of ['', 'unknown', '<script>', '192.168.1.17, _hidden']) {
    expect(address({ host, 'x-forwarded-for': said })).toBeNull();
  }
  expect(address({ host })).toBeNull();
});
