import { ORDER_STATES, type OrderSummary } from '../../../shared/contract/orders.ts';
import { type BusinessDate, isBusinessDate } from '../../../shared/domain/calendar/business-date.ts';

export const ORDER_VIEWS = ['all', 'failed', 'lost'] as const;
/** Every order by its filter, those to be repaired, or those that were lost. */
export type OrderView = (typeof ORDER_VIEWS)[number];

/** The view that an address names; all orders when it names none. */
export function orderViewOf(params: URLSearchParams): OrderView {
  const named = params.get('view');
  return ORDER_VIEWS.find((view) => view === named) ?? 'all';
}

/** What the list of orders shows; dates of placing, both included. */
export interface ShownOrders {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly state: OrderSummary['state'] | null;
  readonly text: string;
}

/** The filter that an address holds; what is missing or no date is today. */
export function orderFilterOf(params: URLSearchParams, today: BusinessDate): ShownOrders {
  const date = (name: string): BusinessDate => {
    const value = params.get(name) ?? '';
    return isBusinessDate(value) ? value : today;
  };
  const state = params.get('state');
  return {
    from: date('from'),
    to: date('to'),
    state: ORDER_STATES.find((known) => known === state) ?? null,
    text: params.get('text') ?? '',
  };
}

/** The address of a filter, so that going back finds it again. */
export function orderParamsOf(filter: ShownOrders): URLSearchParams {
  const params = new URLSearchParams({ from: filter.from, to: filter.to });
  if (filter.state !== null) params.set('state', filter.state);
  if (filter.text !== '') params.set('text', filter.text);
  return params;
}
