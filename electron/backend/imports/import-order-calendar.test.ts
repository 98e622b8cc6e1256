import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportMappingInput } from '../../../shared/contract/import-mapping.ts';
import { suggestMapping } from '../../../shared/domain/imports/suggest-mapping.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { runImport } from '../testing/run-import.ts';

const HEADER = ['线路', '原订货日', '新订货日', '送货日', '截单日', '截单时间', '周期', '传达消息'];
const MAPPING = suggestMapping('order-calendar', HEADER, []);

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const file = (...lines: string[]) => [HEADER.join(','), ...lines, ''].join('\n');
const take = (text: string, more: object = {}, mapping: ImportMappingInput = MAPPING) =>
  runImport(center, text, mapping, { fileName: '2027 春节.csv', ...more });
const rows = (text: string) => center.services.db.raw.prepare(text).all();
const table = () =>
  rows(`SELECT o.name, l.order_date AS day, l.new_order_date AS moved, l.delivery_date AS delivery,
      l.cutoff_date AS cutoff, l.cutoff_minute AS minute, l.quota_cycles AS cycles, l.message
    FROM order_calendar_row l JOIN order_calendar o ON o.id = l.order_calendar_id ORDER BY day`);

const GOOD = file('R01,2027-02-09,2027-02-04,2027-02-12,2027-02-04,10:00,2,初八前不送货', 'R01,2027-02-16,停,,,,,');

it('finds the columns of a company table by their words', () => {
  expect(Object.keys(MAPPING.fields)).toEqual([
    'route',
    'orderDate',
    'newOrderDate',
    'deliveryDate',
    'cutoffDate',
    'cutoffTime',
    'quotaCycles',
    'message',
  ]);
});

it('makes a draft named like the file; twice changes nothing', async () => {
  expect(await take(GOOD, { testRun: true })).toMatchObject({ accepted: 2, outcome: 'test-run' });
  expect(table()).toEqual([]);
  expect(await take(GOOD)).toMatchObject({ accepted: 2, rejected: 0, calendarRows: { created: 2, changed: 0 } });
  const stored = table();
  expect(stored).toEqual([
    {
      name: '2027 春节',
      day: '2027-02-09',
      moved: '2027-02-04',
      delivery: '2027-02-12',
      cutoff: '2027-02-04',
      minute: 600,
      cycles: 2,
      message: '初八前不送货',
    },
    {
      name: '2027 春节',
      day: '2027-02-16',
      moved: null,
      delivery: null,
      cutoff: null,
      minute: null,
      cycles: 1,
      message: '',
    },
  ]);
  expect(await take(GOOD)).toMatchObject({ accepted: 0, duplicates: 2, rejected: 0 });
  expect(table()).toEqual(stored);
  expect(rows('SELECT count(*) AS n FROM order_exception')).toEqual([{ n: 0 }]);

  const changed = await take(file('R01,2027-02-09,2027-02-03,2027-02-12,,9,,'));
  expect(changed).toMatchObject({ accepted: 1, calendarRows: { created: 0, changed: 1 } });
  expect(table()[0]).toMatchObject({ moved: '2027-02-03', cutoff: '2027-02-03', minute: 540, cycles: 1 });
  expect(table()).toHaveLength(2);
});

it('refuses rows with a sentence each and takes the others', async () => {
  const rejectsFile = join(center.dataDir, 'rejects.csv');
  const report = await take(
    file(
      'R99,2027-02-09,2027-02-04,,,,,',
      ',2027-02-09,2027-02-04,,,,,',
      'R01,2027-02-30,2027-02-04,,,,,',
      'R01,2027-02-09,2027-02-04,2027-02-03,,,,',
      'R01,2026-11-03,2026-11-04,,,,,',
      'R01,2027-02-16,,2027-02-18,,,,',
      'R01,2027-02-23,2027-02-24,,,noon,,',
      'R01,2027-02-23,2027-02-24,,,,9,',
      'R01,2027-03-02,2027-03-03,,,,,',
      'R01,2027-03-02,2027-03-04,,,,,',
    ),
    { rejectsFile },
  );
  expect(report).toMatchObject({
    rows: 10,
    accepted: 1,
    rejectedByReason: {
      'unknown-route': 1,
      'missing-route': 1,
      'bad-date': 1,
      'exception-refused': 3,
      'bad-time': 1,
      'bad-cycles': 1,
      'code-repeated': 1,
    },
  });
  const text = readFileSync(rejectsFile, 'utf8');
  expect(text).toContain('The delivery day 2027-02-03 is before the order day 2027-02-04.');
  expect(text).toContain('2026-11-03 is over (today is 2026-11-24) and can no longer be changed.');
});

it('fills the calendar that the file names', async () => {
  const named = { ...MAPPING, fields: { ...MAPPING.fields, calendar: { value: '元宵' } } };
  await take(GOOD, {}, named);
  await take(GOOD, {}, named);
  expect(rows('SELECT name FROM order_calendar')).toEqual([{ name: '元宵' }]);
});
