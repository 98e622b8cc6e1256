import { sql, type WritableDB } from '../connection.ts';
import { insertPhone } from '../customers.ts';
import { CUTOFF_MS, DELIVERY_DATE, ORDER_DAY } from './seed-order-center.ts';

/**
 * Open calls `task-1` … of the order day for customers of `seedOrderCenter`, each with an order item and two phones
 * (`1390000001`, `13900000011` of the first customer, and so on); in this order by their customers' codes.
 */
export function seedCallTasks(tx: WritableDB, customerIds: readonly string[]): void {
  for (const [index, customerId] of customerIds.entries()) {
    const at = index + 1;
    for (const position of [1, 2]) {
      insertPhone(tx, {
        id: `phone-${at}-${position}`,
        customerId,
        position,
        number: `1390000${String(at * 10 + position).padStart(4, '0')}`,
        label: null,
        dead: 0,
      });
    }
    sql<[string, string, string, string, number, string]>(
      tx,
      `INSERT INTO call_task (id, customer_id, business_date, state, source, class_id, route_id, delivery_date, cutoff_at_ms,
         route_code, customer_code, created_at_ms)
       VALUES (?, ?, ?, 'open', 'strategy', 'class-a', 'route', ?, ?, 'R01', ?, 0)`,
    ).run(`task-${at}`, customerId, ORDER_DAY, DELIVERY_DATE, CUTOFF_MS, `C-${String(at).padStart(6, '0')}`);
    sql<[string, string]>(tx, `INSERT INTO call_item (id, task_id, kind) VALUES (?, ?, 'order')`).run(
      `item-${at}`,
      `task-${at}`,
    );
  }
}
