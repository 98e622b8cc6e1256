import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MessageTarget } from '../../../db/messages.ts';
import { DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import type { MessageTargets, SaveMessageInput } from '../../../shared/contract/messages.ts';
import type { ActionContext } from '../api/procedure.ts';
import { finishCall } from '../calls/finish-call.ts';
import { takeIncoming } from '../calls/take-incoming.ts';
import { closeOrderItems } from '../queue/close-order-items.ts';
import { pauseSeat } from '../seats/pause-seat.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { createSeatCenter, type Seat, type SeatCenter } from '../testing/seat-center.ts';
import { conveyMessage } from './convey-message.ts';
import { askCounts, askCustomers, askPreview } from './count-messages.ts';
import { listMessages } from './list-messages.ts';
import { changeMessageDates, saveMessage, withdraw } from './save-message.ts';
import { writeMessage } from './write-message.ts';

const TODAY = '2026-11-24';
let center: SeatCenter;
let seat: Seat;

beforeEach(async () => {
  center = await createSeatCenter();
  seat = center.seat('op1');
});
afterEach(() => center.close());

const NOBODY: MessageTargets = { all: false, classIds: [], routeIds: [], areas: [], customerCodes: [] };
const supervisor = () =>
  center.context(center.actor(['supervisor'], { operatorId: 'lead', name: 'Lead' }), { nowMs: center.clock.nowMs });
const save = (more: Partial<SaveMessageInput> = {}) =>
  center.command(supervisor(), saveMessage, {
    messageId: null,
    text: '周三改周四送货',
    validFrom: TODAY,
    validTo: '2026-11-30',
    targets: { ...NOBODY, all: true },
    ...more,
  });
const write = (targets: readonly MessageTarget[], text = '新品上市') =>
  center.command(
    supervisor(),
    function write(tx, ctx) {
      return writeMessage(tx, ctx, { text, validFrom: TODAY, validTo: TODAY, source: 'plan-change', targets });
    },
    {},
  );
const run = (text: string) => center.services.writer.write((tx) => void tx.raw.exec(text));
const shown = () => seat.inHand().messages.map(({ text, conveyed }) => `${conveyed ? 'x' : '-'} ${text}`);
const items = (taskId = 'task-1') =>
  center.services.db.raw
    .prepare(
      `SELECT state, text, closed_reason AS why FROM call_item WHERE task_id = ? AND kind = 'message' ORDER BY id`,
    )
    .all(taskId);
const convey = (messageId: string, conveyed = true) => seat.do(conveyMessage, { messageId, conveyed });
const takeFirst = async () => {
  await seat.ready();
  return seat.next();
};

describe('whom a message is for', () => {
  it('is told to the audit log by name: who is no longer among them, and who is new', async () => {
    const named = (...customerCodes: string[]) => ({ targets: { ...NOBODY, customerCodes } });
    const { messageId } = await save(named('C-000001', 'C-000002'));
    await save({ messageId, ...named('C-000002', 'C-000003') });
    const told = center.services.db.raw
      .prepare<[], string>(
        `SELECT concat_ws(' ', before ->> '$.targets.named', after ->> '$.targets.named') FROM audit
          WHERE entity = 'message' ORDER BY seq`,
      )
      .pluck()
      .all();
    expect(told).toEqual([
      '["C-000001 阳光便利店1","C-000002 阳光便利店2"]',
      '["C-000001 阳光便利店1"] ["C-000003 阳光便利店3"]',
    ]);
  });

  it.each([
    ['everybody', { kind: 'all', target: '' }, true],
    ['its class', { kind: 'class', target: 'class-a' }, true],
    ['another class', { kind: 'class', target: 'class-b' }, false],
    ['its route', { kind: 'route', target: 'route' }, true],
    ['another route', { kind: 'route', target: 'elsewhere' }, false],
    ['its area', { kind: 'area', target: '城东' }, true],
    ['another area', { kind: 'area', target: '城西' }, false],
    ['the customer', { kind: 'customer', target: 'customer' }, true],
    ['another customer', { kind: 'customer', target: 'customer-2' }, false],
  ] as const)('%s', async (_who, target, isFor) => {
    await run(`UPDATE customer SET area = '城东' WHERE id = 'customer'`);
    await write([target]);
    await takeFirst();
    expect(shown()).toEqual(isFor ? ['- 新品上市'] : []);
    expect(items()).toEqual(isFor ? [{ state: 'open', text: '新品上市', why: null }] : []);
  });

  it('counts only a class that is held today, and shows a message once that names a customer twice', async () => {
    await run(`UPDATE class_membership SET valid_to = '2026-11-23' WHERE customer_id = 'customer'`);
    await write([{ kind: 'class', target: 'class-a' }], '给 A 类');
    await write([
      { kind: 'route', target: 'route' },
      { kind: 'customer', target: 'customer' },
    ]);
    await takeFirst();
    expect(shown()).toEqual(['- 新品上市']);
  });

  it('is told from its first to its last day', async () => {
    await save({ text: '昨天为止', validFrom: '2026-11-01', validTo: '2026-11-23' });
    await save({ text: '明天起', validFrom: '2026-11-25' });
    await save({ text: '今天', validFrom: TODAY, validTo: TODAY });
    await takeFirst();
    expect(shown()).toEqual(['- 今天']);
  });
});

describe('in the call', () => {
  it('is ticked, never shown again to that customer, and shown to the next one', async () => {
    const { messageId } = await save();
    await takeFirst();
    const { call } = await seat.dial();
    await seat.answer();
    await convey(messageId);
    expect(shown()).toEqual(['x 周三改周四送货']);
    expect(items()).toEqual([{ state: 'done', text: '周三改周四送货', why: null }]);
    expect(center.services.db.raw.prepare('SELECT * FROM message_conveyed').all()).toEqual([
      {
        message_id: messageId,
        customer_id: 'customer',
        call_id: call?.id,
        operator_id: 'op1',
        at_ms: center.clock.nowMs,
      },
    ]);
    await seat.end();
    await seat.record({ disposition: 'callback', promisedAtMs: center.clock.nowMs + 60_000 });
    await seat.next();
    expect(shown()).toEqual(['- 周三改周四送货']);
    await seat.record({ disposition: 'no-order', noOrderReason: 'other' });
    center.after(120);
    const again = await seat.next();
    expect(again.inHand.task?.taskId).toBe('task-1');
    expect(shown()).toEqual([]);
  });

  it('takes a tick of the same call back', async () => {
    const { messageId } = await save();
    await takeFirst();
    await seat.dial();
    await convey(messageId);
    await convey(messageId, false);
    expect(shown()).toEqual(['- 周三改周四送货']);
    expect(items()).toMatchObject([{ state: 'open' }]);
    expect(center.services.db.raw.prepare('SELECT * FROM message_conveyed').all()).toEqual([]);
  });

  it('starts and answers a call that was dialed by hand', async () => {
    const { messageId } = await save();
    await takeFirst();
    const { seat: state, call } = await convey(messageId);
    expect(state.state).toBe('talking');
    expect(call).toMatchObject({ number: '13900000011', answeredAtMs: center.clock.nowMs });
  });

  it('is left open for the next call when it was not ticked', async () => {
    await save();
    await takeFirst();
    await seat.record({ disposition: 'no-order', noOrderReason: 'other' });
    await seat.do(finishCall, {});
    expect(items()).toMatchObject([{ state: 'closed', why: 'not-conveyed' }]);
    await seat.do(takeIncoming, { number: '13900000011', customerId: 'customer' });
    expect(seat.inHand().task).toBeNull();
    expect(shown()).toEqual(['- 周三改周四送货']);
  });

  it('takes back what nobody can have heard', async () => {
    const { messageId } = await save();
    await takeFirst();
    await seat.dial();
    await convey(messageId);
    await seat.record({ disposition: 'wrong-person' });
    await expect(convey(messageId, true)).resolves.toBeDefined();
    await seat.do(finishCall, {});
    expect(items()).toMatchObject([{ state: 'open' }]);
    expect(center.services.db.raw.prepare('SELECT * FROM message_conveyed').all()).toEqual([]);
    await seat.next();
    await seat.dial();
    await seat.record({ disposition: 'busy' });
    await expect(convey(messageId)).rejects.toMatchObject({ key: 'message-to-nobody' });
  });

  it('is told to a caller who is not due, without a task', async () => {
    const { messageId } = await save();
    await run(`DELETE FROM call_item; DELETE FROM call_task`);
    await seat.ready();
    await seat.do(takeIncoming, { number: '13900000011', customerId: 'customer' });
    await convey(messageId);
    expect(shown()).toEqual(['x 周三改周四送货']);
  });

  it('disappears from a call in hand when it is withdrawn, and comes with its words as they are', async () => {
    const { messageId } = await save();
    await takeFirst();
    await save({ messageId, text: '改为周五送货' });
    expect(items()).toMatchObject([{ text: '改为周五送货', state: 'open' }]);
    await center.command(supervisor(), withdraw, { messageId, reason: '写错了' });
    expect(shown()).toEqual([]);
    expect(items()).toEqual([]);
    await expect(convey(messageId)).rejects.toMatchObject({ key: 'message-not-open' });
  });

  it('never stands twice on one agenda, and goes when its days are over', async () => {
    const { messageId } = await save();
    for (const _time of [1, 2, 3]) {
      await takeFirst();
      expect(items()).toMatchObject([{ state: 'open' }]);
      await seat.do(pauseSeat, { reason: 'meal' });
    }
    await center.command(supervisor(), changeMessageDates, {
      messageId,
      validFrom: '2026-11-01',
      validTo: '2026-11-02',
    });
    await takeFirst();
    expect(items()).toEqual([]);
  });

  it('makes no call by itself: an order ends an untouched call that has only messages left', async () => {
    await save();
    await takeFirst();
    await seat.do(pauseSeat, { reason: 'meal' });
    const order = { customerId: 'customer', deliveryDate: DELIVERY_DATE, reason: 'ordered-by-other-channel' };
    await seat.do(closeOrderItems, order);
    expect(items()).toMatchObject([{ state: 'open' }]);
    expect(center.task('task-1').state).toBe('done');
  });
});

describe('how far a message has come', () => {
  const asking = (actor = center.actor(['supervisor'])): ActionContext => ({
    ...center.context(actor, { nowMs: center.clock.nowMs }),
    services: inlineServices(center),
    commandId: null,
    procedure: 'messages.test',
  });

  it('counts whom it reaches before it is saved, each customer once, and names codes that nobody has', async () => {
    await run(`UPDATE customer SET status = 'closed' WHERE id = 'customer-3'`);
    const preview = (targets: Partial<MessageTargets>) =>
      askPreview(asking(), { validFrom: TODAY, targets: { ...NOBODY, ...targets } });
    expect(await preview({ all: true })).toEqual({ customers: 2, unknownCodes: [] });
    expect(await preview({ classIds: ['class-a'], routeIds: ['route'], customerCodes: ['C-000001', 'X'] })).toEqual({
      customers: 2,
      unknownCodes: ['X'],
    });
    expect(await preview({ customerCodes: ['C-000002'] })).toMatchObject({ customers: 1 });
    expect(await preview({ areas: ['城东'] })).toMatchObject({ customers: 0 });
  });

  it('says who heard it and who has not, and shows a lead the own team alone', async () => {
    const { messageId } = await save();
    await takeFirst();
    await seat.dial();
    await convey(messageId);
    const page = { messageId, limit: 10, offset: 0 };
    expect(await askCounts(asking(), { messageIds: [messageId] })).toEqual([{ messageId, conveyed: 1, customers: 3 }]);
    expect((await askCustomers(asking(), { ...page, heard: true })).rows).toMatchObject([
      { code: 'C-000001', conveyed: { atMs: center.clock.nowMs, operatorName: 'OP1' } },
    ]);
    const waiting = await askCustomers(asking(), { ...page, limit: 1, heard: false });
    expect(waiting).toMatchObject({ rows: [{ code: 'C-000002', conveyed: null }], more: true });
    const stranger = asking(center.actor(['lead'], { teamId: 'elsewhere' }));
    expect(await askCounts(stranger, { messageIds: [messageId] })).toMatchObject([{ conveyed: 0, customers: 0 }]);
    expect((await askCustomers(stranger, { ...page, heard: false })).rows).toEqual([]);
  });

  it('lists running messages first, each with whom it is for and its state', async () => {
    await save({ text: 'over', validFrom: '2026-11-01', validTo: '2026-11-02' });
    const { messageId } = await save({ text: 'gone' });
    await center.command(supervisor(), withdraw, { messageId, reason: '' });
    await save({ text: 'soon', validFrom: '2026-12-01', validTo: '2026-12-02' });
    await save({ text: 'now', targets: { ...NOBODY, classIds: ['class-b'], customerCodes: ['C-000001', 'C-000002'] } });
    const list = (state: 'running' | null) =>
      listMessages(center.services.db, supervisor(), { limit: 10, offset: 0, state, text: null });
    expect(list(null).rows.map((row) => `${row.text} ${row.state}`)).toEqual([
      'now running',
      'soon coming',
      'gone withdrawn',
      'over over',
    ]);
    expect(list('running').rows).toMatchObject([
      {
        targets: { all: false, classes: [{ id: 'class-b', name: 'B 类' }], routes: [], areas: [], customers: 2 },
        heard: false,
        createdBy: 'LEAD',
      },
    ]);
  });
});

describe('writing', () => {
  it('names what is wrong', async () => {
    await expect(save({ validTo: '2026-11-01' })).rejects.toMatchObject({
      key: 'message-dates',
      params: { from: TODAY, to: '2026-11-01' },
    });
    await expect(save({ targets: NOBODY })).rejects.toMatchObject({ key: 'message-without-targets' });
    await expect(save({ targets: { ...NOBODY, customerCodes: ['C-000001', 'X1', 'X2'] } })).rejects.toMatchObject({
      key: 'customer-codes-unknown',
      params: { count: 2, codes: 'X1, X2' },
    });
    await expect(save({ targets: { ...NOBODY, classIds: ['gone'] } })).rejects.toMatchObject({ key: 'class-unknown' });
    await expect(save({ targets: { ...NOBODY, routeIds: ['gone'] } })).rejects.toMatchObject({ key: 'route-unknown' });
    await expect(save({ messageId: 'gone' })).rejects.toMatchObject({ key: 'message-unknown' });
  });

  it('keeps words and targets once somebody has heard it; its days can still change', async () => {
    const { messageId } = await save();
    await takeFirst();
    await seat.dial();
    await convey(messageId);
    await expect(save({ messageId, text: 'anders' })).rejects.toMatchObject({ key: 'message-heard' });
    await center.command(supervisor(), changeMessageDates, { messageId, validFrom: TODAY, validTo: TODAY });
    await center.command(supervisor(), withdraw, { messageId, reason: '' });
    await expect(
      center.command(supervisor(), changeMessageDates, { messageId, validFrom: TODAY, validTo: TODAY }),
    ).rejects.toMatchObject({ key: 'message-withdrawn' });
  });
});
