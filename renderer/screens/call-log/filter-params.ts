import { type CallLogFilter, callLogFilter } from '../../../shared/contract/call-log.ts';
import { DATE_PRESETS, type DatePreset, presetRange } from './date-presets.ts';

const LISTS = {
  seat: 'seatIds',
  operator: 'operatorIds',
  class: 'classIds',
  route: 'routeIds',
  disposition: 'dispositions',
  reason: 'noOrderReasons',
  team: 'teamIds',
} as const;

/**
 * The filter in the page's address, so that a figure elsewhere leads to its calls and a reload stays. A period is seen from
 * `today`, which is what no dates mean too; what does not fit is left out. Backward dates stay as they are: the backend says its sentence.
 */
export function filterOf(params: URLSearchParams, today: string): CallLogFilter {
  const lists = Object.fromEntries(
    Object.entries(LISTS).map(([name, field]) => [field, params.getAll(name).filter((value) => value !== '')]),
  );
  const period = periodOf(params);
  const from = params.get('from') ?? today;
  const dates = period ? presetRange(period, today) : { from, to: params.get('to') ?? from };
  const wanted = { ...dates, ...lists };
  const rest = {
    hours: params.getAll('hour').map((hour) => (/^\d{1,2}$/.test(hour) ? Number(hour) : -1)),
    counted: params.get('counted'),
    direction: params.get('direction'),
    number: params.get('number'),
    customerId: params.get('customer'),
    callId: params.get('call'),
    hasOrder: yesNoOf(params.get('order')),
    hasTicket: yesNoOf(params.get('case')),
  };
  for (const candidate of [{ ...wanted, ...rest }, wanted, dates]) {
    const parsed = callLogFilter.safeParse(candidate);
    if (parsed.success) return parsed.data;
  }
  return callLogFilter.parse({ from: today, to: today });
}

/** The period by its name, which moves on with the days; null: dates that stand. Nothing said is today. */
export function periodOf(params: URLSearchParams): DatePreset | null {
  if (params.has('from') || params.has('to')) return null;
  return DATE_PRESETS.find((name) => name === params.get('period')) ?? 'today';
}

/** The address of a filter, its dates by the name of their period if one is given; inverse of {@link filterOf}. */
export function paramsOf(filter: CallLogFilter, period: DatePreset | null = null): URLSearchParams {
  const params = new URLSearchParams(period ? { period } : { from: filter.from, to: filter.to });
  for (const [name, field] of Object.entries(LISTS)) for (const value of filter[field]) params.append(name, value);
  for (const hour of filter.hours) params.append('hour', String(hour));
  if (filter.counted !== null) params.set('counted', filter.counted);
  if (filter.direction !== null) params.set('direction', filter.direction);
  if (filter.number !== null) params.set('number', filter.number);
  if (filter.customerId !== null) params.set('customer', filter.customerId);
  if (filter.callId !== null) params.set('call', filter.callId);
  if (filter.hasOrder !== null) params.set('order', filter.hasOrder ? 'yes' : 'no');
  if (filter.hasTicket !== null) params.set('case', filter.hasTicket ? 'yes' : 'no');
  return params;
}

function yesNoOf(text: string | null): boolean | null {
  return text === 'yes' ? true : text === 'no' ? false : null;
}
