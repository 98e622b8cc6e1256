import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BuildCounts, ExclusionReason, ListedState } from '../../shared/contract/queue.ts';
import { api } from './client.ts';
import { usePagedList } from './paged-list.ts';
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
  readonly state: ListedState | null;
  readonly text: string;
}

/** The calls of a day that fit, page by page; the first page says how many there are in all. */
export function useQueueList(filter: QueueFilter) {
  return usePagedList(['queue', 'list', filter], async (page) => {
    const { tasks, total } = await api.queue.list.mutate({ ...filter, ...page });
    return { rows: tasks, total, more: page.offset + tasks.length < total };
  });
}

/** How many of one's own customers were left out, by reason; asked where the build's counts are of more. */
export function useLeftOutCounts(date: string, enabled: boolean) {
  return useQuery({
    queryKey: ['queue', 'leftOutCounts', { date }],
    queryFn: () => api.queue.leftOutCounts.mutate({ date }),
    enabled,
  });
}

/** Customers that were left out for a reason, page by page. */
export function useLeftOut(filter: { readonly date: string; readonly reason: ExclusionReason; readonly text: string }) {
  return usePagedList(['queue', 'leftOut', filter], async (page) => {
    const { customers, total } = await api.queue.leftOut.mutate({ ...filter, ...page });
    return { rows: customers, total, more: page.offset + customers.length < total };
  });
}

export function useExplanation(customerId: string, date: string) {
  return useQuery({
    queryKey: ['queue', 'explain', { customerId, date }],
    queryFn: () => api.queue.explain.query({ customerId, date }),
    placeholderData: keepPreviousData,
  });
}

/** What building would change. It plans the whole day: asked while the dialog is open, and not again by itself. */
export function useQueuePreview(date: string, text: string) {
  return useQuery({
    queryKey: ['queuePreview', { date, text }],
    queryFn: () => api.queue.preview.mutate({ date, text }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export function useBuildQueue(): Command<{ date: string; expected: string | null }, BuildCounts> {
  return useCommand((input, options) => api.queue.build.mutate(input, options), {
    invalidate: ['queue', 'supervision'],
  });
}

export function useReleaseCall(): Command<{ taskId: string; reason: string }, { ok: true }> {
  return useCommand((input, options) => api.queue.release.mutate(input, options), {
    invalidate: ['queue', 'supervision'],
  });
}
