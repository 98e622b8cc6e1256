import type { WritableDB } from '../../../db/connection.ts';
import { silentSeats } from '../../../db/seats.ts';
import type { CommandContext } from '../services.ts';
import { signOutSeat } from './sign-out-seat.ts';

/** A window asks every 20 seconds, and a session notes it once a minute; a reload or a short failure takes less. */
export const SILENT_MS = 10 * 60_000;

/**
 * Nobody signs out of a window that was closed, or of a machine without power. Such a seat is signed out as of when it
 * was last heard of, so that no night counts as work; its half-done call is parked, for anyone. Returns how many.
 */
export function signOutSilentSeats(tx: WritableDB, ctx: CommandContext): number {
  const silent = silentSeats(tx, ctx.nowMs - SILENT_MS);
  for (const { operatorId, seatId, atMs, heardAtMs } of silent) {
    // Without a session left there is nothing to go by but now: ending sessions is somebody's deed of just before.
    const nowMs = heardAtMs === null ? ctx.nowMs : Math.max(heardAtMs, atMs);
    signOutSeat(tx, { ...ctx, nowMs, actor: { ...ctx.actor, operatorId, seatId } });
    ctx.audit({ entity: 'seat', entityId: operatorId, after: { state: 'signed-out', atMs: nowMs }, reason: 'silent' });
  }
  return silent.length;
}
