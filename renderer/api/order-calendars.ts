import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type {
  CalendarRow,
  OrderCalendarDetail,
  OrderCalendarSummary,
  ProposeInput,
  PublishOutput,
  ReviewOutput,
  SaveOrderCalendarInput,
  ShownCalendarRow,
} from '../../shared/contract/order-calendars.ts';
import type { ExceptionFinding } from '../../shared/domain/calendar/check-exception.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

const DRAFT = { invalidate: ['orderCalendars'] };
const PUBLISHED = { invalidate: ['orderCalendars', 'exceptions', 'queue', 'orders', 'messages'] };

export function useOrderCalendars(): UseQueryResult<OrderCalendarSummary[]> {
  return useQuery({ queryKey: ['orderCalendars', 'list'], queryFn: () => api.orderCalendars.list.query({}) });
}

export function useOrderCalendar(calendarId: string | null): UseQueryResult<OrderCalendarDetail> {
  return useQuery({
    queryKey: ['orderCalendars', 'detail', calendarId],
    queryFn: () => api.orderCalendars.detail.query({ calendarId: calendarId as string }),
    enabled: calendarId !== null,
  });
}

/** What is wrong with the rows as they stand, and what to know; in their order. */
export function useRowFindings(rows: readonly CalendarRow[]): UseQueryResult<ExceptionFinding[][]> {
  return useQuery({
    queryKey: ['orderCalendars', 'check', rows],
    queryFn: async () => (await api.orderCalendars.check.mutate({ rows: [...rows] })).findings,
    enabled: rows.length > 0,
    gcTime: 10_000,
    placeholderData: keepPreviousData,
  });
}

/** What publishing would do; null: not asked. */
export function useReview(calendarId: string | null): UseQueryResult<ReviewOutput> {
  return useQuery({
    queryKey: ['orderCalendars', 'review', calendarId],
    queryFn: () => api.orderCalendars.review.mutate({ calendarId: calendarId as string }),
    enabled: calendarId !== null,
    gcTime: 0,
  });
}

export function useProposeRows(): Command<ProposeInput, { table: ShownCalendarRow[] }> {
  return useCommand((input) => api.orderCalendars.propose.mutate(input));
}

export function useSaveOrderCalendar(): Command<SaveOrderCalendarInput, { calendarId: string }> {
  return useCommand((input, options) => api.orderCalendars.save.mutate(input, options), DRAFT);
}

export function usePublishOrderCalendar(): Command<
  { calendarId: string; byHand: 'keep' | 'replace' | null },
  PublishOutput
> {
  return useCommand((input, options) => api.orderCalendars.publish.mutate(input, options), PUBLISHED);
}

type WithReason = { calendarId: string; reason: string };

export function useUnpublishOrderCalendar(): Command<WithReason, { ok: true }> {
  return useCommand((input, options) => api.orderCalendars.unpublish.mutate(input, options), PUBLISHED);
}

export function useRemoveOrderCalendar(): Command<WithReason, { ok: true }> {
  return useCommand((input, options) => api.orderCalendars.remove.mutate(input, options), DRAFT);
}
