import { afterEach, beforeEach, expect, it } from 'vitest';
import { calendarDays, yearsWithPublicDays } from '../../../db/calendar.ts';
import { companySettings } from '../../../db/settings.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { missingYear } from '../../../shared/domain/calendar/missing-year.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { putCompanyDays } from './change-company-day.ts';
import { importPublicHolidays } from './import-public-holidays.ts';
import { removePublicYear } from './remove-public-year.ts';
import { saveWeekdays } from './save-weekdays.ts';

let backend: TempBackend;
beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

const BOTH = ['call', 'delivery'] as const;
const supervisor = () => backend.context(backend.actor(['supervisor']));
const day = (date: string, isOffDay = true, name = '元旦') => ({ name, date, isOffDay });
const file = (year: number, days: object[], name = `${year}.json`) => ({ name, text: JSON.stringify({ year, days }) });
const take = async (...files: { name: string; text: string }[]) =>
  (await backend.command(supervisor(), importPublicHolidays, { calendars: [...BOTH], files })).files;
const put = (from: string, to: string, working: boolean | null, name = '') =>
  backend.command(supervisor(), putCompanyDays, { calendars: [...BOTH], from, to, working, name });
const key = (work: Promise<unknown>) => work.catch((error: AppError) => error.key);
const dates = (source: string) =>
  calendarDays(backend.services.db, 'call')
    .filter((one) => one.source === source)
    .map((one) => one.date);

it('replaces what an earlier file of the year said, New Year in December included', async () => {
  await take(file(2026, [day('2025-12-31'), day('2026-01-01'), day('2026-10-01'), day('2026-10-10', false)]));
  await take(file(2027, [day('2026-12-31'), day('2027-01-01')]));
  const [again] = await take(file(2026, [day('2026-01-01'), day('2026-10-01'), day('2026-10-11', false)]));
  expect(again).toMatchObject({ added: 1, changed: 0, unchanged: 2, removed: 2 });
  expect(dates('public')).toEqual(['2026-01-01', '2026-10-01', '2026-10-11', '2026-12-31', '2027-01-01']);
  const [same] = await take(file(2026, [day('2026-01-01'), day('2026-10-01'), day('2026-10-11', false)]));
  expect(same).toMatchObject({ added: 0, changed: 0, unchanged: 3, removed: 0 });
});

it('takes nothing away by a file whose year is not published yet', async () => {
  await take(file(2027, [day('2027-01-01')]));
  expect(await take(file(2027, []))).toMatchObject([{ daysOff: 0, makeUpDays: 0, removed: 0 }]);
  expect(dates('public')).toEqual(['2027-01-01']);
});

it('refuses files that disagree about a day, and writes nothing', async () => {
  expect(await key(take(file(2026, [day('2026-12-31')]), file(2027, [day('2026-12-31', false)])))).toBe(
    'calendar-files-both',
  );
  expect(await key(take(file(2027, [day('2027-01-01'), day('2027-01-01', false)])))).toBe('calendar-file-both');
  expect(await key(take(file(2027, [day('2029-01-01')])))).toBe('calendar-file-year');
  expect(dates('public')).toEqual([]);
});

it('sets and takes back a stretch of company days, saying which said the opposite', async () => {
  await put('2027-02-03', '2027-02-03', true, '加班');
  expect(await put('2027-02-01', '2027-02-07', false, '停业')).toEqual({
    days: 7,
    changed: 7,
    replaced: ['2027-02-03'],
  });
  expect(await put('2027-02-01', '2027-02-08', false, '停业')).toMatchObject({ changed: 1, replaced: [] });
  expect(dates('company')).toHaveLength(8);
  expect(await put('2027-02-05', '2027-03-01', null)).toMatchObject({ changed: 4 });
  expect(dates('company')).toHaveLength(4);
  expect(await key(put('2027-02-05', '2027-03-01', null))).toBe('calendar-range-empty');
  expect(await key(put('2027-02-07', '2027-02-01', false))).toBe('calendar-range-backwards');
  expect(await key(put('2027-02-01', '2027-12-01', false))).toBe('calendar-range-long');
});

it('removes the public days of a year and no company day', async () => {
  await take(file(2026, [day('2026-10-01')]), file(2027, [day('2027-01-01')]));
  await put('2027-01-02', '2027-01-02', false);
  const remove = (year: number) => backend.command(supervisor(), removePublicYear, { calendars: [...BOTH], year });
  expect(await remove(2027)).toEqual({ removed: 1 });
  expect(yearsWithPublicDays(backend.services.db)).toEqual([2026]);
  expect(dates('company')).toEqual(['2027-01-02']);
  expect(await key(remove(2027))).toBe('calendar-year-empty');
});

it('keeps the weekday pattern as a setting of the company', async () => {
  await backend.command(supervisor(), saveWeekdays, { calendar: 'call', weekdays: [1, 2, 3, 4, 5, 6] });
  const { callWeekdays, deliveryWeekdays } = companySettings(backend.services.db);
  expect([callWeekdays, deliveryWeekdays]).toEqual([
    [1, 2, 3, 4, 5, 6],
    [1, 2, 3, 4, 5, 6],
  ]);
});

it('misses the running year, and from October the next', () => {
  expect(missingYear([], '2026-03-01')).toBe(2026);
  expect(missingYear([2026], '2026-09-30')).toBeNull();
  expect(missingYear([2026], '2026-10-01')).toBe(2027);
  expect(missingYear([2026, 2027], '2026-10-01')).toBeNull();
});
