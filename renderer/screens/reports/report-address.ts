import type { CallLogFilter } from '../../../shared/contract/call-log.ts';
import { REPORT_GROUPS, type ReportGroup, type ReportLine } from '../../../shared/contract/reports.ts';
import {
  CALLS_OF,
  CUSTOMERS_OF,
  type ReportFigure,
  TIME_OF,
} from '../../../shared/domain/supervision/report-figures.ts';
import { filterOf, paramsOf } from '../call-log/filter-params.ts';
import { calledCustomersAt } from '../called-customers/called-address.ts';
import { seatStatesAt } from '../seat-states/seat-state-address.ts';

export const REPORT_VIEWS = ['calls', 'orders', 'handling', 'time'] as const;
export type ReportView = (typeof REPORT_VIEWS)[number];

/** What the screen shows: the calls of a filter, by what they are compared, and what of it is looked at. */
export interface ShownReport {
  readonly filter: CallLogFilter;
  readonly group: ReportGroup;
  readonly view: ReportView;
}

/** The report that an address asks for: a filter as the call log has it, and what is not understood left out. */
export function reportOf(address: URLSearchParams, today: string, groups = REPORT_GROUPS as readonly ReportGroup[]) {
  const shown: ShownReport = {
    // Which calls count is the business of each figure.
    filter: { ...filterOf(address, today), counted: null, customerId: null },
    group: groups.find((one) => one === address.get('group')) ?? (groups[0] as ReportGroup),
    view: REPORT_VIEWS.find((one) => one === address.get('view')) ?? 'calls',
  };
  return shown;
}

/** Inverse of {@link reportOf}. */
export function addressOf({ filter, group, view }: ShownReport): URLSearchParams {
  const params = paramsOf(filter);
  params.set('group', group);
  params.set('view', view);
  return params;
}

/** Where exactly the calls, the customers or the states of seats are that a figure counts; null: nowhere. */
export function rowsBehind(
  filter: CallLogFilter,
  figure: ReportFigure,
  narrowing: ReportLine['narrowing'] = {},
): string | null {
  if (narrowing === null) return null;
  const narrowed = Object.fromEntries(Object.entries(narrowing).filter(([, value]) => value !== undefined));
  const of = TIME_OF[figure];
  if (of !== undefined) return seatStatesAt({ ...filter, ...narrowed }, { of });
  const customers = CUSTOMERS_OF[figure];
  if (customers !== undefined) return calledCustomersAt({ ...filter, ...narrowed }, customers);
  return `/calls?${paramsOf({ ...filter, ...narrowed, counted: CALLS_OF[figure] ?? null })}`;
}
