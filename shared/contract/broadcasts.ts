import { z } from 'zod';
import { id, instantMs } from './primitives.ts';

/** Signs of a broadcast: it stands on one line above the order and must be read in passing. */
export const BROADCAST_MAX = 120;

export const sendBroadcastInput = z.object({
  /** One line; breaks and runs of spaces become one space. */
  text: z
    .string()
    .max(2000)
    .transform((text) => text.replace(/\s+/gu, ' ').trim())
    .pipe(z.string().min(1).max(BROADCAST_MAX)),
  /** To whom; empty: to everybody of the team who takes calls, of a supervisor to everybody of the center. */
  operatorIds: z.array(id).max(500),
});
export type SendBroadcast = z.output<typeof sendBroadcastInput>;
export const sendBroadcastOutput = z.object({ broadcastId: id, people: z.number().int() });

/** A broadcast as the lead sees it: who has read it, and when. */
export const sentBroadcast = z.object({
  id,
  text: z.string(),
  sentAtMs: instantMs,
  sentBy: z.string(),
  /** When and by whom it was taken back; null: it stands. */
  withdrawn: z.object({ atMs: instantMs, by: z.string() }).nullable(),
  /** The asker may take it back. */
  mayWithdraw: z.boolean(),
  readers: z.array(z.object({ operatorName: z.string(), readAtMs: instantMs.nullable() })),
});
export type SentBroadcast = z.output<typeof sentBroadcast>;
export const sentBroadcasts = z.object({ broadcasts: z.array(sentBroadcast) });

/** What the asking person has not read yet, the oldest first. */
export const unreadBroadcast = z.object({ id, text: z.string(), sentAtMs: instantMs, sentBy: z.string() });
export type UnreadBroadcast = z.output<typeof unreadBroadcast>;
export const unreadBroadcasts = z.object({ broadcasts: z.array(unreadBroadcast) });

export const broadcastInput = z.object({ broadcastId: id });
