import { type CallLogFilter, callLogFilter } from '../../../shared/contract/call-log.ts';

const LISTS = {
  seat: 'seatIds',
  operator: 'operatorIds',
  class: 'classIds',
  route: 'routeIds',
  disposition: 'dispositions',
  reason: 'noOrderReasons',
} as const;

/**
 * The filter in the page's address, so that a figure elsewhere leads to its calls and a reload stays. Without dates it is
 * the day `today`; what does not fit is left out. Backward dates stay as they are: the backend says its sentence.
 */
export function filterOf(params: URLSearchParams, today: string): CallLogFilter {
  const lists = Object.fromEntries(
    Object.entries(LISTS).map(([name, field]) => [field, params.getAll(name).filter((value) => value !== '')]),
  );
  const from = params.get('from') ?? today;
  const wanted = { from, to: params.get('to') ?? from, ...lists };
  const rest = {
    direction: params.get('direction'),
    number: params.get('number'),
    callId: params.get('call'),
    hasOrder: yesNoOf(params.get('order')),
    hasTicket: yesNoOf(params.get('case')),
  };
  for (const candidate of [{ ...wanted, ...rest }, wanted, { from, to: params.get('to') ?? from }]) {
    const parsed = callLogFilter.safeParse(candidate);
    if (parsed.success) return parsed.data;
  }
  return callLogFilter.parse({ from: today, to: today });
}

/** The address of a filter; inverse of {@link filterOf}. */
export function paramsOf(filter: CallLogFilter): URLSearchParams {
  const params = new URLSearchParams({ from: filter.from, to: filter.to });
  for (const [name, field] of Object.entries(LISTS)) for (const value of filter[field]) params.append(name, value);
  if (filter.direction !== null) params.set('direction', filter.direction);
  if (filter.number !== null) params.set('number', filter.number);
  if (filter.callId !== null) params.set('call', filter.callId);
  if (filter.hasOrder !== null) params.set('order', filter.hasOrder ? 'yes' : 'no');
  if (filter.hasTicket !== null) params.set('case', filter.hasTicket ? 'yes' : 'no');
  return params;
}

function yesNoOf(text: string | null): boolean | null {
  return text === 'yes' ? true : text === 'no' ? false : null;
}
