/** A pause in which nobody is in the middle of a number. */
export const TYPING_REST_MS = 700;

/** How long to wait still, after a key at `lastKeyMs`, before something may take the focus by itself. */
export function restLeftMs(lastKeyMs: number, nowMs: number): number {
  return Math.max(0, lastKeyMs + TYPING_REST_MS - nowMs);
}

let lastKeyMs = Number.NEGATIVE_INFINITY;
globalThis.window?.addEventListener('keydown', () => (lastKeyMs = performance.now()), { capture: true });

/**
 * Runs `work` once typing rests, so that a question which opens by itself takes no digit that was meant for the grid.
 * Returns how to call it off.
 */
export function whenTypingRests(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const look = () => {
    const leftMs = restLeftMs(lastKeyMs, performance.now());
    if (leftMs === 0) work();
    else timer = setTimeout(look, leftMs);
  };
  timer = setTimeout(look, TYPING_REST_MS);
  return () => clearTimeout(timer);
}
