import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexCustomers } from '../../../db/customer-search.ts';
import { insertMessage } from '../../../db/messages.ts';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import { inHand as contract, findByNumberOutput } from '../../../shared/contract/calls.ts';
import { moveTicketInput, registerTicketInput } from '../../../shared/contract/tickets.ts';
import { changesOfCustomer } from '../customer-changes/show-changes.ts';
import { conveyMessage } from '../messages/convey-message.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { pauseSeat } from '../seats/pause-seat.ts';
import { createSeatCenter, ORDER, type SeatCenter } from '../testing/seat-center.ts';
import { moveTicket } from '../tickets/move-ticket.ts';
import { registerTicket } from '../tickets/register-ticket.ts';
import { attachCaller } from './attach-caller.ts';
import { findByNumber } from './find-by-number.ts';
import { finishCall } from './finish-call.ts';
import { takeIncoming } from './take-incoming.ts';

let center: SeatCenter;
beforeEach(async () => {
  center = await createSeatCenter();
});
afterEach(() => center.close());

const find = (number: string) => findByNumber(center.services.db, center.seat('op1').ctx(), { number }).callers;

/** Everybody has to be told this. */
const tellAll = () =>
  center.services.writer.write((tx) =>
    insertMessage(
      tx,
      {
        id: 'm1',
        text: '新品到货',
        validFrom: '2026-11-01',
        validTo: '2026-12-31',
        source: 'manual',
        orderCalendarId: null,
        ticketId: null,
        createdAtMs: 0,
        createdBy: 'lead',
      },
      [{ kind: 'all', target: '' }],
    ),
  );

describe('an incoming call', () => {
  const caller = { number: '139 0000 0021', customerId: 'customer-2' };

  it('finds everyone who has the number, with the call of today', () => {
    const found = findByNumber(center.services.db, center.seat('op1').ctx(), { number: '+86 139-0000-0021' });
    expect(found.callers).toMatchObject([
      { customerId: 'customer-2', routeName: '一号线', exact: true, due: { taskId: 'task-2', heldBy: null } },
    ]);
    expect(findByNumberOutput.parse(found)).toEqual(found);
  });

  it.each(['+86 139 0000 0021', '０１３９００００００２１', '13900000021', '013900000021'])(
    'finds them by %s',
    (number) => {
      expect(find(number)).toMatchObject([{ customerId: 'customer-2', exact: true }]);
    },
  );

  it('finds by the end of the number when nobody has it, and says so', async () => {
    await center.services.writer.write((tx) => indexCustomers(tx, 0, 1_000));
    expect(find('0021')).toMatchObject([{ customerId: 'customer-2', exact: false }]);
    expect(find('0571-00000021-8')).toMatchObject([{ customerId: 'customer-2', exact: false }]);
    expect(find('021')).toEqual([]);
  });

  it('shows at a glance: last orders and call, today’s call and who has it, a draft, messages', async () => {
    const other = center.seat('op2');
    await other.ready();
    await other.next();
    await other.dial();
    await other.do(submitOrder, ORDER);
    const held = find('13900000011')[0];
    expect(held).toMatchObject({
      due: { taskId: 'task-1', state: 'held', heldBy: 'OP2', talking: true },
      lastCall: { operatorName: 'OP2', disposition: 'ordered' },
      draft: null,
      messages: 0,
    });
    expect(held?.lastOrders).toHaveLength(3);
    expect(held?.lastOrders[0]).toEqual({
      orderDate: ORDER_DAY,
      lineCount: 1,
      amountMinor: 195_000,
      state: 'submitted',
    });
    await other.end();
    await other.next();
    await tellAll();
    expect(find('13900000011')[0]).toMatchObject({ due: { state: 'done', disposition: 'ordered' }, messages: 1 });
    expect(find('13900000021')[0]?.due).toMatchObject({ state: 'held', heldBy: 'OP2', talking: false });
  });

  it('shows the open cases of whoever calls, whosever they are, and no ended ones', async () => {
    const seat = center.seat('op2');
    await center.services.writer.write((tx) => {
      seedCategory(tx, { id: 'late', code: 'L', name: 'Late' });
    });
    const about = { kind: 'complaint', categoryId: 'late', customerId: 'customer', description: 'Too late' };
    const first = await seat.do(registerTicket, registerTicketInput.parse(about));
    const second = await seat.do(registerTicket, registerTicketInput.parse(about));
    const withdrawn = { ticketId: first.ticketId, version: 1, transition: 'withdraw', reason: 'Came after all' };
    await seat.do(moveTicket, moveTicketInput.parse(withdrawn));
    expect(find('13900000011')[0]?.tickets).toEqual([
      { number: second.number, kind: 'complaint', state: 'registered', categoryName: 'Late', dueAtMs: null },
    ]);
  });

  it('takes the call of today along, so that its order settles it; what was in hand is put aside', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    const taken = await seat.do(takeIncoming, caller);
    expect(taken).toMatchObject({
      seat: { state: 'talking' },
      customer: { id: 'customer-2' },
      task: { taskId: 'task-2' },
      call: { direction: 'in', number: '13900000021' },
    });
    expect(center.task('task-1')).toMatchObject({ state: 'open', place: 'parked' });
    // One key leads back to what was parked.
    await seat.record({ disposition: 'no-order', noOrderReason: 'enough-stock' });
    expect((await seat.next()).inHand.task).toMatchObject({ taskId: 'task-1', parked: true });
  });

  it('leads back to the pause that it came in during, and to no pause otherwise', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    center.after(5);
    await seat.do(pauseSeat, { reason: 'meal' });
    center.after(5);
    await seat.do(takeIncoming, caller);
    center.after(30);
    const over = await seat.record({ disposition: 'refused' });
    expect(over.backToPause).toBe('meal');
    await seat.do(pauseSeat, { reason: 'meal' });
    expect(center.task('task-2').state).toBe('done');
    await seat.ready();
    await seat.do(takeIncoming, { number: '13900000031', customerId: 'customer-3' });
    expect((await seat.record({ disposition: 'refused' })).backToPause).toBeNull();
  });

  it('takes the day’s call from a seat that previews another shop of the same person', async () => {
    await center.services.writer.write((tx) => void tx.raw.exec(`UPDATE customer SET owner_id = 'boss'`));
    const other = center.seat('op2');
    await other.ready();
    await other.next();
    const seat = center.seat('op1');
    await seat.ready();
    expect((await seat.do(takeIncoming, caller)).task?.taskId).toBe('task-2');
    expect(other.inHand().seat).toMatchObject({ state: 'ready', reason: 'yielded' });
  });

  it('waits while talking', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    await seat.answer();
    await expect(seat.do(takeIncoming, caller)).rejects.toMatchObject({ key: 'incoming-while-talking' });
  });

  it('takes the customer from a seat that only previews, and names one that is in a call', async () => {
    const other = center.seat('op2');
    await other.ready();
    await other.next();
    const seat = center.seat('op1');
    await seat.ready();
    const first = { number: '13900000011', customerId: 'customer' };
    expect((await seat.do(takeIncoming, first)).task?.taskId).toBe('task-1');
    expect(other.inHand()).toMatchObject({
      seat: { state: 'ready' },
      customer: null,
      yielded: { customerName: expect.any(String), seat: 'OP1' },
    });
    expect(contract.parse(other.inHand()).yielded).not.toBeNull();
    await other.next();
    await other.dial();
    await seat.record({ disposition: 'refused' });
    await expect(seat.do(takeIncoming, caller)).rejects.toMatchObject({
      key: 'customer-in-call',
      params: { seat: 'OP2' },
    });
    // Refused as a whole: what was in hand is as it was.
    expect(seat.inHand()).toMatchObject({ seat: { state: 'wrap-up' }, call: { disposition: 'refused' } });
  });

  it('is logged without a customer when nobody has the number', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.do(takeIncoming, { number: '400 123', customerId: null });
    expect(seat.inHand()).toMatchObject({ customer: null, task: null, call: { number: '400123' } });
    await seat.record({ disposition: 'handled' });
    await seat.do(finishCall, {});
    expect(seat.inHand().call).toBeNull();
    await expect(seat.do(takeIncoming, { number: '---', customerId: null })).rejects.toMatchObject({
      key: 'number-without-digits',
    });
  });
});

describe('a caller whose number nobody has', () => {
  const stranger = { number: '13611112222', customerId: null };
  const requests = (customerId: string) =>
    changesOfCustomer(center.services.db, center.as('lead'), { customerId }).map(({ parts }) => parts);

  it('is attached to a customer, with the day’s call and the number asked to be added', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    const { call } = await seat.do(takeIncoming, stranger);
    await seat.record({ disposition: 'handled' });
    const attached = await seat.do(attachCaller, { customerId: 'customer-2', addNumber: true });
    // Somebody due today is asked for the order first.
    expect(attached).toMatchObject({
      customer: { id: 'customer-2' },
      task: { taskId: 'task-2' },
      call: { id: call?.id, number: '13611112222', disposition: null },
    });
    expect(contract.parse(attached)).toEqual(attached);
    expect(requests('customer-2')).toMatchObject([
      [{ field: 'phones', after: [{}, {}, { number: '13611112222', dead: false }] }],
    ]);
    await seat.record({ disposition: 'refused' });
    await seat.do(finishCall, {});
    expect(center.task('task-2').state).toBe('done');
    expect(center.call(call?.id ?? '')).toMatchObject({
      customerId: 'customer-2',
      taskId: 'task-2',
      routeId: 'route',
      classId: 'class-a',
      source: 'strategy',
    });
  });

  it('may be somebody else after all: the first one has their call and their messages back', async () => {
    await tellAll();
    const seat = center.seat('op1');
    await seat.ready();
    await seat.do(takeIncoming, stranger);
    await seat.do(attachCaller, { customerId: 'customer', addNumber: false });
    await seat.do(conveyMessage, { messageId: 'm1', conveyed: true });
    const now = await seat.do(attachCaller, { customerId: 'customer-3', addNumber: false });
    expect(now).toMatchObject({ customer: { id: 'customer-3' }, task: { taskId: 'task-3' } });
    expect(now.messages).toMatchObject([{ messageId: 'm1', conveyed: false }]);
    expect(center.task('task-1').state).toBe('open');
    expect(find('13900000011')[0]?.messages).toBe(1);
    expect(requests('customer')).toEqual([]);
  });

  it('is not attached once the call has its order, nor is a call that was dialed', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.do(takeIncoming, { number: '13900000011', customerId: 'customer' });
    await seat.do(submitOrder, ORDER);
    const attach = () => seat.do(attachCaller, { customerId: 'customer-2', addNumber: false });
    await expect(attach()).rejects.toMatchObject({ key: 'caller-known' });
    await seat.end();
    await seat.next();
    await seat.dial();
    await expect(attach()).rejects.toMatchObject({ key: 'caller-known' });
  });
});
