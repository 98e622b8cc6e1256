import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { addUnitMember, insertPolicy, insertUnit } from '../../../db/ticket-setup.ts';
import {
  moveTicketInput,
  registerTicketInput,
  type TicketPriority,
  ticketFilter,
} from '../../../shared/contract/tickets.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { listTickets } from './list-tickets.ts';
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
  return listTickets(center.services.db, { ...context, actor }, ticketFilter.parse(asked));
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
