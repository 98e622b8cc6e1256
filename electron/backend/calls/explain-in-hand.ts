import { unsettledCall } from '../../../db/calls.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { heldByOperator } from '../../../db/queue-leases.ts';
import { companySettings } from '../../../db/settings.ts';
import type { Explanation } from '../../../shared/contract/queue-plan.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { explainCustomer } from '../queue/explain-customer.ts';
import type { ReadContext } from '../services.ts';

/** Why the customer in hand is called today; null when nobody is. Other customers are the lead's to explain. */
export function explainInHand(db: ReadableDB, ctx: ReadContext): Explanation | null {
  const { operatorId } = ctx.actor;
  const customerId = unsettledCall(db, operatorId)?.customerId ?? heldByOperator(db, operatorId)[0]?.customerId;
  if (customerId === undefined || customerId === null) return null;
  // The pool gives out customers of every team's routes.
  const anywhere = { ...ctx, actor: { ...ctx.actor, scope: 'all' as const } };
  return explainCustomer(db, anywhere, {
    customerId,
    date: businessDateAt(ctx.nowMs, companySettings(db).timeZone),
  });
}
