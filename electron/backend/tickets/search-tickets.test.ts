import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexCustomers } from '../../../db/customer-search.ts';
import { insertPhone } from '../../../db/customers.ts';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { areTicketsIndexed, indexTickets } from '../../../db/ticket-search.ts';
import { searchTicketsInput } from '../../../shared/contract/ticket-lists.ts';
import { moveTicketInput, noteTicketInput, registerTicketInput } from '../../../shared/contract/tickets.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { indexCases } from './index-cases.ts';
import { moveTicket } from './move-ticket.ts';
import { noteTicket } from './note-ticket.ts';
import { registerTicket } from './register-ticket.ts';
import { searchTickets } from './search-tickets.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    seedCategory(tx, { id: 'goods', code: 'goods', name: 'goods' });
    insertPhone(tx, { id: 'p', customerId: 'customer', position: 9, number: '13700137000', label: null, dead: 0 });
    indexCustomers(tx, 1, 1000);
  });
});
afterEach(() => center.close());

type Login = 'op1' | 'op2' | 'lead';
function register(description: string, more: Record<string, unknown> = {}, login: Login = 'op1') {
  const given = { kind: 'complaint', categoryId: 'goods', customerId: 'customer', description, ...more };
  return center.command(center.as(login), registerTicket, registerTicketInput.parse(given));
}
const stranger = (description: string, phone: string, login: Login = 'op1') =>
  register(description, { customerId: null, person: { name: '王先生', phone } }, login);
function search(text: string, login: Login = 'lead', more: Record<string, unknown> = {}, actor = {}) {
  const context = center.as(login);
  const asked = searchTicketsInput.parse({ view: 'all', ...more, text });
  return searchTickets(center.services.db, { ...context, actor: { ...context.actor, ...actor } }, asked);
}
const idsOf = (...asked: Parameters<typeof search>) => search(...asked).rows.map(({ id }) => id);

describe('searchTickets', () => {
  it('finds by the whole number, with that case on top, and by parts of it', async () => {
    const first = await register('外包装破损');
    const second = await register(`说的是 ${first.number} 那件事`);
    const { rows } = search(first.number.toLowerCase());
    expect(rows.map(({ id, foundIn }) => [id, foundIn])).toEqual([
      [first.ticketId, 'number'],
      [second.ticketId, 'description'],
    ]);
    expect(rows[0]).toMatchObject({ before: '', match: first.number, after: '' });
    expect(idsOf(first.number.slice(6))).toContain(first.ticketId);
    const short = search(first.number, 'lead', { limit: 1 });
    expect([short.rows.length, short.more]).toEqual([1, true]);
  });

  it('finds two Chinese characters in description, result, reply, notes and told words, and shows where', async () => {
    const { ticketId } = await register('昨天的货到晚上才送到');
    const step = (input: Record<string, unknown>) =>
      center.command(center.as('lead'), moveTicket, moveTicketInput.parse({ ticketId, ...input }));
    await step({ version: 1, transition: 'accept' });
    await step({ version: 2, transition: 'work' });
    const note = { ticketId, told: false, version: 3, text: '财务核对过扣款 <b>两次</b>' };
    await center.command(center.as('lead'), noteTicket, noteTicketInput.parse(note));
    const told = { ...note, told: true, version: 4, text: '已致歉' };
    await center.command(center.as('lead'), noteTicket, noteTicketInput.parse(told));
    await step({
      version: 5,
      transition: 'resolve',
      result: '随车补送',
      rootCause: 'late-delivery',
      reply: '明早到店',
    });
    const where = (text: string) => search(text).rows.map(({ foundIn }) => foundIn);
    expect([where('晚上'), where('核对'), where('致歉'), where('补送'), where('明早')]).toEqual([
      ['description'],
      ['note'],
      ['told'],
      ['result'],
      ['reply'],
    ]);
    expect(search('<b>两次').rows[0]).toMatchObject({ before: '财务核对过扣款 ', match: '<b>两次', after: '</b>' });
    expect(where('没有')).toEqual([]);
  });

  it('finds a phone in any spelling; who may not see it finds by the whole one and gets it masked', async () => {
    const { ticketId } = await stranger('系统登不上', '138 0013-8000', 'op1');
    const seen = { scope: 'all', rights: new Set(['ticket.work', 'phone.full']) };
    for (const text of ['13800138000', '+86 138 0013 8000', '0013 8000']) {
      expect(search(text, 'lead', {}, seen).rows[0]).toMatchObject({
        id: ticketId,
        foundIn: 'phone',
        match: '138 0013-8000',
      });
    }
    const unseen = { scope: 'all', rights: new Set(['ticket.work']) };
    expect(search('138-00138000', 'op2', {}, unseen).rows[0]).toMatchObject({ id: ticketId, match: '138****8000' });
    expect(idsOf('00138000', 'op2', {}, unseen)).toEqual([]);
    expect(idsOf('00138000', 'op1')).toEqual([ticketId]);
  });

  it('finds the cases of a customer by name, code, initials and phone, the latter as far as it may be seen', async () => {
    const { ticketId } = await register('漏气');
    const customer = center.services.db.raw.prepare("SELECT code, name FROM customer WHERE id = 'customer'").get() as {
      code: string;
      name: string;
    };
    for (const text of [customer.code, customer.name]) {
      expect(search(text).rows[0]).toMatchObject({ id: ticketId, foundIn: 'customer' });
    }
    const unseen = { scope: 'all', rights: new Set(['ticket.work']) };
    expect(search('137 0013 7000', 'op2', {}, unseen).rows[0]).toMatchObject({
      foundIn: 'phone',
      match: '137****7000',
    });
    expect(idsOf('0137000', 'op2', {}, unseen)).toEqual([]);
    const seen = { scope: 'all', rights: new Set(['ticket.work', 'phone.full']) };
    expect(idsOf('0137000', 'op2', {}, seen)).toEqual([ticketId]);
  });

  it('stays within the filter and within reach, the newest first', async () => {
    const old = await register('破损');
    const fresh = await register('破损了', { kind: 'complaint', priority: 'urgent' });
    expect(idsOf('破损')).toEqual([fresh.ticketId, old.ticketId]);
    expect(idsOf('破损', 'lead', { priority: 'urgent' })).toEqual([fresh.ticketId]);
    expect(idsOf('破损', 'op1', { view: 'mine' })).toEqual([fresh.ticketId, old.ticketId]);
    expect(idsOf('破损', 'op2', { view: 'open' }, { scope: 'own' })).toEqual([]);
    expect(idsOf('破损', 'lead', { view: 'ended' })).toEqual([]);
    expect(idsOf('破损', 'lead', { view: 'open' }, { scope: 'team', teamId: 'other' })).toEqual([]);
  });

  it('takes nothing in a text for an operator, and a blank one for nothing', async () => {
    await register('100% "OR" * NEAR(破损) \\ _');
    for (const text of ['"OR"', '* NEAR', '100%', '\\ _', 'NEAR(破']) expect(search(text).rows).toHaveLength(1);
    for (const text of ['" OR "', 'a*', '%%', '______']) expect(search(text).rows).toHaveLength(0);
    expect(() => searchTicketsInput.parse({ view: 'all', text: '  ' })).toThrow();
  });
});

describe('the search index', () => {
  const entries = () => center.services.db.raw.prepare('SELECT * FROM ticket_search_text ORDER BY search_id').all();

  it('is the same when it is built anew', async () => {
    const { ticketId } = await stranger('系统登不上', '138 0013 8000');
    await register('破损', { answer: '马上补送' });
    const note = { ticketId, version: 1, text: '已回电', told: true };
    await center.command(center.as('op1'), noteTicket, noteTicketInput.parse(note));
    const withdraw = { ticketId, version: 2, transition: 'withdraw', reason: '客户撤回' };
    await center.command(center.as('op1'), moveTicket, moveTicketInput.parse(withdraw));
    const kept = entries();
    await center.services.writer.write((tx) => indexTickets(tx, 1, 100));
    expect(entries()).toEqual(kept);
    expect(idsOf('撤回')).toEqual([ticketId]);
  });

  it('gets the cases that were written before there was one', async () => {
    const { ticketId } = await register('破损');
    const kept = entries();
    await center.services.writer.write((tx) => {
      tx.raw.exec('DELETE FROM ticket_search_text; DELETE FROM ticket_trigram; DELETE FROM ticket_gram');
    });
    expect([areTicketsIndexed(center.services.db), idsOf('破损')]).toEqual([false, []]);
    const job = { throwIfCancelled: () => undefined, write: center.services.writer.write };
    expect(await indexCases(job as never)).toBe(1);
    expect([areTicketsIndexed(center.services.db), idsOf('破损'), entries()]).toEqual([true, [ticketId], kept]);
  });
});
