import { nothing } from '../../../shared/contract/primitives.ts';
import {
  reassignInput,
  reassignOutput,
  undoReassignInput,
  undoReassignOutput,
} from '../../../shared/contract/reassign.ts';
import {
  liveView,
  movableInput,
  movableList,
  moveProposal,
  proposeInput,
  unreachedList,
} from '../../../shared/contract/supervision.ts';
import { reassignCalls } from '../queue/reassign-calls.ts';
import { undoReassign } from '../queue/undo-reassign.ts';
import type { ReadContext } from '../services.ts';
import { listMovable, listUnreached } from '../supervision/work-lists.ts';
import { action, change, read, router } from './procedure.ts';

export const supervisionRouter = router({
  live: action({ right: 'supervision.read', audit: 'none', input: nothing, output: liveView }, (ctx) =>
    ctx.services.live.ask({ kind: 'view', ctx: readerOf(ctx) }),
  ),
  propose: action(
    { right: 'queue.manage', audit: 'none', input: proposeInput, output: moveProposal },
    (ctx, { routeId }) => ctx.services.live.ask({ kind: 'propose', ctx: readerOf(ctx), routeId }),
  ),
  unreached: read({ right: 'supervision.read', input: nothing, output: unreachedList }, listUnreached),
  movable: read({ right: 'queue.manage', input: movableInput, output: movableList }, listMovable),
  reassign: change(
    { right: 'queue.manage', audit: 'change', input: reassignInput, output: reassignOutput },
    reassignCalls,
  ),
  undoReassign: change(
    { right: 'queue.manage', audit: 'change', input: undoReassignInput, output: undoReassignOutput },
    undoReassign,
  ),
});

/** Who asks, without what cannot go to another thread. */
function readerOf({ actor, nowMs, sessionHash, windowId }: ReadContext): ReadContext {
  return { actor, nowMs, sessionHash, windowId };
}
