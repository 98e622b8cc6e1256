import { z } from 'zod';
import { id, instantMs } from './primitives.ts';

/** So long calls that were given away can be taken back, in milliseconds. */
export const REASSIGN_UNDO_MS = 10 * 60_000;

const share = z.object({ operatorId: id, count: z.number().int().min(0).max(2000) });

export const reassignInput = z.object({
  taskIds: z.array(id).min(1).max(2000),
  /** To whom, shared out by load; empty means to anybody. */
  operatorIds: z.array(id).max(200),
  /** How many each of them gets, instead of by load: a proposal that was taken as it stands. */
  shares: z.array(share).max(200).optional(),
  /** Whose each call was when it was chosen, in the order of `taskIds`: what another lead has moved since is not moved again. */
  seen: z.array(id.nullable()).max(2000).optional(),
  reason: z.string().trim().max(200).default(''),
});
export type ReassignInput = z.output<typeof reassignInput>;

export const reassignOutput = z.object({
  /** Null when nothing was moved: there is nothing to take back. */
  reassignmentId: id.nullable(),
  moved: z.number().int(),
  /** Not moved, because they are no longer open. */
  left: z.number().int(),
  /** Of these, how many ask for a skill that none of several receivers holds. */
  unskilled: z.number().int(),
  shares: z.array(z.object({ operatorId: id, operatorName: z.string(), count: z.number().int() })),
});
export type ReassignOutput = z.output<typeof reassignOutput>;

export const undoReassignInput = z.object({ reassignmentId: id });
export const undoReassignOutput = z.object({
  takenBack: z.number().int(),
  /** Begun or given on meanwhile: they stay where they are. */
  left: z.number().int(),
  /** Names of the first of those, with who has them. */
  leftNames: z.array(z.object({ customerName: z.string(), operatorName: z.string().nullable() })),
});
export type UndoReassignOutput = z.output<typeof undoReassignOutput>;

/** What a lead did with calls a moment ago, for whoever looks at the same page. */
export const recentMove = z.object({
  id,
  atMs: instantMs,
  byName: z.string(),
  reason: z.string(),
  count: z.number().int(),
  /** To whom; null: to anybody. */
  shares: z.array(z.object({ operatorName: z.string().nullable(), count: z.number().int() })),
  /** Who took it back. */
  undoneBy: z.string().nullable(),
  undoUntilMs: instantMs,
});
export type RecentMove = z.output<typeof recentMove>;
