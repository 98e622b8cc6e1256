import { SESSION_IDLE_HOURS, SESSION_MOST_HOURS } from '../../../shared/contract/auth.ts';

/** A session ends by itself this long after its last request. */
export const SESSION_MS = SESSION_IDLE_HOURS * 3_600_000;
/** However much it is used: a window that is left open asks by itself for ever. Longer than any shift, shorter than a day. */
export const SESSION_MOST_MS = SESSION_MOST_HOURS * 3_600_000;
