const HOUR_MS = 3_600_000;
const MOST_MARKS = 13;

/** The full hours (UTC ms) within a span, every second or third of them where it is long. */
export function hoursWithin(fromMs: number, toMs: number): number[] {
  const stepMs = HOUR_MS * Math.max(1, Math.ceil((toMs - fromMs) / HOUR_MS / MOST_MARKS));
  const hours: number[] = [];
  for (let atMs = Math.ceil(fromMs / stepMs) * stepMs; atMs <= toMs; atMs += stepMs) hours.push(atMs);
  return hours;
}
