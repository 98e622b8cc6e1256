import type { ReadableDB } from '../../../db/connection.ts';
import { type CustomerRow, findCustomer } from '../../../db/customers.ts';
import { openMessagesOf } from '../../../db/messages.ts';
import { draftsOf } from '../../../db/order-drafts.ts';
import { quotaProducts } from '../../../db/quotas.ts';
import { findRoute } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CustomerOutlook } from '../../../shared/contract/customer-history.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { strategyOn } from '../../../shared/domain/queue/customer-calls.ts';
import type { Delivery } from '../../../shared/domain/routes/deliveries.ts';
import { customerDeliveries } from '../orders/customer-deliveries.ts';
import { quotaStates } from '../orders/quota-states.ts';
import { type Cycle, customerCycle } from '../queue/customer-cycle.ts';
import { nextCallDates } from '../queue/explain-customer.ts';
import type { ReadContext } from '../services.ts';

/** What lies ahead of a customer. Error: `not-found/customer-unknown`. */
export function readOutlook(
  db: ReadableDB,
  ctx: ReadContext,
  { customerId }: { readonly customerId: string },
): CustomerOutlook {
  const customer = findCustomer(db, customerId);
  if (!customer) throw new AppError('not-found', 'customer-unknown');
  const settings = companySettings(db);
  const deliveries = customerDeliveries(db, customer, null, settings, ctx.nowMs);
  const { today, open } = deliveries;
  const cycle = customerCycle(db, customer, settings, today);
  return {
    today,
    strategy: strategyOf(cycle, today),
    nextCalls: nextCalls(db, customer, cycle, today),
    quotas: open[0] ? quotasOn(db, customerId, open[0]) : null,
    drafts: draftsOf(db, customerId).map(({ id, deliveryDate, operatorName, updatedAtMs, lines }) => ({
      ...{ draftId: id, deliveryDate, operatorName, updatedAtMs },
      lineCount: (JSON.parse(lines) as { quantity: number | null }[]).filter(({ quantity }) => quantity !== null)
        .length,
    })),
    messages: openMessagesOf(db, customerId, today),
  };
}

function strategyOf(cycle: Cycle, today: string): CustomerOutlook['strategy'] {
  const chosen = strategyOn(cycle, today);
  if (!chosen) return null;
  const { name, rule, customerId } = chosen.version;
  const held = cycle.memberships.find(({ classId }) => classId === chosen.classId);
  const source = customerId === null ? (chosen.version.classId === null ? 'default' : 'class') : 'own';
  return { name, rule, source, className: source === 'class' ? (held?.className ?? null) : null };
}

/** Nobody calls a customer that is closed, must not be called, or has no route. */
function nextCalls(db: ReadableDB, customer: CustomerRow, cycle: Cycle, today: string): string[] {
  const isCalled = customer.status === 'active' && customer.doNotCall === 0;
  if (!isCalled || customer.routeId === null || !findRoute(db, customer.routeId)) return [];
  return nextCallDates(cycle, toDayNumber(today) - 1);
}

function quotasOn(
  db: ReadableDB,
  customerId: string,
  { orderDate: orderDay, deliveryDate }: Delivery,
): CustomerOutlook['quotas'] {
  const states = quotaStates(db, customerId, orderDay, '');
  const products = quotaProducts(db).flatMap(({ id, code, name }) => {
    const { published, allotted, used, left } = states.of(id);
    return published ? [{ productId: id, code, name, allotted, used, left }] : [];
  });
  return { orderDay, deliveryDate, cycles: states.cycles, classTotal: states.classTotal, products };
}
