import type { ReadableDB } from '../../../db/connection.ts';
import { seatStatesSince } from '../../../db/seats.ts';
import { companySettings } from '../../../db/settings.ts';
import type { SeatDay } from '../../../shared/contract/seats.ts';
import { businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { seatTimes } from '../../../shared/domain/seats/seat-times.ts';
import type { ReadContext } from '../services.ts';

/** What the asking operator's day comes to so far, from the rows of the state log. */
export function seatDayOf(db: ReadableDB, ctx: ReadContext): SeatDay {
  const { timeZone, pauseReasons } = companySettings(db);
  const fromMs = instantOf(businessDateAt(ctx.nowMs, timeZone), 0, timeZone);
  const { byState, byReason, signedInMs } = seatTimes(
    seatStatesSince(db, ctx.actor.operatorId, fromMs),
    fromMs,
    ctx.nowMs,
  );
  const work = pauseReasons.filter((reason) => reason.isWork).map(({ code }) => byReason.get(code) ?? 0);
  const seconds = (ms: number) => Math.round(ms / 1000);
  return {
    signedInSeconds: seconds(signedInMs),
    pausedSeconds: seconds(byState.paused),
    workPauseSeconds: seconds(work.reduce((sum, ms) => sum + ms, 0)),
  };
}
