import { nothing } from '../../../shared/contract/primitives.ts';
import {
  reassignInput,
  reassignOutput,
  undoReassignInput,
  undoReassignOutput,
} from '../../../shared/contract/reassign.ts';
import { liveView, movableInput, movableList, unreachedList } from '../../../shared/contract/supervision.ts';
import { reassignCalls } from '../queue/reassign-calls.ts';
import { undoReassign } from '../queue/undo-reassign.ts';
import { showLive } from '../supervision/show-live.ts';
import { listMovable, listUnreached } from '../supervision/work-lists.ts';
import { change, read, router } from './procedure.ts';

export const supervisionRouter = router({
  live: read({ right: 'supervision.read', input: nothing, output: liveView }, showLive),
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
