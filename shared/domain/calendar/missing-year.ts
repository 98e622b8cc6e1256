/** From this month on the next year's holidays are usually published and missed when they are not there. */
const NEXT_YEAR_MONTH = 10;

/**
 * The year whose public holidays ought to be there by now and are not: the running one, from October also the next. Null
 * when nothing is missed.
 */
export function missingYear(publicYears: readonly number[], today: string): number | null {
  const year = Number(today.slice(0, 4));
  if (!publicYears.includes(year)) return year;
  return Number(today.slice(5, 7)) >= NEXT_YEAR_MONTH && !publicYears.includes(year + 1) ? year + 1 : null;
}
