import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type {
  CheckExceptionInput,
  CheckExceptionOutput,
  ExceptionItem,
  ExceptionOfCustomer,
  ListExceptionsInput,
  SaveExceptionInput,
} from '../../shared/contract/exceptions.ts';
import type { ListPausesInput, PauseItem, SavePauseInput } from '../../shared/contract/pauses.ts';
import type { PlanSubject, SubjectChoices, TouchedCalls } from '../../shared/contract/plan-subject.ts';
import { api } from './client.ts';
import { type PagedList, usePagedList } from './paged-list.ts';
import { type Command, useCommand } from './use-command.ts';

export type PauseFilter = Omit<ListPausesInput, 'limit' | 'offset'>;
export type ExceptionFilter = Omit<ListExceptionsInput, 'limit' | 'offset'>;

const PAUSES = { invalidate: ['pauses', 'customers', 'queue'] };
const EXCEPTIONS = { invalidate: ['exceptions', 'orderCalendars', 'queue', 'orders'] };

/** Classes and routes to choose from; customers are searched for. */
export function useSubjectChoices(): UseQueryResult<SubjectChoices> {
  return useQuery({ queryKey: ['exceptions', 'subjects'], queryFn: () => api.exceptions.subjects.query({}) });
}

export function usePauses(filter: PauseFilter): PagedList<PauseItem> {
  return usePagedList(['pauses', 'list', filter], (page) => api.pauses.list.query({ ...filter, ...page }));
}

/** What suppresses this customer's calls, now or later. */
export function usePausesOfCustomer(customerId: string): UseQueryResult<PauseItem[]> {
  return useQuery({
    queryKey: ['pauses', 'ofCustomer', customerId],
    queryFn: () => api.pauses.ofCustomer.query({ customerId }),
  });
}

/** Whom a pause would touch; null: the dialog is not filled in so far. */
export function usePauseTouches(
  input: { subject: PlanSubject; validFrom: string; validTo: string | null } | null,
): UseQueryResult<TouchedCalls> {
  return useQuery({
    queryKey: ['pauses', 'touches', input],
    queryFn: () => api.pauses.touches.mutate(input as NonNullable<typeof input>),
    enabled: input !== null,
    placeholderData: keepPreviousData,
  });
}

export function useSavePause(): Command<SavePauseInput, { pauseId: string }> {
  return useCommand((input, options) => api.pauses.save.mutate(input, options), PAUSES);
}

export function useEndPause(): Command<{ pauseId: string; reason: string }, { ok: true }> {
  return useCommand((input, options) => api.pauses.end.mutate(input, options), PAUSES);
}

export function useExceptions(filter: ExceptionFilter): PagedList<ExceptionItem> {
  return usePagedList(['exceptions', 'list', filter], (page) => api.exceptions.list.query({ ...filter, ...page }));
}

/** What replaces this customer's order dates from today on. */
export function useExceptionsOfCustomer(customerId: string): UseQueryResult<ExceptionOfCustomer[]> {
  return useQuery({
    queryKey: ['exceptions', 'ofCustomer', customerId],
    queryFn: () => api.exceptions.ofCustomer.query({ customerId }),
  });
}

/** What the program has to say of an exception while it is filled in; null: not filled in so far. */
export function useExceptionCheck(input: CheckExceptionInput | null): UseQueryResult<CheckExceptionOutput> {
  return useQuery({
    queryKey: ['exceptions', 'check', input],
    queryFn: () => api.exceptions.check.mutate(input as CheckExceptionInput),
    enabled: input !== null,
    placeholderData: keepPreviousData,
  });
}

export function useSaveException(): Command<SaveExceptionInput, { exceptionId: string }> {
  return useCommand((input, options) => api.exceptions.save.mutate(input, options), EXCEPTIONS);
}

export function useRemoveException(): Command<{ exceptionId: string; reason: string }, { ok: true }> {
  return useCommand((input, options) => api.exceptions.remove.mutate(input, options), EXCEPTIONS);
}
