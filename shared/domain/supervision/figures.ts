/**
 * The figures of product.md section 8, each from plain counts, so that a tile, a row of a report and the log cannot
 * disagree. A figure whose base is zero is null and shown as a dash. `supervision.formula.<name>` says each in words.
 */
export const FIGURES = [
  'calls',
  'connectRate',
  'completion',
  'orderRateOfDue',
  'orderRateOfReached',
  'orders',
  'quantity',
  'quantityPerOrder',
  'amount',
  'talkAverage',
  'wrapUpAverage',
  'handleAverage',
  'unansweredTime',
  'occupancy',
  'failedOrders',
  'lostOrders',
] as const;
export type Figure = (typeof FIGURES)[number];

export interface CallCounts {
  readonly calls: number;
  /** Conversations with a result. */
  readonly attempts: number;
  readonly connected: number;
  readonly reachedCustomers: number;
  readonly orderedCustomers: number;
  readonly orders: number;
  readonly quantity: number;
  /** Calls that were answered, and what they took. */
  readonly answered: number;
  readonly talkSeconds: number;
  readonly holdSeconds: number;
  readonly wrapUpSeconds: number;
}

/** connect rate = connected / attempts. */
export function connectRate({ connected, attempts }: Pick<CallCounts, 'connected' | 'attempts'>): number | null {
  return ratio(connected, attempts);
}

/** order rate (of reached) = customers with an order that stands / customers that were spoken to. */
export function orderRateOfReached(counts: Pick<CallCounts, 'orderedCustomers' | 'reachedCustomers'>): number | null {
  return ratio(counts.orderedCustomers, counts.reachedCustomers);
}

/** order rate (of due) = due customers that ordered / due customers. */
export function orderRateOfDue(counts: { readonly dueOrdered: number; readonly due: number }): number | null {
  return ratio(counts.dueOrdered, counts.due);
}

/** completion = due customers with a final result or an order by another channel (never missed) / due customers. */
export function completion(counts: { readonly completed: number; readonly due: number }): number | null {
  return ratio(counts.completed, counts.due);
}

/** handle time = talk + hold + wrap-up, in whole seconds, of answered calls. */
export function handleSeconds(counts: Pick<CallCounts, 'talkSeconds' | 'holdSeconds' | 'wrapUpSeconds'>): number {
  return counts.talkSeconds + counts.holdSeconds + counts.wrapUpSeconds;
}

type Times = Pick<CallCounts, 'answered' | 'talkSeconds' | 'holdSeconds' | 'wrapUpSeconds'>;

/** Average seconds of an answered call: talked, on hold, in wrap-up, and all three. */
export const talkAverage = ({ talkSeconds, answered }: Times) => ratio(talkSeconds, answered);
export const holdAverage = ({ holdSeconds, answered }: Times) => ratio(holdSeconds, answered);
export const wrapUpAverage = ({ wrapUpSeconds, answered }: Times) => ratio(wrapUpSeconds, answered);
export const handleAverage = (counts: Times) => ratio(handleSeconds(counts), counts.answered);

/** Average seconds that a call cost which nobody answered: from dialing to the end of its wrap-up. */
export function unansweredAverage(counts: {
  readonly unanswered: number;
  readonly unansweredSeconds: number;
}): number | null {
  return ratio(counts.unansweredSeconds, counts.unanswered);
}

/** Average quantity of an order. */
export function quantityPerOrder(counts: Pick<CallCounts, 'quantity' | 'orders'>): number | null {
  return ratio(counts.quantity, counts.orders);
}

/** occupancy = busy / (busy + ready), busy = preview + dialing + talk + hold + wrap-up; pauses count on neither side. */
export function occupancy(counts: { readonly busySeconds: number; readonly readySeconds: number }): number | null {
  return ratio(counts.busySeconds, counts.busySeconds + counts.readySeconds);
}

/** Orders or amount per signed-in hour; signed in are all states of the seat but signed out. */
export function perSignedInHour(sum: number, time: { readonly signedInSeconds: number }): number | null {
  return ratio(sum * 3600, time.signedInSeconds);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
