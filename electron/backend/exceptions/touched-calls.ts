import { countCustomersOf, countOpenCallsOf } from '../../../db/plan-subjects.ts';
import { companySettings } from '../../../db/settings.ts';
import type { PlanSubject, TouchedCalls } from '../../../shared/contract/plan-subject.ts';
import { addDays, businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { JobContext } from '../jobs/job.ts';

export interface TouchedCallsInput {
  readonly subject: PlanSubject;
  /** Days from-to that change (both included; `to` null: without end), and single ones. */
  readonly from: string | null;
  readonly to: string | null;
  readonly dates: readonly string[];
}

/** The customers of a subject, and its open calls of today and tomorrow where the day changes. A job: a class may be large. */
export function touchedCalls({ reader, nowMs }: JobContext, input: TouchedCallsInput): TouchedCalls {
  const { subject, from, to, dates } = input;
  const today = businessDateAt(nowMs(), companySettings(reader).timeZone);
  const changes = (date: string): boolean =>
    dates.includes(date) || (from !== null && from <= date && (to === null || date <= to));
  return {
    customers: countCustomersOf(reader, subject, today),
    days: [today, addDays(today, 1)]
      .filter(changes)
      .map((date) => ({ date, open: countOpenCallsOf(reader, subject, date) })),
  };
}
