import { callLogFilter, NO_ID } from '../../../shared/contract/call-log.ts';
import {
  DISPOSITIONS,
  isReached,
  NO_ORDER_REASONS,
  type NoOrderReason,
} from '../../../shared/contract/dispositions.ts';
import {
  GROUPS_OF,
  LEAST_TIMES,
  REASON_KINDS,
  type ReasonFilter,
  type ReasonGroup,
  type ReasonInput,
  type ReasonKind,
  reasonFilter,
} from '../../../shared/contract/reasons.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import type { ReasonFigure } from '../../../shared/domain/supervision/reason-figures.ts';
import { filterOf, paramsOf } from '../call-log/filter-params.ts';

/** What the screen shows; `rows`: also the rows behind a line (null: all), of one standing. */
export interface ShownReasons extends ReasonInput {
  readonly rows: { readonly line: string | null; readonly standing: string | null } | null;
}

const LAPSED_SINCE_DAYS = 28;
const LAPSED_WEEKS = 12;

/** The period that a kind begins with: a month, the day, or the twelve weeks before the last four. */
export function periodOf(kind: ReasonKind, today: string): Pick<ReasonFilter, 'from' | 'to'> {
  if (kind === 'unordered') return { from: today, to: today };
  if (kind !== 'lapsed') return { from: addDays(today, -29), to: today };
  const to = addDays(today, -LAPSED_SINCE_DAYS);
  return { from: addDays(to, 1 - 7 * LAPSED_WEEKS), to };
}

/** What an address asks for; what is not understood is left out. */
export function reasonsOf(address: URLSearchParams, today: string): ShownReasons {
  const kind = REASON_KINDS.find((one) => one === address.get('kind')) ?? REASON_KINDS[0];
  const groups: readonly ReasonGroup[] = GROUPS_OF[kind];
  const times = Number(address.get('times'));
  const filter = reasonFilter.parse(filterOf(address, today));
  const isDated = address.has('from') || address.has('to');
  return {
    kind,
    group: groups.find((one) => one === address.get('group')) ?? (groups[0] as ReasonGroup),
    filter: isDated ? filter : { ...filter, ...periodOf(kind, today) },
    times: times >= LEAST_TIMES.least && times <= LEAST_TIMES.most ? Math.floor(times) : LEAST_TIMES.default,
    rows: address.has('rows') ? { line: address.get('line'), standing: address.get('standing') } : null,
  };
}

/** Inverse of {@link reasonsOf}. */
export function addressOf({ kind, group, filter, times, rows }: ShownReasons): URLSearchParams {
  const params = paramsOf(callLogFilter.parse(filter));
  params.set('kind', kind);
  params.set('group', group);
  if (kind === 'lapsed') params.set('times', String(times));
  if (rows === null) return params;
  params.set('rows', 'shown');
  if (rows.line !== null) params.set('line', rows.line);
  if (rows.standing !== null) params.set('standing', rows.standing);
  return params;
}

/** Another kind, with its own period where that means something else, and its own groups. */
export function withKind(shown: ShownReasons, kind: ReasonKind, today: string): ShownReasons {
  const isSpan = (one: ReasonKind) => one === 'refused' || one === 'no-order';
  const keepsPeriod = isSpan(shown.kind) && isSpan(kind);
  const groups: readonly ReasonGroup[] = GROUPS_OF[kind];
  return {
    ...{ kind, times: shown.times, rows: null },
    group: groups.includes(shown.group) ? shown.group : (groups[0] as ReasonGroup),
    filter: keepsPeriod ? shown.filter : { ...shown.filter, ...periodOf(kind, today) },
  };
}

const NO_ROWS: readonly ReasonFigure[] = ['settled'];
const STANDINGS: readonly ReasonFigure[] = ['ordered', 'not-ordered', 'not-reached', 'not-called', 'missed'];

/** Where what a number counts is: its rows on this screen, or its calls in the log; null: nowhere. `line` null: of all. */
export function behind(shown: ShownReasons, figure: ReasonFigure, line: string | null): string | null {
  if (shown.kind === 'no-order') return callsOf(shown, figure, line);
  if (NO_ROWS.includes(figure)) return null;
  const standing = STANDINGS.includes(figure) ? figure : null;
  return `/reasons?${addressOf({ ...shown, rows: { line, standing } })}`;
}

const REACHED = DISPOSITIONS.filter(isReached);
const asReason = (name: string) => NO_ORDER_REASONS.filter((one): one is NoOrderReason => one === name);

function callsOf({ filter, group }: ShownReasons, figure: ReasonFigure, line: string | null): string | null {
  if (line === '' && group === 'reason') return null;
  const reasons = [...asReason(figure), ...(group === 'reason' ? asReason(line ?? '') : [])];
  const of =
    figure === 'reached' ? { dispositions: REACHED } : { dispositions: ['no-order' as const], noOrderReasons: reasons };
  const narrowing = line === null ? {} : narrowed(filter, group, line || NO_ID);
  return `/calls?${paramsOf({ ...callLogFilter.parse(filter), ...narrowing, ...of })}`;
}

function narrowed(filter: ReasonFilter, group: ReasonGroup, line: string) {
  if (group === 'route') return { routeIds: [line] };
  if (group === 'class') return { classIds: [line] };
  if (group === 'seat') return { seatIds: [line] };
  if (group === 'operator') return { operatorIds: [line] };
  if (group === 'day') return { from: line, to: line };
  if (group !== 'month') return {};
  const first = `${line}-01`;
  const last = addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1);
  return { from: first > filter.from ? first : filter.from, to: last < filter.to ? last : filter.to };
}
