import { expect, it } from 'vitest';
import { auditFilter } from '../../../shared/contract/audit.ts';
import { filterOf, paramsOf } from './filter-params.ts';

it('keeps a filter in the address, and leaves out what does not fit', () => {
  const filter = auditFilter.parse({ from: '2026-11-01', entity: 'customer', thing: 'C-000042', words: '阳光 店' });
  expect(filterOf(paramsOf(filter))).toEqual(filter);
  expect(String(paramsOf(auditFilter.parse({})))).toBe('');
  expect(filterOf(new URLSearchParams('from=2026-02-30&entity=order&other=x'))).toEqual(
    auditFilter.parse({ entity: 'order' }),
  );
});
