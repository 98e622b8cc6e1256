import { describe, expect, it } from 'vitest';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import { seatStateFilter } from '../../../shared/contract/seat-states.ts';
import { seatStateParams, seatStatesAt, seatStatesOf } from './seat-state-address.ts';

const TODAY = '2026-11-24';

describe('the address of states of seats', () => {
  it('is read as it was written', () => {
    const filter = seatStateFilter.parse({
      ...{
        from: '2026-11-01',
        to: '2026-11-20',
        seatIds: ['none'],
        operatorIds: ['o1'],
        teamIds: ['t1'],
        hours: [0, 9],
      },
      ...{ of: 'paused', reason: 'meal' },
    });
    expect(seatStatesOf(seatStateParams(filter), TODAY)).toEqual(filter);
    const [, address] = seatStatesAt(callLogFilter.parse(filter), { of: 'paused', reason: 'meal' }).split('?');
    expect(seatStatesOf(new URLSearchParams(address), TODAY)).toEqual(filter);
  });

  it('leaves out what it does not know', () => {
    const today = { from: TODAY, to: TODAY };
    expect(seatStatesOf(new URLSearchParams('of=x&pause=A B'), TODAY)).toEqual(seatStateFilter.parse(today));
  });
});
