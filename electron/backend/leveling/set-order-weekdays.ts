import { appendAudit } from '../../../db/audit.ts';
import { appendOutbox } from '../../../db/commands.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { customerWeekdays, setCustomerWeekdays } from '../../../db/leveling.ts';
import { routeDaysAt } from '../../../db/routes.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SetOrderWeekdaysInput } from '../../../shared/contract/leveling.ts';
import { businessDateAt, WEEKDAY_CODES, type WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobContext } from '../jobs/job.ts';
import type { Actor, CommandContext } from '../services.ts';

/** The part of a customer that a trial may have made up. */
const MADE_UP_PART = 'weekday';

/**
 * Gives customers other order weekdays, all or none; who has them already stays. Errors: `not-found/customer-unknown`,
 * `refused/customer-weekday-not-of-route` {route, weekday, days}.
 */
export function setOrderWeekdays(
  tx: WritableDB,
  ctx: CommandContext,
  { groups, reason }: SetOrderWeekdaysInput,
): { changed: number } {
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  const ofRoute = new Map<string, number[]>();
  let changed = 0;
  for (const group of groups) {
    const codes = WEEKDAY_CODES.filter((code) => group.orderWeekdays.includes(code));
    const orderWeekdays = codes.join(',');
    for (const id of group.customerIds) {
      const stored = customerWeekdays(tx, id);
      if (!stored) throw new AppError('not-found', 'customer-unknown');
      if (stored.orderWeekdays === orderWeekdays) continue;
      const { routeId } = stored;
      if (routeId !== null) {
        const days = ofRoute.get(routeId) ?? routeDaysAt(tx, routeId, today).map((day) => day.orderWeekday);
        ofRoute.set(routeId, days);
        checkRoute(codes, days, stored.routeName ?? '');
      }
      const madeUp = stored.madeUp?.split(',').filter((part) => part !== MADE_UP_PART) ?? [];
      setCustomerWeekdays(tx, { id, orderWeekdays, madeUp: madeUp.join(',') || null, updatedAtMs: ctx.nowMs });
      const before = { orderWeekdays: stored.orderWeekdays };
      ctx.audit({ entity: 'customer', entityId: id, before, after: { orderWeekdays }, reason });
      changed += 1;
    }
  }
  ctx.publish('customer.changed');
  return { changed };
}

function checkRoute(codes: readonly WeekdayCode[], days: readonly number[], route: string): void {
  const foreign = codes.map((code) => WEEKDAY_CODES.indexOf(code) + 1).find((weekday) => !days.includes(weekday));
  if (foreign === undefined) return;
  throw new AppError('refused', 'customer-weekday-not-of-route', { route, weekday: foreign, days: days.join(',') });
}

export interface SetOrderWeekdaysJob {
  readonly input: SetOrderWeekdaysInput;
  readonly actor: Actor;
  readonly procedure: string;
}

/** The same of up to thousands of customers: one transaction with an audit row of each. */
export function setOrderWeekdaysJob(
  job: JobContext,
  { input, actor, procedure }: SetOrderWeekdaysJob,
): Promise<{ changed: number }> {
  return job.write((tx) => {
    const atMs = job.nowMs();
    const by = { atMs, actorId: actor.operatorId, actorName: actor.name, action: procedure };
    const ctx: CommandContext = {
      actor,
      nowMs: atMs,
      sessionHash: null,
      windowId: null,
      newId: job.newId,
      publish: () => undefined,
      audit: (entry) => appendAudit(tx, { ...by, ...entry }),
    };
    const done = setOrderWeekdays(tx, ctx, input);
    if (done.changed > 0) {
      appendOutbox(tx, { atMs, procedure, actorId: actor.operatorId, payload: JSON.stringify(input) });
    }
    return done;
  });
}

/** Applies proposed order weekdays. Asking again finds them set and changes nothing. */
export async function applyLeveling(ctx: ActionContext, input: SetOrderWeekdaysInput): Promise<{ changed: number }> {
  const { services, actor, procedure } = ctx;
  const done = await services.jobs.run('set-order-weekdays', { input, actor, procedure });
  services.events.publish('customer.changed');
  services.events.publish('plan.changed');
  return done;
}
