import { LEAST_TIMES, reasonFilter } from '../../../shared/contract/reasons.ts';
import { addressOf } from '../reasons/reason-address.ts';

/** Where a person's day is; without a person one's own. */
export function dayAddress(date: string, operatorId: string | null): string {
  return operatorId === null ? `/work-log?date=${date}` : `/work-log/${operatorId}?date=${date}`;
}

/** Where the rows of refused demand of that person and day are. */
export function refusedAddress(date: string, operatorId: string): string {
  const filter = reasonFilter.parse({ from: date, to: date, operatorIds: [operatorId] });
  const rows = { line: null, standing: null };
  return `/reasons?${addressOf({ kind: 'refused', group: 'product', filter, times: LEAST_TIMES.default, rows })}`;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The date of an address, today where it names none. */
export function dateOf(address: URLSearchParams, today: string): string {
  const date = address.get('date') ?? '';
  return DATE.test(date) && !Number.isNaN(Date.parse(date)) ? date : today;
}
