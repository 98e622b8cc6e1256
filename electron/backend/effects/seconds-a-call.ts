import type { ReadableDB } from '../../../db/connection.ts';
import { averageHandleSeconds } from '../../../db/forecast.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';

/** Seconds that a call takes when the log has none: product.md leaves it open, three minutes is what centers plan with. */
const USUAL_CALL_SECONDS = 180;
const MEASURED_DAYS = 56;

/** Average handle time of the last weeks' calls, for loads in minutes. */
export function secondsACall(db: ReadableDB, today: string): { readonly seconds: number; readonly measured: boolean } {
  const seconds = averageHandleSeconds(db, addDays(today, -MEASURED_DAYS), today);
  return seconds === null
    ? { seconds: USUAL_CALL_SECONDS, measured: false }
    : { seconds: Math.round(seconds), measured: true };
}
