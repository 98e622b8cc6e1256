import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EventTopic } from '../../shared/contract/events.ts';
import type { ReleaseInput } from '../../shared/contract/queue.ts';
import type { ReassignInput, ReassignOutput, UndoReassignOutput } from '../../shared/contract/reassign.ts';
import { noteServerTime } from '../state/server-clock.ts';
import { api } from './client.ts';
import { listenToEvents } from './event-stream.ts';
import { type Command, useCommand } from './use-command.ts';

const TOPICS: ReadonlySet<EventTopic> = new Set([
  'queue.changed',
  'call.changed',
  'order.changed',
  'seat.changed',
  'people.changed',
]);
/** However many seats are busy, the page is asked at most so often; the last change is always shown. */
const LEAST_MS = 400;
/** Cut-offs pass and leases end without an event. */
const IDLE_MS = 15_000;

/** A key of its own feature, so that it is asked at this pace and not with every event. */
const LIVE = ['live'];
const MOVABLE = ['movable'];

/** Seats, queue and figures of today, kept up to date while somebody looks. */
export function useLive() {
  useLiveEvents(useQueryClient());
  return useQuery({
    queryKey: [...LIVE, 'view'],
    queryFn: async () => {
      const view = await api.supervision.live.mutate({});
      noteServerTime(view.nowMs);
      return view;
    },
    refetchInterval: IDLE_MS,
  });
}

export function useUnreached(enabled: boolean) {
  return useQuery({
    queryKey: [...LIVE, 'unreached'],
    queryFn: () => api.supervision.unreached.query({}),
    enabled,
  });
}

/** Open calls that may be given to others: of one person or on one route, or all. */
export function useMovable(operatorId: string | null, routeId: string | null) {
  return useQuery({
    queryKey: [...MOVABLE, operatorId, routeId],
    queryFn: () => api.supervision.movable.query({ operatorId, routeId }),
    // Nobody decides by the list of an earlier time, which would be refused.
    gcTime: 0,
  });
}

/** With whom calls of a late route could go; asked once, when somebody wants to know. */
export function useProposal(routeId: string | null | undefined) {
  return useQuery({
    queryKey: ['proposal', routeId],
    queryFn: () => api.supervision.propose.mutate({ routeId: routeId ?? null }),
    enabled: routeId !== undefined,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Gives calls to others; whoever was too late sees the list as it is now. */
export function useReassign(): Command<ReassignInput, ReassignOutput> {
  const queryClient = useQueryClient();
  return useCommand(
    async (input, options) => {
      try {
        return await api.supervision.reassign.mutate(input, options);
      } catch (error) {
        void queryClient.invalidateQueries({ queryKey: MOVABLE });
        throw error;
      }
    },
    { invalidate: ['live', 'movable'] },
  );
}

export function useUndoReassign(): Command<{ reassignmentId: string }, UndoReassignOutput> {
  return useCommand((input, options) => api.supervision.undoReassign.mutate(input, options), {
    invalidate: ['live', 'movable'],
  });
}

/** Takes a held call from its seat. */
export function useRelease(): Command<ReleaseInput, { ok: true }> {
  return useCommand((input, options) => api.queue.release.mutate(input, options), { invalidate: ['live'] });
}

function useLiveEvents(queryClient: QueryClient): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastMs = 0;
    let isAsking = false;
    let hasMore = false;
    let isOver = false;
    const ask = async () => {
      timer = undefined;
      lastMs = Date.now();
      hasMore = false;
      isAsking = true;
      await queryClient.invalidateQueries({ queryKey: LIVE });
      isAsking = false;
      if (hasMore && !isOver) soon();
    };
    // Asking anew drops the answer that is on its way: where one takes longer than the pace, none would ever be shown.
    const soon = () => {
      if (isAsking) hasMore = true;
      else timer ??= setTimeout(() => void ask(), Math.max(0, lastMs + LEAST_MS - Date.now()));
    };
    const stop = listenToEvents(({ topic }) => {
      if (TOPICS.has(topic)) soon();
    });
    return () => {
      isOver = true;
      stop();
      clearTimeout(timer);
    };
  }, [queryClient]);
}
