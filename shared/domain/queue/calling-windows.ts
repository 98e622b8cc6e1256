/** Minutes since midnight in the company's zone; `toMinute` is not within. */
export interface CallingWindow {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Windows as a call carries them: JSON of an array. */
export function parseWindows(json: string): CallingWindow[] {
  return JSON.parse(json) as CallingWindow[];
}

/** True when a strategy's calling windows allow a call at this minute; none means all day. */
export function isInsideWindows(windows: readonly CallingWindow[], minute: number): boolean {
  return windows.length === 0 || windows.some((window) => window.fromMinute <= minute && minute < window.toMinute);
}

/** The first minute after `minute` on the same day at which a window opens, or null. */
export function nextWindowStart(windows: readonly CallingWindow[], minute: number): number | null {
  const later = windows.map((window) => window.fromMinute).filter((from) => from > minute);
  return later.length === 0 ? null : Math.min(...later);
}
