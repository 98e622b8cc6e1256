import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CASE_TIMES, CLOCK_ENDS, type FigureCases } from '../../../../shared/contract/ticket-figures.ts';
import { TICKET_SORTS, TICKET_VIEWS } from '../../../../shared/contract/ticket-lists.ts';
import {
  CLOCK_KINDS,
  ROOT_CAUSES,
  TICKET_KINDS,
  TICKET_PRIORITIES,
  TICKET_STATES,
} from '../../../../shared/contract/tickets.ts';
import { addressOfKept, casesAt, casesOfAddress, keptAddressOf, type ShownCases } from './case-address.ts';

const at = (address: string) => casesOfAddress(new URL(address, 'http://center').searchParams, 'open');
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });
const date = maybe(fc.constantFrom('2026-01-31', '2026-11-26'));
const anId = maybe(fc.constantFrom('nobody', '0190a1b2-0000-7000-8000-000000000001', 'a & b=c#d'));
const figures: fc.Arbitrary<FigureCases> = fc.record({
  by: fc.constantFrom(...CASE_TIMES),
  from: fc.constantFrom('2026-01-01', '2026-11-01'),
  to: fc.constantFrom('2026-11-01', '2026-11-30'),
  clock: maybe(fc.constantFrom(...CLOCK_KINDS)),
  end: maybe(fc.constantFrom(...CLOCK_ENDS)),
  reopened: fc.boolean(),
  cause: maybe(fc.constantFrom(...ROOT_CAUSES)),
  score: maybe(fc.integer({ min: 1, max: 5 })),
  closedAs: maybe(fc.constantFrom('answered' as const, 'not-reached' as const)),
  teamId: anId,
  classId: anId,
});
const lists: fc.Arbitrary<ShownCases> = fc
  .record({
    view: fc.constantFrom(...TICKET_VIEWS),
    kind: maybe(fc.constantFrom(...TICKET_KINDS)),
    state: maybe(fc.constantFrom(...TICKET_STATES)),
    categoryId: anId,
    unitId: anId,
    assigneeId: anId,
    customerId: anId,
    priority: maybe(fc.constantFrom(...TICKET_PRIORITIES)),
    from: date,
    to: date,
    overdue: fc.boolean(),
    level: maybe(fc.constantFrom(1, 2)),
    reopened: fc.boolean(),
    figure: maybe(figures),
    sort: maybe(fc.constantFrom(...TICKET_SORTS)),
    reversed: fc.boolean(),
    text: fc.constantFrom('', '破损', '100% & 1+1=2 #', '138 0013 8000'),
  })
  .map((list) => ({ ...list, reversed: list.sort !== null && list.reversed }));

it('finds in an address the list that it was made of', () => {
  fc.assert(
    fc.property(lists, (list) => {
      expect(at(casesAt(list))).toEqual(list);
    }),
    { numRuns: 200 },
  );
});

it('opens a list kept by name with the same cases for everybody, whatever they see first', () => {
  fc.assert(
    fc.property(lists, (list) => {
      expect(casesOfAddress(new URLSearchParams(addressOfKept(keptAddressOf(list))), 'open')).toEqual(list);
    }),
    { numRuns: 200 },
  );
  expect(addressOfKept('kind=complaint')).toEqual({ view: 'mine', kind: 'complaint' });
  expect(keptAddressOf(at('/cases?view=mine&kind=complaint'))).toBe('kind=complaint');
});

it('leaves out what it does not understand', () => {
  const asked = at('/cases?view=dark&kind=x&state=&from=2026-02-30&level=7&sort=-colour&category=goods');
  expect(asked).toMatchObject({ view: 'open', kind: null, state: null, from: null, level: null, sort: null });
  expect(asked.categoryId).toBe('goods');
  expect(at('/cases?by=ended&since=2026-02-30&until=2026-03-01').figure).toBeNull();
  expect(at('/cases?by=ended&since=2026-03-01&until=2026-03-02&score=9&clock=x').figure).toMatchObject({ score: null });
});

it('is short where little is asked', () => {
  expect(casesAt({ view: 'all', state: 'closed' })).toBe('/cases?view=all&state=closed');
});
