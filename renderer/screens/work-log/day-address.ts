/** Where a person's day is; without a person one's own. */
export function dayAddress(date: string, operatorId: string | null): string {
  return operatorId === null ? `/work-log?date=${date}` : `/work-log/${operatorId}?date=${date}`;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The date of an address, today where it names none. */
export function dateOf(address: URLSearchParams, today: string): string {
  const date = address.get('date') ?? '';
  return DATE.test(date) && !Number.isNaN(Date.parse(date)) ? date : today;
}
