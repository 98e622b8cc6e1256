import { z } from 'zod';
import { id, instantMs } from './primitives.ts';

/** Where an operator stands in the working day; every change is a row with its time (product.md section 3). */
export const SEAT_STATES = [
  'signed-out',
  'ready',
  'preview',
  'dialing',
  'talking',
  'hold',
  'wrap-up',
  'paused',
] as const;
export const seatState = z.enum(SEAT_STATES);
export type SeatState = z.output<typeof seatState>;

/** Why a seat pauses, in the order of their digits in the list. */
export const PAUSE_REASONS = [
  'short-break',
  'meal',
  'meeting',
  'training',
  'coaching',
  'desk-work',
  'technical',
] as const;
export const pauseReason = z.enum(PAUSE_REASONS);
export type PauseReason = z.output<typeof pauseReason>;

/** Why a seat that previewed is ready again: its customer called in elsewhere. */
export const YIELDED = 'yielded';

/** The state of the asking operator's seat now. */
export const seatStatus = z.object({
  state: seatState,
  /** Of a pause; {@link YIELDED} when a previewed customer was given to the seat that they called. */
  reason: z.string().nullable(),
  sinceMs: instantMs,
  seatCode: z.string().nullable(),
  taskId: id.nullable(),
});
export type SeatStatus = z.output<typeof seatStatus>;

/**
 * What a heartbeat finds: `attached` is false when another window of this operator took the seat over. A state that is
 * not the window's own says that somebody else changed it: a lead, another seat, or the program.
 */
export const heartbeat = z.object({
  attached: z.boolean(),
  leaseUntilMs: instantMs.nullable(),
  nowMs: instantMs,
  state: seatState,
  sinceMs: instantMs,
});
export type Heartbeat = z.output<typeof heartbeat>;
