import { z } from 'zod';
import { RETRIED_DISPOSITIONS } from './dispositions.ts';
import { businessDate, isoWeekday, minuteOfDay } from './primitives.ts';
import { DEFAULT_PAUSES, MOST_PAUSES, pauseReason } from './seats.ts';

/** One weekday at least, without doubles, Monday first. */
const weekdays = z
  .array(isoWeekday)
  .min(1)
  .transform((days) => [...new Set(days)].sort((a, b) => a - b));

/** An IANA zone that this machine knows. */
const timeZone = z.string().refine(isTimeZone);

/**
 * What differs from the built-in retry table of one disposition (`shared/contract/dispositions.ts` names the codes).
 * The longer wait and the fewer attempts of table and strategy count.
 */
export const retryRule = z.object({
  isFinal: z.boolean(),
  waitMinutes: z.number().int().min(0).max(1440),
  mostAttempts: z.number().int().min(1).max(20),
  nextPhone: z.boolean(),
});
export type RetryRule = z.infer<typeof retryRule>;

/** When the program builds a day's queue by itself, while it runs. */
const nightlyBuild = z.object({
  on: z.boolean(),
  /** Of the company's day. */
  minute: z.number().int().min(0).max(1439),
  /** The queue of the same day, before work, or that of the next call day, in the evening. */
  day: z.enum(['same-day', 'next-call-day']),
});

/** The reasons to pause, in the order of their digits; at least one and at most seven may be chosen. */
const pauseReasons = z
  .array(pauseReason)
  .max(40)
  .refine((reasons) => new Set(reasons.map(({ code }) => code)).size === reasons.length)
  .refine((reasons) => {
    const active = reasons.filter((reason) => reason.active).length;
    return active > 0 && active <= MOST_PAUSES;
  });

/** The stretches of a working day in which the clocks of cases run, in order, without overlaps. */
const workingPeriods = z
  .array(z.object({ fromMinute: minuteOfDay, toMinute: minuteOfDay }))
  .min(1)
  .max(6)
  .refine((periods) => periods.every(({ fromMinute, toMinute }) => fromMinute < toMinute))
  .refine((periods) =>
    periods.every(({ fromMinute }, at) => at === 0 || (periods[at - 1]?.toMinute ?? 0) <= fromMinute),
  );

/** Calendar months that the audit log stays in the database; older rows move to sealed files. null: all of it stays. */
export const LEAST_AUDIT_MONTHS = 24;
const auditKeepMonths = z.number().int().min(LEAST_AUDIT_MONTHS).max(1200).nullable();

/** The company's own settings; a key without a row has its default. */
export const companySettings = z.object({
  companyName: z.string().trim().max(80).default(''),
  timeZone: timeZone.default('Asia/Shanghai'),
  /** ISO 4217; decides the minor unit that amounts are integers of. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .refine(isCurrency)
    .default('CNY'),
  /** Phase of every cycle whose customer has no anchor date of its own. A Monday, so that weeks start where people expect. */
  phaseDate: businessDate.default('2024-01-01'),
  /** The weekday pattern of the two calendars; their exceptions are rows of `calendar_day`. */
  callWeekdays: weekdays.default([1, 2, 3, 4, 5]),
  deliveryWeekdays: weekdays.default([1, 2, 3, 4, 5, 6]),
  /** The cut-off countdown warns when so many minutes are left. */
  cutoffWarningMinutes: z.number().int().min(1).max(240).default(15),
  /** Wrap-up that is longer than this overruns. */
  wrapUpSeconds: z.number().int().min(5).max(600).default(30),
  /** A seat that stops renewing frees its call after this time. */
  leaseSeconds: z.number().int().min(30).max(900).default(90),
  retryRules: z.record(z.string(), retryRule).default({}),
  /** Who gets a customer's call: its own operator, any seat, or those at work by expected minutes. */
  givingOut: z.enum(['owner', 'pool', 'balanced']).default('pool'),
  nightlyBuild: nightlyBuild.default({ on: false, minute: 330, day: 'same-day' }),
  pauseReasons: pauseReasons.default(() => [...DEFAULT_PAUSES]),
  workingPeriods: workingPeriods.default([
    { fromMinute: 510, toMinute: 720 },
    { fromMinute: 840, toMinute: 1050 },
  ]),
  auditKeepMonths: auditKeepMonths.default(null),
});
export type CompanySettings = z.output<typeof companySettings>;
export type SettingKey = keyof CompanySettings;
export const SETTING_KEYS = Object.keys(companySettings.shape) as SettingKey[];

export const companySettingsChange = z.object({
  companyName: companySettings.shape.companyName.unwrap().optional(),
  timeZone: timeZone.optional(),
  currency: companySettings.shape.currency.unwrap().optional(),
  phaseDate: businessDate.optional(),
  callWeekdays: weekdays.optional(),
  deliveryWeekdays: weekdays.optional(),
  cutoffWarningMinutes: companySettings.shape.cutoffWarningMinutes.unwrap().optional(),
  wrapUpSeconds: companySettings.shape.wrapUpSeconds.unwrap().optional(),
  leaseSeconds: companySettings.shape.leaseSeconds.unwrap().optional(),
  /** Only what differs from the defaults; whatever is absent has its default again. */
  retryRules: z.partialRecord(z.enum(RETRIED_DISPOSITIONS), retryRule).optional(),
  givingOut: companySettings.shape.givingOut.unwrap().optional(),
  nightlyBuild: nightlyBuild.optional(),
  /** All of them: one that is no longer wanted is not active. `refused/pause-reason-left-out` {code}. */
  pauseReasons: pauseReasons.optional(),
  workingPeriods: workingPeriods.optional(),
  auditKeepMonths: auditKeepMonths.optional(),
});
export type CompanySettingsChange = z.output<typeof companySettingsChange>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}
