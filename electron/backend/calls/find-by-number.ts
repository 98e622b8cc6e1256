import type { ReadableDB } from '../../../db/connection.ts';
import { customersWithPhone } from '../../../db/customers.ts';
import { findLiveTask, operatorLabel } from '../../../db/queue-tasks.ts';
import { findRoute } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CallerMatch } from '../../../shared/contract/calls.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { callerNumbers } from '../../../shared/domain/calls/caller-number.ts';
import type { ReadContext } from '../services.ts';

/** Everyone who has the number of an incoming call, with today's call of each where there is one. */
export function findByNumber(
  db: ReadableDB,
  ctx: ReadContext,
  { number }: { readonly number: string },
): { digits: string; callers: CallerMatch[] } {
  const spellings = callerNumbers(number);
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const known = new Map(
    spellings.flatMap((digits) => customersWithPhone(db, digits)).map((customer) => [customer.id, customer]),
  );
  const callers = [...known.values()].map((customer): CallerMatch => {
    const task = findLiveTask(db, customer.id, today);
    const heldByOther = task?.state === 'held' && task.leaseOperatorId !== ctx.actor.operatorId;
    return {
      customerId: customer.id,
      code: customer.code,
      name: customer.name,
      routeName: customer.routeId === null ? null : (findRoute(db, customer.routeId)?.name ?? null),
      due: task
        ? {
            taskId: task.id,
            cutoffAtMs: task.cutoffAtMs,
            heldBy: heldByOther ? operatorLabel(db, task.leaseOperatorId ?? '') : null,
          }
        : null,
    };
  });
  return { digits: spellings[0] ?? '', callers };
}
