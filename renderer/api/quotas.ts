import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CustomerSearchHit } from '../../shared/contract/customers.ts';
import type {
  CopyQuotasOutput,
  ListQuotasInput,
  ListQuotasOutput,
  QuotaChoices,
  QuotaItem,
  QuotaUse,
  SaveQuotaInput,
} from '../../shared/contract/quotas.ts';
import { api } from './client.ts';
import { type PagedList, usePagedList } from './paged-list.ts';
import { type Command, useCommand } from './use-command.ts';

const FOUND_CUSTOMERS = 12;
export type QuotaFilter = Omit<ListQuotasInput, 'limit' | 'offset'>;

/** Quotas that fit, with what is used of them, fetched as they are scrolled to. */
export function useQuotas(filter: QuotaFilter): PagedList<QuotaItem, ListQuotasOutput> {
  return usePagedList(['quotas', 'list', filter], (page) => api.quotas.list.query({ ...filter, ...page }));
}

/** Products and classes that a quota can be made for. */
export function useQuotaChoices(): UseQueryResult<QuotaChoices> {
  return useQuery({ queryKey: ['quotas', 'choices'], queryFn: () => api.quotas.choices.query({}) });
}

/** Customers for a quota of their own, by any fragment. */
export function useQuotaCustomers(text: string): UseQueryResult<CustomerSearchHit[]> {
  return useQuery({
    queryKey: ['customers', 'search', text],
    queryFn: () => api.customers.search.query({ text, limit: FOUND_CUSTOMERS }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
}

export function useSaveQuota(): Command<SaveQuotaInput, { quotaId: string }> {
  return useCommand((input, options) => api.quotas.save.mutate(input, options), {
    invalidate: ['quotas', 'quotaUse', 'orders', 'lateQuotas'],
  });
}

export function useRemoveQuota(): Command<{ quotaId: string }, { ok: true }> {
  return useCommand((input, options) => api.quotas.remove.mutate(input, options), {
    invalidate: ['quotas', 'quotaUse', 'orders', 'lateQuotas'],
  });
}

/** Orders come in all the time; a worker adds them up. */
const USE_AGAIN_MS = 60_000;

/** What live orders hold of quotas, by id; those that are not here yet are missing. */
export function useQuotaUse(quotaIds: readonly string[]): ReadonlyMap<string, QuotaUse> {
  const { data } = useQuery({
    queryKey: ['quotaUse', quotaIds],
    queryFn: () => api.quotas.use.mutate({ quotaIds: [...quotaIds] }),
    enabled: quotaIds.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: USE_AGAIN_MS,
  });
  return useMemo(() => new Map((data ?? []).map((use) => [use.quotaId, use])), [data]);
}

/** The use of one quota right now, after it was changed. */
export async function askQuotaUse(quotaId: string): Promise<QuotaUse | undefined> {
  const [use] = await api.quotas.use.mutate({ quotaIds: [quotaId] });
  return use;
}

export function useCopyQuotas(): Command<{ quotaIds: string[]; weeks: number }, CopyQuotasOutput> {
  return useCommand((input, options) => api.quotas.copy.mutate(input, options), {
    invalidate: ['quotas', 'quotaUse', 'orders', 'lateQuotas'],
  });
}
