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
    const address = callsBehind(FILTER, { hasOrder: true }, { seatIds: ['s1'], from: '2026-11-02' });
    expect(filterAt(address)).toEqual({ ...FILTER, seatIds: ['s1'], from: '2026-11-02', hasOrder: true });
    expect(filterAt(callsBehind(FILTER, { dispositions: ['ordered', 'refused'] })).dispositions).toEqual(['ordered']);
  });

  it('leads nowhere where the log has no filter', () => {
    expect(callsBehind(FILTER, {}, null)).toBeNull();
  });
});
