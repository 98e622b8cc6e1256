import { afterEach, beforeEach, expect, it } from 'vitest';
import { runInline } from '../testing/inline-job.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { countPopularity } from './count-popularity.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const exec = (text: string) => center.services.writer.write((tx) => tx.raw.exec(text));
const counted = async () => {
  await runInline(center, countPopularity, undefined);
  return center.services.db.raw
    .prepare('SELECT product_id, popularity FROM product_popularity ORDER BY product_id')
    .raw()
    .all();
};

it('counts the last three standing orders of each customer, as a share of the greatest', async () => {
  // Two customers took plain, quota and stocked every week; one leaves stocked out of its newest two.
  await exec(`DELETE FROM order_line WHERE product_id = 'stocked' AND order_id IN (
    SELECT id FROM sales_order WHERE customer_id = 'customer' ORDER BY order_date DESC LIMIT 2)`);
  expect(await counted()).toEqual([
    ['plain', 1],
    ['quota', 1],
    ['stocked', 4 / 6],
  ]);
});

it('leaves out returns and cancelled orders, and forgets what nobody takes any more', async () => {
  await exec(`INSERT INTO product_popularity VALUES ('boxed', 1)`);
  await exec(`UPDATE sales_order SET state = 'cancelled' WHERE customer_id = 'customer'`);
  await exec(`UPDATE sales_order SET kind = 'return' WHERE customer_id <> 'customer'`);
  expect(await counted()).toEqual([]);
});
