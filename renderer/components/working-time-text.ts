import type { TFunction } from 'i18next';

/** Working minutes as `2 h 30 min`; a dash for no clock. */
export function workingTimeText(t: TFunction, minutes: number | null): string {
  if (minutes === null) return '–';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return t('caseSetup.policy.minutes', { minutes: rest });
  if (rest === 0) return t('caseSetup.policy.hours', { hours });
  return t('caseSetup.policy.hoursMinutes', { hours, minutes: rest });
}
