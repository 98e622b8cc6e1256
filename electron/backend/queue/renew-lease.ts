import type { WritableDB } from '../../../db/connection.ts';
import { extendLease } from '../../../db/queue-leases.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../services.ts';
import { windowOf } from './held-call.ts';

/** Keeps a held call for another lease time. Ask every 20 seconds. Error: `conflict/lease-lost`. */
export function renewLease(tx: WritableDB, ctx: CommandContext, input: { taskId: string }): { leaseUntilMs: number } {
  const untilMs = ctx.nowMs + companySettings(tx).leaseSeconds * 1000;
  const lease = { taskId: input.taskId, operatorId: ctx.actor.operatorId, ...windowOf(ctx), untilMs };
  if (!extendLease(tx, lease)) throw new AppError('conflict', 'lease-lost');
  return { leaseUntilMs: untilMs };
}
