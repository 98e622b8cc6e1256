import type { WritableDB } from '../../../db/connection.ts';
import type { TakeNextOutput } from '../../../shared/contract/queue.ts';
import type { CommandContext } from '../services.ts';

/**
 * Gives the asking window its next call in the order of product.md section 2 and leases it, or says why there is none.
 * A window that holds a call already gets that one again.
 */
export function takeNextCall(_tx: WritableDB, _ctx: CommandContext, _input: object): TakeNextOutput {
  return { call: null, dry: null };
}
