import {
  broadcastInput,
  sendBroadcastInput,
  sendBroadcastOutput,
  sentBroadcasts,
  unreadBroadcasts,
} from '../../../shared/contract/broadcasts.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { acknowledge, listBroadcasts, listUnread } from '../supervision/read-broadcasts.ts';
import { sendBroadcast } from '../supervision/send-broadcast.ts';
import { withdrawBroadcast } from '../supervision/withdraw-broadcast.ts';
import { change, read, router } from './procedure.ts';

/** Leads write to their seats; each seat reads its own and says so. */
export const broadcastsRouter = router({
  list: read({ right: 'queue.manage', input: nothing, output: sentBroadcasts }, listBroadcasts),
  send: change(
    { right: 'queue.manage', audit: 'change', input: sendBroadcastInput, output: sendBroadcastOutput },
    sendBroadcast,
  ),
  withdraw: change({ right: 'queue.manage', audit: 'change', input: broadcastInput, output: done }, withdrawBroadcast),
  unread: read({ right: 'call.work', input: nothing, output: unreadBroadcasts }, listUnread),
  acknowledge: change(
    { right: 'call.work', audit: 'none', input: broadcastInput, output: unreadBroadcasts },
    acknowledge,
  ),
});
