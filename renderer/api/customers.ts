import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type {
  CustomerCard,
  CustomerChoices,
  CustomerFilter,
  CustomerListRow,
  EditCustomerInput,
} from '../../shared/contract/customers.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

/** How many rows of the list one request brings. */
export const LIST_PAGE_ROWS = 100;

export function useCustomerCount(filter: CustomerFilter): UseQueryResult<{ total: number }> {
  return useQuery({
    queryKey: ['customers', 'count', filter],
    queryFn: () => api.customers.count.mutate(filter),
    placeholderData: keepPreviousData,
  });
}

/** One page of the list, as a query for `useQueries`. */
export function customerPageQuery(filter: CustomerFilter, pageNumber: number) {
  const input = { ...filter, limit: LIST_PAGE_ROWS, offset: pageNumber * LIST_PAGE_ROWS };
  return {
    queryKey: ['customers', 'list', input],
    queryFn: (): Promise<CustomerListRow[]> => api.customers.list.mutate(input),
    staleTime: 30_000,
  };
}

export function useCustomerChoices(): UseQueryResult<CustomerChoices> {
  return useQuery({ queryKey: ['customers', 'choices'], queryFn: () => api.customers.choices.query({}) });
}

/** A customer's card; null: of nobody. */
export function useListedCustomerCard(customerId: string | null): UseQueryResult<CustomerCard> {
  return useQuery({
    queryKey: ['customers', 'card', customerId],
    queryFn: () => api.customers.card.query({ customerId: customerId as string }),
    enabled: customerId !== null,
  });
}

export function useEditCustomer(): Command<EditCustomerInput, { ok: true }> {
  return useCommand((input, options) => api.customers.edit.mutate(input, options), { invalidate: ['customers'] });
}
