import { z } from 'zod';
import { HOLIDAY_RULES } from '../domain/calendar/place-call.ts';
import { exceptionDates, exceptionFinding } from './exceptions.ts';
import { businessDate, id, instantMs } from './primitives.ts';

/** The most rows of one order calendar: 400 routes over a fortnight with an order day each. */
export const MOST_CALENDAR_ROWS = 2000;
export const MOST_CALENDAR_DAYS = 62;

/** A company's table around a holiday: what stands in the place of its routes' order days. */
export const orderCalendarSummary = z.object({
  calendarId: id,
  name: z.string(),
  /** First and last order day that is replaced; null while it has no rows. */
  from: businessDate.nullable(),
  to: businessDate.nullable(),
  rows: z.number().int(),
  routes: z.number().int(),
  publishedAtMs: instantMs.nullable(),
  publishedBy: z.string().nullable(),
  /** It was changed after it was published: what holds is the table as it was then. */
  changed: z.boolean(),
});
export type OrderCalendarSummary = z.infer<typeof orderCalendarSummary>;

export const calendarRow = exceptionDates.extend({ routeId: id });
export type CalendarRow = z.infer<typeof calendarRow>;

export const shownCalendarRow = calendarRow.extend({
  routeCode: z.string(),
  routeName: z.string(),
  /** Its days are over: it stays as it is. */
  over: z.boolean(),
  findings: z.array(exceptionFinding),
});
export type ShownCalendarRow = z.infer<typeof shownCalendarRow>;

export const orderCalendarInput = z.object({ calendarId: id });
export const orderCalendarDetail = orderCalendarSummary.extend({ table: z.array(shownCalendarRow) });
export type OrderCalendarDetail = z.infer<typeof orderCalendarDetail>;

/** What the calendars touch of these routes' order days from-to, with what they would become. */
export const proposeInput = z.object({
  /** Empty: all routes. */
  routeIds: z.array(id).max(1000),
  from: businessDate,
  to: businessDate,
  /** Where an order day that is no call day goes. */
  move: z.enum(HOLIDAY_RULES),
});
export type ProposeInput = z.infer<typeof proposeInput>;
/** Refusals: `invalid/date-range-backwards` {from, to}, `invalid/order-calendar-span` {days, most}. */
export const proposeOutput = z.object({ table: z.array(shownCalendarRow) });

/** Findings of rows as they are typed, in the order of the rows. */
export const checkRowsInput = z.object({ rows: z.array(calendarRow).max(MOST_CALENDAR_ROWS) });
export const checkRowsOutput = z.object({ findings: z.array(z.array(exceptionFinding)) });

/**
 * Writes name and rows of a draft; a published one keeps what holds until it is published again. Refusals:
 * `invalid/order-calendar-name`, `conflict/order-calendar-name-taken` {name}, `invalid/order-calendar-row-twice` {route, date},
 * `invalid/exception-…` of a row with {route}, `refused/order-calendar-row-over` {route, date}, `not-found/order-calendar-unknown`,
 * `not-found/route-unknown`.
 */
export const saveOrderCalendarInput = z.object({
  calendarId: id.nullable(),
  name: z.string().trim().min(1).max(60),
  rows: z.array(calendarRow).max(MOST_CALENDAR_ROWS),
});
export type SaveOrderCalendarInput = z.infer<typeof saveOrderCalendarInput>;
export const saveOrderCalendarOutput = z.object({ calendarId: id });

/** What publishing would do. */
export const reviewOutput = z.object({
  /** Rows that write a new exception, change one, take one away, and those that hold already. */
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  same: z.number().int(),
  /** Active customers of the routes, and open calls of today and tomorrow on days that change. */
  customers: z.number().int(),
  /** Customers that order on a weekday that changes: so many calls move at most. */
  calls: z.number().int(),
  openCalls: z.number().int(),
  messages: z.array(z.object({ text: z.string(), routes: z.number().int() })),
  /** Exceptions by hand for the same route and day: kept or replaced, as one chooses. */
  byHand: z.array(
    z.object({
      routeCode: z.string(),
      orderDate: businessDate,
      newOrderDate: businessDate.nullable(),
      reason: z.string(),
    }),
  ),
});
export type ReviewOutput = z.infer<typeof reviewOutput>;

/**
 * Refusals: `refused/order-calendar-empty`, `conflict/order-calendar-clash` {route, date, name} where another order
 * calendar holds the day, `conflict/order-calendar-by-hand` {count} while it was not said what becomes of exceptions by hand.
 */
export const publishInput = z.object({
  calendarId: id,
  /** What becomes of exceptions that were written by hand for the same route and day; null: there are none. */
  byHand: z.enum(['keep', 'replace']).nullable(),
});
export const publishOutput = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  kept: z.number().int(),
});
export type PublishOutput = z.infer<typeof publishOutput>;

/**
 * Takes back what is to come of a published calendar, which becomes a draft again (`refused/order-calendar-draft`), or
 * removes a draft (`refused/order-calendar-published`, `refused/order-calendar-was-published` {name}).
 */
export const endOrderCalendarInput = z.object({ calendarId: id, reason: z.string().trim().min(1).max(200) });
