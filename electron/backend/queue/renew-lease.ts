import type { WritableDB } from '../../../db/connection.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../services.ts';

/** Keeps a held call for another lease time. Ask every 20 seconds. Error: `conflict/lease-lost`. */
export function renewLease(
  _tx: WritableDB,
  _ctx: CommandContext,
  _input: { taskId: string },
): { leaseUntilMs: number } {
  throw new AppError('conflict', 'lease-lost');
}
