import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unsettledCall } from '../../../db/calls.ts';
import { heldByOperator } from '../../../db/queue-leases.ts';
import { currentSeatState, seatStatesSince } from '../../../db/seats.ts';
import { insertSession, touchSession } from '../../../db/sessions.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { seatTimes } from '../../../shared/domain/seats/seat-times.ts';
import { isInCall } from '../../../shared/domain/seats/seat-transitions.ts';
import { finishCall, parkCall } from '../calls/finish-call.ts';
import { holdCall, resumeCall } from '../calls/hold-call.ts';
import { skipPreviewed } from '../calls/skip-previewed.ts';
import { takeIncoming } from '../calls/take-incoming.ts';
import { setOperatorActive } from '../operators/set-operator-active.ts';
import { createSeatCenter, type Seat, type SeatCenter } from '../testing/seat-center.ts';
import { attachSeat } from './attach-seat.ts';
import { keepSeat } from './keep-seat.ts';
import { pauseSeat } from './pause-seat.ts';
import { lookForSilentSeats } from './schedule-silent-seats.ts';
import { seatDayOf } from './seat-day.ts';
import { signOutSeat } from './sign-out-seat.ts';

let center: SeatCenter;
beforeEach(async () => {
  center = await createSeatCenter();
});
afterEach(() => center.close());

const statesOf = (operatorId: string) => seatStatesSince(center.services.db, operatorId, 0);

/** What a person may do at a seat, whether it fits or not. */
const STEPS: Readonly<Record<string, (seat: Seat) => Promise<unknown>>> = {
  ready: (seat) => seat.ready(),
  next: (seat) => seat.next(),
  dial: (seat) => seat.dial(),
  answer: (seat) => seat.answer(),
  end: (seat) => seat.end(),
  busy: (seat) => seat.record({ disposition: 'busy' }),
  refused: (seat) => seat.record({ disposition: 'refused' }),
  dropped: (seat) => seat.record({ disposition: 'dropped' }),
  hold: (seat) => seat.do(holdCall, {}),
  resume: (seat) => seat.do(resumeCall, {}),
  finish: (seat) => seat.do(finishCall, {}),
  park: (seat) => seat.do(parkCall, {}),
  skip: (seat) => seat.do(skipPreviewed, { reason: 'other' }),
  pause: (seat) => seat.do(pauseSeat, { reason: 'meal' }),
  signOut: (seat) => seat.do(signOutSeat, {}),
  stranger: (seat) => seat.do(takeIncoming, { number: '4001234', customerId: null }),
  caller: (seat) => seat.do(takeIncoming, { number: '13900000021', customerId: 'customer-2' }),
  reload: (seat) => seat.do(attachSeat, {}),
  beat: (seat) => seat.do(keepSeat, {}),
};
/** Never refused to somebody who is signed in. */
const NEVER_BLOCKED = new Set(['pause', 'signOut']);

describe('the states of a seat', () => {
  const step = fc.record({
    who: fc.constantFrom('op1', 'op2'),
    what: fc.constantFrom(...Object.keys(STEPS), 'ready', 'next', 'dial', 'kill', 'sweep'),
    // Now and then the clock is set back, or a machine was away for an hour.
    seconds: fc.oneof({ weight: 6, arbitrary: fc.nat(90) }, fc.integer({ min: -400, max: 4_000 })),
  });

  it('sum up to the time signed in, whatever is done, killed or set back, and fit what is in hand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
        await center.close();
        center = await createSeatCenter();
        const { db } = center.services;
        const windows = { op1: 0, op2: 0 };
        const fromMs = center.clock.nowMs - 10_000_000;
        for (const { who, what, seconds } of steps) {
          center.after(seconds);
          // A window that died leaves its lease behind; the one that comes up instead takes it over.
          if (what === 'kill') windows[who as 'op1'] += 1;
          const seat = center.seat(who as 'op1', `${who} ${windows[who as 'op1']}`);
          if (what === 'kill') await seat.do(attachSeat, {});
          if (what === 'sweep') await lookForSilentSeats(center.services);
          const before = seat.inHand().seat.state;
          await STEPS[what]?.(seat).catch((error: unknown) => {
            if (!(error instanceof AppError)) throw error;
            if (before !== 'signed-out') expect(NEVER_BLOCKED.has(what), `${what} in ${before}`).toBe(false);
          });
          expectFitting(seat);
        }
        const tasks = db.raw.prepare("SELECT customer_id FROM call_task WHERE state = 'held'").all();
        expect(new Set(tasks.map((row) => JSON.stringify(row))).size).toBe(tasks.length);
        for (const who of ['op1', 'op2'] as const) expectWhole(who, fromMs);
      }),
      { numRuns: 6 },
    );
  });

  function expectFitting(seat: Seat): void {
    const { operatorId } = seat.ctx().actor;
    const { db } = center.services;
    const { state } = seat.inHand().seat;
    const call = unsettledCall(db, operatorId);
    const held = heldByOperator(db, operatorId);
    expect(held.length).toBeLessThanOrEqual(1);
    if (isInCall(state)) expect(call?.endedAtMs).toBeNull();
    else if (state === 'wrap-up') expect(call?.endedAtMs).not.toBeNull();
    else expect(call).toBeUndefined();
    if (state === 'signed-out' || state === 'paused' || state === 'ready') expect(held).toEqual([]);
  }

  function expectWhole(operatorId: string, fromMs: number): void {
    const rows = statesOf(operatorId);
    const last = rows.at(-1)?.atMs ?? fromMs;
    expect(rows.map((row) => row.atMs)).toEqual(rows.map((row) => row.atMs).toSorted((a, b) => a - b));
    // Counted the other way round: from each signing in to the next signing out.
    let signedInMs = 0;
    let since: number | null = null;
    for (const { state, atMs } of rows) {
      if (state === 'signed-out') {
        signedInMs += since === null ? 0 : atMs - since;
        since = null;
      } else since ??= atMs;
    }
    if (since !== null) signedInMs += last - since;
    expect(seatTimes(rows, fromMs, last).signedInMs).toBe(signedInMs);
  }

  it('stay in order when the clock is set back: the newest change is the state', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    center.after(-300);
    await seat.do(pauseSeat, { reason: 'meal' });
    expect(seat.inHand().seat.state).toBe('paused');
    expect(statesOf('op1').map(({ state }) => state)).toEqual(['ready', 'paused']);
  });

  it('are paused with a reason that the company has, and go from one to another', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    center.after(60);
    await seat.do(pauseSeat, { reason: 'meal' });
    center.after(600);
    expect((await seat.do(pauseSeat, { reason: 'meeting' })).seat).toMatchObject({
      state: 'paused',
      reason: 'meeting',
    });
    center.after(300);
    await expect(seat.do(pauseSeat, { reason: 'siesta' })).rejects.toMatchObject({ key: 'pause-reason-unknown' });
    expect(seatDayOf(center.services.db, seat.ctx())).toEqual({
      signedInSeconds: 960,
      pausedSeconds: 900,
      workPauseSeconds: 300,
    });
  });

  it('lead from a call back to ready by its result alone', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    await seat.end();
    await expect(seat.ready()).rejects.toMatchObject({ key: 'seat-state-changed' });
  });
});

describe('a seat that went silent', () => {
  const session = (nowMs: number) =>
    center.services.writer.write((tx) =>
      insertSession(tx, {
        tokenHash: 'token',
        operatorId: 'op1',
        seatId: null,
        nowMs,
        expiresAtMs: nowMs + 43_200_000,
      }),
    );

  it('is signed out as of when it was last heard of, and its half-done call is anyone’s', async () => {
    const startMs = center.clock.nowMs;
    await session(startMs);
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    await seat.answer();
    await center.services.writer.write((tx) =>
      touchSession(tx, 'token', startMs + 300_000, { expiresAtMs: startMs + 43_200_000, mostMs: 86_400_000 }),
    );
    center.after(800);
    await lookForSilentSeats(center.services);
    expect(seat.inHand().seat.state).toBe('talking');
    center.after(101);
    await lookForSilentSeats(center.services);
    expect(currentSeatState(center.services.db, 'op1')).toMatchObject({ state: 'signed-out', atMs: startMs + 300_000 });
    expect(seat.inHand()).toMatchObject({ call: null, task: null });
    expect(center.task('task-1')).toMatchObject({ state: 'open', place: 'parked', forOperatorId: null });
    const [call] = center.services.db.raw.prepare('SELECT id FROM call').all() as { id: string }[];
    expect(center.call(call?.id ?? '')).toMatchObject({ disposition: 'parked', talkSeconds: 300 });
  });

  it('stays as it is while anything is heard of it', async () => {
    await session(center.clock.nowMs);
    const seat = center.seat('op1');
    await seat.ready();
    center.after(3_600);
    await center.services.writer.write((tx) =>
      touchSession(tx, 'token', center.clock.nowMs, {
        expiresAtMs: Number.MAX_SAFE_INTEGER,
        mostMs: Number.MAX_SAFE_INTEGER,
      }),
    );
    await lookForSilentSeats(center.services);
    expect(seat.inHand().seat.state).toBe('ready');
  });

  it('of a person who may no longer sign in is signed out at once', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    await center.command(center.as('lead'), setOperatorActive, { id: 'op1', active: false });
    expect(currentSeatState(center.services.db, 'op1')?.state).toBe('signed-out');
    expect(center.task('task-1')).toMatchObject({ place: 'parked', forOperatorId: null });
  });
});
