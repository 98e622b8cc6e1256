import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertConveyed, insertMessage } from '../../../db/messages.ts';
import { insertDraft } from '../../../db/order-drafts.ts';
import { askChangeInput } from '../../../shared/contract/customer-changes.ts';
import { changeMembership } from '../classes/change-membership.ts';
import { askChange } from '../customer-changes/ask-change.ts';
import { decideChange } from '../customer-changes/decide-change.ts';
import type { ReadContext } from '../services.ts';
import { createSeatCenter, type SeatCenter } from '../testing/seat-center.ts';
import { editCustomer } from './edit-customer.ts';
import { readConveyed, readCustomerCalls, readTimeline } from './read-history.ts';
import { readOutlook } from './read-outlook.ts';

let center: SeatCenter;
beforeEach(async () => {
  center = await createSeatCenter();
});
afterEach(() => center.close());

const db = () => center.services.db;
const supervisor = () => center.context(center.actor(['supervisor'], { operatorId: 'lead', name: 'BOSS' }));
const page = { customerId: 'customer', limit: 10, offset: 0 };
const write = (text: string) => center.services.writer.write((tx) => tx.raw.exec(text));

it('says how and when the customer is called next, and what it may order', async () => {
  await write(`INSERT INTO order_cycle_strategy (id, class_id, name, valid_from, rule, holiday_rule, rank)
    VALUES ('weekly', 'class-a', '每周', '2026-01-01', 'FREQ=WEEKLY', 'later', 1)`);
  const outlook = readOutlook(db(), center.as('op1'), { customerId: 'customer' });
  expect(outlook).toMatchObject({
    today: '2026-11-24',
    strategy: { name: '每周', rule: 'FREQ=WEEKLY', source: 'class', className: 'A 类' },
    nextCalls: ['2026-11-24', '2026-12-01', '2026-12-08'],
    quotas: { orderDay: '2026-11-24', deliveryDate: '2026-11-25', classTotal: { allotted: 24, used: 0, left: 24 } },
  });
  expect(outlook.quotas?.products).toEqual([
    { productId: 'quota', code: '100102', name: '中华（硬）', allotted: 20, used: 0, left: 20 },
    { productId: 'quota-2', code: '100103', name: '中华（软）', allotted: 8, used: 0, left: 8 },
  ]);
  await write(`UPDATE customer SET do_not_call = 1 WHERE id = 'customer'`);
  expect(readOutlook(db(), center.as('op1'), { customerId: 'customer' }).nextCalls).toEqual([]);
});

it('holds what waits: drafts and messages, and what was conveyed', async () => {
  const at = { createdAtMs: 1, createdBy: 'BOSS', source: 'manual' as const, orderCalendarId: null, ticketId: null };
  const days = { validFrom: '2026-11-01', validTo: '2026-11-30' };
  await center.services.writer.write((tx) => {
    for (const id of ['m1', 'm2'])
      insertMessage(tx, { id, text: `消息 ${id}`, ...days, ...at }, [{ kind: 'all', target: '' }]);
    const lines = '[{"productId":"plain","quantity":5},{"productId":"quota","quantity":null}]';
    const draft = { id: 'd', customerId: 'customer', deliveryDate: '2026-11-25', operatorId: 'op1', taskId: null };
    insertDraft(tx, { ...draft, revision: 1, lines, note: null, updatedAtMs: 7 });
  });
  const seat = center.seat('op1');
  await seat.ready();
  await seat.next();
  await seat.dial();
  const { customer, call } = seat.inHand();
  const customerId = customer?.id ?? '';
  await center.services.writer.write((tx) =>
    insertConveyed(tx, { messageId: 'm1', customerId, callId: call?.id ?? '', operatorId: 'op1', atMs: 9 }),
  );
  expect(readConveyed(db(), center.as('op1'), { ...page, customerId })).toEqual({
    rows: [{ messageId: 'm1', text: '消息 m1', atMs: 9, operatorName: 'OP1' }],
    more: false,
  });
  expect(readOutlook(db(), center.as('op1'), { customerId }).messages).toEqual([{ id: 'm2', text: '消息 m2' }]);
  expect(readOutlook(db(), center.as('op1'), { customerId: 'customer' }).drafts).toEqual([
    { draftId: 'd', deliveryDate: '2026-11-25', operatorName: 'OP1', updatedAtMs: 7, lineCount: 1 },
  ]);
});

it('pages through calls, newest first, with numbers as the asker may see them', async () => {
  await write(
    [1, 2, 3]
      .map(
        (
          n,
        ) => `INSERT INTO call (id, conversation_id, customer_id, direction, source, operator_id, number, business_date,
          started_at_ms, wrap_up_ended_at_ms, disposition) VALUES ('c${n}', 'c${n}', 'customer', 'out', 'strategy', 'op2',
          '13800138000', '2026-11-2${n}', ${n}, ${n}, 'no-answer')`,
      )
      .join(';'),
  );
  const calls = (ctx: ReadContext, offset: number) => readCustomerCalls(db(), ctx, { ...page, limit: 2, offset });
  expect(calls(center.as('op1'), 0)).toMatchObject({
    rows: [{ id: 'c3', number: '138****8000', operatorName: 'OP2' }, { id: 'c2' }],
    more: true,
  });
  expect(calls(center.as('lead'), 2)).toMatchObject({ rows: [{ id: 'c1', number: '13800138000' }], more: false });
});

it('tells who changed what when, from what to what', async () => {
  const edit = {
    customerId: 'customer',
    phones: [{ number: '13800138000', label: null, dead: false }],
    reason: '来电',
  };
  await center.command(supervisor(), editCustomer, edit, { procedure: 'customers.edit' });
  const ask = (what: object) =>
    center.command(center.as('op1'), askChange, askChangeInput.parse({ customerId: 'customer', ...what }));
  const decide = (changeId: string, decision: 'approve' | 'decline', reason = '') =>
    center.command(
      center.as('lead'),
      decideChange,
      { changeId, decision, reason, seen: null },
      { procedure: 'customerChanges.decide' },
    );
  center.after(60);
  const { changeId } = await ask({ area: '城东', reason: '搬家' });
  center.after(60);
  await decide(changeId, 'approve');
  center.after(60);
  const account = await ask({ settlementAccount: '6217001234567890' });
  center.after(60);
  await decide(account.changeId, 'decline', '请带证件');
  center.after(60);
  const change = {
    customerId: 'customer',
    classTypeId: 'grade',
    classId: 'class-b',
    reason: '升档',
    planned: 'keep' as const,
  };
  await center.command(supervisor(), changeMembership, { ...change, validFrom: '2026-12-01', validTo: null });
  await write(`INSERT INTO class_change (id, source, at_ms, by_id, by_name, reason, customers)
      VALUES ('bulk', 'file', 5, 'lead', 'BOSS', 'classes.csv', 9);
    UPDATE class_membership SET change_id = 'bulk' WHERE customer_id = 'customer' AND class_id = 'class-a'`);

  const { rows, more } = readTimeline(db(), center.as('op1'), page);
  expect(more).toBe(false);
  const plain = rows.map(({ kind, who, reason, changes }) => ({ kind, who, reason, ...changes[0] }));
  expect(plain).toEqual([
    { kind: 'edited', who: 'BOSS', reason: '升档', field: 'class', label: '档位', before: 'A 类', after: 'B 类' },
    {
      ...{ kind: 'declined', who: 'LEAD', reason: '请带证件' },
      ...{ field: 'settlementAccount', label: null, before: null, after: '****7890' },
    },
    {
      ...{ kind: 'asked', who: 'OP1', reason: null },
      ...{ field: 'settlementAccount', label: null, before: null, after: '****7890' },
    },
    { kind: 'approved', who: 'LEAD', reason: '搬家', field: 'area', label: null, before: null, after: '城东' },
    { kind: 'asked', who: 'OP1', reason: '搬家', field: 'area', label: null, before: null, after: '城东' },
    {
      ...{ kind: 'edited', who: 'BOSS', reason: '来电', field: 'phones', label: null },
      before: ['139****0011', '139****0012'].map((number) => ({ number, label: null, dead: false })),
      after: [{ number: '138****8000', label: null, dead: false }],
    },
    {
      ...{ kind: 'class', who: 'BOSS', reason: 'classes.csv', field: 'class', label: '档位' },
      ...{ before: null, after: 'A 类 2020-01-01' },
    },
  ]);
  const whole = JSON.stringify(readTimeline(db(), center.as('lead'), page));
  expect(whole).toContain('6217001234567890');
  expect(whole).toContain('13800138000');
  expect(readTimeline(db(), center.as('op1'), { ...page, limit: 3, offset: 3 })).toMatchObject({
    rows: [{ kind: 'approved' }, { kind: 'asked' }, { kind: 'edited' }],
    more: true,
  });
});
