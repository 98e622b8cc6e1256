import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type {
  EditProductInput,
  EditProductOutput,
  ProductList,
  ProductListInput,
} from '../../shared/contract/products.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

export function useProducts(input: ProductListInput): UseQueryResult<ProductList> {
  return useQuery({
    queryKey: ['products', 'list', input],
    queryFn: () => api.products.list.query(input),
    placeholderData: keepPreviousData,
  });
}

export function useEditProduct(): Command<EditProductInput, EditProductOutput> {
  return useCommand((input, options) => api.products.edit.mutate(input, options), {
    invalidate: ['products', 'orders'],
  });
}
