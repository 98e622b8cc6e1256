import { SAMPLE_TIME_ZONE } from '../../../build/sample/options.ts';
import { type Random, randomFrom } from '../../../build/sample/random.ts';
import type { WorkCall } from '../../../build/sample/seat-day.ts';
import { type WorkDay, workDay } from '../../../build/sample/work-day.ts';
import type { WorkDue, Worker, WorkTask } from '../../../build/sample/work-facts.ts';
import { insertCall } from '../../../db/calls.ts';
import { nextNumber } from '../../../db/commands.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { finishBuild, startBuild } from '../../../db/queue-apply.ts';
import { keepRefusedDemand } from '../../../db/refused-demand.ts';
import {
  type EndedSampleOrder,
  endSampleOrder,
  insertSampleState,
  insertSampleTask,
  notePlannedDays,
  putSampleVersions,
  sampleCallOrders,
  takeSampleOrder,
} from '../../../db/sample-work.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import type { PastCollector } from './collect-past.ts';
import type { PastAudit } from './past-audit.ts';

export interface PastWork {
  readonly seed: number;
  readonly today: string;
  readonly from: string;
  readonly customers: number;
  readonly past: PastCollector;
  readonly workers: readonly Worker[];
  readonly audit: PastAudit;
  /** Who imports what became of orders. */
  readonly supervisor: { readonly id: string; readonly name: string } | undefined;
  /** Who is named by the queue of each day. */
  readonly builtBy: string;
  /** After each day, with how many are done. */
  progress(days: number): void;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CANCEL_REASONS = ['老板改主意，下次再订。', '老板在网上另订了。', '店里临时停业。'] as const;

/** Writes the calls, orders and states of seats of every day from `from` to the day before `today`; returns them by day. */
export function putPastWork(tx: WritableDB, work: PastWork): Map<string, WorkDay> {
  const { from, today, past, workers, seed } = work;
  const days = new Map<string, WorkDay>();
  const ended: EndedSampleOrder[] = [];
  let carried: readonly WorkDue[] = [];
  let missed = 0;
  for (let date = from; date < today; date = addDays(date, 1)) {
    const random = randomFrom(`${seed}/work/${date}`);
    const midnightMs = instantOf(date, 0, SAMPLE_TIME_ZONE);
    const dues = withCarried(past, date, carried);
    const tomorrow = addDays(date, 1);
    const next = tomorrow === today ? 'own' : past.dues.has(tomorrow) ? 'past' : 'none';
    // Nobody is called on a holiday.
    const day: WorkDay =
      dues.length === 0
        ? { tasks: [], calls: [], states: [], carried: [], moves: [] }
        : workDay(random, { date, midnightMs, dues, workers, callers: past.callers, next });
    carried = day.carried;
    const buildId = putBuild(tx, work, random, { date, dues, missed });
    missed = day.tasks.filter(({ state }) => state === 'missed').length;
    for (const task of day.tasks) putTask(tx, task, date, buildId, midnightMs);
    for (const call of day.calls) putCall(tx, call, date);
    for (const state of day.states) insertSampleState(tx, state);
    ended.push(...putOrders(tx, work, date, day));
    days.set(date, day);
    work.progress(days.size);
  }
  putSampleVersions(tx);
  for (const order of ended) endSampleOrder(tx, order);
  tellOrders(tx, work, ended);
  notePlannedDays(tx);
  return days;
}

/** The orders that calls brought, and what became of those that did not last, for the audit log. */
function tellOrders(tx: WritableDB, { audit, supervisor }: PastWork, ended: readonly EndedSampleOrder[]): void {
  for (const { operatorName: name, ...order } of sampleCallOrders(tx)) {
    const { id: entityId, operatorId: id, placedAtMs, lineCount: lines } = order;
    audit.note({ id, name }, placedAtMs, 'orders.submit', { entity: 'order', entityId, after: { ...order, lines } });
  }
  for (const { id: entityId, state, reason, atMs, operatorId, operatorName, rescueAtMs } of ended) {
    const isCancelled = state === 'cancelled';
    const by = isCancelled ? { id: operatorId, name: operatorName } : supervisor;
    const before = { state: isCancelled ? 'submitted' : 'handed-over', version: 1 };
    const after = { state, version: 2, ...(isCancelled ? {} : { rescueAtMs }) };
    const told = { entity: 'order', entityId, before, after, reason };
    if (by) audit.note(by, atMs, isCancelled ? 'orders.cancel' : 'imports.run', told);
  }
}

/** What goes on from the day before; a customer who is due again has just one call, and its order came from the web shop. */
function withCarried(past: PastCollector, date: string, carried: readonly WorkDue[]): readonly WorkDue[] {
  const dues = past.dues.get(date) ?? [];
  const dueAgain = new Set(dues.map(({ customer }) => customer.id));
  const isDueAgain = ({ customer }: WorkDue) => dueAgain.has(customer.id);
  const orders = carried
    .filter(isDueAgain)
    .flatMap(({ order }) => (order ? [{ ...order, placedAtMs: order.placedAtMs + 24 * HOUR_MS }] : []));
  if (orders.length > 0) past.uncalled.set(date, [...(past.uncalled.get(date) ?? []), ...orders]);
  return [...carried.filter((due) => !isDueAgain(due)), ...dues];
}

function putBuild(
  tx: WritableDB,
  work: PastWork,
  random: Random,
  { date, dues, missed }: { readonly date: string; readonly dues: readonly WorkDue[]; readonly missed: number },
): string {
  const due = dues.length;
  const carriedOver = dues.filter(({ carriedFrom }) => carriedFrom !== undefined).length;
  const atMs = instantOf(date, 360, SAMPLE_TIME_ZONE);
  const id = random.uuid(atMs);
  const counts = {
    ...{ date, customers: work.customers, due, created: due, kept: 0, merged: 0, dropped: 0, alreadyOrdered: 0 },
    ...{ carriedOver, missed, excludedByReason: { 'not-due': work.customers - due } },
  };
  startBuild(tx, { id, businessDate: date, teamId: null, builtBy: work.builtBy, counts });
  finishBuild(tx, id, counts, atMs);
  return id;
}

function putTask(tx: WritableDB, task: WorkTask, date: string, buildId: string, midnightMs: number): void {
  const { due, ordered, operatorId: _, ...result } = task;
  const { customer, deliveryDate, cutoffAtMs } = due;
  const { strategy } = customer;
  const isOver = task.state === 'done' || task.state === 'missed';
  const closedReason =
    task.state === 'missed' ? 'cut-off-passed' : isOver && ordered === 'web' ? 'ordered-by-other-channel' : null;
  insertSampleTask(
    tx,
    {
      ...{ ...result, customerId: customer.id, businessDate: date, deliveryDate, cutoffAtMs },
      ...{ source: due.carriedFrom ? 'carry-over' : 'strategy', carriedFromId: due.carriedFrom?.taskId ?? null },
      nominalDate: due.carriedFrom?.date ?? null,
      ...{ strategyId: strategy.id, rank: strategy.rank, mostAttempts: strategy.mostAttemptsADay },
      ...{ callingWindows: JSON.stringify(strategy.callingWindows), weekdays: customer.weekdays },
      ...{ classId: customer.classId, routeId: customer.routeId, ownerOperatorId: customer.ownerOperatorId },
      ...{ routeCode: customer.routeCode, customerCode: customer.code, touched: task.attempts > 0 ? 1 : 0, buildId },
      createdAtMs: midnightMs + 6 * HOUR_MS,
    },
    { kind: 'order', state: isOver ? (closedReason ? 'closed' : 'done') : 'open', closedReason, referenceId: null },
  );
}

export function putCall(tx: WritableDB, call: WorkCall, date: string): void {
  const { customer, worker, ...row } = call;
  insertCall(tx, {
    ...row,
    ...{ customerId: customer?.id ?? null, routeId: customer?.routeId ?? null, classId: customer?.classId ?? null },
    ...{ seatId: worker.seatId, operatorId: worker.id, businessDate: date },
    promisedTo: row.promisedAtMs === null ? null : 'own',
  });
}

/** The day's orders as they came, with numbers in their order; a few were taken back or fell through. */
function putOrders(tx: WritableDB, { past, today, seed }: PastWork, date: string, day: WorkDay): EndedSampleOrder[] {
  const series = date.replaceAll('-', '');
  const calls = new Map(day.calls.flatMap((call) => (call.orderId === null ? [] : [[call.orderId, call] as const])));
  const called = new Set(day.tasks.map(({ due }) => due.order?.id));
  const taken = day.tasks.flatMap((task) => {
    const { order, deliveryDate, cutoffAtMs } = task.due;
    if (order === null || task.ordered === null) return [];
    const call = calls.get(order.id) ?? null;
    const placedAtMs = call?.answeredAtMs
      ? call.answeredAtMs + Math.floor(call.talkSeconds * 0.85) * 1000
      : (task.finishedAtMs ?? order.placedAtMs);
    return [{ id: order.id, channel: task.ordered, call, placedAtMs, deliveryDate, cutoffAtMs, taskId: task.id }];
  });
  const fromDues = (past.dues.get(date) ?? []).flatMap(({ order }) => (order && !called.has(order.id) ? [order] : []));
  const fromWeb = [...fromDues, ...(past.uncalled.get(date) ?? [])].map(({ id, placedAtMs }) => ({
    ...{ id, placedAtMs, channel: 'web' as const, call: null, deliveryDate: null, cutoffAtMs: null, taskId: null },
  }));
  for (const order of [...taken, ...fromWeb].toSorted((a, b) => a.placedAtMs - b.placedAtMs)) {
    const { id, channel, call, placedAtMs, deliveryDate, cutoffAtMs } = order;
    const isWeb = channel === 'web';
    const number = nextNumber(tx, isWeb ? `sample-web-${series}` : `order-${series}`);
    const isOver = deliveryDate === null || deliveryDate < today;
    takeSampleOrder(tx, {
      ...{ id, channel, cutoffAtMs, placedAtMs, orderDate: date, state: isOver ? 'delivered' : 'submitted' },
      number: `${isWeb ? 'W' : ''}${series}-${String(number).padStart(isWeb ? 5 : 6, '0')}`,
      ...{ operatorId: call?.worker.id ?? null, seatId: call?.worker.seatId ?? null, callId: call?.id ?? null },
      taskId: isWeb ? null : order.taskId,
    });
    if (call) putRefused(tx, past, call, { id, date, placedAtMs });
  }
  return endedOrders(randomFrom(`${seed}/ended/${date}`), taken, today);
}

interface TakenOrder {
  readonly id: string;
  readonly call: WorkCall | null;
  readonly deliveryDate: string;
  readonly cutoffAtMs: number;
}

/** Of a hundred orders that are delivered by now one was taken back, or fell through after its cut-off and was lost. */
function endedOrders(random: Random, taken: readonly TakenOrder[], today: string): EndedSampleOrder[] {
  return taken.flatMap(({ id, call, cutoffAtMs, deliveryDate }): EndedSampleOrder[] => {
    if (!call || deliveryDate >= today || !random.chance(0.011)) return [];
    const by = { id, operatorId: call.worker.id, operatorName: call.worker.name };
    if (random.chance(0.5)) {
      const atMs = Math.min(cutoffAtMs - MINUTE_MS, call.wrapUpEndedAtMs + random.between(2, 50) * MINUTE_MS);
      return [{ ...by, state: 'cancelled', reason: random.pick(CANCEL_REASONS), atMs, rescueAtMs: null }];
    }
    const reason = random.chance(0.75) ? 'no-funds' : 'no-stock';
    return [{ ...by, state: 'failed', reason, atMs: cutoffAtMs + HOUR_MS, rescueAtMs: cutoffAtMs + 3 * HOUR_MS }];
  });
}

/** What the customer had wanted besides is demand that was refused. */
function putRefused(
  tx: WritableDB,
  past: PastCollector,
  { customer, worker, id: callId }: WorkCall,
  order: { readonly id: string; readonly date: string; readonly placedAtMs: number },
): void {
  for (const refusal of past.refused.get(order.id) ?? []) {
    if (!customer) return;
    keepRefusedDemand(tx, {
      ...refusal,
      ...{ customerId: customer.id, orderDay: order.date, stage: 'asked', askedOn: order.date, had: 0 },
      ...{ askedAtMs: order.placedAtMs, operatorId: worker.id, seatId: worker.seatId, callId },
      ...{ routeId: customer.routeId, classId: customer.classId },
    });
  }
}
