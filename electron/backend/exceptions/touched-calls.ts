import type { ReadableDB } from '../../../db/connection.ts';
import { countCustomersOf, countOpenCallsOf } from '../../../db/plan-subjects.ts';
import { companySettings } from '../../../db/settings.ts';
import type { PlanSubject, TouchedCalls } from '../../../shared/contract/plan-subject.ts';
import { addDays, businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ReadContext } from '../services.ts';

/** The customers of a subject, and its open calls of today and tomorrow where `isTouched` says that the day changes. */
export function touchedCallsOf(
  db: ReadableDB,
  ctx: ReadContext,
  subject: PlanSubject,
  isTouched: (date: string) => boolean,
): TouchedCalls {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const days = [today, addDays(today, 1)].filter(isTouched);
  return {
    customers: countCustomersOf(db, subject, today),
    days: days.map((date) => ({ date, open: countOpenCallsOf(db, subject, date) })),
  };
}
