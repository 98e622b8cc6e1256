import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callCountsByOperator } from '../../../db/supervision.ts';
import { ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import { inHand as contract } from '../../../shared/contract/calls.ts';
import { createSeatCenter, type Seat, type SeatCenter } from '../testing/seat-center.ts';
import { finishCall } from './finish-call.ts';
import { holdCall } from './hold-call.ts';
import { nextShop } from './next-shop.ts';
import { takeIncoming } from './take-incoming.ts';

let center: SeatCenter;
let seat: Seat;
beforeEach(async () => {
  center = await createSeatCenter();
  await write(`UPDATE customer SET owner_id = 'boss'`);
  seat = center.seat('op1');
  await seat.ready();
});
afterEach(() => center.close());

const write = (text: string) => center.services.writer.write((tx) => void tx.raw.exec(text));
const rows = () =>
  center.services.db.raw
    .prepare(
      `SELECT customer_id AS customer, conversation_id = id AS first, talk_seconds AS talk, hold_seconds AS hold,
         wrap_up_seconds AS wrapUp, disposition, number, answered_at_ms IS NOT NULL AS answered FROM call ORDER BY started_at_ms, id`,
    )
    .all();
/** Dials the first shop; the owner answers. */
async function reachOwner(): Promise<void> {
  await seat.next();
  await seat.dial();
  center.after(5);
  await seat.answer();
}

describe('several shops of one owner', () => {
  it('follow each other without dialing, each its own row of one conversation, and share the talk', async () => {
    const preview = (await seat.next()).inHand;
    expect(contract.parse(preview)).toEqual(preview);
    expect(preview.conversation).toMatchObject({ position: 1, total: 3, next: { taskId: 'task-2' } });
    await reachOwner();
    center.after(60);
    const first = await seat.record({ disposition: 'no-order', noOrderReason: 'enough-stock' });
    expect(first).toMatchObject({ seat: { state: 'talking' }, call: { disposition: 'no-order', endedAtMs: null } });
    center.after(10);
    const second = await seat.do(nextShop, {});
    expect(second).toMatchObject({
      seat: { state: 'talking', taskId: 'task-2' },
      customer: { id: 'customer-2' },
      task: { taskId: 'task-2', why: { chosenBy: 'same-owner' } },
      call: { disposition: null, number: '13900000011', answeredAtMs: center.clock.nowMs },
      conversation: { position: 2, total: 3, next: { taskId: 'task-3' } },
    });
    center.after(20);
    await seat.do(holdCall, {});
    center.after(7);
    await seat.record({ disposition: 'refused' });
    center.after(3);
    const third = await seat.do(nextShop, {});
    expect(third.conversation).toEqual({ position: 3, total: 3, next: null });
    center.after(40);
    const last = await seat.record({ disposition: 'no-order', noOrderReason: 'price' });
    expect(last).toMatchObject({ seat: { state: 'wrap-up' }, conversation: null });
    center.after(8);
    await seat.do(finishCall, {});
    const same = { number: '13900000011', answered: 1 };
    // 70 + 23 + 7 on hold + 40: exactly the 140 seconds that the line was open.
    expect(rows()).toEqual([
      { customer: 'customer', first: 1, talk: 70, hold: 0, wrapUp: 0, disposition: 'no-order', ...same },
      { customer: 'customer-2', first: 0, talk: 23, hold: 7, wrapUp: 0, disposition: 'refused', ...same },
      { customer: 'customer-3', first: 0, talk: 40, hold: 0, wrapUp: 8, disposition: 'no-order', ...same },
    ]);
    expect(['task-1', 'task-2', 'task-3'].map((id) => center.task(id))).toMatchObject([
      { state: 'done', attempts: 1 },
      { state: 'done', attempts: 0 },
      { state: 'done', attempts: 0 },
    ]);
    expect(callCountsByOperator(center.services.db, ORDER_DAY)).toMatchObject([
      { calls: 3, attempts: 1, connected: 1 },
    ]);
  });

  it('go back when the customer ends the conversation, and are nobody else’s before', async () => {
    await reachOwner();
    const other = center.seat('op2');
    await other.ready();
    expect(await other.next()).toMatchObject({ inHand: { task: null }, dry: { left: 3 } });
    await seat.record({ disposition: 'no-order', noOrderReason: 'enough-stock' });
    await seat.do(nextShop, {});
    await seat.record({ disposition: 'refused' });
    expect((await other.next()).inHand.task).toBeNull();
    expect(await seat.end()).toMatchObject({ seat: { state: 'wrap-up' }, conversation: null });
    await expect(seat.do(nextShop, {})).rejects.toMatchObject({ key: 'seat-state-changed' });
    await seat.do(finishCall, {});
    expect((await other.next()).inHand.task).toMatchObject({ taskId: 'task-3', attempts: 0 });
  });

  it('do not follow a call that reached nobody, nor before it has a result', async () => {
    await reachOwner();
    await expect(seat.do(nextShop, {})).rejects.toMatchObject({ key: 'disposition-missing' });
    expect(await seat.record({ disposition: 'wrong-person' })).toMatchObject({ seat: { state: 'wrap-up' } });
  });

  it('follow by their number too, an incoming call as well, but not past their cut-off, paused or called already', async () => {
    await write(`UPDATE customer SET owner_id = NULL;
      UPDATE customer_phone SET number = '13900000011' WHERE customer_id <> 'customer' AND position = 1;
      INSERT INTO pause (id, customer_id, valid_from, reason) VALUES ('x', 'customer-3', '2026-01-01', '停业')`);
    const incoming = await seat.do(takeIncoming, { number: '13900000011', customerId: 'customer' });
    expect(incoming.conversation).toMatchObject({ position: 1, total: 2, next: { taskId: 'task-2' } });
    await write(`UPDATE call_task SET cutoff_at_ms = ${center.clock.nowMs} WHERE id = 'task-2'`);
    expect(seat.inHand().conversation).toBeNull();
    await write(`UPDATE call_task SET cutoff_at_ms = NULL WHERE id = 'task-2'`);
    await seat.record({ disposition: 'refused' });
    const next = await seat.do(nextShop, {});
    expect(next).toMatchObject({ call: { direction: 'in' }, conversation: { position: 2, total: 2, next: null } });
  });

  it('settle as far as they came when the seat dies', async () => {
    await reachOwner();
    await seat.record({ disposition: 'refused' });
    await seat.do(nextShop, {});
    center.after(30);
    await seat.record({ disposition: 'refused' });
    center.after(600);
    const other = center.seat('op2');
    await other.ready();
    expect((await other.next()).inHand.task?.taskId).toBe('task-3');
    expect(center.task('task-2')).toMatchObject({ state: 'done' });
    // It talked until its lease ran out, not until somebody found it dead.
    expect(rows()[1]).toMatchObject({ talk: 90, disposition: 'refused' });
  });
});
