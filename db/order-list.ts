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
  /** Beginning of an order number or of a customer's code, or part of a customer's name. */
  readonly text: string | null;
  /** Orders that this operator took; null: anybody's. */
  readonly operatorId: string | null;
  /** Orders of this team's customers, or taken by `orTakenBy`. */
  readonly teamId: string | null;
  readonly orTakenBy: string | null;
  readonly limit: number;
  readonly offset: number;
}

type Condition = keyof OrderFilter;

/** Each condition stands in the statement only when it is asked for, so that SQLite finds the index that fits. */
const CONDITIONS: readonly (readonly [Condition, string])[] = [
  ['from', 'o.order_date >= @from'],
  ['to', 'o.order_date <= @to'],
  ['customerId', 'o.customer_id = @customerId'],
  ['state', 'o.state = @state'],
  ['channel', 'o.channel = @channel'],
  ['deliveryDate', 'o.delivery_date = @deliveryDate'],
  ['operatorId', 'o.operator_id = @operatorId'],
  ['teamId', '(r.team_id = @teamId OR o.operator_id = @orTakenBy)'],
  [
    'text',
    `(substr(o.number, 1, length(@text)) = @text OR substr(lower(c.code), 1, length(@text)) = lower(@text)
      OR instr(lower(c.name), lower(@text)) > 0)`,
  ],
];

/** Orders that fit, newest first; at most `limit`. */
export function listOrders(db: ReadableDB, filter: OrderFilter): NamedOrderRow[] {
  const asked = CONDITIONS.filter(([name]) => filter[name] !== null).map(([, condition]) => condition);
  const where = asked.length === 0 ? '' : `WHERE ${asked.join(' AND ')}`;
  return sql<OrderFilter, NamedOrderRow>(
    db,
    `${NAMED_ORDER} ${where} ORDER BY o.order_date DESC, o.number DESC LIMIT @limit OFFSET @offset`,
  ).all(filter);
}
