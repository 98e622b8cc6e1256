import type { ReadableDB } from '../../../db/connection.ts';
import { findTask, itemsOfTask, phonesOf, type TaskRow } from '../../../db/queue-tasks.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { HeldCall } from '../../../shared/contract/queue.ts';
import type { ReadContext } from '../services.ts';

/** The window that a lease binds. Error: `refused/window-unknown` on the command line, which holds no calls. */
export function windowOf(ctx: ReadContext): { sessionHash: string; windowId: string } {
  if (ctx.sessionHash === null || ctx.windowId === null) throw new AppError('refused', 'window-unknown');
  return { sessionHash: ctx.sessionHash, windowId: ctx.windowId };
}

export function isHeldBy(task: TaskRow, ctx: ReadContext): boolean {
  return task.state === 'held' && task.leaseSessionHash === ctx.sessionHash && task.leaseWindowId === ctx.windowId;
}

/** What the holder of a task sees of it. */
export function describeHeldCall(db: ReadableDB, task: TaskRow): HeldCall {
  return {
    taskId: task.id,
    customerId: task.customerId,
    customerCode: task.customerCode,
    customerName: task.customerName,
    businessDate: task.businessDate,
    source: task.source,
    deliveryDate: task.deliveryDate,
    cutoffAtMs: task.cutoffAtMs,
    attempts: task.attempts,
    mostAttempts: task.mostAttempts,
    phonePosition: phoneToDial(db, task),
    promisedAtMs: task.promisedAtMs,
    parked: task.place === 'parked',
    leaseUntilMs: task.leaseUntilMs ?? 0,
    items: itemsOfTask(db, task.id),
    why: {
      className: task.className,
      strategyName: task.strategyName,
      rule: task.rule,
      weekdays: task.weekdays,
      nominalDate: task.nominalDate,
      chosenBy: task.chosenBy ?? 'by-hand',
    },
  };
}

/** The same of a task that an operator holds, or null when it is held no more. */
export function heldCallOf(db: ReadableDB, taskId: string): HeldCall | null {
  const task = findTask(db, taskId);
  return task?.state === 'held' ? describeHeldCall(db, task) : null;
}

/** The task's own number while it lives, else the customer's first living one; null when there is none. */
export function phoneToDial(db: ReadableDB, task: Pick<TaskRow, 'customerId' | 'phonePosition'>): number | null {
  const living = phonesOf(db, task.customerId).filter((phone) => phone.dead === 0);
  return (living.find((phone) => phone.position === task.phonePosition) ?? living[0])?.position ?? null;
}
