import type { ReadableDB } from '../../../db/connection.ts';
import { countsOfSeat, nextOfSeat, returningToSeat, type SeatQueueRow } from '../../../db/seat-queue.ts';
import { companySettings } from '../../../db/settings.ts';
import type { SeatQueue, SeatQueueItem } from '../../../shared/contract/calls.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ReadContext } from '../services.ts';

const NEXT_SHOWN = 30;
const RETURNING_SHOWN = 20;

/** The left column: how the day goes, who comes next, which calls come back. */
export function showSeatQueue(db: ReadableDB, ctx: ReadContext): SeatQueue {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const { operatorId } = ctx.actor;
  return {
    businessDate: today,
    counts: countsOfSeat(db, today, operatorId),
    next: nextOfSeat(db, today, operatorId, ctx.nowMs, NEXT_SHOWN).map(asItem),
    returning: returningToSeat(db, today, operatorId, RETURNING_SHOWN).map(asItem),
  };
}

function asItem(row: SeatQueueRow): SeatQueueItem {
  return { ...row, parked: row.parked === 1, own: row.own === 1 };
}
