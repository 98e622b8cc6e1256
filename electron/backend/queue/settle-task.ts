import type { WritableDB } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SettleInput, SettleOutput } from '../../../shared/contract/queue.ts';
import type { CommandContext } from '../services.ts';

/**
 * What the result of a call does to its task: ends it, or lets it come again by the retry table; frees the lease.
 * Call it inside the transaction that writes the result into the call log, after that row has its disposition.
 * Errors: `not-found/task-unknown`, `conflict/task-settled`, `conflict/lease-lost`, `invalid/no-order-reason-missing`,
 * `invalid/promise-missing`, `refused/promise-after-cut-off` {latest}, `refused/promise-past`.
 */
export function settleTask(_tx: WritableDB, _ctx: CommandContext, input: SettleInput): SettleOutput {
  throw new AppError('not-found', 'task-unknown', { taskId: input.taskId });
}
