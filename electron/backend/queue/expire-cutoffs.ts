import type { WritableDB } from '../../../db/connection.ts';
import { pastCutoff } from '../../../db/queue-next.ts';
import { endPassedItems } from '../../../db/queue-settling.ts';

/** So many at a time, so that a thousand calls of one cut-off never hold the main thread. */
const BATCH = 100;

/**
 * Ends what a day's open calls can do no more: the order after its cut-off, a failed order after its rescue deadline. Such
 * a call is missed, or goes on when something else is on its agenda. Returns the tasks it changed, at most 100.
 */
export function expireCutoffs(tx: WritableDB, businessDate: string, nowMs: number): string[] {
  const taskIds = pastCutoff(tx, businessDate, nowMs, BATCH);
  if (taskIds.length > 0) endPassedItems(tx, taskIds, nowMs);
  return taskIds;
}
