import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CustomerSearchHit } from '../../shared/contract/customers.ts';
import type { ListQuotasInput, QuotaChoices, QuotaItem, SaveQuotaInput } from '../../shared/contract/quotas.ts';
import { api } from './client.ts';
import { type PagedList, usePagedList } from './paged-list.ts';
import { type Command, useCommand } from './use-command.ts';

const FOUND_CUSTOMERS = 12;
export type QuotaFilter = Omit<ListQuotasInput, 'limit' | 'offset'>;

/** Quotas that fit, with what is used of them, fetched as they are scrolled to. */
export function useQuotas(filter: QuotaFilter): PagedList<QuotaItem> {
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
  return useCommand((input, options) => api.quotas.save.mutate(input, options), { invalidate: ['quotas', 'orders'] });
}

export function useRemoveQuota(): Command<{ quotaId: string }, { ok: true }> {
  return useCommand((input, options) => api.quotas.remove.mutate(input, options), { invalidate: ['quotas', 'orders'] });
}
