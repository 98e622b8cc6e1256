import { unsettledCall } from '../../../db/calls.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import type { OrderingChannel } from '../../../shared/domain/orders/order-type.ts';
import type { Actor } from '../services.ts';

/** How an order that this person takes now reaches the company: the customer's call in hand came in, or was made. */
export function orderChannel(db: ReadableDB, actor: Actor, customerId: string): OrderingChannel {
  const call = unsettledCall(db, actor.operatorId);
  return call?.customerId === customerId && call.direction === 'in' ? 'phone-request' : 'phone';
}
