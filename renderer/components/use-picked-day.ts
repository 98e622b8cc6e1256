import dayjs, { type Dayjs } from 'dayjs';
import { useMemo } from 'react';

/**
 * The day (`YYYY-MM-DD`; null or empty: none) that a date picker shows. One object for one day: the picker takes another
 * object for another choice, and throws away what is being typed.
 */
export function usePickedDay(date: string | null): Dayjs | null {
  return useMemo(() => (date ? dayjs(date) : null), [date]);
}
