import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertRoute, insertRouteDay, routeDaysAt } from '../../../db/routes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { RouteDay, SaveRouteInput } from '../../../shared/contract/routes.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { listMisfits } from './list-misfits.ts';
import { listRoutes, readRoute } from './list-routes.ts';
import { saveRoute } from './save-route.ts';

const MONDAY: RouteDay = {
  orderWeekday: 1,
  cutoffDayOffset: 0,
  cutoffMinute: 690,
  deliveryDayOffset: 1,
  deductionDayOffset: 0,
  deductionMinute: 750,
  rescueDayOffset: 0,
  rescueMinute: 840,
};

let backend: TempBackend;
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    insertRoute(tx, { id: 'r', code: 'R1', name: '一线', teamId: null, madeUp: 0 });
    insertRouteDay(tx, { routeId: 'r', validFrom: '2026-01-01', ...MONDAY });
  });
});
afterEach(() => backend.close());

const ctx = () => backend.context(backend.actor(['supervisor']));
const save = (input: Partial<SaveRouteInput>) =>
  backend.command(ctx(), saveRoute, {
    routeId: 'r',
    code: 'R1',
    name: '一线',
    teamId: null,
    validFrom: '2026-12-01',
    days: [MONDAY],
    acceptMisfits: false,
    ...input,
  });
async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((reason: unknown) => reason);
  return error instanceof AppError ? error.key : 'not refused';
}

it('makes changed days a version of their own; the past stays as it was', async () => {
  await save({
    days: [
      { ...MONDAY, orderWeekday: 4 },
      { ...MONDAY, cutoffMinute: 900, deductionMinute: 960, rescueMinute: 1000 },
    ],
  });
  const { db } = backend.services;
  expect(routeDaysAt(db, 'r', '2026-11-30')).toMatchObject([{ orderWeekday: 1, cutoffMinute: 690 }]);
  expect(routeDaysAt(db, 'r', '2026-12-01')).toMatchObject([
    { orderWeekday: 1, cutoffMinute: 900 },
    { orderWeekday: 4 },
  ]);
  expect(listRoutes(db, ctx())).toMatchObject({
    today: '2026-11-24',
    routes: [{ validFrom: '2026-01-01', nextValidFrom: '2026-12-01', days: [MONDAY] }],
  });
  expect(readRoute(db, ctx(), { routeId: 'r' }).versions).toHaveLength(2);
});

it('changes the name alone without a new version, even with a date in the past', async () => {
  await save({ name: '新一线', validFrom: '2026-05-01' });
  const detail = readRoute(backend.services.db, ctx(), { routeId: 'r' });
  expect(detail).toMatchObject({ name: '新一线', versions: [{ validFrom: '2026-01-01' }] });
});

it('refuses what would change the past or cannot be', async () => {
  expect(await refusal(save({ validFrom: '2026-11-23', days: [{ ...MONDAY, orderWeekday: 2 }] }))).toBe(
    'route-valid-from-past',
  );
  expect(await refusal(save({ days: [MONDAY, MONDAY] }))).toBe('route-weekday-twice');
  expect(await refusal(save({ days: [{ ...MONDAY, deductionMinute: 600 }] }))).toBe('route-times-order');
  expect(await refusal(save({ days: [{ ...MONDAY, cutoffDayOffset: 2 }] }))).toBe('route-times-order');
  expect(await refusal(save({ routeId: null }))).toBe('route-code-taken');
  expect(await refusal(save({ teamId: 'none' }))).toBe('team-unknown');
  expect(await refusal(save({ routeId: 'none' }))).toBe('route-unknown');
});

it('takes an order day away only once somebody has seen whose own day it is', async () => {
  await backend.services.writer.write((tx) =>
    tx.raw.exec(`INSERT INTO customer (id, code, name, route_id, order_weekdays, status, created_at_ms, updated_at_ms) VALUES
      ('a', 'A', '阳光', 'r', 'MO', 'active', 0, 0), ('b', 'B', '福兴', 'r', 'MO,TU', 'active', 0, 0),
      ('c', 'C', '已停', 'r', 'MO', 'closed', 0, 0), ('d', 'D', '随线', 'r', NULL, 'active', 0, 0)`),
  );
  const days = [{ ...MONDAY, orderWeekday: 3 }];
  const { db } = backend.services;
  expect(listMisfits(db, ctx(), { routeId: 'r', validFrom: '2026-12-01', weekdays: [3] })).toEqual({
    count: 2,
    removed: [1],
    customers: [
      { id: 'a', code: 'A', name: '阳光', orderWeekdays: [1] },
      { id: 'b', code: 'B', name: '福兴', orderWeekdays: [1, 2] },
    ],
  });
  await expect(save({ days })).rejects.toMatchObject({
    key: 'route-weekday-misfits',
    params: { count: 2, route: '一线', weekdays: '1', customers: 'A 阳光, B 福兴' },
  });
  await save({ days: [...days, { ...MONDAY, cutoffMinute: 600 }] });
  await save({ days, acceptMisfits: true });
  expect(routeDaysAt(db, 'r', '2026-12-01')).toMatchObject([{ orderWeekday: 3 }]);
});
