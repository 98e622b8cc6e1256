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
  useEffect(() => {
    const timer = setInterval(() => setNowMs(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}
