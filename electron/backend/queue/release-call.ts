import type { WritableDB } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../services.ts';

/**
 * Frees a held call: its holder gives it back before dialing, or a lead takes it from a seat.
 * Errors: `not-found/task-unknown`, `conflict/task-not-held`, `forbidden/task-of-other-seat`.
 */
export function releaseCall(
  _tx: WritableDB,
  _ctx: CommandContext,
  input: { taskId: string; reason: string },
): { ok: true } {
  throw new AppError('not-found', 'task-unknown', { taskId: input.taskId });
}

/** Frees whatever an operator holds and gives parked calls to anyone: at sign-out. Returns how many. */
export function releaseOperatorCalls(_tx: WritableDB, _ctx: CommandContext, _operatorId: string): number {
  return 0;
}
