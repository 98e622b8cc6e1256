import type { FollowUpFilter, FollowUpLine, FollowUpList } from '../../shared/contract/follow-ups.ts';
import { api } from './client.ts';
import { type PagedList, usePagedList } from './paged-list.ts';
import { useCaseCommand } from './tickets.ts';
import type { Command } from './use-command.ts';

const CHANGES = { invalidate: ['tickets', 'queue', 'audit'] } as const;

type Answering = Parameters<typeof api.followUps.answer.mutate>[0];
/** What the customer says of a complaint that asks. */
export function useAnswerFollowUp(): Command<Answering, { version: number }> {
  return useCaseCommand((input, options) => api.followUps.answer.mutate(input, options), CHANGES);
}

type Planning = Parameters<typeof api.followUps.plan.mutate>[0];
export function usePlanFollowUp(): Command<Planning, { version: number }> {
  return useCaseCommand((input, options) => api.followUps.plan.mutate(input, options), CHANGES);
}

/** One of the lists of complaints in follow-up, fetched as it is scrolled to; each page counts all lists. */
export function useFollowUps(list: FollowUpFilter['list']): PagedList<FollowUpLine, FollowUpList> {
  return usePagedList(['tickets', 'follow-ups', list], (page) => api.followUps.list.query({ list, ...page }));
}
