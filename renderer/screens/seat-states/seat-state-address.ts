import { type CallLogFilter, callLogFilter } from '../../../shared/contract/call-log.ts';
import { type SeatStateFilter, seatStateFilter } from '../../../shared/contract/seat-states.ts';
import { filterOf, paramsOf } from '../call-log/filter-params.ts';

/** The filter that an address asks for; dates, people, seats and hours as the call log has them, what does not fit left out. */
export function seatStatesOf(address: URLSearchParams, today: string): SeatStateFilter {
  const { from, to, seatIds, operatorIds, teamIds, hours } = filterOf(address, today);
  const common = { from, to, seatIds, operatorIds, teamIds, hours };
  const wanted = { ...common, of: address.get('of') ?? undefined, reason: address.get('pause') };
  const parsed = seatStateFilter.safeParse(wanted);
  return parsed.success ? parsed.data : seatStateFilter.parse(common);
}

/** Inverse of {@link seatStatesOf}. */
export function seatStateParams({ of, reason, ...common }: SeatStateFilter): URLSearchParams {
  const params = paramsOf(callLogFilter.parse(common));
  params.set('of', of);
  if (reason !== null) params.set('pause', reason);
  return params;
}

/** Where the states of seats are that stand behind a figure of a filter. */
export function seatStatesAt(filter: CallLogFilter, asked: Partial<Pick<SeatStateFilter, 'of' | 'reason'>>): string {
  const { from, to, seatIds, operatorIds, teamIds, hours } = filter;
  const of = seatStateFilter.parse({ from, to, seatIds, operatorIds, teamIds, hours, ...asked });
  return `/seat-states?${seatStateParams(of)}`;
}

/** The report of the same people, seats and days, its figures of time. */
export function reportAt({ of: _of, reason: _reason, hours: _hours, ...common }: SeatStateFilter): string {
  const params = paramsOf(callLogFilter.parse(common));
  params.set('view', 'time');
  return `/reports?${params}`;
}
