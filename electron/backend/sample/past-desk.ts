import type { Random } from '../../../build/sample/random.ts';
import type { WorkCall } from '../../../build/sample/seat-day.ts';
import type { WorkDay } from '../../../build/sample/work-day.ts';
import type { WorkCustomer, Worker } from '../../../build/sample/work-facts.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { insertSampleState, insertSampleTask } from '../../../db/sample-work.ts';
import type { Disposition } from '../../../shared/contract/dispositions.ts';
import type { SeatState } from '../../../shared/contract/seats.ts';
import { putCall } from './put-past-work.ts';

/** A stretch in which somebody was ready and nothing happened. */
interface Gap {
  readonly date: string;
  readonly worker: Worker;
  fromMs: number;
  readonly toMs: number;
}
export interface CaseCall {
  readonly callId: string;
  readonly customer: WorkCustomer;
  readonly worker: Worker;
  /** When the case came up in it, UTC ms. */
  readonly atMs: number;
}

const SECOND_MS = 1000;
const TALKED: readonly Disposition[] = ['ordered', 'no-order', 'handled'];
/** Long enough for a question, with a rest before it. */
const LEAST_GAP_MS = 240 * SECOND_MS;

/** The seats of the past, as far as cases need them: calls that one may have come up in, and time to ask how it ended. */
export class PastDesk {
  readonly #calls = new Map<string, WorkCall[]>();
  readonly #gaps: Gap[] = [];

  constructor(days: ReadonlyMap<string, WorkDay>, workers: readonly Worker[]) {
    const byId = new Map(workers.map((worker) => [worker.id, worker]));
    for (const [date, { calls, states }] of days) {
      this.#calls.set(
        date,
        calls.filter(({ customer, disposition, talkSeconds }) => {
          return customer !== null && TALKED.includes(disposition) && talkSeconds > 50;
        }),
      );
      for (const [at, { operatorId, state, atMs }] of states.entries()) {
        const next = states[at + 1];
        const worker = byId.get(operatorId);
        if (state !== 'ready' || !worker || next?.operatorId !== operatorId) continue;
        if (next.atMs - atMs >= LEAST_GAP_MS) this.#gaps.push({ date, worker, fromMs: atMs, toMs: next.atMs });
      }
    }
    this.#gaps.sort((a, b) => a.fromMs - b.fromMs);
  }

  /** The call of a date nearest to an instant in which no other case came up. */
  takeCall(date: string, nearMs: number): CaseCall | null {
    const calls = this.#calls.get(date) ?? [];
    const [call] = calls.toSorted((a, b) => Math.abs(a.startedAtMs - nearMs) - Math.abs(b.startedAtMs - nearMs));
    if (!call?.customer || call.answeredAtMs === null) return null;
    calls.splice(calls.indexOf(call), 1);
    const { id: callId, customer, worker } = call;
    return { callId, customer, worker, atMs: call.answeredAtMs + Math.floor(call.talkSeconds * 0.7) * SECOND_MS };
  }

  /** Writes the call that asks a customer about its case, by somebody of the team with time between two instants; null: nobody had any. */
  ask(
    tx: WritableDB,
    random: Random,
    { customer, ticketId }: { readonly customer: WorkCustomer; readonly ticketId: string },
    [afterMs, beforeMs]: readonly [number, number],
  ): CaseCall | null {
    const wantedMs = Math.ceil(afterMs / SECOND_MS) * SECOND_MS;
    const gap = this.#gaps.find(({ worker, fromMs, toMs }) => {
      return worker.teamId === customer.teamId && toMs - Math.max(fromMs, wantedMs) >= LEAST_GAP_MS && toMs < beforeMs;
    });
    if (!gap) return null;
    const { worker, date } = gap;
    const startedAtMs = Math.max(gap.fromMs, wantedMs) + 20 * SECOND_MS;
    const answeredAtMs = startedAtMs + random.between(6, 16) * SECOND_MS;
    const talkSeconds = random.between(48, 120);
    const endedAtMs = answeredAtMs + talkSeconds * SECOND_MS;
    const wrapUpSeconds = random.between(8, 30);
    const wrapUpEndedAtMs = endedAtMs + wrapUpSeconds * SECOND_MS;
    gap.fromMs = wrapUpEndedAtMs;
    const [id, taskId] = [random.uuid(startedAtMs), random.uuid(startedAtMs - 1)];
    putAskingTask(tx, { taskId, ticketId, customer, date, finishedAtMs: wrapUpEndedAtMs });
    putCall(
      tx,
      {
        ...{ id, conversationId: id, customer, taskId, source: 'follow-up', direction: 'out', worker },
        ...{ number: customer.numbers[0] ?? null, disposition: 'handled', noOrderReason: null, orderId: null },
        ...{ promisedAtMs: null, note: null, startedAtMs, answeredAtMs, endedAtMs, wrapUpEndedAtMs },
        ...{ talkSeconds, holdSeconds: 0, wrapUpSeconds },
      },
      date,
    );
    const enter = (state: SeatState, atMs: number, of: string | null) =>
      insertSampleState(tx, {
        ...{
          id: random.uuid(atMs),
          seatId: worker.seatId,
          operatorId: worker.id,
          state,
          reason: null,
          taskId: of,
          atMs,
        },
      });
    enter('dialing', startedAtMs, taskId);
    enter('talking', answeredAtMs, taskId);
    enter('wrap-up', endedAtMs, taskId);
    enter('ready', wrapUpEndedAtMs, null);
    return { callId: id, customer, worker, atMs: endedAtMs - 5 * SECOND_MS };
  }
}

function putAskingTask(
  tx: WritableDB,
  asked: {
    readonly taskId: string;
    readonly ticketId: string;
    readonly customer: WorkCustomer;
    readonly date: string;
    readonly finishedAtMs: number;
  },
): void {
  const { taskId: id, ticketId, customer, date: businessDate, finishedAtMs } = asked;
  insertSampleTask(
    tx,
    {
      ...{ id, customerId: customer.id, businessDate, state: 'done', source: 'follow-up', strategyId: null, rank: 100 },
      ...{ classId: customer.classId, routeId: customer.routeId, callingWindows: '[]', weekdays: null, touched: 1 },
      ...{
        deliveryDate: null,
        cutoffAtMs: null,
        ownerOperatorId: customer.ownerOperatorId,
        attempts: 1,
        mostAttempts: 3,
      },
      ...{ routeCode: customer.routeCode, customerCode: customer.code, disposition: 'handled', noOrderReason: null },
      ...{ finishedAtMs, buildId: null, createdAtMs: finishedAtMs - 600 * SECOND_MS, nominalDate: null },
      carriedFromId: null,
    },
    { kind: 'follow-up', state: 'done', closedReason: null, referenceId: ticketId },
  );
}
