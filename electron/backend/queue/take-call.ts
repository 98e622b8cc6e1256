import type { WritableDB } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { HeldCall } from '../../../shared/contract/queue.ts';
import type { CommandContext } from '../services.ts';

/**
 * Leases one certain call to the asking window: picked from the list, or an incoming caller who is due today.
 * Errors: `not-found/task-unknown`, `conflict/task-held` {seat}, `conflict/task-settled`, `refused/cut-off-passed`.
 */
export function takeCall(_tx: WritableDB, _ctx: CommandContext, input: { taskId: string }): HeldCall {
  throw new AppError('not-found', 'task-unknown', { taskId: input.taskId });
}
