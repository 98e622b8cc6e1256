import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { allCategories, deleteCategory, updateCategory } from '../../../db/ticket-categories.ts';
import { addUnitMember, insertUnit } from '../../../db/ticket-setup.ts';
import { findTicket } from '../../../db/tickets.ts';
import type { ErrorData } from '../../../shared/contract/errors.ts';
import {
  MOST_DESCRIPTION,
  moveTicketInput,
  registerTicketInput,
  TICKET_STATES,
  TRANSITIONS,
} from '../../../shared/contract/tickets.ts';
import { createTranslator, LANGUAGES } from '../../../shared/i18n/index.ts';
import { startSession } from '../auth/start-session.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { moveTicket } from './move-ticket.ts';
import { registerTicket } from './register-ticket.ts';
import { showTicket } from './show-ticket.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    insertUnit(tx, { id: 'empty', code: 'E', name: 'Empty', assigning: 'in-turn', active: 1 });
    seedCategory(tx, { id: 'goods', code: 'G', name: '货物', unitId: 'empty' });
    seedCategory(tx, { id: 'below', code: 'B', name: '破损', parentId: 'goods' });
  });
});
afterEach(() => center.close());

const db = () => center.services.db;
function register(more: object = {}) {
  const given = { kind: 'complaint', categoryId: 'below', customerId: 'customer', description: '破了', ...more };
  return center.command(center.as('op1'), registerTicket, registerTicketInput.parse(given));
}
const move = (more: object) => center.command(center.as('lead'), moveTicket, moveTicketInput.parse(more));
async function refusal(work: Promise<unknown>): Promise<ErrorData> {
  const error = await work.then(
    () => null,
    (reason: { toData(): ErrorData }) => reason,
  );
  if (error === null) throw new Error('was not refused');
  return error.toData();
}
/** The sentences that people read, in both languages. */
const sentences = ({ key, params }: Pick<ErrorData, 'key' | 'params'>) =>
  LANGUAGES.map((language) => createTranslator(language).t(`errors.${key}`, params as Record<string, unknown>));

describe('a category', () => {
  it('that goes out of use or is deleted while the form is open is named in the refusal', async () => {
    await center.services.writer.write((tx) => {
      const goods = allCategories(tx).find(({ id }) => id === 'goods');
      if (goods) updateCategory(tx, { ...goods, active: 0 });
      seedCategory(tx, { id: 'spare', code: 'S', name: 'Spare' });
      deleteCategory(tx, 'spare');
    });
    const inactive = await refusal(register());
    expect(inactive).toMatchObject({ key: 'category-inactive', params: { category: '货物' } });
    for (const sentence of sentences(inactive)) expect(sentence).toContain('货物');
    expect(await refusal(register({ categoryId: 'spare' }))).toMatchObject({ key: 'category-unknown' });
  });

  it('that goes out of use leaves its cases as they are, to be worked on and ended', async () => {
    const { ticketId } = await register();
    await center.services.writer.write((tx) => {
      const below = allCategories(tx).find(({ id }) => id === 'below');
      if (below) updateCategory(tx, { ...below, active: 0 });
    });
    await move({ ticketId, version: 1, transition: 'accept' });
    expect(showTicket(db(), center.as('lead'), { ticketId }).categoryPath.map(({ name }) => name)).toEqual([
      '货物',
      '破损',
    ]);
  });
});

describe('a unit that nobody belongs to', () => {
  it('has the case itself, at registering and at hand-over, whatever its rule', async () => {
    const { ticketId } = await register();
    expect(findTicket(db(), ticketId)).toMatchObject({ unitId: 'empty', assigneeId: null });
    await move({ ticketId, version: 1, transition: 'accept' });
    await move({ ticketId, version: 2, transition: 'hand-over', unitId: 'empty' });
    expect(findTicket(db(), ticketId)).toMatchObject({ state: 'handed-over', unitId: 'empty', assigneeId: null });
  });

  it('is no different when its members have all left', async () => {
    await center.services.writer.write((tx) => {
      addUnitMember(tx, 'empty', 'op2');
      tx.raw.exec("UPDATE operator SET active = 0 WHERE id = 'op2'");
    });
    const { ticketId } = await register();
    expect(findTicket(db(), ticketId)).toMatchObject({ unitId: 'empty', assigneeId: null });
  });
});

describe('two people at once', () => {
  it('the second reads by name and state what the first did, never a code', async () => {
    const { ticketId, version, number } = await register();
    await move({ ticketId, version, transition: 'accept' });
    const late = await refusal(move({ ticketId, version, transition: 'withdraw', reason: 'x' }));
    const [chinese, english] = sentences(late);
    for (const sentence of [chinese, english]) expect(sentence).toContain(`LEAD`);
    expect(chinese).toContain(number);
    expect(chinese).toContain('已受理');
    expect(english).toContain('"Accepted"');
  });

  it.each(['ticket-changed', 'transition-not-from', 'transition-of-leads'])(
    '%s says every state and step in words',
    (key) => {
      for (const state of TICKET_STATES) {
        for (const transition of TRANSITIONS) {
          const said = sentences({ key, params: { state, transition, name: 'A', number: 'C-1', at: 0 } });
          for (const sentence of said) expect(sentence).not.toMatch(/\{\{|tickets\.|\b[a-z]+-[a-z]+\b/);
        }
      }
    },
  );
});

describe('a text', () => {
  it('of 100,000 characters is refused by a sentence with the limit, and nothing is written', async () => {
    await center.services.writer.write((tx) => startSession(tx, 'token', 'op1', center.clock.nowMs));
    const answer = await center.fetch(
      new Request('http://orderline/api/tickets.register', {
        method: 'POST',
        headers: {
          ...{ 'content-type': 'application/json', 'x-command-id': 'one', authorization: 'Bearer token' },
        },
        body: JSON.stringify({
          ...{ kind: 'complaint', categoryId: 'below', customerId: 'customer', description: '长'.repeat(100_000) },
        }),
      }),
    );
    const text = await answer.text();
    expect(text).toContain('"key":"text-too-long"');
    expect(text).toContain(`"most":${MOST_DESCRIPTION}`);
    for (const said of sentences({ key: 'text-too-long', params: { most: MOST_DESCRIPTION } })) {
      expect(said).toContain(String(MOST_DESCRIPTION));
    }
    expect(db().raw.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(0);
  });

  it('of HTML is kept as it was typed', async () => {
    const html = '<img src=x onerror=alert(1)> & "1 < 2"';
    const { ticketId } = await register({ description: html });
    expect(showTicket(db(), center.as('op1'), { ticketId }).description).toBe(html);
  });
});
