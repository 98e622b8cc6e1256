import { callsWith } from '../../../db/call-log.ts';
import { leftByCall } from '../../../db/shown-call.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ShownCall } from '../../../shared/contract/shown-call.ts';
import type { Query } from '../services.ts';
import { callLogViewOf } from './call-log-view.ts';

/** A call with its attempts, conversation, messages, orders and cases. Error: `not-found/call-unknown`. */
export const showCall: Query<{ readonly callId: string }, ShownCall> = (db, ctx, { callId }) => {
  const view = callLogViewOf(ctx.actor);
  const [call] = callsWith(db, 'call', callId, view);
  const left = leftByCall(db, callId);
  if (!call || !left) throw new AppError('not-found', 'call-unknown');
  const { conversationId, ...rest } = left;
  return {
    call,
    ...rest,
    attempts: call.task === null ? [call] : callsWith(db, 'task', call.task, view),
    conversation: callsWith(db, 'conversation', conversationId, view).filter((other) => other.id !== callId),
  };
};
