import type { TFunction } from 'i18next';
import type { CallLogFilter } from '../../../shared/contract/call-log.ts';
import { DISPOSITIONS, isConnected, isReached } from '../../../shared/contract/dispositions.ts';
import type { ReportFigures, ReportLine, SeatTime } from '../../../shared/contract/reports.ts';
import {
  averageSeconds,
  connectRate,
  handleSeconds,
  occupancy,
  orderRateOfReached,
  perSignedInHour,
  quantityPerOrder,
} from '../../../shared/domain/supervision/figures.ts';
import type { FigureColumn } from '../case-figures/FigureTable.tsx';
import type { ViewParts } from '../case-figures/figure-views.ts';
import type { ReportView } from './report-address.ts';

/** How numbers are written. */
export interface ReportTexts {
  count(value: number): string;
  share(value: number): string;
  seconds(value: number): string;
  amount(minor: number): string;
}
export interface ReportGround {
  readonly t: TFunction;
  readonly texts: ReportTexts;
  /** The calls of a line that a number counts; null: nowhere. */
  at(line: ReportLine, more?: Partial<CallLogFilter>): string | null;
}

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
  talkAverage: (figures) => averageSeconds(figures.talkSeconds, figures.calls),
  holdAverage: (figures) => averageSeconds(figures.holdSeconds, figures.calls),
  wrapUpAverage: (figures) => averageSeconds(figures.wrapUpSeconds, figures.calls),
  handleAverage: (figures) => averageSeconds(handleSeconds(figures), figures.calls),
} as const satisfies Record<string, Value>;
export type ReportFigure = keyof typeof FIGURE_OF;

/** Named here; the others have their names where other screens show them too. */
const NAMED_HERE = [
  ...(['attempts', 'connected', 'customers', 'reached', 'ordered', 'ordersPerHour', 'amountPerHour'] as const),
  ...(['signedIn', 'paused', 'holdAverage'] as const),
];
type NamedHere = (typeof NAMED_HERE)[number];
const isNamedHere = (figure: ReportFigure): figure is NamedHere => (NAMED_HERE as readonly string[]).includes(figure);

export function figureName(t: TFunction, figure: ReportFigure): string {
  return isNamedHere(figure) ? t(`reports.figure.${figure}`) : t(`supervision.figure.${figure}`);
}

/** From the states of seats, behind which there are no calls. */
export const OF_SEATS: readonly ReportFigure[] = ['signedIn', 'paused', 'occupancy', 'ordersPerHour', 'amountPerHour'];

const SHARES: readonly ReportFigure[] = ['connectRate', 'orderRateOfReached', 'occupancy'];
const SECONDS: readonly ReportFigure[] = [
  'signedIn',
  'paused',
  'talkAverage',
  'holdAverage',
  'wrapUpAverage',
  'handleAverage',
];
const AMOUNTS: readonly ReportFigure[] = ['amount', 'amountPerHour'];

export function figureText(texts: ReportTexts, figure: ReportFigure, value: number | null): string {
  if (value === null) return '–';
  if (SHARES.includes(figure)) return texts.share(value);
  if (SECONDS.includes(figure)) return texts.seconds(value);
  return AMOUNTS.includes(figure) ? texts.amount(value) : texts.count(value);
}

/** Which calls a figure counts, beyond those of its line. */
export const CALLS_OF: Readonly<Partial<Record<ReportFigure, Partial<CallLogFilter>>>> = {
  connected: { dispositions: DISPOSITIONS.filter(isConnected) },
  reached: { dispositions: DISPOSITIONS.filter(isReached) },
  ordered: { hasOrder: true },
  orders: { hasOrder: true },
  quantity: { hasOrder: true },
  quantityPerOrder: { hasOrder: true },
  amount: { hasOrder: true },
};

/** The figures of each view; of those that are compared the period before stands beside. */
const COLUMNS: Readonly<Record<ReportView, readonly (ReportFigure | readonly [ReportFigure])[]>> = {
  calls: ['calls', ['attempts'], 'connected', ['connectRate'], ['customers'], 'reached'],
  orders: ['ordered', ['orderRateOfReached'], ['orders'], 'quantity', 'quantityPerOrder', ['amount']],
  time: [
    ...(['signedIn', 'paused', ['occupancy'], ['ordersPerHour'], 'amountPerHour'] as const),
    ...(['talkAverage', 'holdAverage', 'wrapUpAverage', ['handleAverage']] as const),
  ],
};
const DRAWN: Readonly<Record<ReportView, ReportFigure>> = {
  calls: 'attempts',
  orders: 'orders',
  time: 'handleAverage',
};
const WIDTH = 66;
/** The word is longer than most. */
const CONNECTED_WIDTH = 86;
const AMOUNT_WIDTH = 90;

/** One view of the lines: a chart of its leading figure beside the period before, and the table of all. */
export function reportView(view: ReportView, { t, texts, at }: ReportGround): ViewParts<ReportLine> {
  const column = (figure: ReportFigure, of: 'now' | 'before', over?: string): FigureColumn<ReportLine> => ({
    key: `${figure} ${of}`,
    title: over === undefined ? figureName(t, figure) : t(`reports.${of}`),
    width: figure === 'connected' ? CONNECTED_WIDTH : AMOUNTS.includes(figure) ? AMOUNT_WIDTH : WIDTH,
    ...(over === undefined ? {} : { over }),
    value: (line) => (line[of] ? FIGURE_OF[figure](line[of]) : null),
    text: (value) => figureText(texts, figure, value),
    ...(of === 'now' && !OF_SEATS.includes(figure) ? { at: (line) => at(line, CALLS_OF[figure]) } : {}),
  });
  const drawn = DRAWN[view];
  return {
    title: t(`reports.chart.${view}`),
    series: (['now', 'before'] as const).map((of) => ({
      name: t(`reports.${of}`),
      type: 'bar',
      value: (line) => (line[of] ? FIGURE_OF[drawn](line[of]) : null),
      at: (line) => (of === 'now' ? at(line, CALLS_OF[drawn]) : null),
    })),
    columns: COLUMNS[view].flatMap((figure) =>
      typeof figure === 'string'
        ? [column(figure, 'now')]
        : (['now', 'before'] as const).map((of) => column(figure[0], of, figureName(t, figure[0]))),
    ),
  };
}
