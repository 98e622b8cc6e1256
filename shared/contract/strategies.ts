import { z } from 'zod';
import { HOLIDAY_RULES } from '../domain/calendar/place-call.ts';
import { RULE_REMARKS } from '../domain/strategies/rule-remarks.ts';
import { businessDate, id, minuteOfDay, page } from './primitives.ts';

export const holidayRule = z.enum(HOLIDAY_RULES);

export const callingWindow = z
  .object({ fromMinute: minuteOfDay, toMinute: minuteOfDay })
  .refine((window) => window.fromMinute < window.toMinute, { path: ['toMinute'] });

/** What a version of an order-cycle strategy says, whoever it belongs to; see product.md section 2. */
export const strategyContent = z.object({
  name: z.string().trim().min(1).max(80),
  validFrom: businessDate,
  validTo: businessDate.nullable(),
  /** RFC 5545 rule without DTSTART, or `WORKDAYS=n`. */
  rule: z.string().trim().min(1).max(300),
  holidayRule,
  /** Empty: all day. */
  callingWindows: z.array(callingWindow).max(8),
  mostAttemptsADay: z.number().int().min(1).max(20),
  leastMinutesBetweenAttempts: z.number().int().min(0).max(720),
  notReached: z.enum(['next-working-day', 'drop']),
  rank: z.number().int().min(1).max(999),
});
export type StrategyContent = z.output<typeof strategyContent>;

export const strategyFields = strategyContent.extend({
  /** null: the company default. */
  classId: id.nullable(),
});
export type StrategyFields = z.output<typeof strategyFields>;

export const strategyVersion = strategyFields.extend({
  id,
  className: z.string().nullable(),
  classTypeName: z.string().nullable(),
  /** The class's type is one of the company's customer groups, so that the strategy is used. */
  inGroups: z.boolean(),
  madeUp: z.boolean(),
  /** Calls were planned by it: its rule stays, changes are a new version. */
  used: z.boolean(),
  /** Customers whose strategy it is today. */
  customers: z.number().int(),
});
export type StrategyVersionView = z.output<typeof strategyVersion>;

export const strategyList = z.object({
  today: businessDate,
  strategies: z.array(strategyVersion),
  /** Active customers that no strategy reaches today. */
  withoutStrategy: z.number().int(),
});

/** A customer's own strategy, which goes before those of its classes. */
export const overrideVersion = strategyContent.extend({ id, used: z.boolean() });
export type OverrideView = z.output<typeof overrideVersion>;

export const customerStrategiesInput = z.object({ customerId: id });
export const customerStrategies = z.object({
  today: businessDate,
  versions: z.array(overrideVersion),
  /** What it would have today without its own; null: nothing. `className` null: the company default. */
  ofClass: z.object({ content: strategyContent, className: z.string().nullable() }).nullable(),
});
export type CustomerStrategies = z.output<typeof customerStrategies>;

export const overrideListInput = page.extend({
  /** Part of the customer's code or name, or of the strategy's name. */
  text: z.string().trim().max(80).default(''),
});
export const overrideListRow = strategyContent.extend({
  id,
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  customerStatus: z.enum(['active', 'closed']),
});
export const overrideList = z.object({
  today: businessDate,
  overrides: z.array(overrideListRow),
  total: z.number().int(),
});
export type OverrideList = z.output<typeof overrideList>;

const changeReason = z.string().trim().min(1).max(200);
export const saveOverrideInput = z.object({
  id: id.nullable(),
  customerId: id,
  fields: strategyContent,
  reason: changeReason,
});
export const endOverrideInput = z.object({ id, lastDay: businessDate, reason: changeReason });

export const saveStrategyInput = z.object({ id: id.nullable(), fields: strategyFields });

export const previewDatesInput = z.object({
  rule: z.string().trim().min(1).max(300),
  /** A customer's own order weekdays; empty: the anchor's. */
  weekdays: z.array(z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])).default([]),
  /** null: the company's phase date. */
  anchor: businessDate.nullable().default(null),
  holidayRule,
  from: businessDate,
  to: businessDate,
});
export const previewDatesOutput = z.object({
  /** Days on which calls are made, after the calendar of call days. */
  dates: z.array(businessDate),
  /** Dates of the rule that are no call day, and where they went (null: no call). */
  moved: z.array(z.object({ date: businessDate, to: businessDate.nullable() })),
  /** What to know of the rule before it is saved; sentences `strategies.remark.<key>`. */
  remarks: z.array(
    z.object({ key: z.enum(RULE_REMARKS), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
});
