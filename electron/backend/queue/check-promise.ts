import type { ReadableDB } from '../../../db/connection.ts';
import { findLiveTask, type TaskRow } from '../../../db/queue-tasks.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { clockTimeAt } from '../../../shared/domain/calls/clock-time.ts';

const MINUTE_MS = 60_000;

/**
 * Refuses a promise in the past, or one that a cut-off makes worthless: the call's own, or that of the customer's call of
 * the promised day, which the promise will join. Errors: `invalid/promise-missing`, `refused/promise-past`,
 * `refused/promise-after-cut-off` {latest}.
 */
export function checkPromise(
  db: ReadableDB,
  nowMs: number,
  task: Pick<TaskRow, 'customerId' | 'businessDate' | 'cutoffAtMs'>,
  promisedAtMs: number | null,
): void {
  if (promisedAtMs === null) throw new AppError('invalid', 'promise-missing');
  if (promisedAtMs <= nowMs) throw new AppError('refused', 'promise-past');
  const { timeZone } = companySettings(db);
  const date = businessDateAt(promisedAtMs, timeZone);
  const joined = date === task.businessDate ? undefined : findLiveTask(db, task.customerId, date);
  const cutoffs = [task.cutoffAtMs, joined?.cutoffAtMs ?? null].filter((at) => at !== null);
  if (cutoffs.every((at) => promisedAtMs < at)) return;
  const latestMs = Math.min(...cutoffs) - MINUTE_MS;
  const clock = clockTimeAt(latestMs, timeZone);
  const day = businessDateAt(latestMs, timeZone);
  const latest = day === businessDateAt(nowMs, timeZone) ? clock : `${day} ${clock}`;
  throw new AppError('refused', 'promise-after-cut-off', { latest });
}
