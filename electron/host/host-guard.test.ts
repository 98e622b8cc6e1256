import { describe, expect, it } from 'vitest';
import { type GuardRules, guardRequest, readCookie, sameSecret } from './host-guard.ts';

const rules: GuardRules = { port: 4321, cookieSecret: 'secret', publicUrl: null };
const proxied: GuardRules = { ...rules, publicUrl: 'https://orders.example.com' };
const own = { host: '127.0.0.1:4321', cookie: 'orderline-4321=secret', 'sec-fetch-site': 'same-origin' };

function verdict(
  headers: Record<string, string>,
  { method = 'GET', path = '/', launching = false, of = rules } = {},
): string {
  const result = guardRequest(of, { method, path, headers: new Headers(headers) }, launching);
  return result.kind === 'allow' ? 'allow' : `${result.status} ${result.reason}`;
}
const without = (name: keyof typeof own) => Object.fromEntries(Object.entries(own).filter(([key]) => key !== name));

describe('the host guard', () => {
  it('lets our own page read', () => {
    expect(verdict(own)).toBe('allow');
    expect(verdict({ ...own, 'sec-fetch-site': 'none' })).toBe('allow');
    expect(verdict(own, { method: 'HEAD' })).toBe('allow');
  });

  it.each(['localhost:4321', '127.0.0.1', '127.0.0.1:4322', 'evil.example:4321', '[::1]:4321', '127.0.0.1:4321.evil'])(
    'refuses the host %s',
    (host) => {
      expect(verdict({ ...own, host })).toBe('403 host');
      expect(verdict({ ...own, host }, { method: 'POST' })).toBe('403 host');
    },
  );

  it('refuses a request without a host', () => {
    expect(verdict(without('host'))).toBe('403 host');
  });

  it.each(['cross-site', 'same-site', ''])('refuses to be read from the site "%s"', (site) => {
    expect(verdict({ ...own, 'sec-fetch-site': site })).toBe('403 site');
  });

  it('refuses to be read by what does not say from where', () => {
    expect(verdict(without('sec-fetch-site'))).toBe('403 site');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('lets %s come from our own origin alone', (method) => {
    expect(verdict({ ...own, origin: 'http://127.0.0.1:4321' }, { method })).toBe('allow');
    expect(verdict(own, { method })).toBe('403 origin');
    for (const origin of ['null', 'http://127.0.0.1:4322', 'https://127.0.0.1:4321', 'http://localhost:4321']) {
      expect(verdict({ ...own, origin }, { method })).toBe('403 origin');
    }
  });

  it('serves nothing without the cookie of this host', () => {
    expect(verdict(without('cookie'))).toBe('401 cookie');
    for (const cookie of [
      'orderline-4321=wrong',
      'orderline-4321=',
      'orderline-4322=secret',
      'x-orderline-4321=secret',
    ]) {
      expect(verdict({ ...own, cookie })).toBe('401 cookie');
    }
  });

  it('exchanges a launch token without a cookie, for a person who opens the address', () => {
    const opened = { host: own.host, 'sec-fetch-site': 'none' };
    expect(verdict(opened, { launching: true })).toBe('allow');
    expect(verdict({ ...opened, 'sec-fetch-site': 'cross-site' }, { launching: true })).toBe('403 site');
    expect(verdict({ ...opened, host: 'evil.example' }, { launching: true })).toBe('403 host');
  });

  it('knows the name of a proxy only when told, and leaves its people to sign in', () => {
    const seat = { host: 'orders.example.com', 'sec-fetch-site': 'same-origin' };
    expect(verdict(seat)).toBe('403 host');
    expect(verdict(seat, { of: proxied })).toBe('allow');
    expect(verdict({ ...seat, origin: 'https://orders.example.com' }, { of: proxied, method: 'POST' })).toBe('allow');
    expect(verdict({ ...seat, origin: 'http://orders.example.com' }, { of: proxied, method: 'POST' })).toBe(
      '403 origin',
    );
    expect(verdict({ ...seat, origin: 'http://127.0.0.1:4321' }, { of: proxied, method: 'POST' })).toBe('403 origin');
    expect(verdict({ ...own, origin: 'https://orders.example.com' }, { of: proxied, method: 'POST' })).toBe(
      '403 origin',
    );
    expect(verdict(without('cookie'), { of: proxied })).toBe('401 cookie');
  });

  it('lets the first administrator be made on this machine alone', () => {
    const seat = { host: 'orders.example.com', origin: 'https://orders.example.com' };
    const path = '/api/auth.createAdministrator';
    expect(verdict(seat, { of: proxied, method: 'POST', path })).toBe('403 first-start');
    expect(verdict(seat, { of: proxied, method: 'POST', path: '/api/auth%2EcreateAdministrator' })).toBe(
      '403 first-start',
    );
    expect(verdict(seat, { of: proxied, method: 'POST', path: '/api/auth.signIn' })).toBe('allow');
    expect(verdict({ ...own, origin: 'http://127.0.0.1:4321' }, { of: proxied, method: 'POST', path })).toBe('allow');
  });
});

describe('readCookie', () => {
  it('finds a cookie among others', () => {
    expect(readCookie('a=1; orderline-1=x=y ; b=2', 'orderline-1')).toBe('x=y');
    expect(readCookie('a=1', 'b')).toBeNull();
    expect(readCookie(null, 'b')).toBeNull();
  });
});

describe('sameSecret', () => {
  it('takes equal texts only', () => {
    expect(sameSecret('abc', 'abc')).toBe(true);
    for (const given of ['', 'ab', 'abd', 'abcd']) expect(sameSecret(given, 'abc')).toBe(false);
  });
});
