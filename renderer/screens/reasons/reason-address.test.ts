import { describe, expect, it } from 'vitest';
import { NO_ID } from '../../../shared/contract/call-log.ts';
import { reasonFilter } from '../../../shared/contract/reasons.ts';
import { filterOf } from '../call-log/filter-params.ts';
import { addressOf, behind, reasonsOf, type ShownReasons, withKind } from './reason-address.ts';

const TODAY = '2026-11-24';
const shown = (more: Partial<ShownReasons> = {}): ShownReasons => ({
  ...{ kind: 'refused', group: 'product', times: 2, rows: null },
  filter: reasonFilter.parse({ from: '2026-11-01', to: '2026-11-20', routeIds: ['r1'] }),
  ...more,
});

describe('reasonsOf', () => {
  it.each<[string, ShownReasons]>([
    ['a table', shown()],
    ['the rows of a line', shown({ rows: { line: 'p1', standing: null } })],
    ['the rows of what has none', shown({ rows: { line: '', standing: null } })],
    [
      'all rows of one standing',
      shown({ kind: 'unordered', group: 'route', rows: { line: null, standing: 'missed' } }),
    ],
    ['bought on three days', shown({ kind: 'lapsed', times: 3 })],
  ])('reads what addressOf wrote: %s', (_name, one) => {
    expect(reasonsOf(addressOf(one), TODAY)).toEqual(one);
  });

  it('begins each kind with its own period and leaves out what it does not know', () => {
    const periodOf = (kind: string) => {
      const { filter, group } = reasonsOf(new URLSearchParams({ kind, group: 'moon', times: '0' }), TODAY);
      return [filter.from, filter.to, group];
    };
    expect(periodOf('refused')).toEqual(['2026-10-26', TODAY, 'reason']);
    expect(periodOf('unordered')).toEqual([TODAY, TODAY, 'route']);
    expect(periodOf('lapsed')).toEqual(['2026-08-05', '2026-10-27', 'product']);
    expect(reasonsOf(new URLSearchParams('kind=x'), TODAY).kind).toBe('refused');
  });
});

it('keeps the period from refused demand to no-order reasons, and no further', () => {
  const dates = (kind: ShownReasons['kind']) => {
    const { filter, group } = withKind(shown(), kind, TODAY);
    return [filter.from, filter.to, group, filter.routeIds];
  };
  expect(dates('no-order')).toEqual(['2026-11-01', '2026-11-20', 'reason', ['r1']]);
  expect(dates('unordered')).toEqual([TODAY, TODAY, 'route', ['r1']]);
  expect(dates('lapsed')).toEqual(['2026-08-05', '2026-10-27', 'product', ['r1']]);
});

describe('behind', () => {
  it('leads to the rows of the line, of its standing', () => {
    const address = (one: ShownReasons, figure: Parameters<typeof behind>[1], line: string | null) =>
      reasonsOf(new URLSearchParams(behind(one, figure, line)?.split('?')[1]), TODAY).rows;
    expect(address(shown(), 'refused', 'p1')).toEqual({ line: 'p1', standing: null });
    expect(address(shown({ kind: 'unordered', group: 'route' }), 'missed', null)).toEqual({
      line: null,
      standing: 'missed',
    });
    expect(behind(shown(), 'settled', 'p1')).toBeNull();
  });

  it('leads no-order reasons to exactly their calls', () => {
    const noOrder = shown({ kind: 'no-order', group: 'reason' });
    const calls = (one: ShownReasons, figure: Parameters<typeof behind>[1], line: string | null) =>
      filterOf(new URLSearchParams(behind(one, figure, line)?.split('?')[1]), TODAY);
    expect(calls(noOrder, 'noOrder', 'price')).toMatchObject({ dispositions: ['no-order'], noOrderReasons: ['price'] });
    expect(calls({ ...noOrder, group: 'month' }, 'no-money', '2026-11')).toMatchObject({
      ...{ from: '2026-11-01', to: '2026-11-20', routeIds: ['r1'], noOrderReasons: ['no-money'] },
    });
    expect(calls({ ...noOrder, group: 'seat' }, 'reached', 's1').dispositions).toContain('callback');
    expect(calls({ ...noOrder, group: 'seat' }, 'noOrder', '').seatIds).toEqual([NO_ID]);
  });
});
