import { expect, it } from 'vitest';
import { addressOfFilter, filterOfAddress, NO_FILTER } from './customer-address.ts';

const there = (address: Record<string, string>) => filterOfAddress(new URLSearchParams(address));

it('keeps a filter in the address and finds it there again', () => {
  const filter = { ...NO_FILTER, classId: 'k', classOn: '2026-12-01', area: '城东', status: 'active' as const };
  expect(there(addressOfFilter(filter))).toEqual(filter);
  expect(addressOfFilter(NO_FILTER)).toEqual({});
});

it('leaves out what is not understood', () => {
  expect(there({ status: 'gone', mark: 'x', on: '2026-13-01' })).toEqual(NO_FILTER);
});
