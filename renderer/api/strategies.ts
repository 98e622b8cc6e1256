import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ChannelStrategyFields, VisitStrategyFields } from '../../shared/contract/class-strategies.ts';
import type { StrategyContent, StrategyFields } from '../../shared/contract/strategies.ts';
import { api } from './client.ts';
import { usePagedList } from './paged-list.ts';
import { type Command, useCommand } from './use-command.ts';

const PLAN = ['strategies', 'classes', 'queue'];

export function useStrategies() {
  return useQuery({ queryKey: ['strategies', 'list'], queryFn: () => api.strategies.list.mutate({}) });
}

export type DatesAsked = Parameters<typeof api.strategies.previewDates.query>[0];

/** The days on which a rule calls; null asks nothing, because there is no rule to ask for yet. */
export function usePreviewDates(asked: DatesAsked | null) {
  return useQuery({
    queryKey: ['strategies', 'previewDates', asked],
    queryFn: () => api.strategies.previewDates.query(asked as DatesAsked),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function useSaveStrategy(): Command<{ id: string | null; fields: StrategyFields }, { id: string }> {
  return useCommand((input, options) => api.strategies.save.mutate(input, options), { invalidate: PLAN });
}

export function useRemoveStrategy(): Command<{ id: string }, { ok: true }> {
  return useCommand((input, options) => api.strategies.remove.mutate(input, options), { invalidate: PLAN });
}

export function useChannelStrategies() {
  return useQuery({ queryKey: ['strategies', 'channels'], queryFn: () => api.strategies.listChannels.query({}) });
}

export function useSaveChannelStrategy(): Command<
  { id: string | null; fields: ChannelStrategyFields },
  { id: string }
> {
  return useCommand((input, options) => api.strategies.saveChannels.mutate(input, options), { invalidate: PLAN });
}

export function useRemoveChannelStrategy(): Command<{ id: string }, { ok: true }> {
  return useCommand((input, options) => api.strategies.removeChannels.mutate(input, options), { invalidate: PLAN });
}

export function useVisitStrategies() {
  return useQuery({ queryKey: ['strategies', 'visits'], queryFn: () => api.strategies.listVisits.query({}) });
}

export function useSaveVisitStrategy(): Command<{ id: string | null; fields: VisitStrategyFields }, { id: string }> {
  return useCommand((input, options) => api.strategies.saveVisits.mutate(input, options), { invalidate: PLAN });
}

export function useRemoveVisitStrategy(): Command<{ id: string }, { ok: true }> {
  return useCommand((input, options) => api.strategies.removeVisits.mutate(input, options), { invalidate: PLAN });
}

/** Customers' own strategies, fetched as they are scrolled to. */
export function useOverrides(text: string) {
  return usePagedList(['strategies', 'overrides', text], async (page) => {
    const { overrides, total } = await api.strategies.listOverrides.query({ text, ...page });
    return { rows: overrides, more: page.offset + overrides.length < total };
  });
}

/** One customer's own strategies and what its class gives it. */
export function useCustomerStrategies(customerId: string) {
  return useQuery({
    queryKey: ['strategies', 'ofCustomer', customerId],
    queryFn: () => api.strategies.ofCustomer.query({ customerId }),
  });
}

interface OverrideInput {
  readonly id: string | null;
  readonly customerId: string;
  readonly fields: StrategyContent;
  readonly reason: string;
}

export function useSaveOverride(): Command<OverrideInput, { id: string }> {
  return useCommand((input, options) => api.strategies.saveOverride.mutate(input, options), { invalidate: PLAN });
}

export function useEndOverride(): Command<{ id: string; lastDay: string; reason: string }, { ok: true }> {
  return useCommand((input, options) => api.strategies.endOverride.mutate(input, options), { invalidate: PLAN });
}
