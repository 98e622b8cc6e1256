import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchCustomers } from '../../../db/customer-search.ts';
import { findCustomer, phonesOf } from '../../../db/customers.ts';
import { findOperatorByLogin } from '../../../db/operators.ts';
import { type CustomerFilter, customerFilter } from '../../../shared/contract/customers.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Role } from '../../../shared/contract/rights.ts';
import { loadSampleInput } from '../../../shared/contract/sample.ts';
import type { ReadContext } from '../services.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { editCustomer } from './edit-customer.ts';
import { countCustomersListed, findCustomers, listCustomersPage, readCustomerChoices } from './find-customers.ts';
import { readCustomerCard } from './read-customer-card.ts';

let backend: TempBackend;
const CUSTOMERS = 240;

beforeAll(async () => {
  backend = createTempBackend();
  const asked = loadSampleInput.parse({ customers: CUSTOMERS, ordersWeeks: 8, pastWeeks: 0 });
  await backend.services.jobs.run('load-sample', { ...asked, actorId: 'x', actorName: 'x' });
});
afterAll(() => backend.close());

/** Somebody of the sample, as their session would be. */
function as(login: string, role: Role): ReadContext {
  const person = findOperatorByLogin(backend.services.db, login);
  if (!person) throw new Error(`nobody has the login ${login}`);
  return backend.context(
    backend.actor([role], { operatorId: person.id, teamId: person.teamId, seatId: person.seatId }),
  );
}

const filter = (part: Partial<CustomerFilter> = {}) => customerFilter.parse(part);
const around = (ctx: ReadContext) => ({ ...ctx, services: backend.services, commandId: null, procedure: 'test' });
const list = (ctx: ReadContext, part: Partial<CustomerFilter> = {}, limit = 500, offset = 0) =>
  listCustomersPage(around(ctx), { ...filter(part), limit, offset });
const total = async (ctx: ReadContext, part: Partial<CustomerFilter> = {}) =>
  (await countCustomersListed(around(ctx), filter(part))).total;

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.catch((reason: unknown) => reason);
  if (!(error instanceof AppError)) throw new Error('was not refused');
  return error;
}

describe('the list of customers', () => {
  it('shows a supervisor all, a lead the team’s, an operator their own and deputised', async () => {
    expect(await total(as('supervisor', 'supervisor'))).toBe(CUSTOMERS);
    const first = await total(as('lead1', 'lead'));
    const second = await total(as('lead2', 'lead'));
    expect(first + second).toBe(CUSTOMERS);
    expect(Math.min(first, second)).toBeGreaterThan(0);
    const own = await list(as('op01', 'operator'));
    expect(own.length).toBe(await total(as('op01', 'operator')));
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(CUSTOMERS);
  });

  it('pages through everything once, by code', async () => {
    const ctx = as('supervisor', 'supervisor');
    const pages: string[] = [];
    for (const offset of [0, 100, 200]) {
      pages.push(...(await list(ctx, {}, 100, offset)).map(({ code }) => code));
    }
    expect(pages).toHaveLength(CUSTOMERS);
    expect(pages).toEqual([...new Set(pages)].toSorted());
  });

  it('counts what it lists, whatever it is narrowed to', async () => {
    const ctx = as('supervisor', 'supervisor');
    const [row] = await list(ctx);
    const card = readCustomerCard(backend.services.db, ctx, { customerId: row?.id ?? '' });
    const classId = card.classes[0]?.classId ?? null;
    for (const part of [
      { routeId: card.route?.id ?? null },
      { classId },
      { status: 'closed' },
      { mark: 'do-not-call' },
      { mark: 'no-phone' },
      { mark: 'made-up' },
      { text: '店' },
      { text: '店', classId },
    ] as const) {
      expect(await list(ctx, part)).toHaveLength(await total(ctx, part));
    }
    expect(await total(ctx, { classId })).toBeGreaterThan(0);
    expect(await total(ctx, { mark: 'no-phone' })).toBeGreaterThan(0);
  });

  it('follows classes on a day, areas, and who has no class of a type', async () => {
    const ctx = as('supervisor', 'supervisor');
    const { classes, areas } = readCustomerChoices(backend.services.db);
    const [{ typeId = '' } = {}] = classes;
    const ofType = classes.filter((one) => one.typeId === typeId);
    const counts = await Promise.all(ofType.map(({ id }) => total(ctx, { classId: id })));
    const unclassed = await total(ctx, { unclassedTypeId: typeId });
    expect(counts.reduce((sum, n) => sum + n, unclassed)).toBe(CUSTOMERS);
    expect(await total(ctx, { unclassedTypeId: typeId, classOn: '2000-01-01' })).toBe(CUSTOMERS);
    const before = await list(ctx, { classOn: '2000-01-01' }, 5);
    expect(before.map(({ className }) => className)).toEqual([null, null, null, null, null]);
    const inAreas = await Promise.all(areas.map((area) => total(ctx, { area })));
    expect(inAreas.reduce((sum, n) => sum + n, 0)).toBe(CUSTOMERS);
    expect(areas).toEqual([...new Set(areas)].toSorted());
  });

  it('masks phones for operators and for leads of other teams', async () => {
    const whole = new Map((await list(as('supervisor', 'supervisor'))).map(({ id, phone }) => [id, phone]));
    for (const { id, phone } of await list(as('op01', 'operator'))) {
      if (phone === null) continue;
      expect(phone).toMatch(/^\d{3}\*{4}\d{4}$/);
      expect(phone.slice(-4)).toBe(whole.get(id)?.slice(-4));
    }
    for (const { id, phone } of await list(as('lead1', 'lead'))) expect(phone).toBe(whole.get(id));
    const seen = findCustomers(backend.services.db, as('lead1', 'lead'), { text: '店', limit: 100 });
    expect(new Set(seen.flatMap(({ phones }) => phones.map(({ masked }) => masked)))).toEqual(new Set([true, false]));
  });
});

describe('the customer card', () => {
  it('shows whole numbers to whoever has the customer’s call in hand, to no other operator', async () => {
    const mine = as('op01', 'operator');
    const [row] = (await list(mine)).filter(({ phone }) => phone !== null);
    const customerId = row?.id ?? '';
    const masks = (ctx: ReadContext) =>
      readCustomerCard(backend.services.db, ctx, { customerId }).phones.map(({ masked }) => masked);
    expect(new Set(masks(mine))).toEqual(new Set([true]));
    expect(new Set(masks(as('supervisor', 'supervisor')))).toEqual(new Set([false]));
    const { operatorId } = mine.actor;
    await backend.services.writer.write((tx) =>
      tx.raw
        .prepare(
          `INSERT INTO call_task (id, customer_id, business_date, state, source, lease_operator_id, created_at_ms)
           VALUES ('held', ?, '2026-11-24', 'held', 'strategy', ?, 0)`,
        )
        .run(customerId, operatorId),
    );
    expect(new Set(masks(mine))).toEqual(new Set([false]));
    expect(new Set(masks(as('op03', 'operator')))).toEqual(new Set([true]));
  });

  it('says what it knows of classes, route, owner and orders', async () => {
    const ctx = as('supervisor', 'supervisor');
    const cards = (await list(ctx))
      .slice(0, 60)
      .map(({ id }) => readCustomerCard(backend.services.db, ctx, { customerId: id }));
    expect(cards.some(({ relatedCustomers }) => relatedCustomers.some(({ because }) => because === 'owner'))).toBe(
      true,
    );
    for (const card of cards) {
      expect(card.route?.days.length).toBeGreaterThan(0);
      expect(card.orderWeekdays.length).toBeGreaterThan(0);
      expect(card.ownerOperator).not.toBeNull();
      const dates = card.lastOrders.map(({ orderDate }) => orderDate);
      expect(dates).toEqual(dates.toSorted().reverse());
      expect(card.orderSummary.lastOrderDate).toBe(dates[0] ?? null);
    }
  });

  it('refuses a customer that does not exist', async () => {
    expect(() => readCustomerCard(backend.services.db, as('op01', 'operator'), { customerId: 'nobody' })).toThrow(
      'customer-unknown',
    );
  });
});

describe('editing a customer', () => {
  it('writes what differs, with before and after in the audit log, and search follows', async () => {
    const ctx = as('supervisor', 'supervisor');
    const { db } = backend.services;
    const row = (await list(ctx)).find(({ status, doNotCall }) => status === 'active' && !doNotCall);
    const customerId = row?.id ?? '';
    await backend.command(ctx, editCustomer, {
      customerId,
      status: 'closed',
      doNotCall: true,
      phones: [
        { number: '+86 164-9999 0001', label: '新号', dead: false },
        { number: '07310 999 0002', label: null, dead: true },
      ],
      reason: '业主来电',
    });
    expect(findCustomer(db, customerId)).toMatchObject({ status: 'closed', doNotCall: 1 });
    expect(phonesOf(db, customerId)).toMatchObject([
      { position: 1, number: '16499990001', label: '新号', dead: 0 },
      { position: 2, number: '073109990002', label: null, dead: 1 },
    ]);
    expect(searchCustomers(db, '9999000', 5)).toEqual([findCustomer(db, customerId)?.searchId]);
    const audit = db.raw
      .prepare('SELECT before, after, reason FROM audit WHERE entity_id = ? ORDER BY seq DESC LIMIT 1')
      .get(customerId) as { before: string; after: string; reason: string };
    expect(JSON.parse(audit.before)).toMatchObject({ status: 'active', doNotCall: 0 });
    expect(JSON.parse(audit.after)).toMatchObject({ status: 'closed', doNotCall: 1 });
    expect(audit.reason).toBe('业主来电');
  });

  it('refuses a weekday on which the route takes no orders, a number twice, and what is no number', async () => {
    const ctx = as('supervisor', 'supervisor');
    const row = (await list(ctx)).find(({ orderWeekdays }) => orderWeekdays.length === 1);
    const customerId = row?.id ?? '';
    const card = readCustomerCard(backend.services.db, ctx, { customerId });
    const free = (['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const).filter(
      (_, at) => !card.route?.days.some((day) => day.orderWeekday === at + 1),
    );
    const edit = (change: object) => refusal(backend.command(ctx, editCustomer, { customerId, ...change }));
    expect((await edit({ orderWeekdays: free.slice(0, 1) })).key).toBe('customer-weekday-not-of-route');
    const phone = { number: '16499990003', label: null, dead: false };
    expect((await edit({ phones: [phone, { ...phone, number: '164 9999 0003' }] })).key).toBe('customer-phone-twice');
    expect((await edit({ phones: [{ ...phone, number: '- - 1' }] })).key).toBe('customer-phone-invalid');
    expect((await edit({ routeId: 'none' })).key).toBe('route-unknown');
  });

  it('sets whose shop it is and who stands in for its operator, who is somebody else', async () => {
    const ctx = as('supervisor', 'supervisor');
    const { db } = backend.services;
    const [customerId = ''] = (await list(ctx)).map(({ id }) => id);
    const idOf = (login: string) => findOperatorByLogin(db, login)?.id ?? '';
    const ownerOperatorId = idOf('op01');
    const edit = (change: object) => backend.command(ctx, editCustomer, { customerId, ...change });
    await edit({ ownerOperatorId, deputyOperatorId: idOf('op02'), ownerId: 'L-88' });
    expect(readCustomerCard(db, ctx, { customerId })).toMatchObject({
      deputyOperator: { id: idOf('op02') },
      ownerId: 'L-88',
    });
    expect((await refusal(edit({ deputyOperatorId: ownerOperatorId }))).key).toBe('deputy-is-owner');
    expect((await refusal(edit({ deputyOperatorId: 'none' }))).key).toBe('operator-unknown');
    await edit({ preferredHour: { fromMinute: 540, toMinute: 660 } });
    expect(findCustomer(db, customerId)).toMatchObject({ preferredFromMinute: 540, preferredToMinute: 660 });
    const backwards = { preferredHour: { fromMinute: 660, toMinute: 660 } };
    expect((await refusal(edit(backwards))).key).toBe('preferred-hour-backwards');
    await edit({ preferredHour: null });
    expect(findCustomer(db, customerId)).toMatchObject({ preferredFromMinute: null, preferredToMinute: null });
  });
});
