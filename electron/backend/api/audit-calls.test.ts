import { afterAll, beforeAll, expect, it } from 'vitest';
import { DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import { type Made, type Step, walkAudit } from '../testing/audit-walk.ts';
import { createSeatCenter, ORDER, type SeatCenter } from '../testing/seat-center.ts';

let center: SeatCenter;
beforeAll(async () => {
  center = await createSeatCenter();
});
afterAll(() => center.close());

const step = (procedure: string, input: object = {}, without: Step['without'] = {}): Step => ({
  procedure,
  input: () => input,
  without,
});
const onlyTime = (procedure: string, input: object = {}) => step(procedure, input, { '*': 'a time' });
const customerId = 'customer';
const taken = (made: Made) => ({ orderId: made.order?.orderId });
const reason = '客户来电';
const line = (productId: string, quantity: number, priceMinor: number) => ({ productId, quantity, priceMinor });

/** Calls step by step, and what is ordered in them. */
const STEPS: readonly Step[] = [
  onlyTime('seats.ready'),
  step('calls.takeNext'),
  step('calls.dial'),
  onlyTime('calls.answer'),
  onlyTime('calls.hold'),
  onlyTime('calls.resume'),
  {
    procedure: 'orders.submit',
    as: 'order',
    without: { order_line: 'its lines are in its versions', 'call.disposition': 'preset' },
    input: () => ({ ...ORDER, note: '放门口' }),
  },
  onlyTime('calls.end'),
  onlyTime('calls.record', { disposition: 'ordered' }),
  step('calls.finish'),
  {
    procedure: 'orders.change',
    without: { 'order_line.price_minor': 'as the product has it', 'order_line.amount_minor': 'told in all' },
    input: (made) => ({
      ...taken(made),
      version: 1,
      lines: [{ ...line('plain', 12, 19_500), note: '' }, line('quota', 5, 38_160)],
      reason,
    }),
  },
  { procedure: 'orders.cancel', input: (made) => ({ ...taken(made), version: 2, reason }) },
  {
    procedure: 'orders.keepStanding',
    input: () => ({ customerId, baseRevision: 0, lines: [{ productId: 'plain', quantity: 10 }] }),
  },
  {
    procedure: 'orders.keepStanding',
    input: () => ({ customerId, baseRevision: 1, lines: [{ productId: 'quota', quantity: 4 }] }),
  },
  step('orders.removeStanding', { customerId, revision: 2 }),
  step('calls.takeNext'),
  step('calls.skip', { reason: 'other', note: '午休' }),
  step('calls.dial'),
  step('calls.park'),
  step('calls.takeIncoming', { number: '13712345678', customerId: null }),
  step('calls.attachCaller', { customerId, addNumber: true }, { 'customer_change.state': 'whatever is asked waits' }),
  step('calls.record', { disposition: 'no-order', noOrderReason: 'enough-stock' }),
  step('seats.signOut', {}, { call_task: 'the call is settled as it was recorded', '*': 'the steps of a seat' }),
];

it('tells of every step of a call and of every order what was, what is, and why', async () => {
  expect(DELIVERY_DATE).toBe(ORDER.deliveryDate);
  expect(await walkAudit(center, STEPS, { operatorId: 'op1', login: 'op1', name: 'OP1', teamId: 'team' })).toEqual([]);
});
