import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { addUnitMember, insertPolicy, insertUnit } from '../../../db/ticket-setup.ts';
import { listTicketsInput, NOBODY, ticketFilter } from '../../../shared/contract/ticket-lists.ts';
import { moveTicketInput, registerTicketInput, type TicketPriority } from '../../../shared/contract/tickets.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { countTickets, countViews, listTickets } from './list-tickets.ts';
import { moveTicket } from './move-ticket.ts';
import { registerTicket } from './register-ticket.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    insertUnit(tx, { id: 'depot', code: 'D', name: 'Depot', assigning: 'unit', active: 1 });
    addUnitMember(tx, 'depot', 'op2');
    for (const [id, unitId] of [
      ['goods', 'depot'],
      ['manner', null],
    ] as const) {
      seedCategory(tx, { id, code: id, name: id, unitId, priority: 'low' });
    }
    for (const [priority, solutionMinutes] of [
      ['urgent', 60],
      ['high', 120],
    ] as const) {
      insertPolicy(tx, {
        ...{ id: priority, name: priority, kind: 'complaint', categoryId: null, priority, classId: null },
        ...{ createdAtMs: 0, firstResponseMinutes: null, handOverMinutes: null, solutionMinutes, warnPercent: 50 },
      });
    }
  });
});
afterEach(() => center.close());

function register(priority: TicketPriority, more: Record<string, unknown> = {}, login: 'op1' | 'op2' | 'lead' = 'op1') {
  const given = {
    kind: 'complaint',
    categoryId: 'manner',
    customerId: 'customer',
    description: 'x',
    priority,
    ...more,
  };
  return center.command(center.as(login), registerTicket, registerTicketInput.parse(given));
}
function list(login: 'op1' | 'op2' | 'lead', asked: Record<string, unknown>, more = {}) {
  const context = center.as(login);
  const actor = { ...context.actor, ...more };
  return listTickets(center.services.db, { ...context, actor }, listTicketsInput.parse(asked));
}
const idsOf = (login: 'op1' | 'op2' | 'lead', asked: Record<string, unknown>, more = {}) =>
  list(login, asked, more).rows.map((row) => row.id);

describe('listTickets', () => {
  it('has what is due first on top, and the newest of those that no clock runs for after them', async () => {
    const oldest = await register('low');
    const high = await register('high');
    const urgent = await register('urgent');
    const newest = await register('low');
    const order = [urgent, high, newest, oldest].map(({ ticketId }) => ticketId);
    expect(idsOf('lead', { view: 'open' })).toEqual(order);
    const page = list('lead', { view: 'open', limit: 2, offset: 1 });
    expect([page.rows.map(({ id }) => id), page.more]).toEqual([order.slice(1, 3), true]);
    center.clock.nowMs += 90 * 60_000;
    const overdue = list('lead', { view: 'open', overdue: true });
    expect(overdue.rows.map(({ id, isOverdue }) => [id, isOverdue])).toEqual([[urgent.ticketId, true]]);
    expect(overdue.rows[0]?.leftMs).toBeLessThan(0);
  });

  it('gives each person the own cases, those of own units, and a lead the team', async () => {
    const own = await register('low');
    const ofUnit = await register('low', { categoryId: 'goods' });
    expect(idsOf('op1', { view: 'mine' })).toEqual([ofUnit.ticketId, own.ticketId]);
    expect(idsOf('op2', { view: 'mine' })).toEqual([]);
    expect(idsOf('op2', { view: 'unit' })).toEqual([ofUnit.ticketId]);
    expect(idsOf('op2', { view: 'open' }, { scope: 'own' })).toEqual([ofUnit.ticketId]);
    expect(idsOf('lead', { view: 'open' }, { scope: 'team' })).toHaveLength(2);
    expect(idsOf('lead', { view: 'open' }, { scope: 'team', teamId: 'other' })).toEqual([]);
    expect(idsOf('lead', { view: 'open' }, { scope: 'all', teamId: null })).toHaveLength(2);
  });

  it('shows an ended case only among the ended, and those of a customer to whoever may read it', async () => {
    const { ticketId } = await register('low');
    const input = { ticketId, version: 1, transition: 'withdraw', reason: 'x' };
    await center.command(center.as('op1'), moveTicket, moveTicketInput.parse(input));
    const person = { customerId: null, person: { name: 'Wang', phone: '' } };
    const other = await register('low', person);
    expect(idsOf('op1', { view: 'open' })).toEqual([other.ticketId]);
    expect(list('op1', { view: 'open' }).rows[0]).toMatchObject({ name: 'Wang', customerId: null });
    expect(idsOf('op1', { view: 'ended' })).toEqual([ticketId]);
    const ofCustomer = { view: 'ended', customerId: 'customer' };
    expect(idsOf('op2', ofCustomer, { scope: 'own' })).toEqual([ticketId]);
    expect(idsOf('op2', ofCustomer, { scope: 'own', rights: new Set(['ticket.work']) })).toEqual([]);
  });
});

describe('a narrowed list', () => {
  it('takes a category with those under it, and says when one is gone', async () => {
    await center.services.writer.write((tx) => {
      seedCategory(tx, { id: 'broken', code: 'b', name: 'broken', parentId: 'goods' });
    });
    const below = await register('low', { categoryId: 'broken' });
    const above = await register('low', { categoryId: 'goods' });
    await register('low');
    expect(idsOf('lead', { view: 'all', categoryId: 'goods' })).toEqual([above.ticketId, below.ticketId]);
    expect(idsOf('lead', { view: 'open', categoryId: 'broken' })).toEqual([below.ticketId]);
    expect(() => idsOf('lead', { view: 'all', categoryId: 'gone' })).toThrow('category-unknown');
  });

  it('goes by unit, person, customer, priority, kind and state; nobody is one too', async () => {
    const ofUnit = await register('urgent', { categoryId: 'goods' });
    const ofNone = await register('low');
    const person = { customerId: null, person: { name: 'Wang', phone: '' } };
    const stranger = await register('low', person);
    const taken = { ticketId: ofNone.ticketId, version: 1, transition: 'accept' };
    await center.command(center.as('op1'), moveTicket, moveTicketInput.parse(taken));
    const all = (more: Record<string, unknown>) => idsOf('lead', { view: 'all', ...more });
    expect(all({ unitId: 'depot' })).toEqual([ofUnit.ticketId]);
    expect(all({ unitId: NOBODY })).toEqual([stranger.ticketId, ofNone.ticketId]);
    expect(all({ assigneeId: 'op1' })).toEqual([ofNone.ticketId]);
    expect(all({ assigneeId: NOBODY })).toEqual([stranger.ticketId, ofUnit.ticketId]);
    expect(all({ customerId: 'customer', priority: 'urgent' })).toEqual([ofUnit.ticketId]);
    expect(all({ state: 'accepted' })).toEqual([ofNone.ticketId]);
    expect(all({ kind: 'suggestion' })).toEqual([]);
    expect(all({ reopened: true })).toEqual([]);
    expect(all({ level: 1 })).toEqual([]);
  });

  it('counts business dates of registering, both included', async () => {
    const first = await register('low');
    center.clock.nowMs += 24 * 3_600_000;
    const second = await register('low');
    const dates = (from: string | null, to: string | null) => idsOf('lead', { view: 'all', from, to });
    expect(dates('2026-11-24', '2026-11-24')).toEqual([first.ticketId]);
    expect(dates('2026-11-25', null)).toEqual([second.ticketId]);
    expect(dates(null, '2026-11-25')).toHaveLength(2);
  });

  it('is in the order that is asked for, as far as its view knows it', async () => {
    const low = await register('low');
    const urgent = await register('urgent');
    const high = await register('high');
    const ids = (...cases: readonly { ticketId: string }[]) => cases.map(({ ticketId }) => ticketId);
    const sorted = (sort: string, reversed = false, view = 'open') => idsOf('lead', { view, sort, reversed });
    expect(sorted('priority')).toEqual(ids(urgent, high, low));
    expect(sorted('priority', true)).toEqual(ids(low, high, urgent));
    expect(sorted('due', true)).toEqual(ids(high, urgent, low));
    expect(sorted('registered')).toEqual(ids(high, urgent, low));
    expect(sorted('registered', true)).toEqual(ids(low, urgent, high));
    expect(sorted('due', false, 'all')).toEqual(sorted('registered', false, 'all'));
  });

  it('has due today what runs out before the working day ends, and counts it beside what is overdue', async () => {
    const urgent = await register('urgent');
    await register('low');
    const today = () => idsOf('lead', { view: 'today' });
    const counts = () => countViews(center.services.db, center.as('lead'), {});
    expect(today()).toEqual([urgent.ticketId]);
    expect(counts()).toEqual({ mine: 0, unit: 0, today: 1 });
    center.clock.nowMs += 90 * 60_000;
    expect(today()).toEqual([]);
    expect(counts()).toMatchObject({ today: 0 });
    const filter = ticketFilter.parse({ view: 'open', overdue: true });
    expect(countTickets(center.services.db, center.as('lead'), filter)).toEqual({ total: 1 });
    // At the end of the day what is due tomorrow is not due today.
    center.clock.nowMs = Date.parse('2026-11-24T09:00:00Z');
    const late = await register('high');
    expect(idsOf('lead', { view: 'open', sort: 'registered' })[0]).toBe(late.ticketId);
    expect(today()).toEqual([]);
  });
});
