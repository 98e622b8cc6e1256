import type { BusinessDate } from '../calendar/business-date.ts';

/** The first day whose rows stay in the database: the first of a month, so that a file a month leaves at most. */
export function keptFrom(today: BusinessDate, keepMonths: number): BusinessDate {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const months = year * 12 + (month - 1) - keepMonths;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}
