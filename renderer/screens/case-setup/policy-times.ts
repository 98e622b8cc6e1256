/** Working time as people type it; empty both: no such clock. */
export interface TypedTime {
  readonly hours: number | null;
  readonly minutes: number | null;
}

export function typedTime(minutes: number | null): TypedTime {
  if (minutes === null) return { hours: null, minutes: null };
  return { hours: Math.floor(minutes / 60) || null, minutes: minutes % 60 || null };
}

/** Inverse of {@link typedTime}; nothing and 0 are no clock. */
export function minutesOf(typed: Partial<TypedTime> | undefined): number | null {
  return (typed?.hours ?? 0) * 60 + (typed?.minutes ?? 0) || null;
}
