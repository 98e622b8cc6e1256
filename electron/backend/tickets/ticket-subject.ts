import type { CallRow } from '../../../db/calls.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer } from '../../../db/customers.ts';
import { draftFor } from '../../../db/order-drafts.ts';
import { findOrder, linesOf } from '../../../db/orders.ts';
import { findProduct } from '../../../db/products.ts';
import { findRoute } from '../../../db/routes.ts';
import type { TicketRow } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { RegisterTicketInput } from '../../../shared/contract/tickets.ts';
import type { CommandContext } from '../services.ts';

type Whose = Pick<TicketRow, 'customerId' | 'personName' | 'personPhone'>;

/**
 * A case is of a customer, else of a person with a name or a number; where none is named, of whoever the call in hand is
 * with. A stranger on the line is known by their number. Errors: `not-found/customer-unknown`, `invalid/ticket-of-nobody`.
 */
export function whoseCase(
  db: ReadableDB,
  { customerId, person }: Pick<RegisterTicketInput, 'customerId' | 'person'>,
  call: CallRow | undefined,
): Whose {
  const ofCustomer = customerId ?? (person === null ? (call?.customerId ?? null) : null);
  if (ofCustomer !== null) {
    if (!findCustomer(db, ofCustomer)) throw new AppError('not-found', 'customer-unknown');
    return { customerId: ofCustomer, personName: null, personPhone: null };
  }
  const { name, phone } = person ?? { name: '', phone: call?.number ?? '' };
  if (name === '' && phone === '') throw new AppError('invalid', 'ticket-of-nobody');
  return { customerId: null, personName: name || null, personPhone: phone || null };
}

interface AboutOrder {
  readonly orderId: string | null;
  readonly lineNumber: number | null;
  /** The draft of the order that is just being taken. */
  readonly draft: { readonly draftId: string; readonly productId: string | null } | null;
}

/**
 * The order and line that a case is about, or the draft that becomes it; the order in hand may have been submitted in this
 * call meanwhile. Errors: `not-found/order-unknown`,
 * `not-found/order-line-unknown`, `refused/order-of-other-customer`, `refused/order-in-hand-gone`.
 */
export function aboutOrder(
  db: ReadableDB,
  { orderId, orderLineNumber, orderInHand }: RegisterTicketInput,
  customerId: string | null,
  call: CallRow | undefined,
): AboutOrder {
  if (orderId !== null) {
    const order = findOrder(db, orderId);
    if (!order) throw new AppError('not-found', 'order-unknown');
    if (order.customerId !== customerId) throw new AppError('refused', 'order-of-other-customer');
    if (orderLineNumber !== null && !linesOf(db, orderId).some((line) => line.lineNumber === orderLineNumber)) {
      throw new AppError('not-found', 'order-line-unknown');
    }
    return { orderId, lineNumber: orderLineNumber, draft: null };
  }
  if (orderInHand === null) return { orderId: null, lineNumber: null, draft: null };
  const { deliveryDate, productId } = orderInHand;
  const draft = customerId === null ? undefined : draftFor(db, customerId, deliveryDate);
  if (!draft) {
    const taken = call?.orderId == null ? undefined : findOrder(db, call.orderId);
    if (taken?.customerId !== customerId || taken?.deliveryDate !== deliveryDate) {
      throw new AppError('refused', 'order-in-hand-gone');
    }
    const line = linesOf(db, taken.id).find((one) => one.productId === productId);
    return { orderId: taken.id, lineNumber: line?.lineNumber ?? null, draft: null };
  }
  if (productId !== null && !findProduct(db, productId)) throw new AppError('not-found', 'order-line-unknown');
  return { orderId: null, lineNumber: null, draft: { draftId: draft.id, productId } };
}

/** The team of the customer's route, else of whoever registers. */
export function teamOf(db: ReadableDB, ctx: CommandContext, customerId: string | null): string | null {
  const customer = customerId === null ? undefined : findCustomer(db, customerId);
  const route = customer?.routeId == null ? undefined : findRoute(db, customer.routeId);
  return route?.teamId ?? ctx.actor.teamId;
}
