import type { WritableDB } from '../../../db/connection.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { showInHand } from '../calls/show-in-hand.ts';
import { endOwnAbsence } from '../queue/undo-absence.ts';
import type { CommandContext } from '../services.ts';

/** Somebody marked absent works after all. Error: `conflict/absence-over`. */
export function backAtWork(tx: WritableDB, ctx: CommandContext): InHand {
  endOwnAbsence(tx, ctx);
  return showInHand(tx, ctx);
}
