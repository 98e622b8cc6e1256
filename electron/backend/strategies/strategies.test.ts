import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StrategyFields } from '../../../shared/contract/strategies.ts';
import { importPublicHolidays } from '../calendar/import-public-holidays.ts';
import { assignByBands } from '../classes/assign-by-bands.ts';
import { chooseGroups, removeClass, saveClass, saveClassType } from '../classes/change-class-types.ts';
import { listClasses } from '../classes/list-classes.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { listStrategies } from './list-strategies.ts';
import { previewDates } from './preview-dates.ts';
import { removeStrategy, saveStrategy } from './save-strategy.ts';

let backend: TempBackend;
beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

const ctx = () => backend.context(backend.actor(['supervisor']));
const fields = (more: Partial<StrategyFields> = {}): StrategyFields => ({
  classId: null,
  name: '默认',
  validFrom: '2026-11-01',
  validTo: null,
  rule: 'freq=weekly',
  holidayRule: 'later',
  callingWindows: [],
  mostAttemptsADay: 3,
  leastMinutesBetweenAttempts: 0,
  notReached: 'next-working-day',
  rank: 100,
  ...more,
});
const save = (more: Partial<StrategyFields> = {}, id: string | null = null) =>
  backend.command(ctx(), saveStrategy, { id, fields: fields(more) });
const write = (text: string) => backend.services.writer.write((tx) => void tx.raw.exec(text));

describe('strategies', () => {
  it('are stored in one spelling, and a later version takes over by itself', async () => {
    const { id } = await save();
    await save({ validFrom: '2026-12-01', rule: 'RRULE:FREQ=WEEKLY;INTERVAL=2', name: '新' });
    const { strategies } = listStrategies(backend.services.db, ctx(), {});
    expect(strategies.map((one) => [one.name, one.rule])).toEqual([
      ['默认', 'FREQ=WEEKLY'],
      ['新', 'FREQ=WEEKLY;INTERVAL=2'],
    ]);
    await expect(save({ validFrom: '2026-12-01' })).rejects.toMatchObject({ key: 'strategy-same-start' });
    await expect(save({ validTo: '2026-12-15' }, id)).rejects.toMatchObject({ key: 'strategy-overlaps' });
    await expect(save({ validFrom: '2027-01-01', validTo: '2026-12-31' })).rejects.toMatchObject({
      key: 'strategy-validity',
    });
  });

  it('refuse a rule that never comes and one that is none', async () => {
    await expect(save({ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).rejects.toMatchObject({ key: 'rule-never' });
    await expect(save({ rule: 'every Tuesday' })).rejects.toMatchObject({ key: 'rule-part' });
    expect(await save({ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29' })).toHaveProperty('id');
  });

  it('stay as they were once calls were planned by them', async () => {
    const { id } = await save();
    await write(`INSERT INTO customer (id, code, name, created_at_ms, updated_at_ms) VALUES ('c', 'C', 'c', 0, 0);
      INSERT INTO call_task (id, customer_id, business_date, state, source, strategy_id, created_at_ms)
        VALUES ('t', 'c', '2026-11-24', 'open', 'strategy', '${id}', 0)`);
    await expect(save({ rule: 'FREQ=DAILY' }, id)).rejects.toMatchObject({ key: 'strategy-used' });
    await expect(backend.command(ctx(), removeStrategy, { id })).rejects.toMatchObject({ key: 'strategy-used-remove' });
    expect(await save({ name: '改名', validTo: '2026-12-31' }, id)).toEqual({ id });
  });

  it('show their next dates after the calendar', async () => {
    const text = JSON.stringify({ year: 2026, days: [{ name: '节', date: '2026-12-01', isOffDay: true }] });
    const calendars = ['call', 'delivery'] as const;
    await backend.command(ctx(), importPublicHolidays, {
      calendars: [...calendars],
      files: [{ name: '2026.json', text }],
    });
    const asked = {
      rule: 'FREQ=WEEKLY',
      weekdays: ['TU'],
      anchor: null,
      from: '2026-11-24',
      to: '2026-12-08',
    } as const;
    expect(previewDates(backend.services.db, ctx(), { ...asked, holidayRule: 'later' })).toEqual({
      dates: ['2026-11-24', '2026-12-02', '2026-12-08'],
      moved: [{ date: '2026-12-01', to: '2026-12-02' }],
      remarks: [],
    });
    expect(previewDates(backend.services.db, ctx(), { ...asked, holidayRule: 'skip' }).dates).toEqual([
      '2026-11-24',
      '2026-12-08',
    ]);
    const again = await backend.command(ctx(), importPublicHolidays, {
      calendars: [...calendars],
      files: [{ name: '2026.json', text }],
    });
    expect(again.files).toMatchObject([{ daysOff: 1, added: 0, changed: 0, unchanged: 1 }]);
  });
});

describe('classes', () => {
  async function seed(): Promise<{ type: string; high: string; low: string }> {
    const type = (await backend.command(ctx(), saveClassType, { id: null, code: 'V', name: '价值' })).id;
    const make = (code: string) => backend.command(ctx(), saveClass, { id: null, classTypeId: type, code, name: code });
    const [high, low] = [(await make('H')).id, (await make('L')).id];
    for (let at = 0; at < 10; at += 1) {
      await write(`INSERT INTO customer (id, code, name, created_at_ms, updated_at_ms) VALUES ('c${at}', 'C${at}', 'c', 0, 0);
        INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, placed_at_ms, line_count, total_quantity, amount_minor)
          VALUES ('o${at}', 'N${at}', 'c${at}', 'history', 'delivered', '2026-10-01', 0, 1, 1, ${(at + 1) * 100})`);
    }
    return { type, high, low };
  }

  it('come by value: counted first, then given, with what held before ended the day before', async () => {
    const { type, high, low } = await seed();
    const bands = {
      classTypeId: type,
      measure: 'turnover',
      from: '2026-01-01',
      to: '2026-12-31',
      by: 'top-percent',
      bands: [
        { classId: high, limit: 20 },
        { classId: low, limit: 80 },
      ],
      validFrom: '2026-11-24',
    } as const;
    const ask = (apply: boolean, more = {}) =>
      runInline(backend, assignByBands, { bands: { ...bands, bands: [...bands.bands], ...more }, apply });
    expect(await ask(false)).toMatchObject({
      changed: 10,
      bands: [{ customers: 2, least: 900, most: 1000 }, { customers: 8 }],
    });
    expect(listClasses(backend.services.db, ctx(), {}).types[0]).toMatchObject({ unclassed: 10 });
    await ask(true);
    expect(await ask(true)).toMatchObject({ changed: 0, unchanged: 10 });
    const flipped = [
      { classId: low, limit: 20 },
      { classId: high, limit: 80 },
    ];
    await ask(true, { bands: flipped, validFrom: '2026-12-01' });
    const rows = backend.services.db.raw
      .prepare(
        `SELECT class_id = ? AS high, valid_from, valid_to FROM class_membership WHERE customer_id = 'c9' ORDER BY valid_from`,
      )
      .all(high);
    expect(rows).toEqual([
      { high: 1, valid_from: '2026-11-24', valid_to: '2026-11-30' },
      { high: 0, valid_from: '2026-12-01', valid_to: null },
    ]);
    await expect(
      ask(false, {
        bands: [
          { classId: high, limit: 60 },
          { classId: low, limit: 60 },
        ],
      }),
    ).rejects.toMatchObject({ key: 'bands-share' });
    await expect(ask(false, { from: '2027-01-01' })).rejects.toMatchObject({ key: 'bands-dates' });
  });

  it('are ranked as customer groups, keep their codes apart, and stay while they are used', async () => {
    const { type, high } = await seed();
    const other = (await backend.command(ctx(), saveClassType, { id: null, code: 'G', name: '档位' })).id;
    await backend.command(ctx(), chooseGroups, { classTypeIds: [other, type], mainId: other });
    expect(
      listClasses(backend.services.db, ctx(), {}).types.map((one) => [one.code, one.groupRank, one.isMain]),
    ).toEqual([
      ['G', 1, true],
      ['V', 2, false],
    ]);
    await expect(backend.command(ctx(), saveClassType, { id: null, code: 'V', name: 'x' })).rejects.toMatchObject({
      key: 'class-type-code-taken',
    });
    await expect(
      backend.command(ctx(), saveClass, { id: null, classTypeId: type, code: 'H', name: 'x' }),
    ).rejects.toMatchObject({ key: 'class-code-taken' });
    await save({ classId: high });
    await expect(backend.command(ctx(), removeClass, { id: high })).rejects.toMatchObject({ key: 'class-used' });
  });
});
