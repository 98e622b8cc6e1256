import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { OrderForm, OrderFormLine, ProductMatch } from '../../shared/contract/order-form.ts';
import type { SubmitOrderOutput } from '../../shared/contract/order-placing.ts';
import { noteServerTime } from '../state/server-clock.ts';
import { sessionToken } from '../state/session.ts';
import { api } from './client.ts';
import type { Intention } from './command-attempts.ts';
import { type Command, useCommand } from './use-command.ts';

/** Kept apart from the feature `orders`: see `api/calls.ts`. */
export const ORDER_FORM = ['workstation', 'form'];

export interface FormRequest {
  readonly customerId: string;
  readonly taskId: string | null;
  /** null: the task's delivery, else the first open one. */
  readonly deliveryDate: string | null;
}

/** The query of a form, for those who show it and for those who ask for it ahead. */
export function formQuery(request: FormRequest) {
  return {
    queryKey: [...ORDER_FORM, request],
    queryFn: async (): Promise<OrderForm> => {
      const form = await api.orders.form.query(request);
      noteServerTime(form.nowMs);
      return form;
    },
    staleTime: 5_000,
  };
}

const NOBODY: FormRequest = { customerId: '', taskId: null, deliveryDate: null };

/** The order grid of one customer and delivery, before a number is typed. */
export function useOrderForm(request: FormRequest | null): UseQueryResult<OrderForm> {
  return useQuery({ ...formQuery(request ?? NOBODY), enabled: request !== null });
}

interface ProductSearch {
  readonly customerId: string;
  readonly deliveryDate: string;
  readonly text: string;
}

/** Products by initials, name, code or the end of a barcode; the list before stays until the next one is there. */
export function useProductSearch(search: ProductSearch): UseQueryResult<{ matches: ProductMatch[]; more: boolean }> {
  return useQuery({
    queryKey: ['orders', 'searchProducts', search],
    queryFn: () => api.orders.searchProducts.query({ ...search, limit: 9 }),
    enabled: search.text !== '',
    placeholderData: keepPreviousData,
  });
}

/** The product of exactly this code, ready for the grid; null: there is none that is sold. */
export async function findProductByCode(
  customerId: string,
  deliveryDate: string,
  code: string,
): Promise<OrderFormLine | null> {
  const { matches } = await api.orders.searchProducts.query({ customerId, deliveryDate, text: code, limit: 9 });
  return matches.find((match) => match.code.toLowerCase() === code.toLowerCase()) ?? null;
}

interface ShortProduct {
  readonly customerId: string;
  readonly deliveryDate: string;
  readonly productId: string;
}

/** What may be offered instead of a product that is short; null: nothing is. */
export function useSubstitutes(short: ShortProduct | null): UseQueryResult<{ lines: OrderFormLine[] }> {
  return useQuery({
    queryKey: ['orders', 'substitutes', short],
    queryFn: () => api.orders.substitutes.query(short ?? { customerId: '', deliveryDate: '', productId: '' }),
    enabled: short !== null,
  });
}

export type DraftToSave = Parameters<typeof api.orders.saveDraft.mutate>[0];
/** Longer than a save ever takes: a connection that died without a word must not hold up the saves after it. */
const SAVE_ANSWER_MS = 15_000;
/** Without a session nothing is asked: the working copy waits for the sign-in. */
export async function saveDraft(draft: DraftToSave) {
  if (sessionToken() === null) throw new Error('signed out');
  return api.orders.saveDraft.mutate(draft, { signal: AbortSignal.timeout(SAVE_ANSWER_MS) });
}

export type OrderToCheck = Parameters<typeof api.orders.check.query>[0];
export const checkOrder = (order: OrderToCheck) => api.orders.check.query(order);

export type OrderToSubmit = Parameters<typeof api.orders.submit.mutate>[0];
/** The read-back closes when no answer comes; submitting the same order from the next one is still the same command. */
const unsettledOrder: { current: Intention | null } = { current: null };
export function useSubmitOrder(): Command<OrderToSubmit, SubmitOrderOutput> {
  return useCommand((input, options) => api.orders.submit.mutate(input, options), {
    invalidate: ['workstation', 'customers'],
    unsettled: unsettledOrder,
  });
}

export function useDiscardDraft(): Command<{ draftId: string; revision: number }, { ok: true }> {
  return useCommand((input, options) => api.orders.discardDraft.mutate(input, options), {
    invalidate: ['workstation'],
  });
}

export type DraftMove = Parameters<typeof api.orders.moveDraft.mutate>[0];
export function useMoveDraft(): Command<DraftMove, { revision: number; deliveryDate: string }> {
  return useCommand((input, options) => api.orders.moveDraft.mutate(input, options), { invalidate: ['workstation'] });
}
