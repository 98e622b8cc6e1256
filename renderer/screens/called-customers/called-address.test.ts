import { expect, it } from 'vitest';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import { calledCustomersAt, calledOf, calledParams, callsOfCustomer } from './called-address.ts';

const FILTER = callLogFilter.parse({ from: '2026-11-01', to: '2026-11-20', routeIds: ['r'], hours: [9] });
const searchOf = (path: string) => new URL(path, 'http://center').searchParams;

it('is read as it was written', () => {
  const shown = { filter: FILTER, of: 'ordered', sort: 'amount' } as const;
  expect(calledOf(calledParams(shown), '2026-11-24')).toEqual(shown);
  expect(calledOf(searchOf(calledCustomersAt(FILTER, 'reached')), '2026-11-24')).toEqual({
    ...{ filter: FILTER, of: 'reached', sort: 'code' },
  });
});

it('leaves out what it does not know', () => {
  const shown = calledOf(searchOf('/called-customers?of=x&sort=colour'), '2026-11-24');
  expect(shown).toMatchObject({ of: 'customers', sort: 'code', filter: { from: '2026-11-24', to: '2026-11-24' } });
});

it('leads from a customer to the calls of the same filter', () => {
  const shown = calledOf(searchOf(callsOfCustomer(FILTER, 'c1', 'ordered')), '2026-11-24');
  expect(shown.filter).toEqual({ ...FILTER, customerId: 'c1', counted: 'ordered' });
});
