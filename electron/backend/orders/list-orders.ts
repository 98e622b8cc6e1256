import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { searchCustomers } from '../../../db/customer-search.ts';
import { listOrders as listRows, type OrderFilter } from '../../../db/order-list.ts';
import { versionsOf } from '../../../db/order-versions.ts';
import { findOrder, linesOf } from '../../../db/orders.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  listOrdersInput,
  listOrdersOutput,
  OrderSummary,
  ShownOrder,
  showOrderInput,
  showOrderOutput,
} from '../../../shared/contract/orders.ts';
import type { Actor, Query } from '../services.ts';
import { maySee, orderSummary } from './order-scope.ts';

/** Of one search text; more are found by typing more of it. */
const MOST_CUSTOMERS = 200;

/**
 * Orders by the asker's reach: an operator's own, a lead's team, all. One customer's orders are shown to whoever may
 * take its call, since any operator may have it on the line.
 */
export const listOrders: Query<z.output<typeof listOrdersInput>, z.input<typeof listOrdersOutput>> = (
  db,
  ctx,
  input,
) => {
  const rows = listRows(db, {
    from: input.from ?? null,
    to: input.to ?? null,
    customerId: input.customerId ?? null,
    state: input.state ?? null,
    channel: input.channel ?? null,
    deliveryDate: input.deliveryDate ?? null,
    ...wanted(db, input.text ?? ''),
    ...reach(ctx.actor, input.customerId != null),
    limit: input.limit + 1,
    offset: input.offset,
  });
  return {
    rows: rows.slice(0, input.limit).map((row) => orderSummary(db, ctx, row)),
    more: rows.length > input.limit,
  };
};

/** A text names an order by the beginning of its number, or customers by whatever their search finds. */
function wanted(db: ReadableDB, text: string): Pick<OrderFilter, 'number' | 'searchIds'> {
  if (text === '') return { number: null, searchIds: null };
  return { number: text.toUpperCase(), searchIds: JSON.stringify(searchCustomers(db, text, MOST_CUSTOMERS)) };
}

function reach(actor: Actor, ofCustomer: boolean): Pick<OrderFilter, 'operatorId' | 'teamId' | 'orTakenBy'> {
  const nobody = { operatorId: null, teamId: null, orTakenBy: null };
  if (actor.scope === 'all' || (ofCustomer && actor.roles.includes('operator'))) return nobody;
  if (actor.scope === 'own') return { ...nobody, operatorId: actor.operatorId };
  return { ...nobody, teamId: actor.teamId ?? '', orTakenBy: actor.operatorId };
}

/** One order with its lines and every version. Error: `not-found/order-unknown`, also for one out of reach. */
export const showOrder: Query<z.output<typeof showOrderInput>, z.input<typeof showOrderOutput>> = (db, ctx, input) => {
  const order = findOrder(db, input.orderId);
  if (!order || !maySee(ctx.actor, order)) throw new AppError('not-found', 'order-unknown');
  return {
    order: orderSummary(db, ctx, order),
    lines: linesOf(db, order.id),
    versions: versionsOf(db, order.id).map((row) => ({
      ...row,
      state: row.state as OrderSummary['state'],
      lineNotes: JSON.parse(row.lineNotes) as ShownOrder['versions'][number]['lineNotes'],
    })),
  };
};
