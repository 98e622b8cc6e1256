import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findRouteByCode, routeDaysAt } from '../../../db/routes.ts';
import { ORDER_DAY } from '../../../db/testing/seed-order-center.ts';
import type { ImportOptions } from '../../../shared/contract/import-mapping.ts';
import type { ImportReport } from '../../../shared/contract/import-report.ts';
import { readDayTime } from '../../../shared/domain/imports/read-day-time.ts';
import { suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { runImport } from '../testing/run-import.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter({ customers: 2, weeks: 0 });
});
afterEach(() => center.close());

const HEADER = '线路编码,线路名称,班组,订货日,截单时间,送货日,送货间隔,扣款时间,补救截止,生效日期';
const take = (
  lines: readonly string[],
  options: Partial<ImportOptions> = {},
  more: object = {},
): Promise<ImportReport> => {
  const rows = lines.map((line) => line.split(','));
  const mapping = { ...suggestMapping('routes', HEADER.split(','), rows), options };
  return runImport(center, `${[HEADER, ...lines].join('\n')}\n`, mapping, more);
};
const days = (code: string, date = '2026-12-01') => {
  const route = findRouteByCode(center.services.db, code);
  return route && routeDaysAt(center.services.db, route.id, date).map(({ routeId: _, ...day }) => day);
};
const NEW = ['R02,二号线,一班,周一,17:00,周二,,,,2026-12-01', 'R02,,,周四,次日09:30,,3,+1 10:00,+2 8:00,2026-12-01'];

it('reads times of the order day and of days around it', () => {
  expect(
    ['17:00', '次日08:00', '前一日17:00', '+1 8:00', 'D-1 17:00', '当天 24:00', '9:30:00'].map(readDayTime),
  ).toEqual([
    { dayOffset: null, minute: 1020 },
    { dayOffset: 1, minute: 480 },
    { dayOffset: -1, minute: 1020 },
    { dayOffset: 1, minute: 480 },
    { dayOffset: -1, minute: 1020 },
    { dayOffset: 0, minute: 1440 },
    { dayOffset: null, minute: 570 },
  ]);
  expect(['', '25:00', 'noon', '+1'].map(readDayTime)).toEqual([null, null, null, null]);
});

it('makes routes with all their order days from a date on; twice changes nothing', async () => {
  expect(await take(NEW, {}, { testRun: true })).toMatchObject({ accepted: 2, routes: { created: 1, changed: 0 } });
  expect(findRouteByCode(center.services.db, 'R02')).toBeUndefined();
  expect(await take(NEW)).toMatchObject({ accepted: 2, rejected: 0, routes: { created: 1, changed: 0 } });
  expect(findRouteByCode(center.services.db, 'R02')).toMatchObject({ name: '二号线', teamId: 'team' });
  expect(days('R02')).toEqual([
    {
      ...{ validFrom: '2026-12-01', orderWeekday: 1, cutoffDayOffset: 0, cutoffMinute: 1020, deliveryDayOffset: 1 },
      ...{ deductionDayOffset: 0, deductionMinute: null, rescueDayOffset: 0, rescueMinute: null },
    },
    {
      ...{ validFrom: '2026-12-01', orderWeekday: 4, cutoffDayOffset: 1, cutoffMinute: 570, deliveryDayOffset: 3 },
      ...{ deductionDayOffset: 1, deductionMinute: 600, rescueDayOffset: 2, rescueMinute: 480 },
    },
  ]);
  expect(await take(NEW)).toMatchObject({ accepted: 0, duplicates: 2, routes: { created: 0, changed: 0 } });
  const audited = center.services.db.raw.prepare("SELECT action FROM audit WHERE entity = 'route'").all();
  expect(audited).toEqual([{ action: 'routes.save' }]);
});

it('replaces all weekdays of a route from the date on, and leaves the days before and the other routes', async () => {
  await take(NEW);
  const later = ['R02,二号线（改）,,周五,16:00,周一,,,,2027-01-04'];
  expect(await take(later)).toMatchObject({ accepted: 1, routes: { created: 0, changed: 1 } });
  expect(days('R02', '2027-01-03')).toMatchObject([{ orderWeekday: 1 }, { orderWeekday: 4 }]);
  expect(days('R02', '2027-01-04')).toMatchObject([{ orderWeekday: 5, deliveryDayOffset: 3 }]);
  expect(findRouteByCode(center.services.db, 'R02')).toMatchObject({ name: '二号线（改）', teamId: 'team' });
  expect(days('R01')).toMatchObject([{ orderWeekday: 2, validFrom: '2020-01-01' }]);
});

it('refuses by the rules of the form, a route whole, in words', async () => {
  const rejectsFile = join(center.dataDir, 'rejects.csv');
  const report = await take(
    [
      ...['R01,,,周三,17:00,,1,,,2026-12-01', 'R03,三号线,九班,周一,17:00,,1,,,2026-12-01'],
      ...['R04,四号线,,周一,17:00,,1,16:00,,2026-12-01', 'R04,,,周二,17:00,,1,,,2026-12-01'],
      ...['R05,五号线,,周一,17:00,,1,,,2026-11-23', 'R06,六号线,,周八,17:00,,1,,,', 'R06,,,周二,17:00,,1,,,'],
      ...['R07,,,周一,17:00,,1,,,', 'R08,八号线,,周一,17:00,周三,1,,,', 'R09,九号线,,周一,下午,,1,,,'],
      ...['R10,十号线,,周一,17:00,,,,,', 'R11,甲,,周一,17:00,,1,,,', 'R11,乙,,周二,17:00,,1,,,'],
      ...['R12,丙,,周一,17:00,,1,,,', 'R12,丙,,周一,16:00,,1,,,', 'R13,丁,,周一,17:00,,15,,,'],
      ...['R14,戊,,周一,#REF!,,1,,,', 'R14,戊,,周二,17:00,,1,,,'],
    ],
    {},
    { rejectsFile },
  );
  expect(report).toMatchObject({ rows: 18, accepted: 0, rejected: 18, routes: { created: 0, changed: 0 } });
  expect(report.rejectedByReason).toEqual({
    'route-refused': 2,
    'route-misfits': 1,
    'unknown-team': 1,
    'route-refused-with': 4,
    'cell-error': 1,
    'bad-weekdays': 1,
    'missing-name': 1,
    'delivery-differs': 1,
    'bad-time': 1,
    'missing-delivery': 1,
    'route-rows-differ': 2,
    'route-day-repeated': 1,
    'bad-number': 1,
  });
  const sentences = readFileSync(rejectsFile, 'utf8');
  expect(sentences).toContain('C-000001 阳光便利店1, C-000002 阳光便利店2');
  expect(sentences).toContain('Mon: deduction and rescue cannot be earlier than the cut-off.');
  expect(sentences).toContain(`New order days can only hold from today (${ORDER_DAY}) or later`);
  expect(await take(['R01,,,周三,17:00,,1,,,2026-12-01'], { acceptMisfits: true })).toMatchObject({ accepted: 1 });
  expect(days('R01')).toMatchObject([{ orderWeekday: 3 }]);
});
