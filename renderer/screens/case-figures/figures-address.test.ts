import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIGURE_GROUPS } from '../../../shared/contract/ticket-figures.ts';
import { CLOCK_KINDS, TICKET_KINDS } from '../../../shared/contract/tickets.ts';
import { casesOfAddress } from '../tickets/list/case-address.ts';
import { casesBehind } from './cases-behind.ts';
import { addressOfFigures, FIGURE_VIEWS, figuresOfAddress } from './figures-address.ts';

const TODAY = '2026-11-26';
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });
const anId = maybe(fc.constantFrom('nobody', 'a & b=c#d'));
const shownFigures = fc.record({
  asked: fc.record({
    from: fc.constantFrom('2026-01-01', '2026-11-01'),
    to: fc.constantFrom('2026-11-26', '2025-01-01'),
    kind: maybe(fc.constantFrom(...TICKET_KINDS)),
    ...{ categoryId: anId, unitId: anId, teamId: anId, classId: anId },
  }),
  view: fc.constantFrom(...FIGURE_VIEWS),
  group: fc.constantFrom(...FIGURE_GROUPS),
  clock: fc.constantFrom(...CLOCK_KINDS),
});

it('finds in an address the figures that it was made of', () => {
  fc.assert(
    fc.property(shownFigures, (shown) => {
      expect(figuresOfAddress(new URLSearchParams(addressOfFigures(shown)), TODAY)).toEqual(shown);
    }),
    { numRuns: 100 },
  );
});

it('is the last 30 days where nothing is asked, and leaves out what it does not understand', () => {
  const shown = figuresOfAddress(new URLSearchParams('from=2026-02-30&view=x&kind=y&group=z&clock='), TODAY);
  expect(shown).toMatchObject({ view: 'clocks', group: 'kind', clock: 'solution' });
  expect(shown.asked).toMatchObject({ from: '2026-10-28', to: '2026-11-26', kind: null });
});

it('leads to the cases of a bar: those of the filter, narrowed to its line', () => {
  const { asked } = figuresOfAddress(new URLSearchParams('from=2026-11-01&to=2026-11-30&unit=depot&team=t1'), TODAY);
  const at = (address: string) => casesOfAddress(new URL(address, 'http://center').searchParams, 'open');
  const missed = at(
    casesBehind(asked, { by: 'clock', clock: 'solution', end: 'missed' }, { group: 'kind', id: 'complaint' }),
  );
  expect(missed).toMatchObject({ view: 'all', kind: 'complaint', unitId: 'depot', from: null, to: null });
  expect(missed.figure).toMatchObject({
    from: '2026-11-01',
    to: '2026-11-30',
    clock: 'solution',
    end: 'missed',
    teamId: 't1',
  });
  const open = at(casesBehind(asked, { by: 'open', overdue: true }, { group: 'operator', id: 'nobody' }));
  expect(open).toMatchObject({ view: 'open', overdue: true, assigneeId: 'nobody' });
  const week = at(casesBehind(asked, { by: 'ended', state: 'withdrawn', from: '2026-11-02', to: '2026-11-08' }));
  expect(week).toMatchObject({ state: 'withdrawn', figure: { from: '2026-11-02', to: '2026-11-08' } });
});
