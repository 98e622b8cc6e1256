import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCustomerChange } from '../../../db/customer-changes.ts';
import { searchCustomers } from '../../../db/customer-search.ts';
import { findCustomer, phonesOf, setBalance, updateCustomer } from '../../../db/customers.ts';
import { type AskChange, askChangeInput, correctCustomerInput } from '../../../shared/contract/customer-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { correctCustomer } from '../customers/correct-customer.ts';
import { editCustomer } from '../customers/edit-customer.ts';
import { readCustomerCard } from '../customers/read-customer-card.ts';
import type { ReadContext } from '../services.ts';
import { createSeatCenter, type SeatCenter } from '../testing/seat-center.ts';
import { approveChanges } from './approve-changes.ts';
import { askChange } from './ask-change.ts';
import { decideChange, withdrawChange } from './decide-change.ts';
import { changesOfCustomer, countChanges, listChanges } from './show-changes.ts';

let center: SeatCenter;
beforeEach(async () => {
  center = await createSeatCenter();
});
afterEach(() => center.close());

const db = () => center.services.db;
const op = (login: 'op1' | 'op2' = 'op1') => center.as(login);
const lead = () => center.as('lead');
const otherLead = () => center.context(center.actor(['lead'], { operatorId: 'op2', name: 'LEAD2', teamId: 'other' }));
const supervisor = () => center.context(center.actor(['supervisor'], { operatorId: 'lead', name: 'BOSS' }));

async function ask(what: Omit<AskChange, 'customerId'>, ctx: ReadContext = op(), customerId = 'customer') {
  return center.command(ctx, askChange, askChangeInput.parse({ customerId, ...what }));
}
const approve = (changeId: string, ctx = lead(), seen: string | null = null) =>
  center.command(ctx, decideChange, { changeId, decision: 'approve', reason: '', seen });
const decline = (changeId: string, reason: string, ctx = lead()) =>
  center.command(ctx, decideChange, { changeId, decision: 'decline', reason, seen: null });
const shown = (ctx: ReadContext, customerId = 'customer') => changesOfCustomer(db(), ctx, { customerId });

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.catch((reason: unknown) => reason);
  if (!(error instanceof AppError)) throw new Error('was not refused');
  return error;
}

describe('a request', () => {
  it('changes nothing until a lead approves it, then everything that hangs on it', async () => {
    const { changeId } = await ask({ name: '福兴店', address: ' 东街 1 号 ', reason: '店主来电' });
    expect(findCustomer(db(), 'customer')).toMatchObject({ name: '阳光便利店1', address: null });
    expect(shown(op())).toMatchObject([
      {
        state: 'pending',
        mine: true,
        mayDecide: false,
        inCall: false,
        parts: [
          { field: 'name', before: '阳光便利店1', after: '福兴店' },
          { field: 'address', before: null, after: '东街 1 号' },
        ],
      },
    ]);
    await approve(changeId);
    const row = findCustomer(db(), 'customer');
    expect(row).toMatchObject({ name: '福兴店', address: '东街 1 号' });
    expect(searchCustomers(db(), 'fxd', 5)).toEqual([row?.searchId]);
    expect(shown(op())).toMatchObject([{ state: 'applied', decidedByName: 'LEAD', mine: true }]);
    const audited = db()
      .raw.prepare(
        `SELECT entity, actor_name AS name, before, after, reason FROM audit WHERE entity LIKE 'customer%' ORDER BY seq`,
      )
      .all();
    expect(audited).toMatchObject([
      { entity: 'customer-change', name: 'OP1', reason: '店主来电' },
      { entity: 'customer', name: 'LEAD', reason: '店主来电' },
      { entity: 'customer-change', name: 'LEAD' },
    ]);
    expect(JSON.parse((audited[1] as { before: string }).before)).toEqual({ name: '阳光便利店1', address: null });
  });

  it('is linked to the call in which it was asked for', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    const { id = '' } = seat.inHand().customer ?? {};
    const other = ['customer', 'customer-2', 'customer-3'].find((each) => each !== id) ?? '';
    const here = await seat.do(askChange, askChangeInput.parse({ customerId: id, area: '城东' }));
    const there = await seat.do(askChange, askChangeInput.parse({ customerId: other, area: '城东' }));
    expect(findCustomerChange(db(), here.changeId)?.callId).toBe(seat.inHand().call?.id);
    expect(findCustomerChange(db(), there.changeId)?.callId).toBeNull();
  });

  it('is checked by the rules of editing when it is asked for and when it is approved', async () => {
    expect((await refusal(ask({ orderWeekdays: ['MO'] }))).key).toBe('customer-weekday-not-of-route');
    expect((await refusal(ask({ settlementAccount: '12#' }))).key).toBe('customer-account-invalid');
    expect((await refusal(ask({ contact: '' }))).key).toBe('change-nothing');
    const twice = [
      { position: null, number: '138 0013 8000', label: null, dead: false },
      { position: null, number: '１３８００１３８０００', label: null, dead: false },
    ];
    expect((await refusal(ask({ phones: twice }))).key).toBe('customer-phone-twice');
    const { changeId } = await ask({ orderWeekdays: [] });
    await approve(changeId);
    const back = await ask({ orderWeekdays: ['TU'] });
    await center.services.writer.write((tx) =>
      tx.raw.exec(`UPDATE route_day SET order_weekday = 3 WHERE route_id = 'route'`),
    );
    expect((await refusal(approve(back.changeId))).key).toBe('customer-weekday-not-of-route');
    expect(shown(op())[0]).toMatchObject({ state: 'pending' });
  });

  it('keeps, moves and marks numbers that the asker sees masked only', async () => {
    const number = (n: string, label: string | null = null) => ({ number: n, label, dead: false });
    const phones = [number('13800138000', '店主'), number('13900139000')];
    await center.command(supervisor(), editCustomer, { customerId: 'customer', phones });
    const kept = (position: number, dead = false) => ({ position, number: null, label: null, dead });
    const asked = [{ position: null, number: '137 0013 7000', label: '店内', dead: false }, kept(2), kept(1, true)];
    const { changeId } = await ask({ phones: asked });
    const [view] = shown(op());
    expect(JSON.stringify(view)).not.toMatch(/1380013|1390013|1370013/);
    expect(JSON.stringify(shown(lead()))).toContain('13700137000');
    await approve(changeId);
    expect(phonesOf(db(), 'customer')).toMatchObject([
      { number: '13700137000', label: '店内', dead: 0 },
      { number: '13900139000', label: null, dead: 0 },
      { number: '13800138000', label: '店主', dead: 1 },
    ]);
    expect((await refusal(ask({ phones: [kept(7)] }))).key).toBe('change-phone-gone');
    const twice = await refusal(ask({ phones: [kept(2), kept(2)] }));
    expect(twice).toMatchObject({ key: 'change-phone-gone', params: { position: 2 } });
  });

  it('is told whose and when where the field waits already, and put in its place or beside it', async () => {
    const first = await ask({ address: '东街 1 号', area: '城东' });
    const refused = await refusal(ask({ address: '西街 2 号' }, op('op2')));
    expect(refused).toMatchObject({
      key: 'change-pending',
      params: { name: 'OP1', at: '2026-11-24 09:00', fields: 'address' },
    });
    await ask({ contact: '王芳' }, op('op2'));
    const beside = await ask({ address: '西街 2 号', pending: 'add' }, op('op2'));
    expect(shown(lead()).map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
    await center.command(op('op2'), withdrawChange, { changeId: beside.changeId });
    const second = await ask({ address: '西街 2 号', pending: 'replace' }, op('op2'));
    expect(second.replaced).toBe(1);
    expect(findCustomerChange(db(), first.changeId)).toMatchObject({ state: 'withdrawn', decidedByName: 'OP2' });
    await approve(second.changeId);
    expect(findCustomer(db(), 'customer')).toMatchObject({ address: '西街 2 号', area: '城东' });
  });

  it('is taken back by its asker only', async () => {
    const { changeId } = await ask({ area: '城东' });
    expect((await refusal(center.command(op('op2'), withdrawChange, { changeId }))).key).toBe('change-unknown');
    expect((await refusal(center.command(lead(), withdrawChange, { changeId }))).key).toBe('change-of-other');
    await center.command(op(), withdrawChange, { changeId });
    expect((await refusal(approve(changeId))).params).toMatchObject({ state: 'withdrawn', name: 'OP1' });
  });
});

describe('a decision', () => {
  it('is the own team’s lead’s or a supervisor’s', async () => {
    const { changeId } = await ask({ area: '城东' });
    expect((await refusal(approve(changeId, otherLead()))).key).toBe('change-unknown');
    expect((await refusal(approve(changeId, op('op2')))).key).toBe('change-unknown');
    expect(shown(otherLead())).toMatchObject([{ mayDecide: false }]);
    await approve(changeId, supervisor());
    expect(findCustomer(db(), 'customer')?.area).toBe('城东');
  });

  it('declines with a reason, which the asker reads', async () => {
    const { changeId } = await ask({ area: '城东' });
    expect((await refusal(decline(changeId, ''))).key).toBe('change-reason-missing');
    await decline(changeId, '地址不符');
    expect(shown(op())).toMatchObject([{ state: 'declined', decisionReason: '地址不符', decidedByName: 'LEAD' }]);
    expect(findCustomer(db(), 'customer')?.area).toBeNull();
  });

  it('is made once: the second lead is told what the first did', async () => {
    const { changeId } = await ask({ area: '城东' });
    const both = await Promise.allSettled([approve(changeId), decline(changeId, '不同意', supervisor())]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const { reason } = both[1] as PromiseRejectedResult;
    expect(reason).toMatchObject({ key: 'change-decided', params: { name: 'LEAD', state: 'applied' } });
    expect(findCustomer(db(), 'customer')?.area).toBe('城东');
  });

  it('is made anew where the value was changed meanwhile', async () => {
    const { changeId } = await ask({ area: '城东', contact: '王芳' });
    await center.services.writer.write((tx) => updateCustomer(tx, 'customer', { area: '城西', updatedAtMs: 1 }));
    await center.services.writer.write((tx) => setBalance(tx, 'customer', { depositMinor: 1 }, 2));
    expect((await refusal(approve(changeId))).params).toEqual({ fields: 'area' });
    const [view] = shown(lead());
    expect(view?.parts).toEqual([
      { field: 'contact', before: null, after: '王芳' },
      { field: 'area', before: null, after: '城东', now: '城西' },
    ]);
    await center.services.writer.write((tx) => updateCustomer(tx, 'customer', { area: '城北', updatedAtMs: 3 }));
    expect((await refusal(approve(changeId, lead(), view?.seen ?? null))).key).toBe('change-overtaken');
    await approve(changeId, lead(), shown(lead())[0]?.seen ?? null);
    expect(findCustomer(db(), 'customer')).toMatchObject({ area: '城东', contact: '王芳', depositMinor: 1 });
  });

  it('is made for a selection, with a report of what did not go', async () => {
    const good = await ask({ area: '城东' });
    const overtaken = await ask({ area: '城东' }, op(), 'customer-2');
    await center.services.writer.write((tx) => updateCustomer(tx, 'customer-2', { area: '城西', updatedAtMs: 1 }));
    const ctx = { ...lead(), services: center.services, commandId: 'bulk', procedure: 'customerChanges.approve' };
    const changeIds = [good.changeId, overtaken.changeId, 'nothing'];
    const expected = {
      approved: 1,
      refused: [
        { changeId: overtaken.changeId, customerName: '阳光便利店2', key: 'change-overtaken' },
        { changeId: 'nothing', key: 'change-unknown' },
      ],
    };
    expect(await approveChanges(ctx, { changeIds })).toMatchObject(expected);
    // The same command once more finds done what was done.
    expect(await approveChanges(ctx, { changeIds })).toMatchObject(expected);
  });
});

describe('the lists', () => {
  it('show operators their own, leads their team’s, supervisors all', async () => {
    await center.services.writer.write((tx) =>
      tx.raw.exec(`INSERT INTO team (id, code, name) VALUES ('other', 'T2', '二班');
        INSERT INTO route (id, code, name, team_id) VALUES ('far', 'R02', '二号线', 'other');
        UPDATE customer SET route_id = 'far' WHERE id = 'customer-3'`),
    );
    await ask({ area: '城东' }, op());
    await ask({ area: '城东' }, op('op2'), 'customer-2');
    const far = await ask({ area: '城东' }, op('op2'), 'customer-3');
    const list = (ctx: ReadContext, waiting = true) =>
      listChanges(db(), ctx, { waiting, limit: 50, offset: 0 }).rows.map(({ customerId }) => customerId);
    expect(list(op())).toEqual(['customer']);
    expect(list(op('op2'))).toEqual(['customer-2', 'customer-3']);
    expect(list(lead())).toEqual(['customer', 'customer-2']);
    expect(list(supervisor())).toEqual(['customer', 'customer-2', 'customer-3']);
    const count = (ctx: ReadContext) => countChanges(db(), ctx, {}).waiting;
    expect([op(), lead(), otherLead(), supervisor()].map(count)).toEqual([0, 2, 1, 3]);
    await approve(far.changeId, supervisor());
    expect(list(op('op2'), false)).toEqual(['customer-3']);
    expect(list(lead(), false)).toEqual([]);
    expect(listChanges(db(), supervisor(), { waiting: true, limit: 1, offset: 0 })).toMatchObject({ more: true });
  });
});

describe('what is set right at once', () => {
  const correct = (what: object, ctx = op()) =>
    center.command(ctx, correctCustomer, correctCustomerInput.parse({ customerId: 'customer', ...what }));
  const audit = () =>
    db()
      .raw.prepare(`SELECT actor_name AS name, before, after FROM audit WHERE entity = 'customer' ORDER BY seq DESC`)
      .get();

  it('is the note, the preferred hour and the label of a phone, each audited', async () => {
    await correct({ what: 'note', before: null, after: ' 下午去 ' });
    await correct({ what: 'preferred-hour', before: null, after: { fromMinute: 540, toMinute: 600 } });
    expect(audit()).toMatchObject({ name: 'OP1', after: '{"preferredFromMinute":540,"preferredToMinute":600}' });
    const phones = [{ number: '13800138000', label: null, dead: false }];
    await center.command(supervisor(), editCustomer, { customerId: 'customer', phones });
    const label = { what: 'phone-label', position: 1, number: '138****8000', before: null, after: '店主' };
    await correct(label);
    expect(phonesOf(db(), 'customer')).toMatchObject([{ number: '13800138000', label: '店主' }]);
    const card = readCustomerCard(db(), op(), { customerId: 'customer' });
    expect(card).toMatchObject({ note: '下午去', preferredFromMinute: 540, phones: [{ label: '店主' }] });
    expect((await refusal(correct({ ...label, position: 2 }))).key).toBe('correction-phone-moved');
    expect((await refusal(correct({ ...label, number: '139****9000' }))).key).toBe('correction-phone-moved');
  });

  it('is refused, with what stands there and who wrote it, when it is no longer as shown', async () => {
    await correct({ what: 'note', before: null, after: '下午去' }, op('op2'));
    const refused = await refusal(correct({ what: 'note', before: null, after: '上午去' }));
    expect(refused).toMatchObject({ key: 'correction-overtaken', params: { now: '下午去', name: 'OP2' } });
    await correct({ what: 'preferred-hour', before: null, after: { fromMinute: 540, toMinute: 600 } });
    const hour = { what: 'preferred-hour', before: null, after: null };
    expect((await refusal(correct(hour))).params).toMatchObject({ now: '09:00-10:00', name: 'OP1' });
    const backwards = {
      ...hour,
      before: { fromMinute: 540, toMinute: 600 },
      after: { fromMinute: 600, toMinute: 600 },
    };
    expect((await refusal(correct(backwards))).key).toBe('preferred-hour-backwards');
  });
});

it('shows the end of a settlement account to operators, all of it to the team’s lead', async () => {
  const { changeId } = await ask({ settlementAccount: '6217 0012 3456 7890' });
  expect(JSON.stringify(shown(op()))).toContain('****7890');
  expect(JSON.stringify(shown(op()))).not.toContain('6217');
  await approve(changeId);
  const card = (ctx: ReadContext) => readCustomerCard(db(), ctx, { customerId: 'customer' }).settlementAccount;
  expect([op(), otherLead(), lead(), supervisor()].map(card)).toEqual([
    '****7890',
    '****7890',
    '6217001234567890',
    '6217001234567890',
  ]);
});
