import { createHash } from 'node:crypto';
import type { DayPlan } from '../../../shared/domain/queue/plan-day.ts';

/** The same for the same changes of a day's calls, in whatever order they were found. */
export function planFingerprint({
  create,
  update,
  addOrderItem,
  closeOrdered,
  reopenOrdered,
  drop,
  endEarlier,
}: DayPlan): string {
  const lines = [
    ...create.map((task) => `+${JSON.stringify(task)}`),
    ...update.map((change) => `~${JSON.stringify(change)}`),
    ...addOrderItem.map((change) => `o${JSON.stringify(change)}`),
    ...closeOrdered.map((change) => `c${JSON.stringify(change)}`),
    ...reopenOrdered.map((change) => `r${JSON.stringify(change)}`),
    ...drop.map((task) => `-${task.id}`),
    ...endEarlier.map((change) => `e${JSON.stringify(change)}`),
  ].sort();
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line).update('\n');
  return hash.digest('hex').slice(0, 32);
}
