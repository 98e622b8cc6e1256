import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

describe('redact', () => {
  it('hides private fields at every depth', () => {
    expect(redact({ customer: { code: 'C-1', name: '阳光便利店', phones: ['13800138000'] }, password: 'x' })).toEqual({
      customer: { code: 'C-1', name: '[private]', phones: '[private]' },
      password: '[private]',
    });
  });

  it('hides accounts, and whoever called without being a customer', () => {
    const entry = {
      settlementAccount: '6222021234567890123',
      personPhone: '1',
      callerNumber: '2',
      customerName: '阳光',
    };
    expect(Object.values(redact({ ...entry, orderNumber: 'P1' }) as object)).toEqual([
      ...Array(4).fill('[private]'),
      'P1',
    ]);
  });

  it.each([
    ['called 13800138000 twice', 'called [phone] twice'],
    ['called +8613800138000.', 'called [phone].'],
    ['138 0013 8000', '[phone]'],
    ['0571-88321234', '[phone]'],
    ['at 1795330800000 ms', 'at 1795330800000 ms'],
    ['0193b2a1-7c4e-7000-8000-138001380001', '0193b2a1-7c4e-7000-8000-138001380001'],
    ['order 20261122-0001', 'order 20261122-0001'],
  ])('hides phone numbers in text: %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('keeps what explains an error', () => {
    const error = Object.assign(new Error('no 13800138000'), { code: 'SQLITE_FULL' });
    expect(redact({ err: error })).toMatchObject({
      err: { type: 'Error', message: 'no [phone]', code: 'SQLITE_FULL', stack: expect.stringContaining('redact.test') },
    });
  });

  it('ends on a circle', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(JSON.stringify(redact(circle))).toContain('[deep]');
  });
});
