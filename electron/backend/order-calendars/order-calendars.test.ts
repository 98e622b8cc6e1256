import { afterEach, beforeEach, expect, it } from 'vitest';
import { putCalendarDay } from '../../../db/calendar.ts';
import { insertRoute, insertRouteDay } from '../../../db/routes.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { CalendarRow } from '../../../shared/contract/order-calendars.ts';
import { saveException } from '../exceptions/save-exception.ts';
import { runInline } from '../testing/inline-job.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { publishOrderCalendar, unpublishOrderCalendar } from './publish-order-calendar.ts';
import { listOrderCalendars, proposeRows, readOrderCalendar } from './read-order-calendar.ts';
import { reviewPublication } from './review-publication.ts';
import { removeOrderCalendar, saveOrderCalendar } from './save-order-calendar.ts';

/** Tuesdays of both routes; the company is closed from 7 to 9 December. */
const NEXT = '2026-12-01';
const CLOSED = '2026-12-08';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    insertRoute(tx, { id: 'route-2', code: 'R02', name: '二号线', teamId: 'team', madeUp: 0 });
    insertRouteDay(tx, {
      routeId: 'route-2',
      validFrom: '2020-01-01',
      orderWeekday: 2,
      cutoffDayOffset: 0,
      cutoffMinute: 600,
      deliveryDayOffset: 2,
      deductionDayOffset: 0,
      deductionMinute: null,
      rescueDayOffset: 0,
      rescueMinute: null,
    });
    for (const date of ['2026-12-07', CLOSED, '2026-12-09']) {
      for (const calendar of ['call', 'delivery'] as const) {
        putCalendarDay(tx, calendar, { date, working: false, name: '盘点', source: 'company' });
      }
    }
  });
});
afterEach(() => center.close());

const supervisor = () => center.context(center.actor(['supervisor'], { operatorId: 'lead', name: '周敏' }));
const db = () => center.services.db;
const run = (text: string) => center.services.db.raw.prepare(text).all();
const row = (more: Partial<CalendarRow> = {}): CalendarRow => ({
  routeId: 'route',
  orderDate: CLOSED,
  newOrderDate: '2026-12-04',
  deliveryDate: '2026-12-05',
  cutoffDate: '2026-12-04',
  cutoffMinute: 600,
  quotaCycles: 1,
  message: '',
  ...more,
});
const save = async (rows: CalendarRow[], calendarId: string | null = null, name = '十二月盘点') =>
  (await center.command(supervisor(), saveOrderCalendar, { calendarId, name, rows })).calendarId;
const publish = (calendarId: string, byHand: 'keep' | 'replace' | null = null) =>
  center.command(supervisor(), publishOrderCalendar, { calendarId, byHand });
const review = (calendarId: string) => runInline(center, reviewPublication, { calendarId });
const unpublish = (calendarId: string) =>
  center.command(supervisor(), unpublishOrderCalendar, { calendarId, reason: '改期' });
const key = (work: Promise<unknown>) => work.catch((error: AppError) => error.key);
const exceptions = () =>
  run('SELECT route_id, order_date, new_order_date, quota_cycles FROM order_exception ORDER BY route_id, order_date');
const messages = () => run('SELECT text, valid_to FROM message WHERE withdrawn_at_ms IS NULL ORDER BY text');
const byHand = (more: object = {}) =>
  center.command(supervisor(), saveException, {
    exceptionId: null,
    subject: { kind: 'route', id: 'route' },
    orderDate: CLOSED,
    newOrderDate: '2026-12-10',
    deliveryDate: null,
    cutoffDate: null,
    cutoffMinute: null,
    quotaCycles: 1,
    message: '',
    reason: '手工',
    ...more,
  });

it('proposes what the calendars touch, for chosen routes or all', () => {
  const propose = (routeIds: string[], more: object = {}) =>
    proposeRows(db(), supervisor(), { routeIds, from: '2026-11-30', to: '2026-12-12', move: 'earlier', ...more }).table;
  expect(propose([])).toMatchObject([
    { routeCode: 'R01', orderDate: CLOSED, newOrderDate: '2026-12-04', deliveryDate: '2026-12-05', findings: [] },
    { routeCode: 'R02', orderDate: CLOSED, newOrderDate: '2026-12-04', cutoffMinute: 600, deliveryDate: '2026-12-10' },
  ]);
  expect(propose(['route-2'], { move: 'later' })).toMatchObject([
    { newOrderDate: '2026-12-10', deliveryDate: '2026-12-12' },
  ]);
  expect(() => propose([], { to: '2026-11-01' })).toThrow(/date-range-backwards/);
  expect(() => propose([], { to: '2027-11-01' })).toThrow(/order-calendar-span/);
});

it('is a draft until it is published, and published again it replaces what it wrote', async () => {
  const id = await save([row({ message: '8 日改到 4 日' }), row({ routeId: 'route-2', message: '8 日改到 4 日' })]);
  expect(exceptions()).toEqual([]);
  expect(await review(id)).toMatchObject({
    added: 2,
    customers: 2,
    calls: 2,
    messages: [{ text: '8 日改到 4 日', routes: 2 }],
  });
  expect(await publish(id)).toEqual({ added: 2, changed: 0, removed: 0, kept: 0 });
  expect(messages()).toEqual([{ text: '8 日改到 4 日', valid_to: '2026-12-04' }]);
  expect(await publish(id)).toEqual({ added: 0, changed: 0, removed: 0, kept: 0 });
  expect(run('SELECT count(*) AS n FROM message')).toEqual([{ n: 1 }]);

  center.clock.nowMs += 1000;
  await save(
    [row({ newOrderDate: '2026-12-03', quotaCycles: 2, cutoffDate: '2026-12-03', message: '8 日改到 3 日' })],
    id,
  );
  expect(listOrderCalendars(db(), supervisor(), {})).toMatchObject([{ changed: true, rows: 1, publishedBy: '周敏' }]);
  expect(exceptions()).toHaveLength(2);
  expect(await publish(id)).toEqual({ added: 0, changed: 1, removed: 1, kept: 0 });
  expect(exceptions()).toEqual([
    { route_id: 'route', order_date: CLOSED, new_order_date: '2026-12-03', quota_cycles: 2 },
  ]);
  expect(messages()).toEqual([{ text: '8 日改到 3 日', valid_to: '2026-12-03' }]);
  expect(readOrderCalendar(db(), supervisor(), { calendarId: id })).toMatchObject({ changed: false });
});

it('takes back what is to come, and can be removed only when it never held', async () => {
  const id = await save([row({ message: '改期' })]);
  await publish(id);
  const remove = () => center.command(supervisor(), removeOrderCalendar, { calendarId: id, reason: '不用了' });
  expect(await key(remove())).toBe('order-calendar-published');
  await unpublish(id);
  expect([exceptions(), messages()]).toEqual([[], []]);
  expect(await key(unpublish(id))).toBe('order-calendar-draft');
  expect(await key(remove())).toBe('order-calendar-was-published');
  const draft = await save([row()], null, '草稿');
  await center.command(supervisor(), removeOrderCalendar, { calendarId: draft, reason: '不用了' });
  expect(listOrderCalendars(db(), supervisor(), {})).toHaveLength(1);
});

it('never overwrites an exception by hand unasked', async () => {
  await byHand({ message: '手工消息' });
  const id = await save([row(), row({ routeId: 'route-2' })]);
  expect((await review(id)).byHand).toEqual([
    { routeCode: 'R01', orderDate: CLOSED, newOrderDate: '2026-12-10', reason: '手工' },
  ]);
  expect(await key(publish(id))).toBe('order-calendar-by-hand');
  expect(await publish(id, 'keep')).toEqual({ added: 1, changed: 0, removed: 0, kept: 1 });
  expect(exceptions()).toMatchObject([{ new_order_date: '2026-12-10' }, { new_order_date: '2026-12-04' }]);
  expect(await publish(id, 'replace')).toEqual({ added: 0, changed: 1, removed: 0, kept: 0 });
  expect(exceptions()).toMatchObject([{ new_order_date: '2026-12-04' }, { new_order_date: '2026-12-04' }]);
  expect(messages()).toEqual([]);
});

it('refuses a table that cannot be, and a day that another one holds', async () => {
  expect(await key(save([row(), row()]))).toBe('order-calendar-row-twice');
  expect(await key(save([row({ routeId: 'nowhere' })]))).toBe('route-unknown');
  expect(await key(save([row({ deliveryDate: '2026-12-03' })]))).toBe('order-calendar-row');
  expect(await key(save([row({ orderDate: '2026-11-17' })]))).toBe('order-calendar-row');
  const first = await save([row()]);
  expect(await key(save([row()]))).toBe('order-calendar-name-taken');
  const second = await save(
    [row({ newOrderDate: '2026-12-03', cutoffDate: null, cutoffMinute: null })],
    null,
    '另一张',
  );
  await publish(first);
  expect(await key(publish(second))).toBe('order-calendar-clash');
  expect(await key(publish(await save([], null, '空')))).toBe('order-calendar-empty');
});

it('keeps the rows whose days are over', async () => {
  const early = row({
    orderDate: NEXT,
    newOrderDate: '2026-11-30',
    deliveryDate: null,
    cutoffDate: null,
    cutoffMinute: null,
  });
  const id = await save([early, row()]);
  await publish(id);
  center.clock.nowMs += 7 * 86_400_000;
  expect(readOrderCalendar(db(), supervisor(), { calendarId: id }).table.map((line) => line.over)).toEqual([
    true,
    false,
  ]);
  expect(await key(save([row()], id))).toBe('order-calendar-row-over');
  expect(await key(save([{ ...early, quotaCycles: 2 }, row()], id))).toBe('order-calendar-row');
  await save([early], id);
  expect(await publish(id)).toMatchObject({ removed: 1 });
  await unpublish(id);
  expect(exceptions()).toMatchObject([{ order_date: NEXT }]);
});
