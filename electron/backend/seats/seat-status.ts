import type { ReadableDB } from '../../../db/connection.ts';
import { currentSeatState, seatCode } from '../../../db/seats.ts';
import type { SeatStatus } from '../../../shared/contract/seats.ts';
import type { ReadContext } from '../services.ts';

/** The asking operator's seat now; one who never signed in to a seat is signed out. */
export function seatStatus(db: ReadableDB, ctx: ReadContext): SeatStatus {
  const { operatorId, seatId } = ctx.actor;
  const row = currentSeatState(db, operatorId);
  return {
    state: row?.state ?? 'signed-out',
    reason: row?.reason ?? null,
    sinceMs: row?.atMs ?? ctx.nowMs,
    seatCode: seatId === null ? null : seatCode(db, seatId),
    taskId: row?.taskId ?? null,
  };
}
