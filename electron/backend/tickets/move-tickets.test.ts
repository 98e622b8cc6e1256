import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { eventsOfTicket } from '../../../db/ticket-events.ts';
import { insertUnit } from '../../../db/ticket-setup.ts';
import { findTicket } from '../../../db/tickets.ts';
import { moveTicketsInput } from '../../../shared/contract/ticket-bulk.ts';
import { moveTicketInput, registerTicketInput } from '../../../shared/contract/tickets.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { moveTicket } from './move-ticket.ts';
import { moveTickets } from './move-tickets.ts';
import { registerTicket } from './register-ticket.ts';

let center: OrderCenter;
let ids: string[];
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    insertUnit(tx, { id: 'depot', code: 'D', name: 'Depot', assigning: 'unit', active: 1 });
    seedCategory(tx, { id: 'idea', kind: 'suggestion', code: 'I', name: 'Idea' });
    seedCategory(tx, {
      ...{ id: 'price', kind: 'suggestion', code: 'P', name: 'Price' },
      fields: [{ key: 'amount', label: 'Amount', type: 'number', required: true, choices: [] }],
    });
  });
  ids = [];
  for (const description of ['eins', 'zwei', 'drei']) ids.push(await register(description));
});
afterEach(() => center.close());

async function register(description: string): Promise<string> {
  const given = { kind: 'suggestion', categoryId: 'idea', customerId: 'customer', description };
  return (await center.command(center.as('op1'), registerTicket, registerTicketInput.parse(given))).ticketId;
}
const stored = (ticketId: string) => {
  const ticket = findTicket(center.services.db, ticketId);
  if (!ticket) throw new Error('no such case');
  return ticket;
};
const seen = (ticketIds: readonly string[] = ids) =>
  ticketIds.map((ticketId) => ({ ticketId, version: findTicket(center.services.db, ticketId)?.version ?? 1 }));

async function some(
  doing: Record<string, unknown>,
  { tickets = seen(), login = 'lead' as 'op1' | 'op2' | 'lead', commandId = center.services.ports.newId() } = {},
) {
  const { services } = center;
  const ctx = { ...center.as(login), services, commandId, procedure: 'tickets.moveSome' };
  return await moveTickets(ctx, moveTicketsInput.parse({ tickets, doing }));
}

describe('moveTickets', () => {
  it('takes each by itself: one that is elsewhere by now is refused with number and sentence, the others are done', async () => {
    const [first = '', second = '', third = ''] = ids;
    const tickets = seen();
    const { version } = stored(second);
    const accept = moveTicketInput.parse({ ticketId: second, version, transition: 'accept' });
    await center.command(center.as('lead'), moveTicket, accept);
    const asked = { tickets: [...tickets, { ticketId: 'nothing', version: 1 }], commandId: 'once' };
    const moved = await some({ what: 'step', transition: 'accept' }, asked);
    expect(moved).toEqual({
      done: [
        { ticketId: first, version: 2 },
        { ticketId: third, version: 2 },
      ],
      refused: [
        expect.objectContaining({ number: stored(second).number, key: 'ticket-changed' }),
        { ticketId: 'nothing', number: '', key: 'ticket-unknown', params: {} },
      ],
    });
    expect(ids.map((id) => stored(id).state)).toEqual(['accepted', 'accepted', 'accepted']);
    // The same command once more finds done what was done.
    expect((await some({ what: 'step', transition: 'accept' }, asked)).done).toEqual(moved.done);
    expect(stored(first).version).toBe(2);
  });

  it('closes what is resolved and refuses what is not; nobody withdraws a selection', async () => {
    const [first = '', second = ''] = ids;
    const how = { result: 'Done', decision: 'adopted', reply: 'Thank you' };
    await some({ what: 'step', transition: 'accept' });
    await some({ what: 'step', transition: 'resolve', ...how }, { tickets: seen([first]) });
    const closed = await some({ what: 'step', transition: 'close' }, { tickets: seen([first, second]) });
    expect(closed.done.map(({ ticketId }) => ticketId)).toEqual([first]);
    expect(closed.refused).toMatchObject([{ key: 'transition-not-from', params: { state: 'accepted' } }]);
    expect(stored(first).state).toBe('closed');
    await expect(some({ what: 'step', transition: 'withdraw', reason: 'x' })).rejects.toThrow();
  });

  it('gives them to a unit and takes that back where nothing was done since', async () => {
    const [first = '', second = ''] = ids;
    const given = await some({ what: 'assign', unitId: 'depot', assigneeId: 'op2' });
    expect(given.done).toHaveLength(3);
    expect(stored(first)).toMatchObject({ unitId: 'depot', assigneeId: 'op2' });
    await some({ what: 'note', text: 'Looked at it', told: false }, { tickets: seen([second]) });
    const back = await some({ what: 'take-back' }, { tickets: given.done });
    expect(back.done.map(({ ticketId }) => ticketId)).toEqual(ids.filter((id) => id !== second));
    expect(back.refused).toMatchObject([{ ticketId: second, key: 'ticket-changed' }]);
    expect(stored(first)).toMatchObject({ unitId: null, assigneeId: null });
    expect(stored(second)).toMatchObject({ unitId: 'depot', assigneeId: 'op2' });
    const again = await some({ what: 'take-back' }, { tickets: seen([second]) });
    expect(again.refused).toMatchObject([{ key: 'ticket-not-assigned' }]);
  });

  it('leaves giving to leads', async () => {
    const doing = { what: 'assign', unitId: 'depot', assigneeId: null };
    await expect(some(doing, { login: 'op1' })).rejects.toMatchObject({ key: 'right-missing' });
    expect((await some({ what: 'note', text: 'Mine', told: false }, { login: 'op1' })).done).toHaveLength(3);
    const strange = await some({ what: 'note', text: 'Not mine', told: false }, { login: 'op2' });
    expect(strange.refused.map(({ number, key }) => [number, key])).toEqual(ids.map(() => ['', 'ticket-unknown']));
  });

  it('sets priority, and a category unless it asks for a field that nobody filled in', async () => {
    const [first = ''] = ids;
    expect((await some({ what: 'priority', priority: 'urgent', reason: 'Press' })).done).toHaveLength(3);
    expect(stored(first).priority).toBe('urgent');
    const refused = await some({ what: 'category', categoryId: 'price' });
    expect(refused.refused[0]).toMatchObject({ key: 'ticket-field-missing', params: { field: 'Amount' } });
    expect(stored(first).categoryId).toBe('idea');
    expect(eventsOfTicket(center.services.db, first).map(({ kind }) => kind)).toEqual(['registered', 'priority']);
  });
});
