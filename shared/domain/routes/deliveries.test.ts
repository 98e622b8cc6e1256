import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, businessDateAt, instantOf, toDayNumber, weekdayOf } from '../calendar/business-date.ts';
import { deliveryOf, openDeliveries, type RouteDay } from './deliveries.ts';
import type { OrderException } from './order-exceptions.ts';

const ZONE = 'Asia/Shanghai';
const EVERY_DAY = { isWorking: () => true };

function routeDay(orderWeekday: number, more: Partial<RouteDay> = {}): RouteDay {
  return {
    validFrom: '2026-01-01',
    orderWeekday,
    cutoffDayOffset: 0,
    cutoffMinute: 17 * 60,
    deliveryDayOffset: 1,
    deductionDayOffset: 0,
    deductionMinute: 18 * 60,
    rescueDayOffset: 1,
    rescueMinute: 9 * 60,
    ...more,
  };
}

describe('deliveryOf', () => {
  it('gives delivery day, cut-off, deduction and rescue deadline in the company zone', () => {
    expect(deliveryOf([routeDay(2)], '2026-11-24', ZONE, EVERY_DAY)).toEqual({
      orderDate: '2026-11-24',
      deliveryDate: '2026-11-25',
      cutoffAtMs: Date.parse('2026-11-24T17:00:00+08:00'),
      deductionAtMs: Date.parse('2026-11-24T18:00:00+08:00'),
      rescueAtMs: Date.parse('2026-11-25T09:00:00+08:00'),
      quotaCycles: 1,
    });
  });

  it('is null on a weekday without orders and before the route begins', () => {
    expect(deliveryOf([routeDay(2)], '2026-11-23', ZONE, EVERY_DAY)).toBeNull();
    expect(deliveryOf([routeDay(2)], '2025-11-25', ZONE, EVERY_DAY)).toBeNull();
  });

  it('takes all weekdays from the version that holds on the order day', () => {
    const days = [routeDay(2), routeDay(4, { validFrom: '2026-11-24', cutoffMinute: 600 })];
    expect(deliveryOf(days, '2026-11-17', ZONE, EVERY_DAY)).not.toBeNull();
    expect(deliveryOf(days, '2026-11-24', ZONE, EVERY_DAY)).toBeNull();
    expect(deliveryOf(days, '2026-11-26', ZONE, EVERY_DAY)?.cutoffAtMs).toBe(Date.parse('2026-11-26T10:00:00+08:00'));
  });

  it('brings the goods on the next delivery day when the calendar has none', () => {
    const closed = new Set(['2026-11-25', '2026-11-26'].map(toDayNumber));
    const calendar = { isWorking: (day: number) => !closed.has(day) };
    expect(deliveryOf([routeDay(2)], '2026-11-24', ZONE, calendar)?.deliveryDate).toBe('2026-11-27');
  });

  it('keeps wall-clock cut-offs across a change of daylight saving time', () => {
    const days = [routeDay(6), routeDay(7)];
    // Berlin: summer time ends on 2026-10-25 at 03:00, begins on 2026-03-29 at 02:00.
    const saturday = deliveryOf(days, '2026-10-24', 'Europe/Berlin', EVERY_DAY);
    const sunday = deliveryOf(days, '2026-10-25', 'Europe/Berlin', EVERY_DAY);
    expect(saturday?.cutoffAtMs).toBe(Date.parse('2026-10-24T17:00:00+02:00'));
    expect(sunday?.cutoffAtMs).toBe(Date.parse('2026-10-25T17:00:00+01:00'));
    const skipped = deliveryOf([routeDay(7, { cutoffMinute: 150 })], '2026-03-29', 'Europe/Berlin', EVERY_DAY);
    expect(skipped?.cutoffAtMs).toBe(Date.parse('2026-03-29T03:30:00+02:00'));
  });

  it('has no deduction or rescue time where the route has none', () => {
    const day = routeDay(2, { deductionMinute: null, rescueMinute: null });
    expect(deliveryOf([day], '2026-11-24', ZONE, EVERY_DAY)).toMatchObject({ deductionAtMs: null, rescueAtMs: null });
  });
});

describe('openDeliveries', () => {
  const TUESDAY = Date.parse('2026-11-24T16:59:59.999+08:00');

  it('closes a delivery at the instant of its cut-off', () => {
    const dates = (nowMs: number) =>
      openDeliveries([routeDay(2), routeDay(5)], nowMs, ZONE, EVERY_DAY, 3).map((d) => d.deliveryDate);
    expect(dates(TUESDAY)).toEqual(['2026-11-25', '2026-11-28', '2026-12-02']);
    expect(dates(TUESDAY + 1)).toEqual(['2026-11-28', '2026-12-02', '2026-12-05']);
  });

  it('keeps a delivery open whose cut-off lies after its order day', () => {
    const days = [routeDay(1, { cutoffDayOffset: 1, cutoffMinute: 1020, deliveryDayOffset: 2 })];
    expect(openDeliveries(days, TUESDAY, ZONE, EVERY_DAY, 1)[0]).toMatchObject({
      orderDate: '2026-11-23',
      deliveryDate: '2026-11-25',
    });
  });

  it('offers a delivery date once when a holiday joins two order days', () => {
    const holiday = new Set([25, 26, 27].map((day) => toDayNumber(`2026-11-${day}`)));
    const calendar = { isWorking: (day: number) => !holiday.has(day) };
    const open = openDeliveries([routeDay(2), routeDay(4), routeDay(5)], TUESDAY, ZONE, calendar, 2);
    expect(open.map((d) => [d.orderDate, d.deliveryDate])).toEqual([
      ['2026-11-24', '2026-11-28'],
      ['2026-12-01', '2026-12-02'],
    ]);
  });

  it('is empty for a route without order days', () => {
    expect(openDeliveries([], TUESDAY, ZONE, EVERY_DAY, 5)).toEqual([]);
  });

  it('gives open, ordered, distinct deliveries whatever the route, zone and instant', () => {
    const anyDay = fc.record({
      orderWeekday: fc.integer({ min: 1, max: 7 }),
      cutoffDayOffset: fc.integer({ min: 0, max: 2 }),
      cutoffMinute: fc.integer({ min: 0, max: 1440 }),
      deliveryDayOffset: fc.integer({ min: 0, max: 6 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(anyDay, { selector: (day) => day.orderWeekday, minLength: 1, maxLength: 7 }),
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'UTC'),
        fc.integer({ min: Date.parse('2026-01-20T00:00:00Z'), max: Date.parse('2027-12-01T00:00:00Z') }),
        (days, zone, nowMs) => {
          const routeDays = days.map((day) => routeDay(day.orderWeekday, day));
          const open = openDeliveries(routeDays, nowMs, zone, EVERY_DAY, 5);
          expect(open).toHaveLength(5);
          const dates = open.map((d) => d.deliveryDate);
          expect(new Set(dates).size).toBe(5);
          expect([...dates].sort()).toEqual(dates);
          for (const delivery of open) {
            expect(delivery.cutoffAtMs).toBeGreaterThan(nowMs);
            const row = days.find((day) => day.orderWeekday === weekdayOf(delivery.orderDate));
            expect(row).toBeDefined();
            expect(delivery.cutoffAtMs).toBe(
              instantOf(addDays(delivery.orderDate, row?.cutoffDayOffset ?? 0), row?.cutoffMinute ?? 0, zone),
            );
          }
          expect((dates[0] as string) >= addDays(businessDateAt(nowMs, zone), -2)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('deliveries around exceptions', () => {
  const exception = (orderDate: string, newOrderDate: string | null, more: Partial<OrderException> = {}) => ({
    id: orderDate,
    scope: 'route' as const,
    orderDate,
    newOrderDate,
    deliveryDate: null,
    cutoffDate: null,
    cutoffMinute: null,
    quotaCycles: 1,
    ...more,
  });
  const TUESDAYS = [routeDay(2)];
  const of = (date: string, exceptions: OrderException[], days = TUESDAYS) =>
    deliveryOf(days, date, ZONE, EVERY_DAY, exceptions);
  const at = (text: string) => Date.parse(`${text}:00+08:00`);

  it("takes the replaced date away and moves the whole route's order day with its distances", () => {
    const moved = exception('2026-11-24', '2026-11-22', { quotaCycles: 2 });
    expect(of('2026-11-24', [moved])).toBeNull();
    expect(of('2026-11-22', [moved])).toEqual({
      orderDate: '2026-11-22',
      deliveryDate: '2026-11-23',
      cutoffAtMs: at('2026-11-22T17:00'),
      deductionAtMs: at('2026-11-22T18:00'),
      rescueAtMs: at('2026-11-23T09:00'),
      quotaCycles: 2,
    });
    expect(of('2026-11-24', [exception('2026-11-24', null)])).toBeNull();
  });

  it('brings what the exception says, and moves what follows the cut-off with it', () => {
    const given = { deliveryDate: '2026-11-30', cutoffDate: '2026-11-23', cutoffMinute: 12 * 60 };
    expect(of('2026-11-22', [exception('2026-11-24', '2026-11-22', given)])).toMatchObject({
      deliveryDate: '2026-11-30',
      cutoffAtMs: at('2026-11-23T12:00'),
      rescueAtMs: at('2026-11-24T04:00'),
    });
    expect(of('2026-11-24', [exception('2026-11-24', '2026-11-24', given)])?.deliveryDate).toBe('2026-11-30');
  });

  it("takes the route's own for a day on which it orders anyway, also when two dates come to it", () => {
    const days = [routeDay(2), routeDay(4, { deliveryDayOffset: 2 })];
    const later = exception('2026-11-24', '2026-11-26', { scope: 'customer' });
    expect(of('2026-11-26', [later], days)).toMatchObject({ deliveryDate: '2026-11-28' });
    const other = exception('2026-11-17', '2026-11-26', { id: 'other', deliveryDate: '2026-11-29' });
    expect(of('2026-11-26', [later, other], days)?.deliveryDate).toBe('2026-11-29');
  });

  it("keeps one customer's delivery while its cut-off is open on the new day, else takes the route's next", () => {
    const own = (newOrderDate: string) => [exception('2026-11-24', newOrderDate, { scope: 'customer' })];
    expect(of('2026-11-23', own('2026-11-23'))).toMatchObject({
      orderDate: '2026-11-23',
      deliveryDate: '2026-11-25',
      cutoffAtMs: at('2026-11-24T17:00'),
    });
    expect(of('2026-11-26', own('2026-11-26'))?.deliveryDate).toBe('2026-12-02');
  });

  it('offers the deliveries around a holiday as the exceptions leave them', () => {
    const open = (exceptions: OrderException[]) =>
      openDeliveries(TUESDAYS, at('2026-11-21T09:00'), ZONE, EVERY_DAY, 2, exceptions).map((one) => one.deliveryDate);
    expect(open([])).toEqual(['2026-11-25', '2026-12-02']);
    expect(open([exception('2026-11-24', '2026-11-22')])).toEqual(['2026-11-23', '2026-12-02']);
    expect(open([exception('2026-11-24', null)])).toEqual(['2026-12-02', '2026-12-09']);
    const past = { cutoffDate: '2026-11-22', cutoffMinute: 600, deliveryDate: '2026-11-24' };
    expect(open([exception('2026-11-24', '2026-11-18', past)])).toEqual(['2026-11-24', '2026-12-02']);
  });
});
