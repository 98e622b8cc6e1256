import { describe, expect, it } from 'vitest';
import {
  decideWindowOpen,
  downloadAddress,
  isNavigationAllowed,
  isPermissionAllowed,
  isProtocolRequestAllowed,
  isTelephoneAddress,
  plainFileName,
  shouldReload,
} from './policies.ts';

const FOREIGN = [
  'https://example.com/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'app://elsewhere/',
  'app://orderline.example.com/',
  'app://user@orderline/',
  'app:orderline',
  'javascript:alert(1)',
  'data:text/html,x',
  'about:blank',
  '',
  'nonsense',
];

describe('navigation', () => {
  it('stays on our own pages', () => {
    expect(isNavigationAllowed('app://orderline/', true)).toBe(true);
    expect(isNavigationAllowed('app://orderline/workstation?x#y', true)).toBe(true);
    expect(isNavigationAllowed('app://orderline/', false)).toBe(false);
  });

  it.each(FOREIGN)('never goes to %s', (address) => {
    expect(isNavigationAllowed(address, true)).toBe(false);
    expect(isProtocolRequestAllowed(address)).toBe(false);
    expect(decideWindowOpen(address)).toBe('deny');
  });
});

describe('a new window', () => {
  it('shows our own pages, or dials', () => {
    expect(decideWindowOpen('app://orderline/calls')).toBe('own-window');
    expect(decideWindowOpen('tel:+86-138-0013-8000')).toBe('telephone');
  });

  it.each(['tel:13800138000;phone-context=x', 'tel:*21*123#', 'tel:%2a', 'tel:', 'callto:1', 'tel:1 && x'])(
    'does not dial %s',
    (address) => {
      expect(isTelephoneAddress(address)).toBe(false);
    },
  );
});

describe('permissions', () => {
  it('are two, for our own pages', () => {
    expect(isPermissionAllowed('notifications', 'app://orderline/')).toBe(true);
    expect(isPermissionAllowed('clipboard-sanitized-write', 'app://orderline/')).toBe(true);
    expect(isPermissionAllowed('notifications', 'https://example.com/')).toBe(false);
    for (const permission of [
      'media',
      'geolocation',
      'hid',
      'clipboard-read',
      'openExternal',
      'fullscreen',
      'unknown',
    ]) {
      expect(isPermissionAllowed(permission, 'app://orderline/')).toBe(false);
    }
  });
});

describe('a crashed page', () => {
  it('is loaded again, but not for ever', () => {
    expect(shouldReload('crashed', [], 0)).toBe(true);
    expect(shouldReload('oom', [0, 1000], 2000)).toBe(true);
    expect(shouldReload('crashed', [0, 1000, 2000], 3000)).toBe(false);
    expect(shouldReload('crashed', [0, 1000, 2000], 61_500)).toBe(true);
    expect(shouldReload('clean-exit', [], 0)).toBe(false);
  });
});

describe('saving', () => {
  it('takes one-time downloads alone', () => {
    expect(downloadAddress('/downloads/abcdefghijklmnop_-12')).toBe('app://orderline/downloads/abcdefghijklmnop_-12');
    for (const url of [
      '/api/x',
      '/downloads/',
      '/downloads/../api/abcdefghijkl',
      'https://x/downloads/abcdefghijklmnop',
      7,
    ]) {
      expect(downloadAddress(url)).toBeNull();
    }
  });

  it('proposes a name that every system takes', () => {
    expect(plainFileName('话单 2026-11-22.csv')).toBe('话单 2026-11-22.csv');
    expect(plainFileName('../../etc/passwd')).toBe('_.._etc_passwd');
    expect(plainFileName('a:b?\n.csv ')).toBe('a_b__.csv');
    expect(plainFileName('...')).toBe('export');
  });
});
