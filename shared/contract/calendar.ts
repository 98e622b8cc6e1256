import { z } from 'zod';
import { businessDate, isoWeekday } from './primitives.ts';

export const CALENDARS = ['call', 'delivery'] as const;
export const calendarKind = z.enum(CALENDARS);
export type CalendarKind = z.infer<typeof calendarKind>;

export const calendarDay = z.object({
  date: businessDate,
  working: z.boolean(),
  name: z.string(),
  source: z.enum(['public', 'company']),
});

export const yearInput = z.object({ calendar: calendarKind, year: z.number().int().min(1990).max(2200) });
export const yearOutput = z.object({
  weekdays: z.array(isoWeekday),
  days: z.array(calendarDay),
  today: businessDate,
  /** Years with public days in the data folder. */
  publicYears: z.array(z.number().int()),
});

export const putDayInput = z.object({
  calendars: z.array(calendarKind).min(1).max(2),
  date: businessDate,
  working: z.boolean(),
  name: z.string().trim().max(40).default(''),
});
export const removeDayInput = z.object({ calendars: z.array(calendarKind).min(1).max(2), date: businessDate });

/** State Council calendars as they are published, a year each. */
export const importCalendarInput = z.object({
  calendars: z.array(calendarKind).min(1).max(2).default(['call', 'delivery']),
  files: z
    .array(z.object({ name: z.string().max(260), text: z.string().max(1_000_000) }))
    .min(1)
    .max(60),
});
export type ImportCalendarInput = z.output<typeof importCalendarInput>;
export const importCalendarOutput = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      year: z.number().int(),
      daysOff: z.number().int(),
      makeUpDays: z.number().int(),
      added: z.number().int(),
      changed: z.number().int(),
      unchanged: z.number().int(),
    }),
  ),
});
export type ImportCalendarOutput = z.output<typeof importCalendarOutput>;
