import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCalls, seedId } from '../../../db/testing/seed-calls.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { readCallLogChoices } from './read-call-log-choices.ts';
import { showCall } from './show-call.ts';

let backend: TempBackend;
const FIRST = seedId('ca', 0);
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seedCalls(tx, { calls: 600 });
    tx.raw.exec(`
      INSERT INTO call_task (id, customer_id, business_date, source, state, created_at_ms)
        SELECT 'task', customer_id, business_date, 'strategy', 'done', 0 FROM call WHERE id = '${FIRST}';
      UPDATE call SET task_id = 'task', promised_at_ms = 5, promised_to = 'own' WHERE rowid IN (1, 60);
      UPDATE call SET conversation_id = '${FIRST}' WHERE rowid = 2;
      INSERT INTO message (id, text, valid_from, valid_to, source, created_at_ms, created_by)
        VALUES ('m', '新品到货', '2026-11-01', '2026-11-30', 'manual', 0, 'boss');
      INSERT INTO message_conveyed SELECT 'm', customer_id, id, operator_id, 7 FROM call WHERE rowid = 1;
      INSERT INTO ticket (id, number, kind, state, priority, category_id, call_id, description, registered_at_ms, registered_by)
        SELECT 'case', 'C-1', 'complaint', 'registered', 'normal', 'goods', id, '少货', 0, operator_id FROM call WHERE rowid = 1;
      INSERT INTO ticket (id, number, kind, state, priority, category_id, customer_id, description, registered_at_ms, registered_by)
        SELECT 'asked', 'C-0', 'complaint', 'follow-up', 'normal', 'goods', customer_id, '破损', 0, operator_id FROM call WHERE rowid = 1;
      UPDATE message SET ticket_id = 'asked';
      INSERT INTO call_item (id, task_id, kind, state, reference_id)
        VALUES ('i1', 'task', 'order', 'done', NULL), ('i2', 'task', 'follow-up', 'done', 'asked'), ('i3', 'task', 'message', 'done', 'm');
      INSERT INTO ticket_event (id, ticket_id, at_ms, operator_name, kind, data) VALUES
        ('e1', 'asked', 1, '', 'follow-up-answered', '{"settled":false,"satisfaction":null,"callId":"${FIRST}"}'),
        ('e2', 'asked', 2, '', 'follow-up-answered', '{"settled":true,"satisfaction":4,"callId":"${FIRST}"}'),
        ('e3', 'case', 3, '', 'follow-up-answered', '{"settled":true,"satisfaction":1,"callId":"another"}');
      INSERT INTO customer_change (id, customer_id, state, parts, call_id, asked_at_ms, asked_by, asked_by_name)
        SELECT 'change', customer_id, 'pending', '[{"field":"phones"},{"field":"address"}]', id, 0, operator_id, '' FROM call WHERE rowid = 1;
    `);
  });
});
afterAll(() => backend.close());

const shown = (roles: Parameters<TempBackend['actor']>[0], more: object = {}) =>
  showCall(backend.services.db, backend.context(backend.actor(roles, more)), { callId: FIRST });

describe('one call of the log', () => {
  it('comes with attempts, conversation, messages, orders and cases', () => {
    const { call, promise, attempts, conversation, messages, orders, tickets } = shown(['supervisor']);
    expect(call).toMatchObject({ id: FIRST, number: '13800000000', ticketId: 'case', ticketNumbers: 'C-1' });
    expect(promise).toEqual({ atMs: 5, to: 'own' });
    expect(attempts.map((one) => one.id)).toEqual([FIRST, seedId('ca', 59)]);
    expect(conversation.map((one) => one.id)).toEqual([seedId('ca', 1)]);
    expect(messages).toEqual([{ id: 'm', text: '新品到货', atMs: 7, case: { id: 'asked', number: 'C-0' } }]);
    expect(orders.map((order) => order.id)).toEqual([call.orderId]);
    expect(tickets).toMatchObject([{ id: 'case', number: 'C-1', categoryName: '货物' }]);
  });

  it('says what the call was for, what was answered and which changes were asked for in it', () => {
    const { agenda, followUps, changes } = shown(['supervisor']);
    expect(agenda).toMatchObject([
      { kind: 'order', state: 'done', case: null },
      { kind: 'follow-up', state: 'done', case: { id: 'asked', number: 'C-0' } },
    ]);
    expect(followUps).toEqual([{ id: 'asked', number: 'C-0', categoryName: '货物', settled: true, satisfaction: 4 }]);
    expect(changes).toMatchObject([{ id: 'change', state: 'pending', fields: ['phones', 'address'] }]);
  });

  it('shows an operator no attempts of others, and numbers masked', () => {
    const { call, attempts, conversation } = shown(['operator'], { operatorId: seedId('c2', 0) });
    expect(call.number).toBe('138****0000');
    expect([attempts.map((one) => one.id), conversation]).toEqual([[FIRST], []]);
  });

  it('keeps the name of whoever left, and the filter still offers them', async () => {
    await backend.services.writer.write((tx) => tx.raw.exec(`UPDATE operator SET active = 0 WHERE login = 'op01'`));
    const { call } = shown(['supervisor']);
    expect(call.operator).toBe('座席员1');
    const { operators } = readCallLogChoices(backend.services.db, backend.context(backend.actor(['supervisor'])), {});
    expect(operators.at(-1)).toEqual({ id: seedId('c2', 0), label: '座席员1 (op01)' });
  });

  it('is unknown to whoever does not see it in the log', () => {
    expect(() => shown(['operator'], { operatorId: seedId('c2', 1) })).toThrow('call-unknown');
    expect(() => shown(['lead'], { teamId: seedId('c1', 1) })).toThrow('call-unknown');
  });
});
