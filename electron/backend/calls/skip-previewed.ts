import type { WritableDB } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SkipReason } from '../../../shared/contract/queue.ts';
import { skipCall } from '../queue/skip-call.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { requireState, requireWork } from './require-work.ts';
import { type NextCall, previewNext } from './take-next.ts';

/** Puts the previewed customer back with a reason and previews the next one. */
export function skipPreviewed(
  tx: WritableDB,
  ctx: CommandContext,
  input: { readonly reason: SkipReason; readonly note?: string | null | undefined },
): NextCall {
  const work = requireWork(tx, ctx);
  requireState(work, ['preview'], 'ready');
  if (!work.task) throw new AppError('refused', 'no-call-in-hand');
  skipCall(tx, ctx, { taskId: work.task.id, reason: input.reason, note: input.note ?? '' });
  enterSeatState(tx, ctx, { state: 'ready' });
  return previewNext(tx, ctx);
}
