import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import { eventsOfTicket } from '../../../db/ticket-events.ts';
import { findTicket } from '../../../db/tickets.ts';
import { registerTicketInput } from '../../../shared/contract/tickets.ts';
import { changeOrder } from '../orders/change-order.ts';
import { discardDraft } from '../orders/discard-draft.ts';
import { saveDraft } from '../orders/save-draft.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { listCallerCases } from './list-caller-cases.ts';
import { registerTicket } from './register-ticket.ts';
import { showTicket } from './show-ticket.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter({ customers: 2 });
  await center.services.writer.write((tx) => seedCategory(tx, { id: 'broken', code: 'B', name: 'Broken' }));
});
afterEach(() => center.close());

const register = (more: Record<string, unknown> = {}, commandId?: string) =>
  center.command(
    center.as('op1'),
    registerTicket,
    registerTicketInput.parse({
      kind: 'complaint',
      categoryId: 'broken',
      customerId: null,
      description: '破损',
      ...more,
    }),
    ...(commandId === undefined ? [] : [{ audit: 'change' as const, commandId }]),
  );
const stored = (ticketId: string) => findTicket(center.services.db, ticketId);
const shown = (ticketId: string) => showTicket(center.services.db, center.as('op1'), { ticketId });
const call = (customerId: string | null, operatorId = 'op1') =>
  center.services.writer.write((tx) =>
    tx.raw
      .prepare(`INSERT INTO call (id, conversation_id, customer_id, direction, source, operator_id, number, business_date, started_at_ms)
        VALUES ('call', 'call', ?, 'in', 'incoming', ?, '13900000001', '2026-11-24', 0)`)
      .run(customerId, operatorId),
  );
const line = (productId: string, quantity: number) => ({
  productId,
  quantity,
  priceMinor: 19_500,
});
const order = (lines: ReturnType<typeof line>[], more: object = {}) => ({
  ...{ customerId: 'customer', deliveryDate: DELIVERY_DATE, draftRevision: null, note: '', lines },
  ...more,
});
const submit = (lines: ReturnType<typeof line>[], more: object = {}) =>
  center.command(center.as('op1'), submitOrder, order(lines, more));
const draft = () =>
  center.command(
    center.as('op1'),
    saveDraft,
    {
      ...{ customerId: 'customer', deliveryDate: DELIVERY_DATE, baseRevision: 0, note: '', takeOver: false },
      lines: [{ productId: 'stocked', quantity: 5 }],
    },
    { audit: 'none', commandId: null },
  );

describe('whose case it is', () => {
  it('is that of the customer on the line, with the call, where nobody is named', async () => {
    await call('customer');
    const { ticketId } = await register();
    expect(stored(ticketId)).toMatchObject({ customerId: 'customer', callId: 'call', teamId: 'team' });
  });

  it('is that of a stranger on the line, known by the number', async () => {
    await call(null);
    const { ticketId } = await register();
    expect(stored(ticketId)).toMatchObject({ customerId: null, personPhone: '13900000001', callId: 'call' });
    const named = await register({ person: { name: '路人', phone: '' } });
    expect(stored(named.ticketId)).toMatchObject({ personName: '路人', personPhone: null, callId: 'call' });
  });

  it('that a stranger has open is found and worked on by whoever takes their next call', async () => {
    await register({ person: { name: '路人', phone: '139-0000 0001' } });
    const seen = () => listCallerCases(center.services.db, center.as('op2'), {}).cases;
    expect(seen()).toEqual([]);
    await call(null, 'op2');
    const [found] = seen();
    expect(found).toMatchObject({ number: expect.stringMatching(/^C-/), state: 'registered' });
    const of = () => showTicket(center.services.db, center.as('op2'), { ticketId: found?.id as string });
    expect(of()).toMatchObject({ mayWork: true });
    await center.services.writer.write((tx) => tx.raw.exec("UPDATE call SET customer_id = 'customer'"));
    expect(seen()).toEqual([]);
    expect(of).toThrow(expect.objectContaining({ key: 'ticket-unknown' }));
  });

  it('has no call that is with somebody else, or in the hand of another', async () => {
    await call('customer');
    const { ticketId } = await register({ customerId: 'customer-2' });
    expect(stored(ticketId)).toMatchObject({ customerId: 'customer-2', callId: null });
    await center.services.writer.write((tx) => tx.raw.exec("UPDATE call SET operator_id = 'op2'"));
    await expect(register()).rejects.toMatchObject({ key: 'ticket-of-nobody' });
    const other = await register({ customerId: 'customer' });
    expect(stored(other.ticketId)?.callId).toBeNull();
  });

  it('is registered once by one command', async () => {
    const first = await register({ customerId: 'customer' }, 'once');
    expect(await register({ customerId: 'customer' }, 'once')).toEqual(first);
    expect((await register({ customerId: 'customer' }, 'again')).ticketId).not.toBe(first.ticketId);
  });
});

describe('the order that a case is about', () => {
  it('is one of the customer, with a line that it has', async () => {
    const { orderId } = await submit([line('plain', 2)]);
    const { ticketId } = await register({ customerId: 'customer', orderId, orderLineNumber: 1 });
    expect(shown(ticketId).order).toMatchObject({ id: orderId, line: { lineNumber: 1, quantity: 2 } });
    const about = (more: object) => register({ customerId: 'customer', orderId, ...more });
    await expect(about({ orderLineNumber: 2 })).rejects.toMatchObject({ key: 'order-line-unknown' });
    await expect(about({ customerId: 'customer-2' })).rejects.toMatchObject({ key: 'order-of-other-customer' });
    await expect(about({ orderId: 'none' })).rejects.toMatchObject({ key: 'order-unknown' });
  });

  it('stays the line of its product when the order is changed, and the order as a whole when that is gone', async () => {
    const { orderId } = await submit([line('plain', 2), line('stocked', 5)]);
    const { ticketId } = await register({ customerId: 'customer', orderId, orderLineNumber: 2 });
    const change = (version: number, lines: ReturnType<typeof line>[]) =>
      center.command(center.as('op1'), changeOrder, { orderId, version, reason: 'r', note: '', lines });
    await change(1, [line('stocked', 10)]);
    expect(stored(ticketId)).toMatchObject({ orderId, orderLineNumber: 1, version: 1 });
    await change(2, [line('plain', 2)]);
    expect(stored(ticketId)).toMatchObject({ orderId, orderLineNumber: null });
  });

  it('that is just being taken is linked once it is submitted, and said in the timeline', async () => {
    const orderInHand = { deliveryDate: DELIVERY_DATE, productId: 'stocked' };
    await expect(register({ customerId: 'customer', orderInHand })).rejects.toMatchObject({
      key: 'order-in-hand-gone',
    });
    await draft();
    const { ticketId } = await register({ customerId: 'customer', orderInHand });
    expect(shown(ticketId)).toMatchObject({ order: null, orderInHand: { deliveryDate: DELIVERY_DATE } });
    const { orderId } = await submit([line('plain', 2), line('stocked', 5)], { draftRevision: 1 });
    expect(stored(ticketId)).toMatchObject({ orderId, orderLineNumber: 2, version: 1 });
    expect(shown(ticketId)).toMatchObject({ orderInHand: null, order: { line: { quantity: 5 } } });
    expect(eventsOfTicket(center.services.db, ticketId).at(-1)).toMatchObject({ kind: 'order-linked' });
  });

  it('that was submitted in this call meanwhile is linked at once', async () => {
    await call('customer');
    const { orderId } = await submit([line('plain', 2), line('stocked', 5)]);
    const about = (deliveryDate: string) =>
      register({ customerId: 'customer', orderInHand: { deliveryDate, productId: 'stocked' } });
    expect(stored((await about(DELIVERY_DATE)).ticketId)).toMatchObject({ orderId, orderLineNumber: 2 });
    await expect(about('2026-12-09')).rejects.toMatchObject({ key: 'order-in-hand-gone' });
  });

  it('that is discarded leaves the case without one', async () => {
    const { draftId } = await draft();
    const { ticketId } = await register({
      customerId: 'customer',
      orderInHand: { deliveryDate: DELIVERY_DATE, productId: null },
    });
    await center.command(center.as('op1'), discardDraft, { draftId, revision: 1 });
    expect(shown(ticketId)).toMatchObject({ order: null, orderInHand: null });
  });
});
