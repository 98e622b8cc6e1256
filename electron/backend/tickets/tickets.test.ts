import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertPhone } from '../../../db/customers.ts';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { checksOfTicket, setTicketCheck } from '../../../db/ticket-checks.ts';
import { clocksOfTicket } from '../../../db/ticket-clocks.ts';
import { eventsOfTicket } from '../../../db/ticket-events.ts';
import { addUnitMember, insertPolicy, insertUnit } from '../../../db/ticket-setup.ts';
import { findTicket } from '../../../db/tickets.ts';
import { moveTicketInput, registerTicketInput, type TransitionName } from '../../../shared/contract/tickets.ts';
import { instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { moveTicket } from './move-ticket.ts';
import { noteTicket } from './note-ticket.ts';
import { registerTicket } from './register-ticket.ts';
import { showTicket } from './show-ticket.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    // Who has no number cannot be asked by a call.
    insertPhone(tx, { id: 'p', customerId: 'customer', position: 1, number: '13900000001', label: null, dead: 0 });
    insertUnit(tx, { id: 'depot', code: 'D', name: 'Depot', assigning: 'in-turn', active: 1 });
    for (const id of ['op1', 'op2']) addUnitMember(tx, 'depot', id);
    seedCategory(tx, { id: 'goods', code: 'G', name: 'Goods', unitId: 'depot', checklist: ['Photo seen'] });
    seedCategory(tx, { id: 'broken', code: 'B', name: 'Broken', parentId: 'goods' });
    seedCategory(tx, { id: 'idea', kind: 'suggestion', code: 'I', name: 'Idea' });
    insertPolicy(tx, {
      ...{
        id: 'plain',
        name: 'Plain',
        kind: 'complaint',
        categoryId: null,
        priority: null,
        classId: null,
        createdAtMs: 0,
      },
      ...{ firstResponseMinutes: 60, handOverMinutes: 120, solutionMinutes: 480, warnPercent: 50 },
    });
  });
});
afterEach(() => center.close());

const at = (text: string) => {
  const [date, clock] = text.split(' ') as [string, string];
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  return instantOf(date, hour * 60 + minute, 'Asia/Shanghai');
};

function register(more: Record<string, unknown> = {}, login: 'op1' | 'op2' | 'lead' = 'op1') {
  const given = { kind: 'complaint', categoryId: 'broken', customerId: 'customer', description: '两条破损', ...more };
  return center.command(center.as(login), registerTicket, registerTicketInput.parse(given));
}
async function move(
  ticketId: string,
  transition: TransitionName,
  more: Record<string, unknown> = {},
  login: 'op1' | 'lead' = 'lead',
) {
  const version = findTicket(center.services.db, ticketId)?.version as number;
  const input = moveTicketInput.parse({ ticketId, version, transition, ...more });
  return await center.command(center.as(login), moveTicket, input);
}
const dueOf = (ticketId: string) =>
  Object.fromEntries(clocksOfTicket(center.services.db, ticketId).map((clock) => [clock.kind, clock.dueAtMs]));

describe('registerTicket', () => {
  it('numbers by kind and day, assigns by the category above in turn, and starts the clocks of the policy that fits', async () => {
    const first = await register();
    const second = await register({ kind: 'suggestion', categoryId: 'idea' });
    const third = await register();
    expect([first.number, second.number, third.number]).toEqual([
      'C-20261124-0001',
      'S-20261124-0001',
      'C-20261124-0002',
    ]);
    const { db } = center.services;
    expect(findTicket(db, first.ticketId)).toMatchObject({
      state: 'registered',
      unitId: 'depot',
      assigneeId: 'op1',
      policyId: 'plain',
    });
    expect(findTicket(db, second.ticketId)).toMatchObject({
      unitId: null,
      assigneeId: null,
      policyId: null,
      dueAtMs: null,
    });
    expect(checksOfTicket(db, first.ticketId).map(({ text }) => text)).toEqual(['Photo seen']);
    // 09:00: 60, 120 and 480 working minutes of 08:30-12:00 and 14:00-17:30.
    expect(dueOf(first.ticketId)).toEqual({
      'first-response': at('2026-11-24 10:00'),
      'hand-over': at('2026-11-24 11:00'),
      solution: at('2026-11-25 10:00'),
    });
    expect(findTicket(db, first.ticketId)?.dueAtMs).toBe(at('2026-11-24 10:00'));
  });

  it('takes an answer given in the call as the first response', async () => {
    const { ticketId } = await register({ answer: '今天补送' });
    const { db } = center.services;
    expect(findTicket(db, ticketId)?.state).toBe('accepted');
    expect(clocksOfTicket(db, ticketId).find(({ kind }) => kind === 'first-response')).toMatchObject({ met: 1 });
    expect(eventsOfTicket(db, ticketId).map(({ kind, told }) => [kind, told])).toEqual([
      ['registered', false],
      ['told', true],
    ]);
  });

  it('is also for a person who is no customer, never for nobody', async () => {
    const { ticketId } = await register({ customerId: null, person: { name: '路人', phone: '' } });
    expect(findTicket(center.services.db, ticketId)).toMatchObject({
      personName: '路人',
      personPhone: null,
      teamId: 'team',
    });
    await expect(register({ customerId: null, person: { name: ' ', phone: '' } })).rejects.toMatchObject({
      key: 'ticket-of-nobody',
    });
    await expect(register({ description: '  ' })).rejects.toMatchObject({ key: 'ticket-without-description' });
    await expect(register({ categoryId: 'idea' })).rejects.toMatchObject({ key: 'category-unknown' });
  });
});

describe('moveTicket', () => {
  it('takes a complaint from registering to its follow-up, each step by who may make it', async () => {
    const { ticketId } = await register();
    await expect(move(ticketId, 'resolve', {}, 'lead')).rejects.toMatchObject({ key: 'transition-not-from' });
    await move(ticketId, 'accept', {}, 'op1');
    await expect(move(ticketId, 'hand-over', { unitId: 'depot' }, 'op1')).rejects.toMatchObject({
      key: 'transition-of-leads',
    });
    await expect(move(ticketId, 'hand-over')).rejects.toMatchObject({ key: 'ticket-needs-unit-or-person' });
    await move(ticketId, 'hand-over', { unitId: 'depot' });
    await move(ticketId, 'work', {}, 'op1');
    await expect(move(ticketId, 'resolve', { result: 'x' })).rejects.toMatchObject({ key: 'ticket-needs-root-cause' });
    await move(ticketId, 'resolve', { result: '已补送', rootCause: 'damaged-goods' });
    await move(ticketId, 'ask-customer');
    await expect(move(ticketId, 'close')).rejects.toMatchObject({ key: 'ticket-checks-open', params: { count: 1 } });
    await center.services.writer.write((tx) =>
      setTicketCheck(tx, { ticketId, position: 1 }, { atMs: 1, byName: 'LEAD' }),
    );
    await expect(move(ticketId, 'close')).rejects.toMatchObject({ key: 'ticket-needs-satisfaction' });
    await expect(move(ticketId, 'close-not-reached')).rejects.toMatchObject({ key: 'ticket-needs-unreached-days' });
    expect(
      eventsOfTicket(center.services.db, ticketId)
        .map(({ data }) => data.to)
        .filter(Boolean),
    ).toEqual(['accepted', 'handed-over', 'in-progress', 'resolved', 'follow-up']);
  });

  it('stops the clocks while a case waits and lets them go on with what was left', async () => {
    const { ticketId } = await register();
    await move(ticketId, 'accept', {}, 'op1');
    await move(ticketId, 'work', {}, 'op1');
    center.clock.nowMs = at('2026-11-24 10:00');
    await move(ticketId, 'wait', { waitingFor: 'customer' }, 'op1');
    expect(dueOf(ticketId).solution).toBeNull();
    expect(findTicket(center.services.db, ticketId)?.dueAtMs).toBeNull();
    center.clock.nowMs = at('2026-11-26 09:00');
    await move(ticketId, 'resume', {}, 'op1');
    // One of eight hours had passed; seven are left.
    expect(dueOf(ticketId).solution).toBe(at('2026-11-27 09:00'));
  });

  it('starts the clocks anew when a case is reopened, and counts it', async () => {
    const { ticketId } = await register();
    await move(ticketId, 'accept', {}, 'op1');
    await move(ticketId, 'resolve', { result: 'ok', rootCause: 'other' });
    await expect(move(ticketId, 'reopen')).rejects.toMatchObject({ key: 'ticket-needs-reason' });
    center.clock.nowMs = at('2026-11-25 08:30');
    await move(ticketId, 'reopen', { reason: '又破了' });
    const { db } = center.services;
    expect(findTicket(db, ticketId)).toMatchObject({ state: 'reopened', reopenedCount: 1, resolvedAtMs: null });
    expect(clocksOfTicket(db, ticketId).map(({ round, met }) => [round, met])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [2, null],
      [2, null],
      [2, null],
    ]);
    expect(findTicket(db, ticketId)?.dueAtMs).toBe(at('2026-11-25 09:30'));
  });

  it('tells the second of two people what the first did', async () => {
    const { ticketId, version } = await register();
    await move(ticketId, 'accept', {}, 'op1');
    const late = center.command(
      center.as('lead'),
      moveTicket,
      moveTicketInput.parse({ ticketId, version, transition: 'work' }),
    );
    await expect(late).rejects.toMatchObject({
      key: 'ticket-changed',
      params: { name: 'OP1', state: 'accepted', version: 2 },
    });
  });

  it('keeps a case from those whose it is not', async () => {
    const { ticketId } = await register({ kind: 'suggestion', categoryId: 'idea' });
    const input = moveTicketInput.parse({ ticketId, version: 1, transition: 'accept' });
    await expect(center.command(center.as('op2'), moveTicket, input)).rejects.toMatchObject({ key: 'ticket-unknown' });
  });

  it('keeps a timeline that nothing can change afterwards', async () => {
    await register();
    const { raw } = center.services.db;
    await expect(
      center.services.writer.write((tx) => tx.raw.exec("UPDATE ticket_event SET text = 'x'")),
    ).rejects.toThrow(/append only/);
    await expect(center.services.writer.write((tx) => tx.raw.exec('DELETE FROM ticket_event'))).rejects.toThrow(
      /append only/,
    );
    expect(raw.prepare('SELECT count(*) FROM ticket_event').pluck().get()).toBe(1);
  });
});

describe('showTicket and noteTicket', () => {
  it('shows each what they may do next, and the clocks as working time left and as a date', async () => {
    const { ticketId } = await register();
    center.clock.nowMs = at('2026-11-24 09:30');
    const shown = (login: 'op1' | 'lead') => showTicket(center.services.db, center.as(login), { ticketId });
    expect(shown('op1').steps.map(({ transition }) => transition)).toEqual(['accept', 'withdraw']);
    expect(shown('lead').steps.map(({ transition }) => transition)).toEqual(['accept', 'hand-over', 'withdraw']);
    expect(shown('op1').clocks[0]).toEqual({
      ...{ kind: 'first-response', round: 1, state: 'running', allowedMinutes: 60 },
      ...{ leftMs: 30 * 60_000, dueAtMs: at('2026-11-24 10:00'), warnAtMs: at('2026-11-24 09:30') },
    });
    expect(shown('op1').categoryPath.map(({ name }) => name)).toEqual(['Goods', 'Broken']);
  });

  it('takes what is said to the customer as the first response, an internal note not', async () => {
    const { ticketId } = await register();
    const note = (version: number, told: boolean) =>
      center.command(center.as('op1'), noteTicket, { ticketId, version, text: 'x', told });
    const met = () => clocksOfTicket(center.services.db, ticketId).find(({ kind }) => kind === 'first-response')?.met;
    await note(1, false);
    expect(met()).toBeNull();
    await expect(note(1, true)).rejects.toMatchObject({ key: 'ticket-changed' });
    await note(2, true);
    expect(met()).toBe(1);
  });
});
