import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CUTOFF_MS, DELIVERY_DATE, ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import { orderForm as contract } from '../../../shared/contract/order-form.ts';
import { checkOrder } from '../../../shared/domain/orders/check-order.ts';
import { formFacts } from '../../../shared/domain/orders/form-facts.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { orderForm } from './order-form.ts';
import { findSubstitutes, searchProducts } from './search-products.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const form = (more: object = {}) =>
  orderForm(center.services.db, center.as('op1'), { customerId: 'customer', ...more });
const exec = (text: string) => center.services.writer.write((tx) => tx.raw.exec(text));

describe('the form before a number is typed', () => {
  it('shows where the order goes, until when, and what is on account', () => {
    const shown = form();
    expect(contract.parse(shown)).toEqual(shown);
    expect(shown).toMatchObject({
      today: ORDER_DAY,
      delivery: { orderDate: ORDER_DAY, deliveryDate: DELIVERY_DATE, cutoffAtMs: CUTOFF_MS, offDay: false },
      depositMinor: 500_000,
      committedMinor: 0,
      classTotal: { allotted: 24, used: 0, left: 24 },
      usualWeeks: 12,
      draft: null,
      taken: [],
    });
    expect(shown.deliveries.map((one) => one.deliveryDate)).toEqual([
      '2026-11-25',
      '2026-12-02',
      '2026-12-09',
      '2026-12-16',
      '2026-12-23',
    ]);
  });

  it("goes by the exceptions that count for the customer: its own, its class's, its route's", async () => {
    await exec(`INSERT INTO order_exception (id, route_id, order_date, new_order_date, delivery_date, cutoff_date, cutoff_minute)
      VALUES ('r', 'route', '2026-12-01', '2026-11-29', '2026-11-30', '2026-11-29', 720), ('r2', 'route', '${ORDER_DAY}', NULL, NULL, NULL, NULL)`);
    const deliveries = () => form().deliveries.map((one) => one.deliveryDate);
    expect(deliveries().slice(0, 2)).toEqual(['2026-11-30', '2026-12-09']);
    expect(form().delivery).toMatchObject({
      orderDate: '2026-11-29',
      cutoffAtMs: Date.parse('2026-11-29T12:00:00+08:00'),
      offDay: true,
    });
    await exec(`INSERT INTO order_exception (id, class_id, order_date, new_order_date, delivery_date)
      VALUES ('k', 'class-a', '2026-12-01', NULL, NULL)`);
    expect(deliveries()[0]).toBe('2026-12-09');
    await exec(`INSERT INTO order_exception (id, customer_id, order_date, new_order_date, delivery_date)
      VALUES ('c', 'customer', '${ORDER_DAY}', '${ORDER_DAY}', '2026-11-26')`);
    expect(form().delivery).toMatchObject({ deliveryDate: '2026-11-26', cutoffAtMs: CUTOFF_MS, offDay: false });
    center.clock.nowMs = Date.parse('2026-11-29T01:00:00Z');
    await exec(`DELETE FROM order_exception WHERE id = 'k'`);
    expect(form().delivery).toMatchObject({ deliveryDate: '2026-11-30', offDay: false });
  });

  it('opens with what the customer usually buys', () => {
    expect(form().lines).toMatchObject([
      {
        productId: 'plain',
        lastQuantity: 10,
        lastDate: '2026-11-17',
        suggestedQuantity: 10,
        quota: null,
        stockLeft: null,
      },
      { productId: 'quota', suggestedQuantity: 5, quota: { published: true, allotted: 20, left: 20 } },
      { productId: 'stocked', suggestedQuantity: 4, stockLeft: 12, usual: true },
    ]);
  });

  it('sorts it by how often and how lately it was bought, and by what is popular', async () => {
    const ids = () => form().lines.map((line) => line.productId);
    await exec(`DELETE FROM order_line WHERE product_id = 'plain' AND order_id NOT IN (
      SELECT id FROM sales_order WHERE customer_id = 'customer' ORDER BY order_date DESC LIMIT 7)`);
    expect(ids()).toEqual(['quota', 'stocked', 'plain']);
    await exec("INSERT INTO product_popularity VALUES ('plain', 1), ('stocked', 0.5), ('boxed', 0.9)");
    expect(ids()).toEqual(['plain', 'stocked', 'quota']);
  });

  it('knows a lapsed customer by what it used to buy', () => {
    center.clock.nowMs = Date.parse('2027-11-23T01:00:00Z');
    expect(form().lines.map((line) => line.productId)).toEqual(['plain', 'quota', 'stocked']);
    expect(form().lines[1]).toMatchObject({ quota: { published: false, left: 0 }, suggestedQuantity: 0 });
  });

  it('takes the delivery that was asked for, and its own quotas', () => {
    const shown = form({ deliveryDate: '2026-12-02' });
    expect(shown.delivery?.orderDate).toBe('2026-12-01');
    expect(shown.classTotal).toBeNull();
    expect(shown.lines[1]?.quota?.published).toBe(false);
  });

  it('has nowhere to deliver without a route, and says so', async () => {
    await exec("UPDATE customer SET route_id = NULL WHERE id = 'customer'");
    const shown = form();
    expect([shown.delivery, shown.deliveries]).toEqual([null, []]);
    const { problems } = checkOrder({ lines: [{ productId: 'plain', quantity: 1 }] }, formFacts(shown), shown.nowMs);
    expect(problems[0]?.key).toBe('order-no-delivery');
  });

  it('offers a customer without any history what its class orders, else what everybody does', async () => {
    await exec(`DELETE FROM order_line WHERE order_id IN (SELECT id FROM sales_order WHERE customer_id = 'customer');
      DELETE FROM sales_order WHERE customer_id = 'customer';
      UPDATE product SET active = 0 WHERE id = 'stocked'`);
    const shown = form();
    expect(contract.parse(shown)).toEqual(shown);
    expect(shown.popular).toEqual({ className: 'A 类' });
    expect(shown.lines).toMatchObject([
      { productId: 'plain', usual: true, lastDate: null, suggestedQuantity: 0 },
      { productId: 'quota', quota: { left: 20 } },
    ]);
    await exec(`DELETE FROM class_membership WHERE customer_id = 'customer';
      INSERT INTO product_popularity VALUES ('boxed', 1)`);
    expect([form().popular, form().lines.map((line) => line.productId)]).toEqual([{ className: null }, ['boxed']]);
    expect(form({ customerId: 'customer-2' }).popular).toBeNull();
  });

  it('leaves out what is no longer sold', async () => {
    await exec("UPDATE product SET active = 0 WHERE id = 'plain'");
    expect(form().lines.map((line) => line.productId)).toEqual(['quota', 'stocked']);
  });

  it('lets the screen judge like the backend', () => {
    const shown = form();
    const draft = { lines: [{ productId: 'quota', quantity: 21 }] };
    expect(checkOrder(draft, formFacts(shown), shown.nowMs).problems).toEqual([
      { productId: 'quota', key: 'order-line-quota', params: { left: 20, used: 0, total: 20 } },
    ]);
    expect(checkOrder(draft, formFacts(shown), CUTOFF_MS).problems[0]?.params).toMatchObject({ next: '2026-12-02' });
  });
});

describe('finding a product', () => {
  const find = (text: string) =>
    searchProducts(center.services.db, center.as('op1'), {
      customerId: 'customer',
      deliveryDate: DELIVERY_DATE,
      text,
      limit: 20,
    }).matches.map((match) => `${match.productId}:${match.matchedBy}`);

  it('finds by initials in every reading, name, code and the end of a barcode', () => {
    expect(find('cc')).toEqual(['plain:initials']);
    expect(find('zc')).toEqual(['plain:initials']);
    expect(find('cq')).toEqual(['unpublished:initials']);
    expect(find('中华')).toEqual(['quota:name', 'quota-2:name']);
    expect(find('中华(软)')).toEqual(['quota-2:name']);
    expect(find('１００１０６')).toEqual(['boxed:code']);
    expect(find('0017')).toEqual(['plain:barcode']);
    expect(find('zh 软')).toEqual(['quota-2:name']);
    expect(find('停售')).toEqual([]);
  });

  it('puts the customer’s own products first and never hides a name behind a code', async () => {
    expect(find('100')[0]).toMatch(/plain|quota|stocked/);
    await exec("UPDATE product SET name = '100102 纪念' WHERE id = 'boxed'");
    expect(find('100102')).toEqual(['quota:code', 'boxed:name']);
  });

  it('puts what is popular first among matches that are as good', async () => {
    const last = () => find('100').filter((match) => !/^(plain|quota|stocked):/.test(match));
    expect(last()).toEqual(['quota-2:code', 'unpublished:code', 'boxed:code']);
    await exec("INSERT INTO product_popularity VALUES ('boxed', 1), ('unpublished', 0.5)");
    expect(last()).toEqual(['boxed:code', 'unpublished:code', 'quota-2:code']);
  });

  it('gives each match the line it will have in the grid', () => {
    const [match] = searchProducts(center.services.db, center.as('op1'), {
      customerId: 'customer',
      deliveryDate: DELIVERY_DATE,
      text: 'zh',
      limit: 1,
    }).matches;
    expect(match).toMatchObject({ productId: 'quota', suggestedQuantity: 5, lastQuantity: 5, quota: { left: 20 } });
  });

  it('offers something else for what is short: free, near in price', async () => {
    await exec("UPDATE product SET stock = 0 WHERE id = 'stocked'");
    const { lines } = findSubstitutes(center.services.db, center.as('op1'), {
      customerId: 'customer',
      deliveryDate: DELIVERY_DATE,
      productId: 'stocked',
    });
    expect(lines.map((line) => line.productId)).toEqual(['plain', 'boxed', 'quota', 'quota-2']);
  });
});

describe('an order day that carries several cycles', () => {
  const carry = (cycles: number) =>
    exec(`INSERT INTO order_exception (id, route_id, order_date, new_order_date, quota_cycles)
      VALUES ('x', 'route', '2026-12-01', '${ORDER_DAY}', ${cycles})`);

  it('gives each customer so many times as much, the supply over all stays', async () => {
    await exec(`INSERT INTO quota (id, kind, product_id, customer_id, valid_from, valid_to, quantity, float_percent)
      VALUES ('own', 'product-customer', 'quota', 'customer', '2026-11-23', '2026-11-29', 10, 0)`);
    const quota = () => form().lines.find((line) => line.productId === 'quota')?.quota;
    expect([form().quotaCycles, quota()?.left]).toEqual([1, 10]);
    await carry(2);
    expect(form()).toMatchObject({ quotaCycles: 2, classTotal: { allotted: 48, left: 48 } });
    expect(quota()).toMatchObject({ allotted: 20, left: 20, boundBy: 'product-customer' });
    await exec(`UPDATE order_exception SET quota_cycles = 8`);
    expect(quota()).toMatchObject({ left: 55, boundBy: 'product-supply' });
  });
});
