import type { Span } from '../operators/shifts.ts';

/** Ms from one instant to another in which a seat is not on one of its breaks; 0 when it is not later. Breaks come in order. */
export function workedBetween(breaks: readonly Span[], fromMs: number, toMs: number): number {
  if (toMs <= fromMs) return 0;
  const away = breaks.reduce(
    (sum, each) => sum + Math.max(0, Math.min(each.toMs, toMs) - Math.max(each.fromMs, fromMs)),
    0,
  );
  return toMs - fromMs - away;
}

/** The earliest instant at which a seat has worked for so many ms since another, its breaks apart. */
export function workedAfter(breaks: readonly Span[], fromMs: number, ms: number): number {
  let atMs = fromMs;
  let leftMs = ms;
  for (const each of breaks) {
    if (each.toMs <= atMs) continue;
    const workedMs = Math.max(0, each.fromMs - atMs);
    if (leftMs <= workedMs) break;
    leftMs -= workedMs;
    atMs = each.toMs;
  }
  return atMs + leftMs;
}
