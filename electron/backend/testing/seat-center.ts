import { type CallRow, findCall } from '../../../db/calls.ts';
import { findTask, type TaskRow } from '../../../db/queue-tasks.ts';
import { seedCallTasks } from '../../../db/testing/seed-call-tasks.ts';
import { DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import type { InHand, RecordDispositionInput } from '../../../shared/contract/calls.ts';
import { answerCall } from '../calls/answer-call.ts';
import { dial } from '../calls/dial.ts';
import { endCall } from '../calls/end-call.ts';
import { recordDisposition } from '../calls/record-disposition.ts';
import { showInHand } from '../calls/show-in-hand.ts';
import { type NextCall, takeNext } from '../calls/take-next.ts';
import { becomeReady } from '../seats/become-ready.ts';
import type { ReadContext, UseCase } from '../services.ts';
import { createOrderCenter, type OrderCenter } from './order-center.ts';

/** What the customer of `task-1` orders. */
export const ORDER = {
  customerId: 'customer',
  deliveryDate: DELIVERY_DATE,
  taskId: 'task-1',
  lines: [{ productId: 'plain', quantity: 10, priceMinor: 19_500 }],
  offDayReason: null,
  addToOrderId: null,
  draftRevision: null,
  note: '',
};

/** One operator at one window. */
export interface Seat {
  readonly ctx: () => ReadContext;
  do<Input, Output>(useCase: UseCase<Input, Output>, input: Input): Promise<Output>;
  ready(): Promise<InHand>;
  next(): Promise<NextCall>;
  dial(): Promise<InHand>;
  answer(): Promise<InHand>;
  end(): Promise<InHand>;
  record(input: RecordDispositionInput): Promise<InHand>;
  inHand(): InHand;
}

export interface SeatCenter extends OrderCenter {
  seat(login: 'op1' | 'op2', windowId?: string): Seat;
  task(id: string): TaskRow;
  call(id: string): CallRow;
  /** Turns the clock on. */
  after(seconds: number): void;
}

/** The small order center with a call for each of three customers. Close it at the end of the test. */
export async function createSeatCenter(): Promise<SeatCenter> {
  const center = await createOrderCenter({ customers: 3 });
  await center.services.writer.write((tx) => seedCallTasks(tx, ['customer', 'customer-2', 'customer-3']));
  const { db } = center.services;
  return {
    ...center,
    seat(login, windowId = `window of ${login}`) {
      const ctx = (): ReadContext => ({ ...center.as(login), sessionHash: `session of ${login}`, windowId });
      const run = <Input, Output>(useCase: UseCase<Input, Output>, input: Input) =>
        center.command(ctx(), useCase, input);
      return {
        ctx,
        do: run,
        ready: () => run(becomeReady, {}),
        next: () => run(takeNext, {}),
        dial: () => run(dial, {}),
        answer: () => run(answerCall, {}),
        end: () => run(endCall, {}),
        record: (input) => run(recordDisposition, input),
        inHand: () => showInHand(db, ctx()),
      };
    },
    task: (id) => required(findTask(db, id)),
    call: (id) => required(findCall(db, id)),
    after(seconds) {
      center.clock.nowMs += seconds * 1000;
    },
  };
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there');
  return value;
}
