import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followUpCall } from '../../../db/follow-ups.ts';
import { findTask, itemsOfTask } from '../../../db/queue-tasks.ts';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import { appendTicketEvent, eventsOfTicket } from '../../../db/ticket-events.ts';
import { findTicket } from '../../../db/tickets.ts';
import { inHand as inHandContract } from '../../../shared/contract/calls.ts';
import { answerFollowUpInput, followUpFilter, planFollowUpInput } from '../../../shared/contract/follow-ups.ts';
import { moveTicketInput, registerTicketInput, type TransitionName } from '../../../shared/contract/tickets.ts';
import { finishCall } from '../calls/finish-call.ts';
import { takeIncoming } from '../calls/take-incoming.ts';
import { buildQueue } from '../queue/build-queue.ts';
import { runInline } from '../testing/inline-job.ts';
import { createSeatCenter, type Seat, type SeatCenter } from '../testing/seat-center.ts';
import { moveTicket } from '../tickets/move-ticket.ts';
import { registerTicket } from '../tickets/register-ticket.ts';
import { showTicket } from '../tickets/show-ticket.ts';
import { answerFollowUp } from './answer-follow-up.ts';
import { listFollowUps } from './list-follow-ups.ts';
import { planFollowUp } from './plan-follow-up.ts';

const WEDNESDAY = '2026-11-25';
const THURSDAY = '2026-11-26';
const DAY_SECONDS = 86_400;

let center: SeatCenter;
beforeEach(async () => {
  center = await createSeatCenter();
  await sqlRun(`DELETE FROM call_item; DELETE FROM call_task;
    INSERT OR IGNORE INTO customer_phone (id, customer_id, position, number) VALUES ('p9', 'customer', 9, '13900000009')`);
  await center.services.writer.write((tx) =>
    seedCategory(tx, { id: 'goods', code: 'G', name: 'Goods', checklist: [] }),
  );
});
afterEach(() => center.close());

const sqlRun = (text: string) => center.services.writer.write((tx) => void tx.raw.exec(text));
const db = () => center.services.db;
const ticketOf = (ticketId: string) => findTicket(db(), ticketId) as NonNullable<ReturnType<typeof findTicket>>;
const kinds = (ticketId: string) => eventsOfTicket(db(), ticketId).map(({ kind }) => kind);
const open = (ticketId: string) => followUpCall(db(), ticketId);
const build = (date: string) => runInline(center, buildQueue, { date, teamId: null, builtBy: 'test' });

async function move(ticketId: string, transition: TransitionName, more: Record<string, unknown> = {}) {
  const input = moveTicketInput.parse({ ticketId, version: ticketOf(ticketId).version, transition, ...more });
  return await center.command(center.as('lead'), moveTicket, input);
}
async function resolved(of: Record<string, unknown> = { customerId: 'customer' }): Promise<string> {
  const given = { kind: 'complaint', categoryId: 'goods', description: '两条破损', ...of };
  const { ticketId } = await center.command(center.as('lead'), registerTicket, {
    ...registerTicketInput.parse({ customerId: null, ...given }),
  });
  await move(ticketId, 'accept');
  await move(ticketId, 'resolve', { result: '已换货', rootCause: 'damaged-goods' });
  return ticketId;
}
async function asked(more: Record<string, unknown> = {}): Promise<string> {
  const ticketId = await resolved();
  await move(ticketId, 'ask-customer', more);
  return ticketId;
}
async function answer(ticketId: string, said: Record<string, unknown>, seat?: Seat) {
  const input = answerFollowUpInput.parse({ ticketId, version: ticketOf(ticketId).version, ...said });
  return seat ? await seat.do(answerFollowUp, input) : await center.command(center.as('lead'), answerFollowUp, input);
}
/** A seat with the customer's call in preview. */
async function calling(): Promise<Seat> {
  const seat = center.seat('op1');
  await seat.ready();
  await seat.next();
  return seat;
}
async function unanswered(seat: Seat, disposition: 'no-answer' | 'busy' = 'no-answer') {
  await seat.dial();
  await seat.record({ disposition });
  await seat.do(finishCall, {});
}

describe('planning a follow-up', () => {
  it('makes a call of its own on the next day that can be, and shows what it is for', async () => {
    const ticketId = await asked();
    expect(open(ticketId)?.businessDate).toBe(ORDER_DAY);
    expect(kinds(ticketId).slice(-2)).toEqual(['moved', 'follow-up-planned']);
    const seat = await calling();
    const inHand = seat.inHand();
    expect(inHandContract.parse(inHand)).toEqual(inHand);
    expect(inHand.task).toMatchObject({ source: 'follow-up', items: [{ kind: 'follow-up', referenceId: ticketId }] });
    expect(inHand.followUps).toMatchObject([
      { ticketId, description: '两条破损', result: '已换货', categoryName: 'Goods' },
    ]);
  });

  it('joins the open call of the day, and skips a day whose call a seat has in hand', async () => {
    await sqlRun(`INSERT INTO call_task (id, customer_id, business_date, state, source, created_at_ms)
      VALUES ('there', 'customer', '${ORDER_DAY}', 'open', 'manual', 0)`);
    expect(open(await asked())?.taskId).toBe('there');
    await sqlRun("UPDATE call_task SET state = 'held' WHERE id = 'there'");
    expect(open(await asked())?.businessDate).toBe(WEDNESDAY);
  });

  it('takes the day that is asked for and refuses one on which nobody calls, with the reason', async () => {
    expect(open(await asked({ followUpDate: THURSDAY }))?.businessDate).toBe(THURSDAY);
    const ticketId = await resolved();
    for (const [followUpDate, key] of [
      ['2026-11-23', 'follow-up-date-past'],
      ['2026-11-28', 'follow-up-date-no-call-day'],
      ['2027-11-23', 'follow-up-date-far'],
    ]) {
      await expect(move(ticketId, 'ask-customer', { followUpDate })).rejects.toMatchObject({ key });
    }
    await sqlRun(`INSERT INTO pause (id, customer_id, valid_from, valid_to, reason)
      VALUES ('p', 'customer', '${ORDER_DAY}', '${WEDNESDAY}', '装修')`);
    await expect(move(ticketId, 'ask-customer', { followUpDate: WEDNESDAY })).rejects.toMatchObject({
      key: 'follow-up-date-paused',
    });
    await move(ticketId, 'ask-customer');
    expect(open(ticketId)?.businessDate).toBe(THURSDAY);
  });

  it('gives the owner’s call to the owner', async () => {
    await sqlRun(`INSERT INTO setting (key, value) VALUES ('givingOut', '"owner"') ON CONFLICT DO UPDATE SET value = '"owner"';
      UPDATE customer SET owner_operator_id = 'op2' WHERE id = 'customer'`);
    const ticketId = await asked();
    expect(findTask(db(), open(ticketId)?.taskId ?? '')?.ownerOperatorId).toBe('op2');
  });

  it('makes no call for whoever must not be called or is nobody’s customer: the answer is recorded by hand', async () => {
    await sqlRun("UPDATE customer SET do_not_call = 1 WHERE id = 'customer'");
    const barred = await asked();
    const stranger = await resolved({ person: { name: '王', phone: '1390' } });
    await move(stranger, 'ask-customer');
    for (const [ticketId, noCall] of [
      [barred, 'do-not-call'],
      [stranger, 'no-customer'],
    ] as const) {
      expect(open(ticketId)).toBeUndefined();
      expect(showTicket(db(), center.as('lead'), { ticketId }).followUp).toMatchObject({ plannedDate: null, noCall });
      await answer(ticketId, { settled: true, satisfaction: 4 });
      await move(ticketId, 'close');
      expect(ticketOf(ticketId)).toMatchObject({ state: 'closed', closedAs: 'answered', satisfaction: 4 });
    }
    await sqlRun("UPDATE customer SET do_not_call = 0 WHERE id = 'customer'");
  });

  it('is closed as not reached at once where nobody can ever be called, not during a pause', async () => {
    const shut = await asked();
    await expect(move(shut, 'close-not-reached')).rejects.toMatchObject({ key: 'ticket-needs-unreached-days' });
    await sqlRun("UPDATE customer SET status = 'closed' WHERE id = 'customer'");
    await move(shut, 'close-not-reached');
    expect(ticketOf(shut)).toMatchObject({ state: 'closed', closedAs: 'not-reached', satisfaction: null });
    expect(open(shut)).toBeUndefined();
    await sqlRun("UPDATE customer SET status = 'active' WHERE id = 'customer'");
    const stranger = await resolved({ person: { name: '王', phone: '1390' } });
    await move(stranger, 'ask-customer');
    await move(stranger, 'close-not-reached');
    expect(ticketOf(stranger)).toMatchObject({ closedAs: 'not-reached' });
  });

  it('moves to another day, and is off every agenda once the case is reopened', async () => {
    const ticketId = await asked();
    const first = open(ticketId)?.taskId ?? '';
    const input = planFollowUpInput.parse({ ticketId, version: ticketOf(ticketId).version, date: WEDNESDAY });
    await center.command(center.as('lead'), planFollowUp, input);
    expect(findTask(db(), first)?.state).toBe('dropped');
    const second = open(ticketId);
    expect(second?.businessDate).toBe(WEDNESDAY);
    await move(ticketId, 'reopen', { reason: '又坏了' });
    expect(open(ticketId)).toBeUndefined();
    expect(findTask(db(), second?.taskId ?? '')?.state).toBe('dropped');
  });
});

describe('a follow-up in the call', () => {
  it('keeps the score, presets "handled", and waits for a lead to close it', async () => {
    const ticketId = await asked();
    const seat = await calling();
    await answer(ticketId, { settled: true, satisfaction: 4, remark: '很快' }, seat);
    expect(seat.inHand()).toMatchObject({ followUps: [], call: { disposition: 'handled' } });
    await expect(seat.record({ disposition: 'no-answer' })).rejects.toMatchObject({ key: 'call-has-answer' });
    const taskId = seat.inHand().task?.taskId ?? '';
    await seat.end();
    await seat.do(finishCall, {});
    expect(findTask(db(), taskId)?.state).toBe('done');
    expect(ticketOf(ticketId)).toMatchObject({ state: 'follow-up', satisfaction: 4 });
    const list = followUpFilter.parse({ list: 'answered' });
    expect(listFollowUps(db(), center.as('lead'), list)).toMatchObject({
      rows: [{ id: ticketId, satisfaction: 4, openChecks: 0 }],
      counts: { answered: 1, unreached: 0, planned: 0 },
    });
    await move(ticketId, 'close');
    expect(ticketOf(ticketId)).toMatchObject({ state: 'closed', closedAs: 'answered', satisfaction: 4 });
  });

  it('reopens by the customer’s word, with the operator in the timeline; without a reason it does not', async () => {
    const ticketId = await asked();
    const seat = await calling();
    await expect(answer(ticketId, { settled: false }, seat)).rejects.toMatchObject({ key: 'follow-up-without-reason' });
    await expect(answer(ticketId, { settled: true }, seat)).rejects.toMatchObject({ key: 'follow-up-without-score' });
    await answer(ticketId, { settled: false, satisfaction: 1, remark: '还没换' }, seat);
    expect(ticketOf(ticketId)).toMatchObject({ state: 'reopened', reopenedCount: 1, satisfaction: null });
    expect(eventsOfTicket(db(), ticketId).slice(-2)).toMatchObject([
      { kind: 'follow-up-answered', operatorName: 'OP1', data: { settled: false, satisfaction: 1 }, text: '还没换' },
      { kind: 'moved', operatorName: 'OP1', data: { to: 'reopened', byCustomer: true }, text: '还没换' },
    ]);
    expect(open(ticketId)).toBeUndefined();
  });

  it('is asked on the next day when the call ends without an answer', async () => {
    const ticketId = await asked();
    const seat = await calling();
    await seat.dial();
    await seat.answer();
    await seat.record({ disposition: 'refused' });
    const taskId = seat.inHand().task?.taskId ?? '';
    await seat.do(finishCall, {});
    expect(findTask(db(), taskId)?.state).toBe('done');
    expect(open(ticketId)?.businessDate).toBe(WEDNESDAY);
    expect(kinds(ticketId)).not.toContain('follow-up-unreached');
  });

  it('is shown to whoever takes the call of a customer who calls in, also when it is planned for later', async () => {
    const ticketId = await asked({ followUpDate: THURSDAY });
    const seat = center.seat('op2');
    await seat.ready();
    await seat.do(takeIncoming, { number: '13900000009', customerId: 'customer' });
    expect(seat.inHand().followUps).toMatchObject([{ ticketId }]);
    await answer(ticketId, { settled: true, satisfaction: 5 }, seat);
    expect(open(ticketId)).toBeUndefined();
    expect(seat.inHand().call?.disposition).toBe('handled');
  });

  it('counts days on which nobody was reached, once each, and is asked no more after three', async () => {
    const ticketId = await asked();
    const seat = await calling();
    await unanswered(seat);
    center.after(3 * 3600);
    await seat.next();
    await unanswered(seat, 'busy');
    expect(kinds(ticketId).filter((kind) => kind === 'follow-up-unreached')).toHaveLength(1);
    for (const date of [WEDNESDAY, THURSDAY]) {
      center.after(DAY_SECONDS - (date === WEDNESDAY ? 3 * 3600 : 0));
      expect((await seat.next()).inHand.task?.businessDate).toBe(date);
      await unanswered(seat);
    }
    expect(open(ticketId)).toBeUndefined();
    const list = followUpFilter.parse({ list: 'unreached' });
    expect(listFollowUps(db(), center.as('lead'), list).rows).toMatchObject([{ id: ticketId, unreachedDays: 3 }]);
    center.after(DAY_SECONDS);
    expect((await seat.next()).inHand.task).toBeNull();
    await build('2026-11-27');
    expect(open(ticketId)).toBeUndefined();
    await move(ticketId, 'close-not-reached');
    expect(ticketOf(ticketId)).toMatchObject({ state: 'closed', closedAs: 'not-reached', satisfaction: null });
  });

  it('is closed with the answer of whoever answers after all, and no longer as not reached', async () => {
    const ticketId = await asked();
    await center.services.writer.write((tx) => {
      for (const date of ['2026-11-20', '2026-11-21', '2026-11-22']) {
        const data = { date, disposition: 'no-answer' };
        appendTicketEvent(tx, {
          ...{ id: `unreached ${date}`, ticketId, atMs: center.clock.nowMs, operatorId: 'op1', operatorName: 'op1' },
          ...{ kind: 'follow-up-unreached', data, text: '', told: false },
        });
      }
    });
    await answer(ticketId, { settled: true, satisfaction: 4 });
    await expect(move(ticketId, 'close-not-reached')).rejects.toMatchObject({ key: 'follow-up-answered' });
    await move(ticketId, 'close');
    expect(ticketOf(ticketId)).toMatchObject({ closedAs: 'answered', satisfaction: 4 });
  });
});

describe('builds and follow-ups', () => {
  const STRATEGY = `INSERT INTO order_cycle_strategy (id, name, valid_from, rule, holiday_rule)
    VALUES ('s', '默认', '2000-01-01', 'FREQ=WEEKLY', 'later')`;
  const own = (date: string) =>
    db()
      .raw.prepare(
        `SELECT id, state, source FROM call_task WHERE customer_id = 'customer' AND business_date = ? ORDER BY id`,
      )
      .all(date) as { id: string; state: string; source: string }[];

  it('merge the order with the follow-up’s call, once, and keep both when built again', async () => {
    await sqlRun(STRATEGY);
    const ticketId = await asked();
    await build(ORDER_DAY);
    await build(ORDER_DAY);
    const calls = own(ORDER_DAY);
    expect(calls).toMatchObject([{ state: 'open', source: 'follow-up' }]);
    expect(itemsOfTask(db(), calls[0]?.id ?? '').map(({ kind }) => kind)).toEqual(['order', 'follow-up']);
    expect(open(ticketId)?.taskId).toBe(calls[0]?.id);
  });

  it('do not ask for the order again of whoever answered today', async () => {
    await sqlRun(STRATEGY);
    await build(ORDER_DAY);
    const seat = await calling();
    const customerId = seat.inHand().customer?.id ?? '';
    await seat.dial();
    await seat.answer();
    await seat.record({ disposition: 'no-order', noOrderReason: 'enough-stock' });
    await seat.do(finishCall, {});
    const ticketId = await resolved({ customerId });
    await move(ticketId, 'ask-customer', { followUpDate: ORDER_DAY });
    await build(ORDER_DAY);
    const taskId = open(ticketId)?.taskId ?? '';
    expect(itemsOfTask(db(), taskId).map(({ kind }) => kind)).toEqual(['follow-up']);
  });

  it('carry it over: its own call goes on, and from a call whose cut-off passed it goes on alone', async () => {
    await sqlRun(`${STRATEGY}; UPDATE order_cycle_strategy SET rule = 'FREQ=WEEKLY;BYDAY=TU'`);
    const ticketId = await asked();
    await build(ORDER_DAY);
    const first = open(ticketId)?.taskId ?? '';
    center.after(DAY_SECONDS);
    await build(WEDNESDAY);
    expect(findTask(db(), first)?.state).toBe('missed');
    const second = open(ticketId);
    expect(second?.businessDate).toBe(WEDNESDAY);
    expect(findTask(db(), second?.taskId ?? '')).toMatchObject({ state: 'open', source: 'follow-up', attempts: 0 });
    center.after(DAY_SECONDS);
    await build(THURSDAY);
    expect(open(ticketId)).toEqual({ taskId: second?.taskId, businessDate: THURSDAY });
    // Not on Saturday, but on the Monday after.
    center.after(2 * DAY_SECONDS);
    await build('2026-11-28');
    expect(open(ticketId)?.businessDate).toBe(THURSDAY);
    center.after(2 * DAY_SECONDS);
    await build('2026-11-30');
    expect(open(ticketId)?.businessDate).toBe('2026-11-30');
  });

  it('take it off the queue of whoever must not be called by now, and put it back once they may', async () => {
    const ticketId = await asked();
    await sqlRun("UPDATE customer SET do_not_call = 1 WHERE id = 'customer'");
    center.after(DAY_SECONDS);
    await build(WEDNESDAY);
    expect(open(ticketId)).toBeUndefined();
    expect(eventsOfTicket(db(), ticketId).at(-1)).toMatchObject({
      kind: 'follow-up-planned',
      data: { noCall: 'do-not-call' },
    });
    await sqlRun("UPDATE customer SET do_not_call = 0 WHERE id = 'customer'");
    await build(WEDNESDAY);
    expect(open(ticketId)?.businessDate).toBe(WEDNESDAY);
  });

  it('leave it alone when the order comes by web and goes again', async () => {
    await sqlRun(STRATEGY);
    const ticketId = await asked();
    await build(ORDER_DAY);
    const taskId = open(ticketId)?.taskId ?? '';
    await sqlRun(
      `UPDATE call_item SET state = 'closed', closed_reason = 'ordered-by-other-channel' WHERE kind = 'order'`,
    );
    await build(ORDER_DAY);
    expect(open(ticketId)?.taskId).toBe(taskId);
    expect(itemsOfTask(db(), taskId).map(({ kind, state }) => [kind, state])).toContainEqual(['order', 'open']);
  });
});
