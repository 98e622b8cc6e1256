import { describe, expect, it } from 'vitest';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import { filterOf, paramsOf, periodOf } from './filter-params.ts';

const FULL = callLogFilter.parse({
  from: '2026-11-01',
  to: '2026-11-30',
  seatIds: ['s1', 's2'],
  operatorIds: ['o1'],
  classIds: ['k'],
  routeIds: ['r'],
  direction: 'in',
  dispositions: ['ordered', 'busy'],
  number: '8000',
  noOrderReasons: ['price'],
  teamIds: ['t', 'none'],
  hours: [0, 9],
  counted: 'reached',
  customerId: 'c1',
  callId: 'x1',
  hasOrder: false,
  hasTicket: true,
});

describe('the filter in the address', () => {
  it('comes back as it went', () => {
    expect(filterOf(paramsOf(FULL), '2026-11-22')).toEqual(FULL);
    const plain = callLogFilter.parse({ from: '2026-11-22', to: '2026-11-22' });
    expect(filterOf(paramsOf(plain), '2020-01-01')).toEqual(plain);
  });

  it('is today without anything', () => {
    expect(filterOf(new URLSearchParams(), '2026-11-22')).toMatchObject({ from: '2026-11-22', to: '2026-11-22' });
  });

  it('keeps a period by its name, so that it moves on with the days', () => {
    const params = paramsOf({ ...FULL, from: '2026-11-01', to: '2026-11-22' }, 'thisMonth');
    expect(params.has('from')).toBe(false);
    expect(periodOf(params)).toBe('thisMonth');
    expect(filterOf(params, '2026-12-05')).toEqual({ ...FULL, from: '2026-12-01', to: '2026-12-05' });
    expect(periodOf(paramsOf(FULL))).toBe(null);
    expect(periodOf(new URLSearchParams('period=sometime'))).toBe('today');
  });

  it('leaves out what does not fit', () => {
    const params = new URLSearchParams('from=2026-11-01&to=2026-11-02&number=12&direction=sideways&seat=s1');
    expect(filterOf(params, '2026-11-22')).toMatchObject({ from: '2026-11-01', seatIds: ['s1'], number: null });
    expect(filterOf(new URLSearchParams('from=nonsense'), '2026-11-22').from).toBe('2026-11-22');
  });

  it('keeps backward dates for the sentence that says so', () => {
    expect(filterOf(new URLSearchParams('from=2026-12-01&to=2026-11-01'), '2026-11-22').from).toBe('2026-12-01');
  });
});
