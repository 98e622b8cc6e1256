import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, withoutPhones } from './changes.ts';

describe('what an audit row changed', () => {
  it('lists what differs, by path', () => {
    const before = { name: '阳光', phones: [{ number: '13800138000' }], roles: ['operator'], same: 1 };
    const after = { name: '福兴', phones: [{ number: '13900139000' }], roles: ['operator', 'lead'], same: 1 };
    expect(changesBetween(before, after)).toEqual([
      { path: 'name', before: '阳光', after: '福兴' },
      { path: 'phones.0.number', before: '13800138000', after: '13900139000' },
      { path: 'roles', before: 'operator', after: 'operator, lead' },
    ]);
  });

  it('lists everything of what was made or removed', () => {
    expect(changesBetween(undefined, { a: 1, b: null })).toEqual([{ path: 'a', before: null, after: '1' }]);
    expect(changesBetween({ a: true }, null)).toEqual([{ path: 'a', before: 'true', after: null }]);
    expect(changesBetween('x', 'y')).toEqual([{ path: '', before: 'x', after: 'y' }]);
  });

  it('finds nothing between equal values', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => changesBetween(value, structuredClone(value)).length === 0));
  });

  it('hides phone numbers, and leaves amounts and order numbers', () => {
    const changes = changesBetween(undefined, {
      phone: '13800138000',
      amountMinor: 123456789,
      number: '20261122-000001',
    });
    expect(withoutPhones(changes).map(({ after }) => after)).toEqual([
      '138****8000',
      '123456789',
      '202****1122-000001',
    ]);
  });

  it('hides numbers and accounts wherever they stand: in a note, in a part of a request', () => {
    const parts = [{ field: 'settlementAccount', before: null, after: '6222021234567890123' }];
    const changes = changesBetween(undefined, {
      note: '改打13687654321，原号 021-5555 6666',
      parts,
      atMs: 1764000000000,
    });
    expect(withoutPhones(changes).map(({ after }) => after)).toEqual([
      '改打136****4321，原号 021****6666',
      'settlementAccount',
      '622****0123',
      '1764000000000',
    ]);
  });
});
