import type { ReadableDB } from '../../../db/connection.ts';
import { setsBeyond } from '../../../db/queue-skills.ts';
import { countsOfSeat, nextOfSeat, returningToSeat, type SeatQueueRow } from '../../../db/seat-queue.ts';
import { companySettings } from '../../../db/settings.ts';
import type { SeatQueue, SeatQueueItem } from '../../../shared/contract/calls.ts';
import { businessDateAt, minuteOfDayAt } from '../../../shared/domain/calendar/business-date.ts';
import { isInsideWindows, nextWindowStart, parseWindows } from '../../../shared/domain/queue/calling-windows.ts';
import { PERSONAL_MS } from '../../../shared/domain/queue/retry.ts';
import type { ReadContext } from '../services.ts';

const NEXT_SHOWN = 30;
const RETURNING_SHOWN = 20;

/** The left column: how the day goes, who comes next, which calls come back. */
export function showSeatQueue(db: ReadableDB, ctx: ReadContext): SeatQueue {
  const { timeZone } = companySettings(db);
  const today = businessDateAt(ctx.nowMs, timeZone);
  const minute = minuteOfDayAt(ctx.nowMs, timeZone);
  const itemOf = (row: SeatQueueRow) => asItem(row, minute);
  const { operatorId } = ctx.actor;
  const asked = { businessDate: today, operatorId, beyond: setsBeyond(db, today, operatorId) };
  return {
    businessDate: today,
    counts: countsOfSeat(db, asked),
    next: nextOfSeat(db, asked, ctx.nowMs, NEXT_SHOWN).map(itemOf),
    returning: returningToSeat(db, {
      ...asked,
      overdueMs: ctx.nowMs - PERSONAL_MS,
      limit: RETURNING_SHOWN,
    }).map(itemOf),
  };
}

function asItem({ windows, ...row }: SeatQueueRow, minute: number): SeatQueueItem {
  const hours = parseWindows(windows);
  // A promise holds whatever the windows say.
  const isShut = row.promisedAtMs === null && row.parked === 0 && !isInsideWindows(hours, minute);
  return {
    ...row,
    opensAtMinute: isShut ? nextWindowStart(hours, minute) : null,
    parked: row.parked === 1,
    own: row.own === 1,
  };
}
