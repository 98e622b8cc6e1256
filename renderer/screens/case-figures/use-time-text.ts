import { useTranslation } from 'react-i18next';
import { workingTimeText } from '../../components/working-time-text.ts';

const MINUTE_MS = 60_000;

/** An average score with its digit, also where it is none: 4 is `4.0`. */
export const averageText = (average: number | null): string => (average === null ? '–' : average.toFixed(1));

/** Lengths in ms as `2 h 30 min`, to the minute; a dash for none. */
export function useTimeText(): (ms: number | null) => string {
  const { t } = useTranslation();
  return (ms) => workingTimeText(t, ms === null ? null : Math.round(ms / MINUTE_MS));
}
