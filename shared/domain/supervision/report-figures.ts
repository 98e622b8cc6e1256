import type { CountedCallsName } from '../../contract/call-log.ts';
import type { CustomerCount } from '../../contract/called-customers.ts';
import type { ReportFigures, SeatTime } from '../../contract/reports.ts';
import {
  connectRate,
  handleAverage,
  holdAverage,
  occupancy,
  orderRateOfReached,
  perSignedInHour,
  quantityPerOrder,
  talkAverage,
  unansweredAverage,
  wrapUpAverage,
} from './figures.ts';
import type { SeatTimeName } from './seat-time.ts';

type Value = (figures: ReportFigures) => number | null;
const ofTime =
  (value: (time: SeatTime, figures: ReportFigures) => number | null): Value =>
  (figures) =>
    figures.time && value(figures.time, figures);

/** Every figure of a report by name, from the counts alone. */
export const FIGURE_OF = {
  calls: ({ calls }) => calls,
  attempts: ({ attempts }) => attempts,
  connected: ({ connected }) => connected,
  connectRate,
  customers: ({ customers }) => customers,
  reached: ({ reachedCustomers }) => reachedCustomers,
  ordered: ({ orderedCustomers }) => orderedCustomers,
  orderRateOfReached,
  orders: ({ orders }) => orders,
  quantity: ({ quantity }) => quantity,
  quantityPerOrder,
  amount: ({ amountMinor }) => amountMinor,
  ordersPerHour: ofTime((time, { timedOrders }) => perSignedInHour(timedOrders, time)),
  amountPerHour: ofTime((time, { timedAmountMinor }) => perSignedInHour(timedAmountMinor, time)),
  signedIn: ofTime(({ signedInSeconds }) => signedInSeconds),
  paused: ofTime(({ pausedSeconds }) => pausedSeconds),
  occupancy: ofTime(occupancy),
  answered: ({ answered }) => answered,
  talkAverage,
  holdAverage,
  wrapUpAverage,
  handleAverage,
  unanswered: ({ unanswered }) => unanswered,
  unansweredTime: ({ unansweredSeconds }) => unansweredSeconds,
  unansweredAverage,
} as const satisfies Record<string, Value>;
export type ReportFigure = keyof typeof FIGURE_OF;
export const REPORT_FIGURES = Object.keys(FIGURE_OF) as ReportFigure[];

const SHARES: readonly ReportFigure[] = ['connectRate', 'orderRateOfReached', 'occupancy'];
const SECONDS: readonly ReportFigure[] = [
  'signedIn',
  'paused',
  'talkAverage',
  'holdAverage',
  'wrapUpAverage',
  'handleAverage',
  'unansweredTime',
  'unansweredAverage',
];
const AMOUNTS: readonly ReportFigure[] = ['amount', 'amountPerHour'];

/** How the value of a figure is to be read: a count or an average of counts, a share of 1, seconds, amounts in minor units. */
export type FigureUnit = 'count' | 'share' | 'seconds' | 'amount';

export function unitOf(figure: ReportFigure): FigureUnit {
  if (SHARES.includes(figure)) return 'share';
  if (SECONDS.includes(figure)) return 'seconds';
  return AMOUNTS.includes(figure) ? 'amount' : 'count';
}

const EVERY_CALL = null;
/** Which calls stand behind each figure, of shares and averages the base; those that are missing have {@link CUSTOMERS_OF} or {@link TIME_OF}. */
export const CALLS_OF: Readonly<Partial<Record<ReportFigure, CountedCallsName | null>>> = {
  calls: EVERY_CALL,
  attempts: 'attempts',
  connected: 'connected',
  connectRate: 'attempts',
  orders: 'ordered',
  quantity: 'ordered',
  quantityPerOrder: 'ordered',
  amount: 'ordered',
  answered: 'answered',
  talkAverage: 'answered',
  holdAverage: 'answered',
  wrapUpAverage: 'answered',
  handleAverage: 'answered',
  unanswered: 'unanswered',
  unansweredTime: 'unanswered',
  unansweredAverage: 'unanswered',
};

/** Which customers stand behind the figures that count customers, of shares the base. */
export const CUSTOMERS_OF: Readonly<Partial<Record<ReportFigure, CustomerCount>>> = {
  customers: 'customers',
  reached: 'reached',
  ordered: 'ordered',
  orderRateOfReached: 'reached',
};

/** Which states of seats stand behind the figures that are made of them, of shares and averages the base. */
export const TIME_OF: Readonly<Partial<Record<ReportFigure, SeatTimeName>>> = {
  signedIn: 'signed-in',
  paused: 'paused',
  occupancy: 'at-work',
  ordersPerHour: 'signed-in',
  amountPerHour: 'signed-in',
};
