import type { ReadableDB } from '../../../db/connection.ts';
import { averageHandleSeconds } from '../../../db/forecast.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { USUAL_CALL_SECONDS } from '../../../shared/domain/queue/share-by-minutes.ts';

const MEASURED_DAYS = 56;

/** Average handle time of the last weeks' calls, for loads in minutes. */
export function secondsACall(db: ReadableDB, today: string): { readonly seconds: number; readonly measured: boolean } {
  const seconds = averageHandleSeconds(db, addDays(today, -MEASURED_DAYS), today);
  return seconds === null
    ? { seconds: USUAL_CALL_SECONDS, measured: false }
    : { seconds: Math.round(seconds), measured: true };
}
