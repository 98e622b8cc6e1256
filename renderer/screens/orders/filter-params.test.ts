import { expect, it } from 'vitest';
import { orderFilterOf, orderParamsOf } from './filter-params.ts';

const TODAY = '2026-11-24';

it('is today where the address says nothing or nonsense', () => {
  const nothing = { from: TODAY, to: TODAY, state: null, text: '' };
  expect(orderFilterOf(new URLSearchParams(), TODAY)).toEqual(nothing);
  expect(orderFilterOf(new URLSearchParams('from=2026-02-30&to=x&state=lost'), TODAY)).toEqual(nothing);
});

it('comes back from the address as it went in', () => {
  const filter = { from: '2026-11-01', to: TODAY, state: 'cancelled', text: '阳光 1&2' } as const;
  expect(orderFilterOf(orderParamsOf(filter), TODAY)).toEqual(filter);
});
