import { z } from 'zod';
import { namedSubject, planSubject, subjectKind, touchedCalls } from './plan-subject.ts';
import { businessDate, id, minuteOfDay, page } from './primitives.ts';

/** How many cycles' quota one order day may carry. */
export const MOST_QUOTA_CYCLES = 8;

/** One order date and what stands in its place. */
export const exceptionDates = z.object({
  orderDate: businessDate,
  /** null: no order day in its place. */
  newOrderDate: businessDate.nullable(),
  /** null: as the route has it for the new order date. */
  deliveryDate: businessDate.nullable(),
  /** Both or neither. */
  cutoffDate: businessDate.nullable(),
  cutoffMinute: minuteOfDay.nullable(),
  quotaCycles: z.number().int().min(1).max(MOST_QUOTA_CYCLES),
  /** What the customers are told in a call before it. */
  message: z.string().trim().max(200),
});

export const exceptionFinding = z.object({
  level: z.enum(['error', 'warning']),
  field: z.enum(['orderDate', 'newOrderDate', 'deliveryDate', 'cutoff', 'quotaCycles']),
  /** `errors.<key>` or `exceptions.warnings.<key>`. */
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const exceptionItem = exceptionDates.extend({
  exceptionId: id,
  subject: namedSubject,
  reason: z.string(),
  /** The order calendar that wrote it; it is changed there. */
  orderCalendar: z.object({ id, name: z.string() }).nullable(),
  /** Its days are over: it stays. */
  over: z.boolean(),
});
export type ExceptionItem = z.infer<typeof exceptionItem>;

export const listExceptionsInput = page.extend({
  kind: subjectKind.nullish(),
  /** Exceptions whose replaced or new order date lies within. */
  from: businessDate.nullish(),
  to: businessDate.nullish(),
  /** Part of the subject's code or name, or of the reason. */
  text: z.string().trim().max(60).nullish(),
});
export type ListExceptionsInput = z.input<typeof listExceptionsInput>;
export const listExceptionsOutput = z.object({ rows: z.array(exceptionItem), more: z.boolean() });

/**
 * `exceptionId` null: a new one. Refusals: `invalid/exception-…` of the dates (see check-exception.ts),
 * `refused/exception-over` {date}, `refused/exception-of-calendar` {name}, `conflict/exception-exists` {date, name},
 * `not-found/exception-unknown`, `customer-unknown`, `class-unknown`, `route-unknown`.
 */
export const saveExceptionInput = exceptionDates.extend({
  exceptionId: id.nullable(),
  subject: planSubject,
  reason: z.string().trim().min(1).max(200),
});
export type SaveExceptionInput = z.infer<typeof saveExceptionInput>;
export const saveExceptionOutput = z.object({ exceptionId: id });

export const removeExceptionInput = z.object({ exceptionId: id, reason: z.string().trim().min(1).max(200) });

/** What the dialog says while it is filled in. */
export const checkExceptionInput = exceptionDates.omit({ message: true }).extend({
  exceptionId: id.nullable(),
  subject: planSubject,
});
export const checkExceptionOutput = z.object({ findings: z.array(exceptionFinding), touches: touchedCalls });
export type CheckExceptionInput = z.infer<typeof checkExceptionInput>;
export type CheckExceptionOutput = z.infer<typeof checkExceptionOutput>;

/** What replaces this customer's order dates from today on: its own exceptions, its classes' and its route's. */
export const exceptionsOfCustomerInput = z.object({ customerId: id });
export const exceptionOfCustomer = exceptionDates.omit({ message: true }).extend({
  exceptionId: id,
  scope: subjectKind,
  reason: z.string(),
  calendarName: z.string().nullable(),
});
export type ExceptionOfCustomer = z.infer<typeof exceptionOfCustomer>;
