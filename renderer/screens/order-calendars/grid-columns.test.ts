import { expect, it } from 'vitest';
import type { ShownCalendarRow } from '../../../shared/contract/order-calendars.ts';
import { cellChange, cellText } from './grid-columns.ts';

const row: ShownCalendarRow = {
  routeId: 'r',
  routeCode: 'R01',
  routeName: '一号线',
  orderDate: '2027-02-09',
  newOrderDate: '2027-02-04',
  deliveryDate: '2027-02-12',
  cutoffDate: '2027-02-04',
  cutoffMinute: 1020,
  quotaCycles: 1,
  message: '',
  over: false,
  findings: [],
};

it('moves the cut-off with its order day, and empties the row of a day that is left out', () => {
  expect(cellChange(row, 'newOrderDate', '2-3')).toEqual({ newOrderDate: '2027-02-03', cutoffDate: '2027-02-03' });
  expect(cellChange(row, 'newOrderDate', '')).toEqual({
    newOrderDate: null,
    deliveryDate: null,
    cutoffDate: null,
    cutoffMinute: null,
    quotaCycles: 1,
  });
  expect(cellChange(row, 'newOrderDate', 'soon')).toBeNull();
});

it('reads a time alone as the order day’s own, and no time as the route’s', () => {
  expect(cellChange(row, 'cutoffMinute', 'noon')).toBeNull();
  expect(cellChange({ ...row, cutoffDate: null }, 'cutoffMinute', '930')).toEqual({
    cutoffMinute: 570,
    cutoffDate: '2027-02-04',
  });
  expect(cellChange(row, 'cutoffMinute', '')).toEqual({ cutoffMinute: null, cutoffDate: null });
  expect([cellText(row, 'cutoffMinute'), cellText(row, 'quotaCycles'), cellText(row, 'message')]).toEqual([
    '17:00',
    '1',
    '',
  ]);
  expect(cellChange(row, 'quotaCycles', '3')).toEqual({ quotaCycles: 3 });
  expect(cellChange(row, 'quotaCycles', '9')).toBeNull();
});
