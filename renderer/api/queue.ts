import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { BuildCounts, ExclusionReason, TaskState } from '../../shared/contract/queue.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

export function useQueueDay(date: string) {
  return useQuery({
    queryKey: ['queue', 'day', { date }],
    queryFn: () => api.queue.day.query({ date }),
    placeholderData: keepPreviousData,
  });
}

/** The program's own builds: when, and how the last one went. */
export function useNightlyBuild() {
  return useQuery({ queryKey: ['queue', 'nightly'], queryFn: () => api.queue.nightly.query({}) });
}

export interface QueueFilter {
  readonly date: string;
  readonly state: TaskState | null;
  readonly text: string;
}

/** The first calls of a day that fit; the answer says how many there are in all. */
export function useQueueList(filter: QueueFilter) {
  return useQuery({
    queryKey: ['queue', 'list', filter],
    queryFn: () => api.queue.list.query({ ...filter, limit: 500, offset: 0 }),
    placeholderData: keepPreviousData,
  });
}

export function useLeftOut(date: string, reason: ExclusionReason | null) {
  return useQuery({
    queryKey: ['queue', 'leftOut', { date, reason }],
    queryFn: () => api.queue.leftOut.query({ date, reason: reason ?? 'not-due', limit: 500, offset: 0 }),
    enabled: reason !== null,
    placeholderData: keepPreviousData,
  });
}

export function useExplanation(customerId: string, date: string) {
  return useQuery({
    queryKey: ['queue', 'explain', { customerId, date }],
    queryFn: () => api.queue.explain.query({ customerId, date }),
    placeholderData: keepPreviousData,
  });
}

/** What building would change. Asked by a button: it plans the whole day. */
export function usePreviewQueue() {
  return useMutation({ mutationFn: (date: string) => api.queue.preview.mutate({ date }) });
}

export function useBuildQueue(): Command<{ date: string }, BuildCounts> {
  return useCommand((input, options) => api.queue.build.mutate(input, options), {
    invalidate: ['queue', 'supervision'],
  });
}

export function useReleaseCall(): Command<{ taskId: string; reason: string }, { ok: true }> {
  return useCommand((input, options) => api.queue.release.mutate(input, options), {
    invalidate: ['queue', 'supervision'],
  });
}
