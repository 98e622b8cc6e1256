import type { WritableDB } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SkipReason } from '../../../shared/contract/queue.ts';
import type { CommandContext } from '../services.ts';

/** Puts a held call back with a reason; no attempt; it comes again after 15 minutes. Error: `conflict/lease-lost`. */
export function skipCall(
  _tx: WritableDB,
  _ctx: CommandContext,
  _input: { taskId: string; reason: SkipReason; note: string },
): { notBeforeMs: number } {
  throw new AppError('conflict', 'lease-lost');
}
