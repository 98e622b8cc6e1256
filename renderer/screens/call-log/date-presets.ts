import { addDays, type BusinessDate, weekdayOf } from '../../../shared/domain/calendar/business-date.ts';

export const DATE_PRESETS = ['today', 'yesterday', 'thisWeek', 'thisMonth', 'lastMonth'] as const;
/** For looking back at how things went. */
export const REPORT_PRESETS = ['today', 'thisWeek', 'thisMonth', 'lastMonth', 'last30', 'last90'] as const;
export type DatePreset = (typeof DATE_PRESETS)[number];
export type ReportPreset = (typeof REPORT_PRESETS)[number];

/** First and last business date of a common period, seen from `today`; weeks begin on Monday. */
export function presetRange(
  preset: DatePreset | ReportPreset,
  today: BusinessDate,
): { from: BusinessDate; to: BusinessDate } {
  const monthStart = `${today.slice(0, 7)}-01`;
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'thisWeek':
      return { from: addDays(today, 1 - weekdayOf(today)), to: today };
    case 'thisMonth':
      return { from: monthStart, to: today };
    case 'lastMonth': {
      const to = addDays(monthStart, -1);
      return { from: `${to.slice(0, 7)}-01`, to };
    }
    case 'last30':
      return { from: addDays(today, -29), to: today };
    case 'last90':
      return { from: addDays(today, -89), to: today };
  }
}
