import { lastBuiltBefore } from '../../../db/class-memberships.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { firstOpenDay } from '../../../shared/domain/classes/plan-class-change.ts';

/**
 * Refuses a change of classes that would reach back to a day whose queue was built with the classes of then: the past
 * stays explainable. Where nothing was built, as with a history that is classified afterwards, any day will do.
 * Error: `refused/class-past-built` {from, built, first}.
 */
export function checkOpenDay(db: ReadableDB, nowMs: number, validFrom: string): void {
  const today = businessDateAt(nowMs, companySettings(db).timeZone);
  const built = lastBuiltBefore(db, today);
  const first = firstOpenDay(built);
  if (first !== null && built !== null && validFrom < first) {
    throw new AppError('refused', 'class-past-built', { from: validFrom, built, first });
  }
}
