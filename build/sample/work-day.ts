import type { Disposition } from '../../shared/contract/dispositions.ts';
import { weekdayOf } from '../../shared/domain/calendar/business-date.ts';
import type { Random } from './random.ts';
import { SeatDay, type WorkCall, type WorkState } from './seat-day.ts';
import { type Errand, goesOn, moveCalls, shareOut } from './share-out.ts';
import type { DayFacts, WorkCustomer, WorkDue, WorkMove, WorkTask } from './work-facts.ts';
import { secondsToWait } from './work-results.ts';

export interface WorkDay {
  readonly tasks: readonly WorkTask[];
  readonly calls: readonly WorkCall[];
  readonly states: readonly WorkState[];
  /** What the next day is to go on with. */
  readonly carried: readonly WorkDue[];
  readonly moves: readonly WorkMove[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** One business date of a center: who called whom and when, and in which state every seat was from sign-in to sign-out. */
export function workDay(random: Random, facts: DayFacts): WorkDay {
  const { date, midnightMs, workers } = facts;
  const weekday = weekdayOf(date);
  const present = workers.flatMap((worker) => {
    const spans = worker.shifts.filter((span) => span.weekday === weekday);
    return spans.length === 0 ? [] : [{ worker, spans, errands: [] as Errand[] }];
  });
  const tasks = shareOut(random, facts, present);
  const moves = moveCalls(random, facts, present);
  const calls: WorkCall[] = [];
  const states: WorkState[] = [];
  for (const { worker, spans, errands } of present) {
    const seat = new SeatDay(random, worker, midnightMs, { shifts: spans, weekday, load: errands.length });
    const callers = facts.callers.get(worker.teamId) ?? [];
    work(random, seat, errands, callers, facts);
    calls.push(...seat.calls);
    states.push(...seat.states);
    for (const errand of errands) if (errand.isOpen) leaveOpen(errand, seat.endMs, facts);
  }
  const carried = tasks.flatMap(({ id: taskId, due, state }) =>
    state === 'carried' ? [{ ...due, carriedFrom: { taskId, date: due.carriedFrom?.date ?? date } }] : [],
  );
  return { tasks, calls: calls.toSorted((a, b) => a.startedAtMs - b.startedAtMs), states, carried, moves };
}

/** Calls one after the other, as they are due, between pauses and whoever calls in, until the shift ends. */
function work(
  random: Random,
  seat: SeatDay,
  errands: readonly Errand[],
  callers: readonly WorkCustomer[],
  facts: DayFacts,
): void {
  const { midnightMs } = facts;
  while (seat.begin()) {
    for (;;) {
      if (seat.isOver() || seat.pause()) {
        if (seat.isOver()) break;
        continue;
      }
      if (seat.takesIncoming()) {
        takeIncoming(random, seat, callers);
        continue;
      }
      const errand = nextErrand(errands, seat.nowMs, midnightMs);
      if (errand) attempt(random, seat, errand, errands, facts);
      else seat.waitUntil(nextAt(errands, seat.nowMs));
    }
    seat.end();
  }
}

function nextErrand(errands: readonly Errand[], nowMs: number, midnightMs: number): Errand | undefined {
  const minute = (nowMs - midnightMs) / MINUTE_MS;
  return errands
    .filter(({ isOpen, atMs, untilMs, due }) => {
      const { callingWindows } = due.customer.strategy;
      const inWindow =
        callingWindows.length === 0 || callingWindows.some((w) => minute >= w.fromMinute && minute < w.toMinute);
      return isOpen && atMs <= nowMs && nowMs < untilMs && inWindow;
    })
    .toSorted((a, b) => Number(b.promised) - Number(a.promised) || a.untilMs - b.untilMs || a.atMs - b.atMs)[0];
}

function nextAt(errands: readonly Errand[], nowMs: number): number {
  const open = errands.filter(({ isOpen, untilMs }) => isOpen && nowMs < untilMs);
  // A calling window may open meanwhile.
  const most = open.some(({ atMs }) => atMs <= nowMs) ? 10 : 45;
  return Math.min(nowMs + most * MINUTE_MS, ...open.map(({ atMs }) => atMs).filter((atMs) => atMs > nowMs));
}

function attempt(random: Random, seat: SeatDay, errand: Errand, errands: readonly Errand[], facts: DayFacts): void {
  const { task, due, before, result, untilMs } = errand;
  const { customer } = due;
  const next = before[0];
  const wait = next === undefined ? 0 : secondsToWait(next, customer.strategy.leastMinutesBetweenAttempts) * 1000;
  const isInVain = next !== undefined && (result === 'unreached' || seat.nowMs + wait + 20 * MINUTE_MS < untilMs);
  const number = customer.numbers[task.attempts % customer.numbers.length] ?? null;
  if (!isInVain && result !== 'unreached') {
    task.attempts += 1;
    conclude(random, seat, errand, number);
    if (customer.ownerId !== null) goOn(random, seat, errand, errands, number);
    seat.wrapUp();
    return;
  }
  const disposition = next as Disposition;
  before.shift();
  if (disposition !== 'parked') task.attempts += 1;
  const promised = disposition === 'callback' ? promiseAt(random, seat.nowMs, untilMs) : null;
  const call = seat.call({ ...callOf(errand, number), disposition, promisedAtMs: promised, lines: 0 });
  seat.wrapUp();
  task.disposition = call.disposition;
  errand.promised = promised !== null;
  errand.atMs = promised === null ? seat.nowMs + wait : Math.max(promised, seat.nowMs + MINUTE_MS);
  if (before.length > 0 || result !== 'unreached') return;
  errand.isOpen = false;
  endUnreached(task, facts);
}

/** The call goes on the next day while it can; else it is missed at its cut-off. */
function endUnreached(task: WorkTask, facts: DayFacts): void {
  if (!goesOn(task.due, facts)) Object.assign(task, { state: 'missed', finishedAtMs: task.due.cutoffAtMs });
  else if (facts.next === 'own') Object.assign(task, { state: 'open', finishedAtMs: null });
  // The next day's queue is built at six.
  else Object.assign(task, { state: 'carried', finishedAtMs: facts.midnightMs + DAY_MS + 360 * MINUTE_MS });
}

/** In half an hour to two, on the quarter, while there is time. */
function promiseAt(random: Random, nowMs: number, untilMs: number): number {
  const quarter = 15 * MINUTE_MS;
  const wanted = Math.ceil((nowMs + random.between(20, 110) * MINUTE_MS) / quarter) * quarter;
  return Math.max(nowMs + 5 * MINUTE_MS, Math.min(wanted, untilMs - 12 * MINUTE_MS));
}

function callOf({ task, due, comesIn }: Errand, number: string | null) {
  return {
    customer: due.customer,
    taskId: task.id,
    source: 'strategy',
    direction: comesIn ? 'in' : 'out',
    number,
  } as const;
}

/** The attempt that counts. */
function conclude(random: Random, seat: SeatDay, errand: Errand, number: string | null, joins?: WorkCall): void {
  const { task, due, result, reason, comesIn } = errand;
  const disposition: Disposition = result === 'unreached' ? 'no-answer' : result;
  const call = seat.call(
    {
      ...callOf(errand, number),
      disposition,
      noOrderReason: reason,
      orderId: result === 'ordered' ? (due.order?.id ?? null) : null,
      lines: due.order?.lines ?? 0,
    },
    joins,
  );
  errand.isOpen = false;
  const channel = comesIn ? 'phone-request' : 'phone';
  Object.assign(task, { disposition, noOrderReason: reason, ordered: result === 'ordered' ? channel : null });
  task.finishedAtMs = call.endedAtMs + random.between(3, 20) * 1000;
}

/** The same person's other shops that are due: in the same conversation, without dialing. */
function goOn(random: Random, seat: SeatDay, first: Errand, errands: readonly Errand[], number: string | null): void {
  const { ownerId } = first.due.customer;
  for (const other of errands) {
    if (!other.isOpen || other.due.customer.ownerId !== ownerId || other.result === 'unreached') continue;
    const from = seat.calls.at(-1);
    if (!from) return;
    conclude(random, seat, { ...other, comesIn: first.comesIn }, number, from);
    other.isOpen = false;
  }
}

/** Somebody who is not due has a question; now and then nobody knows who it is. */
function takeIncoming(random: Random, seat: SeatDay, callers: readonly WorkCustomer[]): void {
  const customer = callers.length === 0 || random.chance(0.07) ? null : random.pick(callers);
  const number = customer ? (customer.numbers[0] ?? null) : `1700000${String(random.between(1000, 9999))}`;
  seat.call({ customer, taskId: null, source: 'incoming', direction: 'in', number, disposition: 'handled', lines: 0 });
  seat.wrapUp();
}

/** Nobody came to it: whoever ordered did so in the web shop, the others go on or are missed. */
function leaveOpen(errand: Errand, endMs: number, facts: DayFacts): void {
  const { task, due } = errand;
  errand.isOpen = false;
  if (due.order !== null && !goesOn(due, facts)) {
    task.ordered = 'web';
    task.finishedAtMs = Math.max(due.order.placedAtMs, Math.min(endMs, due.cutoffAtMs - MINUTE_MS));
    return;
  }
  endUnreached(task, facts);
}
