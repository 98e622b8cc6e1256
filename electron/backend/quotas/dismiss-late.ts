import type { z } from 'zod';
import { findCustomer } from '../../../db/customers.ts';
import { dismissLateQuota } from '../../../db/late-quotas.ts';
import type { dismissLateQuotasOutput, SettleLateQuotasInput } from '../../../shared/contract/late-quotas.ts';
import { reachOf } from '../queue/list-queue.ts';
import { isWithin } from '../queue/queue-customers.ts';
import type { UseCase } from '../services.ts';

/** Takes customers off the list of late quotas, with a reason; what is published later lists them again. */
export const dismissLate: UseCase<SettleLateQuotasInput, z.input<typeof dismissLateQuotasOutput>> = (
  tx,
  ctx,
  { customers, reason },
) => {
  const { teamId } = reachOf(ctx.actor);
  const dismissed: string[] = [];
  for (const { customerId, deliveryDate } of customers) {
    const customer = findCustomer(tx, customerId);
    if (!customer || !isWithin(tx, customer, teamId)) continue;
    const by = { by: ctx.actor.operatorId, byName: ctx.actor.name };
    dismissLateQuota(tx, { customerId, deliveryDate, atMs: ctx.nowMs, ...by, reason });
    dismissed.push(`${customer.code} ${deliveryDate}`);
  }
  ctx.audit({ entity: 'late-quota', entityId: `${dismissed.length}`, after: { dismissed }, reason });
  ctx.publish('queue.changed');
  return { ok: true, dismissed: dismissed.length };
};
