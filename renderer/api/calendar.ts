import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CalendarKind, ImportCalendarOutput, PutDaysOutput } from '../../shared/contract/calendar.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

const PLAN = { invalidate: ['calendar', 'strategies', 'queue'] };

export function useCalendarYear(calendar: CalendarKind, year: number) {
  return useQuery({
    queryKey: ['calendar', 'year', { calendar, year }],
    queryFn: () => api.calendar.year.query({ calendar, year }),
    placeholderData: keepPreviousData,
  });
}

export type PutDay = { calendars: CalendarKind[]; date: string; working: boolean; name: string };

export function usePutDay(): Command<PutDay, { ok: true }> {
  return useCommand((input, options) => api.calendar.putDay.mutate(input, options), PLAN);
}

export function useRemoveDay(): Command<{ calendars: CalendarKind[]; date: string }, { ok: true }> {
  return useCommand((input, options) => api.calendar.removeDay.mutate(input, options), PLAN);
}

export function useImportCalendar(): Command<{ files: { name: string; text: string }[] }, ImportCalendarOutput> {
  return useCommand((input, options) => api.calendar.importFiles.mutate(input, options), PLAN);
}

type PutDays = { calendars: CalendarKind[]; from: string; to: string; working: boolean | null; name: string };

export function usePutDays(): Command<PutDays, PutDaysOutput> {
  return useCommand((input, options) => api.calendar.putDays.mutate(input, options), PLAN);
}

export function useRemovePublicYear(): Command<{ calendars: CalendarKind[]; year: number }, { removed: number }> {
  return useCommand((input, options) => api.calendar.removePublicYear.mutate(input, options), PLAN);
}

export function useSaveWeekdays(): Command<{ calendar: CalendarKind; weekdays: number[] }, { ok: true }> {
  return useCommand((input, options) => api.calendar.saveWeekdays.mutate(input, options), PLAN);
}
