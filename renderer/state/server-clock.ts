import { useEffect, useState } from 'react';

let offsetMs = 0;

/** Every answer that carries the backend's time sets this window's clock; a machine's own may be wrong. */
export function noteServerTime(nowMs: number): void {
  offsetMs = nowMs - Date.now();
}

/** UTC ms on the backend's clock. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** The backend's time, ticking. Use it in the smallest component that shows a clock. */
export function useServerNow(everyMs = 1000): number {
  const [nowMs, setNowMs] = useState(serverNow);
  useEffect(() => onTick(everyMs, () => setNowMs(serverNow())), [everyMs]);
  return nowMs;
}

interface Ticker {
  readonly timer: ReturnType<typeof setInterval>;
  readonly listeners: Set<() => void>;
}
const tickers = new Map<number, Ticker>();

/** One timer for all clocks of a pace: two hundred seats tick together, and React paints them once. */
function onTick(everyMs: number, listener: () => void): () => void {
  let ticker = tickers.get(everyMs);
  if (!ticker) {
    const all = new Set<() => void>();
    const tell = () => {
      for (const each of all) each();
    };
    ticker = { listeners: all, timer: setInterval(tell, everyMs) };
    tickers.set(everyMs, ticker);
  }
  const { listeners, timer } = ticker;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    tickers.delete(everyMs);
  };
}
