import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CUTOFF_MS } from '../../../db/testing/seed-order-center.ts';
import { pauseSeat } from '../seats/pause-seat.ts';
import { createSeatCenter, type Seat, type SeatCenter } from '../testing/seat-center.ts';
import { changePromise, giveUpPromise, takeReturning } from './returning-calls.ts';
import { showSeatQueue } from './show-seat-queue.ts';

let center: SeatCenter;
let seat: Seat;
let other: Seat;
beforeEach(async () => {
  center = await createSeatCenter();
  seat = center.seat('op1');
  other = center.seat('op2');
  await seat.ready();
  await other.ready();
});
afterEach(() => center.close());

const MINUTE_MS = 60_000;
const returning = (whose: Seat) => showSeatQueue(center.services.db, whose.ctx()).returning;
/** The first customer is called and wants to be called again in an hour. */
async function promise(promisedTo: 'own' | 'any' = 'own'): Promise<number> {
  await seat.next();
  await seat.dial();
  const promisedAtMs = center.clock.nowMs + 60 * MINUTE_MS;
  await seat.record({ disposition: 'callback', promisedAtMs, promisedTo });
  await seat.next();
  return promisedAtMs;
}

describe('a promised callback', () => {
  it('stands in the list of who promised it, and in everybody’s 10 minutes after its time', async () => {
    const promisedAtMs = await promise();
    expect(returning(seat)).toMatchObject([{ taskId: 'task-1', promisedAtMs, own: true }]);
    expect(returning(other)).toEqual([]);
    center.after(69 * 60);
    expect(returning(other)).toEqual([]);
    center.after(60);
    expect(returning(other)).toMatchObject([{ taskId: 'task-1', own: false }]);
  });

  it('is picked before its time; who was previewed goes back', async () => {
    await promise();
    expect(seat.inHand().task?.taskId).toBe('task-2');
    expect((await seat.do(takeReturning, { taskId: 'task-1' })).task?.taskId).toBe('task-1');
    expect(center.task('task-2')).toMatchObject({ state: 'open', touched: 0 });
    await seat.dial();
    await expect(seat.do(takeReturning, { taskId: 'task-1' })).rejects.toMatchObject({ key: 'seat-state-changed' });
  });

  it('is nobody else’s before it is overdue, and ends the wrap-up of a call that has its result alone', async () => {
    await promise();
    await expect(other.do(takeReturning, { taskId: 'task-1' })).rejects.toMatchObject({ key: 'call-of-other' });
    await seat.dial();
    await seat.end();
    await expect(seat.do(takeReturning, { taskId: 'task-1' })).rejects.toMatchObject({ key: 'disposition-missing' });
    await seat.record({ disposition: 'refused' });
    await seat.do(takeReturning, { taskId: 'task-1' });
    expect(center.task('task-2').state).toBe('done');
    await expect(other.do(takeReturning, { taskId: 'task-3' })).rejects.toMatchObject({ key: 'call-not-returning' });
  });

  it('is moved within its day and before the cut-off, or given to anyone, with the reason kept', async () => {
    const promisedAtMs = await promise();
    const change = (atMs: number) =>
      seat.do(changePromise, { taskId: 'task-1', promisedAtMs: atMs, promisedTo: 'any', reason: 'customer-asked' });
    await expect(change(CUTOFF_MS)).rejects.toMatchObject({ key: 'promise-after-cut-off' });
    await expect(change(center.clock.nowMs)).rejects.toMatchObject({ key: 'promise-past' });
    await change(promisedAtMs + 30 * MINUTE_MS);
    expect(center.task('task-1')).toMatchObject({ promisedAtMs: promisedAtMs + 30 * MINUTE_MS, forOperatorId: null });
    expect(returning(other)).toHaveLength(1);
    const audit = center.services.db.raw.prepare('SELECT reason FROM audit ORDER BY seq DESC LIMIT 1').get();
    expect(audit).toEqual({ reason: 'customer-asked' });
  });

  it('is given up with a reason, and is an ordinary call of the queue again', async () => {
    await promise();
    await seat.do(giveUpPromise, { taskId: 'task-1', reason: 'cannot-keep' });
    expect(center.task('task-1')).toMatchObject({ state: 'open', place: 'pool', promisedAtMs: null, attempts: 1 });
    expect(returning(seat)).toEqual([]);
    await expect(seat.do(giveUpPromise, { taskId: 'task-1', reason: 'other' })).rejects.toMatchObject({
      key: 'call-not-returning',
    });
  });
});

it('a parked call is its operator’s for 10 minutes, then anyone’s', async () => {
  await seat.next();
  await seat.dial();
  await seat.do(pauseSeat, { reason: 'meal' });
  expect(returning(seat)).toMatchObject([{ taskId: 'task-1', parked: true, own: true }]);
  expect(returning(other)).toEqual([]);
  expect((await other.next()).inHand.task?.taskId).toBe('task-2');
  await other.record({ disposition: 'refused' });
  center.after(600);
  expect(returning(other)).toMatchObject([{ taskId: 'task-1', parked: true, own: false }]);
  expect((await other.next()).inHand.task?.taskId).toBe('task-1');
});
