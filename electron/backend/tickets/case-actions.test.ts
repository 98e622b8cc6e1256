import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { eventsOfTicket } from '../../../db/ticket-events.ts';
import { insertPolicy } from '../../../db/ticket-setup.ts';
import { findTicket, type StoredTicket } from '../../../db/tickets.ts';
import { changeTicketInput, type FieldDefinition, registerTicketInput } from '../../../shared/contract/tickets.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { changeTicket } from './change-ticket.ts';
import { climbTicket } from './climb-ticket.ts';
import { foreseeChange } from './foresee-change.ts';
import { registerTicket } from './register-ticket.ts';
import { showTicket } from './show-ticket.ts';

let center: OrderCenter;
let ticketId: string;
beforeEach(async () => {
  center = await createOrderCenter();
  const field = (key: string, label: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
    ...{ key, label, type: 'text', required: false, choices: [], ...more },
  });
  const policy = {
    ...{
      kind: 'complaint' as const,
      priority: null,
      classId: null,
      createdAtMs: 0,
      handOverMinutes: null,
      warnPercent: 80,
    },
    firstResponseMinutes: 60,
  };
  await center.services.writer.write((tx) => {
    seedCategory(tx, {
      ...{ id: 'goods', code: 'G', name: 'Goods' },
      fields: [field('product', 'Product'), field('count', 'Count', { type: 'number' })],
    });
    seedCategory(tx, {
      ...{ id: 'price', code: 'P', name: 'Price' },
      fields: [field('product', 'Product'), field('amount', 'Amount', { type: 'number', required: true })],
    });
    insertPolicy(tx, { ...policy, id: 'plain', name: 'Plain', categoryId: null, solutionMinutes: 480 });
    insertPolicy(tx, { ...policy, id: 'fast', name: 'Fast', categoryId: 'price', solutionMinutes: 120 });
  });
  const given = { kind: 'complaint', categoryId: 'goods', customerId: 'customer', description: '少送' };
  const fields = { product: '中华(硬)', count: 3 };
  const register = registerTicketInput.parse({ ...given, fields });
  ticketId = (await center.command(center.as('op1'), registerTicket, register)).ticketId;
});
afterEach(() => center.close());

const stored = () => findTicket(center.services.db, ticketId) as StoredTicket;
const lastEvent = () => eventsOfTicket(center.services.db, ticketId).at(-1);
const supervisor = () => center.context(center.actor(['supervisor'], { operatorId: 'lead', name: 'BOSS' }));

describe('another category', () => {
  const change = (fields: Record<string, unknown>) => {
    const asked = changeTicketInput.parse({ ticketId, version: stored().version, categoryId: 'price', fields });
    return center.command(center.as('op1'), changeTicket, asked);
  };

  it('asks for its own fields, takes over what fits, and keeps the rest in the timeline', async () => {
    await expect(change({})).rejects.toMatchObject({ key: 'ticket-field-missing', params: { field: 'Amount' } });
    await expect(change({ amount: 'much' })).rejects.toMatchObject({ key: 'ticket-field-wrong' });
    expect(stored()).toMatchObject({ categoryId: 'goods', version: 1 });
    await change({ amount: 120 });
    expect(stored().categoryId).toBe('price');
    expect(JSON.parse(stored().fields)).toEqual({ product: '中华(硬)', amount: 120 });
    const category = eventsOfTicket(center.services.db, ticketId).find(({ kind }) => kind === 'category');
    expect(category?.data).toEqual({ from: 'Goods', to: 'Price', kept: 'Count: 3' });
  });

  it('is told of before: its policy, and when each clock then runs out', async () => {
    const foreseen = foreseeChange(center.services.db, center.as('op1'), {
      ticketId,
      priority: null,
      categoryId: 'price',
    });
    expect(foreseen.policyName).toBe('Fast');
    await change({ amount: 120 });
    const { clocks, policyName } = showTicket(center.services.db, center.as('op1'), { ticketId });
    expect(policyName).toBe('Fast');
    expect(clocks.map(({ kind, state, dueAtMs }) => ({ kind, state, dueAtMs }))).toEqual(foreseen.clocks);
    expect(foreseen.clocks.map(({ kind }) => kind)).toEqual(['first-response', 'solution']);
  });
});

describe('climbTicket', () => {
  const climb = (level: number, reason: string, ctx = center.as('lead')) =>
    center.command(ctx, climbTicket, { ticketId, version: stored().version, level, reason });

  it('puts a case before a level with a reason, and back by whoever it was put before', async () => {
    const levels = (ctx = center.as('lead')) => showTicket(center.services.db, ctx, { ticketId }).levels;
    expect([levels(center.as('op1')), levels(), levels(supervisor())]).toEqual([[], [1, 2], [1, 2]]);
    await expect(climb(2, '')).rejects.toMatchObject({ key: 'ticket-needs-reason' });
    await climb(2, '零售户要求主管回电');
    expect(stored().level).toBe(2);
    expect(lastEvent()).toMatchObject({ kind: 'climbed', data: { from: 0, to: 2 }, text: '零售户要求主管回电' });
    await expect(climb(0, 'enough')).rejects.toMatchObject({ key: 'ticket-level' });
    await climb(0, '已回电', supervisor());
    expect(stored().level).toBe(0);
  });

  it('is refused to operators and of what somebody changed meanwhile', async () => {
    await expect(climb(1, 'please', center.as('op1'))).rejects.toMatchObject({ key: 'ticket-level' });
    const late = { ticketId, version: 7, level: 1, reason: 'late' };
    await expect(center.command(center.as('lead'), climbTicket, late)).rejects.toMatchObject({ key: 'ticket-changed' });
  });
});
