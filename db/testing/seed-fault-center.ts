import { addDays } from '../../shared/domain/calendar/business-date.ts';
import { sql, type WritableDB } from '../connection.ts';
import { insertPhone } from '../customers.ts';
import { recountUse } from '../order-use.ts';
import { insertQuota } from '../quotas.ts';
import { CUTOFF_MS, DELIVERY_DATE, ORDER_DAY, seedOperator, seedOrderCenter } from './seed-order-center.ts';

const WEEK_MS = 7 * 86_400_000;

/** The order day of a week of the fault center, from 0, with its delivery and cut-off. */
export interface FaultWeek {
  readonly number: number;
  readonly orderDay: string;
  readonly deliveryDate: string;
  readonly cutoffAtMs: number;
  /** Monday and Sunday: what quotas of this week hold for. */
  readonly from: string;
  readonly to: string;
}

export function faultWeek(number: number): FaultWeek {
  const orderDay = addDays(ORDER_DAY, 7 * number);
  return {
    number,
    orderDay,
    deliveryDate: addDays(DELIVERY_DATE, 7 * number),
    cutoffAtMs: CUTOFF_MS + WEEK_MS * number,
    from: addDays(orderDay, -1),
    to: addDays(orderDay, 5),
  };
}

/** What a stock file and a quota file of one number hold: raised together, so that half a file shows. */
export const stockOf = (file: number) => ({ stocked: 400 + 10 * file, plain: 100_000 + file });
export const quotaOf = (file: number) => ({ supply: 60 + file, classTotal: 24 + file });
/** Float of the product's supply, percent. */
export const SUPPLY_FLOAT = 10;

/**
 * The order center with more people (`op1` to `op4`, a supervisor `boss`), and stock and quotas that give out now and then.
 * `customers` as there; the first week has to be added by {@link seedFaultWeek}.
 */
export function seedFaultCenter(tx: WritableDB, customers: number): void {
  seedOrderCenter(tx, { customers, weeks: 2 });
  for (const login of ['op3', 'op4']) seedOperator(tx, login, 'operator');
  seedOperator(tx, 'boss', 'supervisor');
  const { stocked, plain } = stockOf(0);
  const setStock = sql<[number, string]>(tx, 'UPDATE product SET stock = ?, stock_as_of_ms = 0 WHERE id = ?');
  setStock.run(stocked, 'stocked');
  setStock.run(plain, 'plain');
  recountUse(tx);
  for (let at = 1; at <= customers; at += 1) {
    const number = `139${String(at).padStart(8, '0')}`;
    insertPhone(tx, {
      id: `phone-${at}`,
      customerId: faultCustomer(at),
      position: 1,
      number,
      label: null,
      dead: 0,
    });
  }
}

/** Customers are counted from 1. */
export function faultCustomer(at: number): string {
  return at === 1 ? 'customer' : `customer-${at}`;
}

/** Quotas of a week as quota file `file` has them, and an open call with an order item for each of the `called` customers. */
export function seedFaultWeek(tx: WritableDB, week: FaultWeek, file: number, called: readonly string[]): void {
  sql<[string, string]>(tx, 'DELETE FROM quota WHERE valid_to >= ? AND valid_from <= ?').run(week.from, week.to);
  const of = {
    validFrom: week.from,
    validTo: week.to,
    floatPercent: 0,
    productId: null,
    classId: null,
    customerId: null,
  };
  const { supply, classTotal } = quotaOf(file);
  const product = { ...of, productId: 'quota' };
  insertQuota(tx, { ...product, id: `q1-${week.number}`, kind: 'product-class', classId: 'class-a', quantity: 20 });
  insertQuota(tx, { ...of, id: `q2-${week.number}`, kind: 'class-total', classId: 'class-a', quantity: classTotal });
  insertQuota(tx, {
    ...product,
    id: `q3-${week.number}`,
    kind: 'product-supply',
    quantity: supply,
    floatPercent: SUPPLY_FLOAT,
  });
  for (const customerId of called) {
    const taskId = `task-${week.number}-${customerId}`;
    sql<[string, string, string, string, number, string]>(
      tx,
      `INSERT INTO call_task (id, customer_id, business_date, state, source, class_id, route_id, delivery_date, cutoff_at_ms,
         route_code, customer_code, created_at_ms)
       VALUES (?, ?, ?, 'open', 'strategy', 'class-a', 'route', ?, ?, 'R01', ?, 0)`,
    ).run(taskId, customerId, week.orderDay, week.deliveryDate, week.cutoffAtMs, customerId);
    sql<[string, string]>(tx, `INSERT INTO call_item (id, task_id, kind) VALUES (?, ?, 'order')`).run(
      `item-${taskId}`,
      taskId,
    );
  }
}
