import { sql } from '../connection.ts';
import type { StagingDB } from './staging.ts';

/** What became of the lines that were staged, once they are resolved. Quantities are sums. */
export interface OrderFigures {
  readonly accepted: number;
  readonly stored: number;
  readonly acceptedQuantity: number;
  readonly storedQuantity: number;
  readonly newCustomers: number;
  readonly newProducts: number;
  readonly newOrders: number;
  readonly newReturns: number;
}

export function orderFigures(db: StagingDB): OrderFigures {
  const lines = sql<[], { state: number; lines: number; quantity: number }>(
    db,
    'SELECT state, count(*) AS lines, sum(quantity) AS quantity FROM item GROUP BY state',
  ).all();
  const of = (state: number) => lines.find((row) => row.state === state) ?? { lines: 0, quantity: 0 };
  const count = (text: string) => sql<[], number>(db, text).pluck().get() as number;
  const newDocuments = (kind: string) =>
    sql<[string], number>(db, 'SELECT count(*) FROM document WHERE is_known = 0 AND order_id IS NOT NULL AND kind = ?')
      .pluck()
      .get(kind) as number;
  return {
    accepted: of(0).lines,
    stored: of(1).lines,
    acceptedQuantity: of(0).quantity,
    storedQuantity: of(1).quantity,
    newCustomers: count('SELECT count(*) FROM party WHERE is_known = 0 AND customer_id IS NOT NULL'),
    newProducts: count('SELECT count(*) FROM article WHERE is_known = 0 AND product_id IS NOT NULL'),
    newOrders: newDocuments('order'),
    newReturns: newDocuments('return'),
  };
}
