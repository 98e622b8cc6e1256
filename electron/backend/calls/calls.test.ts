import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftsOf } from '../../../db/order-drafts.ts';
import { CUTOFF_MS } from '../../../db/testing/seed-order-center.ts';
import { inHand as contract } from '../../../shared/contract/calls.ts';
import { saveDraftInput } from '../../../shared/contract/order-drafts.ts';
import { cancelOrder } from '../orders/cancel-order.ts';
import { saveDraft } from '../orders/save-draft.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { attachSeat } from '../seats/attach-seat.ts';
import { keepSeat } from '../seats/keep-seat.ts';
import { pauseSeat } from '../seats/pause-seat.ts';
import { signOutSeat } from '../seats/sign-out-seat.ts';
import { createSeatCenter, ORDER, type SeatCenter } from '../testing/seat-center.ts';
import { finishCall, parkCall } from './finish-call.ts';
import { holdCall, resumeCall } from './hold-call.ts';
import { saveNote } from './save-note.ts';
import { skipPreviewed } from './skip-previewed.ts';

let center: SeatCenter;
beforeEach(async () => {
  center = await createSeatCenter();
});
afterEach(() => center.close());

describe('a call from preview to the next one', () => {
  it('goes through its states, each stamped, and counts its seconds', async () => {
    const seat = center.seat('op1');
    expect(seat.inHand().seat.state).toBe('signed-out');
    await seat.ready();
    const preview = (await seat.next()).inHand;
    expect(contract.parse(preview)).toEqual(preview);
    expect(preview).toMatchObject({
      seat: { state: 'preview', taskId: 'task-1' },
      customer: { id: 'customer', phones: [{ number: '13900000011' }, { number: '13900000012' }] },
      task: { taskId: 'task-1', phonePosition: 1 },
      call: null,
    });
    center.after(5);
    const { call } = await seat.dial();
    expect(call).toMatchObject({ direction: 'out', number: '13900000011', answeredAtMs: null });
    center.after(8);
    await seat.answer();
    center.after(100);
    expect((await seat.end()).seat.state).toBe('wrap-up');
    center.after(2);
    await seat.record({ disposition: 'no-order', noOrderReason: 'enough-stock' });
    center.after(10);
    const next = await seat.next();
    expect(next.inHand).toMatchObject({ seat: { state: 'preview', taskId: 'task-2' }, call: null });
    expect(center.call(call?.id ?? '')).toMatchObject({
      talkSeconds: 100,
      holdSeconds: 0,
      wrapUpSeconds: 12,
      disposition: 'no-order',
      noOrderReason: 'enough-stock',
      classId: 'class-a',
      routeId: 'route',
      operatorId: 'op1',
    });
    expect(center.task('task-1')).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('leaves no half order behind when everything typed was taken back, and keeps what still stands', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    const callThatTyped = async (note: string) => {
      const { customer } = (await seat.next()).inHand;
      const customerId = customer?.id ?? '';
      await seat.dial();
      const asked = { customerId, deliveryDate: ORDER.deliveryDate, lines: [], note };
      const save = (input: object) => seat.do(saveDraft, saveDraftInput.parse(input));
      await save({ ...asked, baseRevision: 0, lines: [{ productId: 'plain', quantity: 5 }] });
      await save({ ...asked, baseRevision: 1 });
      await seat.end();
      await seat.record({ disposition: 'no-answer', noOrderReason: null });
      return customerId;
    };
    const emptied = await callThatTyped('');
    const noted = await callThatTyped('门口卸货');
    await seat.next();
    expect(draftsOf(center.services.db, emptied)).toEqual([]);
    expect(draftsOf(center.services.db, noted)).toHaveLength(1);
  });

  it('gives no next call before the last one has a result', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    await seat.end();
    await expect(seat.next()).rejects.toMatchObject({ key: 'disposition-missing' });
    await seat.record({ disposition: 'no-answer' });
    expect((await seat.next()).inHand.task?.taskId).toBe('task-2');
  });

  it('counts hold apart from talk', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    const { call } = await seat.dial();
    await seat.answer();
    center.after(30);
    await seat.do(holdCall, {});
    center.after(20);
    await seat.do(resumeCall, {});
    center.after(10);
    await seat.do(holdCall, {});
    center.after(5);
    await seat.end();
    expect(center.call(call?.id ?? '')).toMatchObject({ talkSeconds: 40, holdSeconds: 25 });
  });

  it('takes a result straight from the preview; a connected one supplies "answered", an unconnected one takes it back', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    const busy = await seat.record({ disposition: 'busy' });
    expect(busy).toMatchObject({ seat: { state: 'wrap-up' }, call: { disposition: 'busy', answeredAtMs: null } });
    const refused = await seat.record({ disposition: 'refused' });
    expect(refused.call?.answeredAtMs).toBe(refused.call?.startedAtMs);
  });

  it('may be corrected until the wrap-up ends, and is settled only then', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    await seat.record({ disposition: 'refused' });
    expect(center.task('task-1').state).toBe('held');
    await seat.record({ disposition: 'busy' });
    await seat.do(finishCall, {});
    expect(center.task('task-1')).toMatchObject({ state: 'open', place: 'waiting' });
    expect(seat.inHand()).toMatchObject({ seat: { state: 'ready' }, call: null, task: null });
  });

  it('says in what order steps go', async () => {
    const seat = center.seat('op1');
    await expect(seat.next()).rejects.toMatchObject({ key: 'seat-not-signed-in' });
    await seat.ready();
    await expect(seat.answer()).rejects.toMatchObject({ key: 'seat-state-changed' });
    await expect(seat.record({ disposition: 'busy' })).rejects.toMatchObject({ key: 'seat-state-changed' });
  });
});

describe('results', () => {
  it('needs a reason when a reached customer does not order', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await expect(seat.record({ disposition: 'no-order' })).rejects.toMatchObject({ key: 'no-order-reason-missing' });
    await expect(seat.record({ disposition: 'handled' })).rejects.toMatchObject({ key: 'handled-with-order-item' });
    await expect(seat.record({ disposition: 'ordered' })).rejects.toMatchObject({ key: 'ordered-without-order' });
  });

  it('refuses a callback beyond the cut-off with the latest time, and keeps one within', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    const promise = (promisedAtMs: number) => seat.record({ disposition: 'callback', promisedAtMs });
    await expect(promise(CUTOFF_MS)).rejects.toMatchObject({
      key: 'promise-after-cut-off',
      params: { latest: '16:59' },
    });
    await expect(promise(center.clock.nowMs)).rejects.toMatchObject({ key: 'promise-past' });
    await expect(seat.record({ disposition: 'callback' })).rejects.toMatchObject({ key: 'promise-missing' });
    const promisedAtMs = center.clock.nowMs + 3_600_000;
    await promise(promisedAtMs);
    await seat.next();
    expect(center.task('task-1')).toMatchObject({
      state: 'open',
      place: 'promised',
      promisedAtMs,
      forOperatorId: 'op1',
    });
  });

  it('is preset by the order of the call', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    const { call } = await seat.dial();
    await seat.do(submitOrder, ORDER);
    expect(seat.inHand()).toMatchObject({ seat: { state: 'talking' }, call: { disposition: 'ordered' } });
    await expect(seat.record({ disposition: 'refused' })).rejects.toMatchObject({ key: 'call-has-order' });
    await seat.end();
    await seat.next();
    expect(center.call(call?.id ?? '')).toMatchObject({ disposition: 'ordered', orderId: expect.any(String) });
    expect(center.task('task-1').state).toBe('done');
  });

  it('loses the preset when its order is cancelled, unless another one of the call stands', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    const first = await seat.do(submitOrder, ORDER);
    const second = await seat.do(submitOrder, ORDER);
    const cancel = (orderId: string) => seat.do(cancelOrder, { orderId, version: 1, reason: '客户取消' });
    await cancel(second.orderId);
    expect(seat.inHand().call).toMatchObject({ disposition: 'ordered', orderId: first.orderId });
    await cancel(first.orderId);
    expect(seat.inHand().call).toMatchObject({ disposition: null, orderId: null });
    await expect(seat.next()).rejects.toMatchObject({ key: 'disposition-missing' });
    await seat.record({ disposition: 'no-order', noOrderReason: 'enough-stock' });
    expect((await seat.next()).inHand.task?.taskId).toBe('task-2');
  });

  it('starts the call of an order that was taken straight from the preview', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.do(submitOrder, ORDER);
    expect(seat.inHand()).toMatchObject({ seat: { state: 'talking' }, call: { number: '13900000011' } });
  });

  it('never asks for a note, and keeps one', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    await seat.do(saveNote, { note: '  下午再打 ' });
    expect(seat.inHand().call?.note).toBe('下午再打');
  });
});

describe('putting aside', () => {
  it('parks a half-done call at a pause and finds it again first', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    await seat.answer();
    await seat.do(pauseSeat, { reason: 'meal' });
    expect(seat.inHand()).toMatchObject({ seat: { state: 'paused', reason: 'meal' }, call: null, task: null });
    expect(center.task('task-1')).toMatchObject({ state: 'open', place: 'parked', attempts: 0 });
    await seat.ready();
    expect((await seat.next()).inHand.task).toMatchObject({ taskId: 'task-1', parked: true });
  });

  it('gives a previewed customer back untouched', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.do(pauseSeat, { reason: 'short-break' });
    expect(center.task('task-1')).toMatchObject({ state: 'open', place: 'pool', touched: 0 });
  });

  it('gives a parked call to anyone at the end of the shift', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    await seat.do(parkCall, {});
    await seat.do(signOutSeat, {});
    expect(seat.inHand().seat.state).toBe('signed-out');
    expect(center.task('task-1').forOperatorId).toBeNull();
  });

  it('skips only what is previewed, and goes on to the next', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    const next = await seat.do(skipPreviewed, { reason: 'shop-closed-now' });
    expect(next.inHand.task?.taskId).toBe('task-2');
    expect(center.task('task-1')).toMatchObject({ state: 'open', place: 'waiting', attempts: 0 });
  });
});

describe('windows and seats that die', () => {
  it('goes on in another window, and the first one is told', async () => {
    const first = center.seat('op1', 'first');
    await first.ready();
    await first.next();
    await first.dial();
    const second = center.seat('op1', 'second');
    expect(second.inHand().attached).toBe(false);
    await expect(second.answer()).rejects.toMatchObject({ key: 'seat-in-other-window' });
    expect((await second.do(attachSeat, {})).attached).toBe(true);
    expect((await second.answer()).seat.state).toBe('talking');
    expect(await first.do(keepSeat, {})).toMatchObject({ attached: false });
  });

  it('keeps the lease by its heartbeat', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    center.after(60);
    const beat = await seat.do(keepSeat, {});
    expect(beat.leaseUntilMs).toBe(center.clock.nowMs + 90_000);
  });

  it('settles what a dead seat left with a result before anyone is called again', async () => {
    const dead = center.seat('op1');
    await dead.ready();
    await dead.next();
    await dead.record({ disposition: 'refused' });
    center.after(600);
    const other = center.seat('op2');
    await other.ready();
    expect((await other.next()).inHand.task?.taskId).toBe('task-2');
    expect(center.task('task-1').state).toBe('done');
  });

  it('is never stopped by a promise that ran out with its cut-off before the wrap-up ended', async () => {
    const dead = center.seat('op1');
    await dead.ready();
    await dead.next();
    const promisedAtMs = CUTOFF_MS - 60_000;
    const { call } = await dead.record({ disposition: 'callback', promisedAtMs });
    center.clock.nowMs = CUTOFF_MS + 60_000;
    const other = center.seat('op2');
    await other.ready();
    await other.next();
    expect(center.task('task-1').state).toBe('missed');
    expect(center.call(call?.id ?? '')).toMatchObject({ disposition: 'callback', promisedAtMs, operatorId: 'op1' });
  });

  it('pauses although the promise ran out during the wrap-up: it is due at once', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.record({ disposition: 'callback', promisedAtMs: center.clock.nowMs + 60_000 });
    center.after(80);
    expect((await seat.do(pauseSeat, { reason: 'meal' })).seat.state).toBe('paused');
    expect(center.task('task-1')).toMatchObject({ place: 'promised', promisedAtMs: center.clock.nowMs + 1000 });
  });

  it('frees the call of a dead seat without a result, whose attempt still gets one', async () => {
    const dead = center.seat('op1');
    await dead.ready();
    await dead.next();
    await dead.dial();
    center.after(600);
    const other = center.seat('op2');
    await other.ready();
    expect((await other.next()).inHand.task?.taskId).toBe('task-1');
    expect(dead.inHand()).toMatchObject({ task: null, call: { disposition: null }, customer: { id: 'customer' } });
    await dead.record({ disposition: 'no-answer' });
    expect((await dead.next()).inHand.task?.taskId).toBe('task-2');
    expect(center.task('task-1')).toMatchObject({ state: 'held', leaseOperatorId: 'op2' });
  });
});
