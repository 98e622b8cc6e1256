import { describe, expect, it } from 'vitest';
import { addDays, instantOf, weekdayOf } from '../../shared/domain/calendar/business-date.ts';
import { ean13CheckDigit } from './barcode.ts';
import { sampleCenter } from './center.ts';
import { SAMPLE_TIME_ZONE, type SampleOptions } from './options.ts';
import { randomFrom } from './random.ts';

const OPTIONS: SampleOptions = { customers: 600, seed: 7, today: '2026-11-24', ordersWeeks: 26 };

function everything(options: SampleOptions) {
  const { customer, orders, dueDates: _, ...rest } = sampleCenter(options);
  const customers = Array.from({ length: options.customers }, (_, index) => {
    const made = customer(index);
    return { made, orders: [...orders(made, index)] };
  });
  return { rest, customers };
}

const center = everything(OPTIONS);
const shops = center.customers.map(({ made }) => made);

describe('the sample center', () => {
  it('is the same for the same seed, size and date, and another for another seed', () => {
    expect(everything(OPTIONS)).toEqual(center);
    const other = everything({ ...OPTIONS, seed: 8 });
    expect(other.customers.map(({ made }) => made.name)).not.toEqual(shops.map(({ name }) => name));
  });

  it('names every shop, phone and id once, where once is meant', () => {
    const orderIds = center.customers.flatMap(({ orders }) => orders.map(({ id }) => id));
    expect(new Set(orderIds).size).toBe(orderIds.length);
    expect(orderIds.toSorted()).toEqual(orderIds);
    const numbers = center.customers.flatMap(({ orders }) => orders.map(({ number }) => number));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(shops.map(({ id }) => id)).size).toBe(shops.length);
    expect(new Set(shops.map(({ code }) => code)).size).toBe(shops.length);
    expect(new Set(shops.map(({ licenceNumber }) => licenceNumber)).size).toBe(shops.length);
  });

  it('makes UUIDs of version 7', () => {
    const random = randomFrom('ids');
    for (let n = 0; n < 100; n += 1) {
      expect(random.uuid(1_795_000_000_000)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
  });

  it('gives 60 products barcodes with right check digits, of the range that is no real product’s', () => {
    const { products } = center.rest;
    expect(products).toHaveLength(60);
    for (const barcode of products.flatMap(({ packBarcode, cartonBarcode }) => [packBarcode, cartonBarcode])) {
      expect(barcode).toMatch(/^2[0-9]\d{11}$/);
      expect(Number(barcode[12])).toBe(ean13CheckDigit(barcode.slice(0, 12)));
    }
    expect(ean13CheckDigit('400638133393')).toBe(1);
    expect(new Set(products.map(({ name }) => name)).size).toBe(60);
  });

  it('has calls for several operators on every weekday, with a cut-off that is open until midnight', () => {
    for (let day = 0; day < 7; day += 1) {
      const weekday = weekdayOf(addDays(OPTIONS.today, day));
      const due = shops.filter((shop) => shop.weekdays.includes(weekday));
      expect(new Set(due.map(({ ownerOperatorId }) => ownerOperatorId)).size).toBeGreaterThanOrEqual(2);
      const late = due.filter(({ route }) =>
        route.days.some((d) => d.orderWeekday === weekday && d.cutoffMinute === 1440),
      );
      expect(late.length).toBeGreaterThan(0);
    }
  });

  it('orders on the shop’s weekday or before a holiday, within the history, in whole multiples', () => {
    const products = new Map(center.rest.products.map((product) => [product.id, product]));
    const off = new Set(center.rest.days.filter((day) => !day.working).map((day) => day.date));
    for (const { made, orders } of center.customers) {
      for (const { orderDate, placedAtMs, lines } of orders) {
        expect(orderDate < OPTIONS.today && orderDate >= addDays(OPTIONS.today, -26 * 7 - 10)).toBe(true);
        expect(off.has(orderDate)).toBe(false);
        const moved = off.has(addDays(orderDate, 1));
        expect(moved || made.weekdays.includes(weekdayOf(orderDate))).toBe(true);
        expect(placedAtMs).toBeGreaterThan(instantOf(orderDate, 500, SAMPLE_TIME_ZONE));
        for (const line of lines) {
          const product = products.get(line.productId);
          expect(line.quantity % (product?.orderMultiple ?? 0)).toBe(0);
          expect(line.quantity).toBeGreaterThanOrEqual(product?.leastQuantity ?? Infinity);
        }
        expect(new Set(lines.map(({ productId }) => productId)).size).toBe(lines.length);
      }
    }
  });

  it('has the exceptions that a real center has', () => {
    const share = (test: (shop: (typeof shops)[number]) => boolean) => shops.filter(test).length;
    expect(share((shop) => shop.status === 'closed')).toBeGreaterThan(0);
    expect(share((shop) => shop.doNotCall)).toBeGreaterThan(0);
    expect(share((shop) => shop.phones.length === 0)).toBeGreaterThan(0);
    expect(share((shop) => shop.pause !== null)).toBeGreaterThan(0);
    expect(share((shop) => shop.grade === null)).toBeGreaterThan(0);
    const byOwner = Map.groupBy(
      shops.filter((shop) => shop.ownerId !== null),
      (shop) => shop.ownerId,
    );
    expect([...byOwner.values()].some((owned) => owned.length === 3)).toBe(true);
    const byPhone = Map.groupBy(shops, (shop) => shop.phones[0]?.number ?? shop.id);
    expect([...byPhone.values()].filter((sharing) => sharing.length > 1).length).toBeGreaterThan(byOwner.size);
    expect(new Set(shops.map((shop) => shop.phones.length))).toEqual(new Set([0, 1, 2, 3]));
  });

  it('has people of every role, seats and deputies', () => {
    const { people, teams, seats } = center.rest.people;
    expect(new Set(people.flatMap(({ roles }) => roles))).toEqual(
      new Set(['administrator', 'supervisor', 'lead', 'operator']),
    );
    expect(people.slice(0, 5).map(({ login }) => login)).toEqual(['admin', 'supervisor', 'lead1', 'lead2', 'op01']);
    expect(seats).toHaveLength(teams.flatMap(({ operatorIds }) => operatorIds).length);
  });
});
