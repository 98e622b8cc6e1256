import type { TFunction } from 'i18next';

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

/** `2 h 30 min`; a dash for no clock. */
export function workingTimeText(t: TFunction, minutes: number | null): string {
  if (minutes === null) return '–';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t('caseSetup.policy.minutes', { minutes: rest });
  if (rest === 0) return t('caseSetup.policy.hours', { hours });
  return t('caseSetup.policy.hoursMinutes', { hours, minutes: rest });
}
