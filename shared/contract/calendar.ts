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
  /** The running year, or from October the next one, when it has no public days yet. */
  missingYear: z.number().int().nullable(),
});

const calendars = z.array(calendarKind).min(1).max(2);

export const putDayInput = z.object({
  calendars,
  date: businessDate,
  working: z.boolean(),
  name: z.string().trim().max(40).default(''),
});
export const removeDayInput = z.object({ calendars, date: businessDate });

/** The longest stretch of company days that is set at once. */
export const MOST_COMPANY_DAYS = 62;
/**
 * Company days from-to, both included; `working` null takes them back. Refusals: `invalid/calendar-range-backwards` {from, to},
 * `invalid/calendar-range-long` {days, most}, `refused/calendar-range-empty` {from, to} when there is none to take back.
 */
export const putDaysInput = z.object({
  calendars,
  from: businessDate,
  to: businessDate,
  working: z.boolean().nullable(),
  name: z.string().trim().max(40).default(''),
});
export type PutDaysInput = z.output<typeof putDaysInput>;
/** Days of the first calendar. `replaced`: company days that said the opposite before. */
export const putDaysOutput = z.object({
  days: z.number().int(),
  changed: z.number().int(),
  replaced: z.array(businessDate),
});
export type PutDaysOutput = z.infer<typeof putDaysOutput>;

/** Refusal: `refused/calendar-year-empty` {year}. */
export const removePublicYearInput = z.object({ calendars, year: z.number().int().min(1990).max(2200) });
export const removePublicYearOutput = z.object({ removed: z.number().int() });

/** The weekdays that are working days where no day says otherwise. */
export const saveWeekdaysInput = z.object({
  calendar: calendarKind,
  weekdays: z
    .array(isoWeekday)
    .min(1)
    .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
});

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
      /** Days that an earlier file of the year had and this one has not. */
      removed: z.number().int(),
    }),
  ),
});
export type ImportCalendarOutput = z.output<typeof importCalendarOutput>;
