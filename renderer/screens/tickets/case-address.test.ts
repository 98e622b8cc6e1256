import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TICKET_SORTS, TICKET_VIEWS } from '../../../shared/contract/ticket-lists.ts';
import { TICKET_KINDS, TICKET_PRIORITIES, TICKET_STATES } from '../../../shared/contract/tickets.ts';
import { casesAt, casesOfAddress, type ShownCases } from './case-address.ts';

const at = (address: string) => casesOfAddress(new URL(address, 'http://center').searchParams);
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });
const date = maybe(fc.constantFrom('2026-01-31', '2026-11-26'));
const anId = maybe(fc.constantFrom('nobody', '0190a1b2-0000-7000-8000-000000000001', 'a & b=c#d'));
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

it('leaves out what it does not understand', () => {
  const asked = at('/cases?view=dark&kind=x&state=&from=2026-02-30&level=7&sort=-colour&category=goods');
  expect(asked).toMatchObject({ view: 'mine', kind: null, state: null, from: null, level: null, sort: null });
  expect(asked.categoryId).toBe('goods');
});

it('is short where little is asked', () => {
  expect(casesAt({ view: 'all', state: 'closed' })).toBe('/cases?view=all&state=closed');
});
