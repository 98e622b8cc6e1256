import { describe, expect, it } from 'vitest';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import { seatStateFilter } from '../../../shared/contract/seat-states.ts';
import { filterOf } from '../call-log/filter-params.ts';
import { seatStatesOf } from '../seat-states/seat-state-address.ts';
import { addressOf, reportOf, rowsBehind } from './report-address.ts';

const FILTER = callLogFilter.parse({
  ...{ from: '2026-11-01', to: '2026-11-20', routeIds: ['r1'] },
  dispositions: ['ordered', 'busy'],
});

describe('reportOf', () => {
  it('reads what addressOf wrote', () => {
    const shown = { filter: FILTER, group: 'hour', view: 'time' } as const;
    expect(reportOf(addressOf(shown), '2026-11-24')).toEqual(shown);
  });

  it('leaves out what it does not know, and groups that one may not see', () => {
    const today = { from: '2026-11-24', to: '2026-11-24' };
    expect(reportOf(new URLSearchParams('group=moon&view=x'), today.to)).toMatchObject({
      group: 'seat',
      view: 'calls',
    });
    const own = reportOf(new URLSearchParams('group=seat'), today.to, ['day', 'hour']);
    expect([own.group, own.filter]).toEqual(['day', callLogFilter.parse(today)]);
  });
});

describe('rowsBehind', () => {
  const filterAt = (address: string | null) =>
    filterOf(new URLSearchParams(address?.split('?')[1] ?? ''), '2026-11-24');

  it('narrows the filter to the line and to what the number counts', () => {
    const address = rowsBehind(FILTER, 'orders', { seatIds: ['s1'], from: '2026-11-02' });
    expect(filterAt(address)).toEqual({ ...FILTER, seatIds: ['s1'], from: '2026-11-02', counted: 'ordered' });
    const ofAnHour = rowsBehind(FILTER, 'talkAverage', { hours: [0], teamIds: ['none'] });
    expect(filterAt(ofAnHour)).toEqual({ ...FILTER, hours: [0], teamIds: ['none'], counted: 'answered' });
  });

  it('leads nowhere where nothing passes, and to states of seats where a figure is made of them', () => {
    expect(rowsBehind(FILTER, 'calls', null)).toBeNull();
    const address = rowsBehind(FILTER, 'occupancy', { hours: [9] }) ?? '';
    const { from, to } = FILTER;
    const wanted = seatStateFilter.parse({ from, to, hours: [9], of: 'at-work' });
    expect(seatStatesOf(new URLSearchParams(address.split('?')[1]), '2026-11-24')).toEqual(wanted);
  });
});
