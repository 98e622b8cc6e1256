import type { WritableDB } from '../../../db/connection.ts';
import { seatStretches } from '../../../db/reports.ts';
import { firstSeatChange, type SeatHour, type SummedDay, summedDays, writeSeatDay } from '../../../db/seat-times.ts';
import { companySettings } from '../../../db/settings.ts';
import { addDays, businessDateAt, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { zoneOffsets } from '../../../shared/domain/calendar/zone-offsets.ts';
import { addSeatTime, emptySeatTime, piecesOf } from '../../../shared/domain/supervision/seat-time.ts';
import type { JobContext } from '../jobs/job.ts';

const ANYBODY = { seatIds: [], operatorIds: [], teamIds: [] };
const EVERYTHING = { scope: 'all', operatorId: '', teamId: null, fullNumbers: false } as const;

/**
 * The job: sums how people spent each hour of the days that are over and not summed yet, a short transaction a day. The
 * sums are those of the changes to the millisecond; a change that comes into a summed day takes its sums away.
 */
export async function sumSeatTime(job: JobContext): Promise<{ readonly days: number }> {
  const { timeZone } = companySettings(job.reader);
  const firstMs = firstSeatChange(job.reader);
  if (firstMs === null) return { days: 0 };
  const today = businessDateAt(job.nowMs(), timeZone);
  const first = businessDateAt(firstMs, timeZone);
  const known = new Map(summedDays(job.reader, first, today).map((day) => [day.date, day]));
  let days = 0;
  for (let date = first; date < today; date = addDays(date, 1)) {
    job.throwIfCancelled();
    const day = dayOf(date, timeZone);
    if (known.get(date)?.fromMs === day.fromMs && known.get(date)?.toMs === day.toMs) continue;
    await job.write((tx) => sumDay(tx, day, timeZone));
    days += 1;
  }
  return { days };
}

/** A business date as instants of the company's clock. */
export function dayOf(date: string, timeZone: string): SummedDay {
  return { date, fromMs: instantOf(date, 0, timeZone), toMs: instantOf(addDays(date, 1), 0, timeZone) };
}

/** Sums one day that is over, in place of earlier sums. */
export function sumDay(tx: WritableDB, day: SummedDay, timeZone: string): void {
  const offsets = zoneOffsets(day.fromMs, day.toMs, timeZone);
  const hours = new Map<string, SeatHour>();
  for (const [operatorId, seatId, , state, fromMs, toMs] of seatStretches(tx, day, ANYBODY, EVERYTHING)) {
    for (const { of, ms } of piecesOf(fromMs, toMs, 'hour', offsets)) {
      const key = `${of} ${operatorId} ${seatId ?? ''}`;
      const hour = hours.get(key) ?? { ...emptySeatTime(), hour: Number(of), operatorId, seatId };
      hours.set(key, hour);
      addSeatTime(hour, state, ms);
    }
  }
  writeSeatDay(tx, day, hours.values());
}
