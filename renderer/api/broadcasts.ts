import { useQuery } from '@tanstack/react-query';
import type { SendBroadcast, UnreadBroadcast } from '../../shared/contract/broadcasts.ts';
import { api } from './client.ts';
import { useCommand } from './use-command.ts';

/** The feature's name: `broadcast.sent` and `broadcast.read` ask it again. */
const BROADCASTS = 'broadcasts';

/** What was told to the seats today, and who has read it. */
export function useSentBroadcasts() {
  return useQuery({ queryKey: [BROADCASTS, 'sent'], queryFn: () => api.broadcasts.list.query({}) });
}

export function useSendBroadcast() {
  return useCommand((input: SendBroadcast, options) => api.broadcasts.send.mutate(input, options), {
    invalidate: [BROADCASTS],
  });
}

export function useWithdrawBroadcast() {
  return useCommand((broadcastId: string, options) => api.broadcasts.withdraw.mutate({ broadcastId }, options), {
    invalidate: [BROADCASTS],
  });
}

/** What this person has not read yet, the oldest first. */
export function useUnreadBroadcasts(): readonly UnreadBroadcast[] {
  const query = useQuery({ queryKey: [BROADCASTS, 'unread'], queryFn: () => api.broadcasts.unread.query({}) });
  return query.data?.broadcasts ?? [];
}

export function useAcknowledge() {
  return useCommand((broadcastId: string, options) => api.broadcasts.acknowledge.mutate({ broadcastId }, options), {
    invalidate: [BROADCASTS],
  });
}
