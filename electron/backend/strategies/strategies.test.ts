import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customersByStrategy } from '../../../db/strategies.ts';
import type { StrategyFields } from '../../../shared/contract/strategies.ts';
import { importPublicHolidays } from '../calendar/import-public-holidays.ts';
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
    const asked = { ...ctx(), services: backend.services, commandId: null, procedure: 'strategies.list' };
    const { strategies } = await listStrategies(asked);
    expect(strategies.map((one) => [one.name, one.rule])).toEqual([
      ['默认', 'FREQ=WEEKLY'],
      ['新', 'FREQ=WEEKLY;INTERVAL=2'],
    ]);
    await expect(save({ validFrom: '2026-12-01', name: '又' })).rejects.toMatchObject({
      key: 'strategy-same-start',
      params: { name: '又', other: '新', date: '2026-12-01' },
    });
    await expect(save({ validTo: '2026-12-15' }, id)).rejects.toMatchObject({
      key: 'strategy-overlaps',
      params: { first: '默认', second: '新', to: '2026-12-15', from: '2026-12-01' },
    });
    await expect(save({ validTo: '2026-12-15', name: '新' }, id)).rejects.toMatchObject({
      key: 'strategy-versions-overlap',
      params: { name: '新', firstFrom: strategies[0]?.validFrom, to: '2026-12-15', from: '2026-12-01' },
    });
    await expect(save({ validFrom: '2027-01-01', validTo: '2026-12-31' })).rejects.toMatchObject({
      key: 'strategy-validity',
    });
  });

  it('refuse a rule that never comes and one that is none', async () => {
    await expect(save({ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).rejects.toMatchObject({ key: 'rule-never' });
    await expect(save({ rule: 'every Tuesday' })).rejects.toMatchObject({ key: 'rule-part' });
    await expect(save({ rule: 'FREQ=WEEKLY;BYDAY=SU', holidayRule: 'skip' })).rejects.toMatchObject({
      key: 'rule-never-called',
    });
    expect(await save({ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29' })).toHaveProperty('id');
  });

  it('stay as they were once calls were planned by them', async () => {
    const { id } = await save();
    await write(`INSERT INTO customer (id, code, name, created_at_ms, updated_at_ms) VALUES ('c', 'C', 'c', 0, 0);
      INSERT INTO call_task (id, customer_id, business_date, state, source, strategy_id, created_at_ms)
        VALUES ('t', 'c', '2026-11-24', 'open', 'strategy', '${id}', 0);
      INSERT INTO strategy_planned VALUES ('${id}', '2026-11-24')`);
    await expect(save({ rule: 'FREQ=DAILY' }, id)).rejects.toMatchObject({ key: 'strategy-used' });
    await expect(backend.command(ctx(), removeStrategy, { id })).rejects.toMatchObject({ key: 'strategy-used-remove' });
    expect(await save({ name: '改名', validTo: '2026-12-31' }, id)).toEqual({ id });
    backend.clock.nowMs = Date.parse('2026-11-27T01:00:00Z');
    await expect(save({ validTo: '2026-11-20' }, id)).rejects.toMatchObject({
      key: 'strategy-used-until',
      params: { name: '改名', date: '2026-11-24' },
    });
    expect(await save({ name: '改名', validTo: '2026-11-25' }, id)).toEqual({ id });
    await expect(save({ validFrom: '2026-11-10', validTo: null })).rejects.toMatchObject({ key: 'strategy-overlaps' });
    await save({ name: '改名' }, id);
    await expect(save({ validFrom: '2026-11-10' })).rejects.toMatchObject({
      key: 'strategy-past',
      params: { name: '改名', date: '2026-11-24' },
    });
    expect(await save({ validFrom: '2026-11-25' })).toHaveProperty('id');
  });

  it('count their customers in a worker as at once', async () => {
    const { id } = await save();
    await write(`INSERT INTO customer (id, code, name, created_at_ms, updated_at_ms) VALUES ('c', 'C', 'c', 0, 0)`);
    const { db, jobs } = backend.services;
    const held = [{ id, classId: null }];
    const counts = await jobs.run('count-strategies', { date: '2026-11-24', held });
    expect(counts).toEqual(customersByStrategy(db, '2026-11-24', held));
    expect(counts.byStrategy.get(id)).toBe(1);
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
