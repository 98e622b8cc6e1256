import { describe, expect, it } from 'vitest';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import { filterOf } from '../call-log/filter-params.ts';
import { addressOf, callsBehind, reportOf } from './report-address.ts';

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

describe('callsBehind', () => {
  const filterAt = (address: string | null) =>
    filterOf(new URLSearchParams(address?.split('?')[1] ?? ''), '2026-11-24');

  it('narrows the filter to the line and to what the number counts', () => {
    const address = callsBehind(FILTER, 'orders', { seatIds: ['s1'], from: '2026-11-02' });
    expect(filterAt(address)).toEqual({ ...FILTER, seatIds: ['s1'], from: '2026-11-02', counted: 'ordered' });
    const ofAnHour = callsBehind(FILTER, 'talkAverage', { hours: [0], teamIds: ['none'] });
    expect(filterAt(ofAnHour)).toEqual({ ...FILTER, hours: [0], teamIds: ['none'] });
  });

  it('leads nowhere where no calls are', () => {
    expect(callsBehind(FILTER, 'calls', null)).toBeNull();
    expect(callsBehind(FILTER, 'occupancy')).toBeNull();
  });
});
