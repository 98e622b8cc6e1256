import { useOrderWork } from './order-work.ts';

/** A step does not wait longer for what is still on its way; it is kept locally in any case. */
const WAIT_MS = 500;

let saveNote: (() => Promise<void>) | null = null;

/** The note field says how what was typed into it is saved; null when it goes away. */
export function setNoteSaver(save: (() => Promise<void>) | null): void {
  saveNote = save;
}

/** Sends what was typed and is not acknowledged yet, before a step ends the call that it belongs to. */
export async function flushPendingWork(): Promise<void> {
  const flushed = Promise.allSettled([saveNote?.(), useOrderWork.getState().flush()]);
  await Promise.race([flushed, new Promise((resolve) => setTimeout(resolve, WAIT_MS))]);
}
