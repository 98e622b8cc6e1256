import { type ReadableDB, sql } from './connection.ts';
import { NAMED_ORDER, type NamedOrderRow } from './orders.ts';

export interface OrderFilter {
  /** Order dates, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly customerId: string | null;
  readonly state: string | null;
  readonly channel: string | null;
  readonly deliveryDate: string | null;
  /** Orders whose number begins with `number` or whose customer is one of `searchIds` (JSON); both null: any. */
  readonly number: string | null;
  readonly searchIds: string | null;
  /** Orders that this operator took; null: anybody's. */
  readonly operatorId: string | null;
  /** Orders of this team's customers, or taken by `orTakenBy`. */
  readonly teamId: string | null;
  readonly orTakenBy: string | null;
  readonly limit: number;
  readonly offset: number;
}

type Condition = keyof OrderFilter;

/** A beginning of a number that fits more orders than this says too little to be looked for. */
const MOST_BY_NUMBER = 1000;

/**
 * Each condition stands in the statement only when it is asked for, so that SQLite finds the index that fits: the list
 * is read where the screens are answered, and must never walk over all orders.
 */
const CONDITIONS: readonly (readonly [Condition, string])[] = [
  ['from', 'o.order_date >= @from'],
  ['to', 'o.order_date <= @to'],
  ['customerId', 'o.customer_id = @customerId'],
  ['channel', 'o.channel = @channel'],
  ['deliveryDate', 'o.delivery_date = @deliveryDate'],
  ['operatorId', 'o.operator_id = @operatorId'],
  ['teamId', '(r.team_id = @teamId OR o.operator_id = @orTakenBy)'],
  [
    'number',
    `o.rowid IN (SELECT * FROM (SELECT rowid FROM sales_order WHERE number >= @number AND number < @number || char(1114111) LIMIT ${MOST_BY_NUMBER})
       UNION ALL SELECT s.rowid FROM json_each(@searchIds) j JOIN customer k ON k.search_id = j.value
         JOIN sales_order s ON s.customer_id = k.id)`,
  ],
];

/** Orders that are not delivered yet are few; the index of them is used only where the statement says so itself. */
function ofState(state: string | null): string[] {
  if (state === null) return [];
  return state === 'delivered' ? ['o.state = @state'] : ["o.state = @state AND o.state <> 'delivered'"];
}

/** Orders that fit, newest first; at most `limit`. */
export function listOrders(db: ReadableDB, filter: OrderFilter): NamedOrderRow[] {
  const asked = CONDITIONS.filter(([name]) => filter[name] !== null).map(([, condition]) => condition);
  asked.push(...ofState(filter.state));
  const where = asked.length === 0 ? '' : `WHERE ${asked.join(' AND ')}`;
  return sql<OrderFilter, NamedOrderRow>(
    db,
    `${NAMED_ORDER} ${where} ORDER BY o.order_date DESC, o.number DESC LIMIT @limit OFFSET @offset`,
  ).all(filter);
}
