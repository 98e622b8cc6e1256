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

/** The reasons to pause that the program has words for (`seats.pauseReason.<code>`); a company may add its own. */
export const BUILT_IN_PAUSES = [
  'short-break',
  'meal',
  'meeting',
  'training',
  'coaching',
  'desk-work',
  'technical',
] as const;
export const pauseCode = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** A reason to pause, as the company has set it. */
export const pauseReason = z.object({
  code: pauseCode,
  /** What it is called; empty: as in the other language, else the program's own word. */
  label: z.object({ 'zh-CN': z.string().trim().max(20), en: z.string().trim().max(30) }),
  /** May be chosen; one that was in use stays in the list, so that yesterday's pauses keep their name. */
  active: z.boolean(),
  /** Counted as work, like a meeting. */
  isWork: z.boolean(),
  /** The pause warns when it takes longer; null: it may take as long as it takes. */
  mostMinutes: z.number().int().min(1).max(480).nullable(),
});
export type PauseReason = z.output<typeof pauseReason>;

/** So many have a digit: 8, 9 and 0 are parking, hold and the end of the shift. */
export const MOST_PAUSES = 7;

const WORK: ReadonlySet<string> = new Set(['meeting', 'training', 'coaching', 'desk-work']);
const LENGTHS: Readonly<Record<string, number>> = { 'short-break': 15, meal: 60 };
export const DEFAULT_PAUSES: readonly PauseReason[] = BUILT_IN_PAUSES.map((code) => ({
  code,
  label: { 'zh-CN': '', en: '' },
  active: true,
  isWork: WORK.has(code),
  mostMinutes: LENGTHS[code] ?? null,
}));

/** What an operator's day at the seat comes to so far, in whole seconds. */
export const seatDay = z.object({
  signedInSeconds: z.number().int(),
  pausedSeconds: z.number().int(),
  /** Of the pauses, those whose reason counts as work. */
  workPauseSeconds: z.number().int(),
});
export type SeatDay = z.output<typeof seatDay>;

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
