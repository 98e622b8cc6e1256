import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type WritableDB } from '../../../db/connection.ts';
import { allStrategies } from '../../../db/strategies.ts';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import { PLAN_TABLES, tryOut } from '../../../db/what-if.ts';
import { EFFECT_DAYS, type PlanChange, planChange } from '../../../shared/contract/effects.ts';
import { createPatternBook } from '../../../shared/domain/effects/pattern-book.ts';
import { DATABASE_FILE } from '../backend.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { forecastCalls } from './forecast-calls.ts';
import { type PreviewedEffect, previewEffect } from './preview-effect.ts';
import { tryChange } from './try-change.ts';

const TODAY = '2026-11-24';
let backend: TempBackend;

beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => seedQueueCenter(tx, { customers: 120, strategies: 10, routes: 3 }));
});
afterEach(() => backend.close());

const actor = () => backend.actor(['supervisor']);
const preview = (change: PlanChange): Promise<PreviewedEffect> =>
  runInline(backend, previewEffect, { change: planChange.parse(change), actor: actor() });
const strategyOf = (classId: string) => {
  const found = allStrategies(backend.services.db).find((one) => one.classId === classId);
  if (!found) throw new Error(classId);
  const { id, madeUp: _madeUp, ...fields } = found;
  return { id, fields: { ...fields, callingWindows: [], rank: 5 } };
};
const contentOf = (classId: string) => {
  const { classId: _class, customerId: _customer, ...fields } = { ...strategyOf(classId).fields };
  return fields;
};
const days = async (): Promise<number[]> =>
  runInline(
    backend,
    ({ reader }) => {
      const book = createPatternBook();
      const forecast = forecastCalls(reader, book, { from: TODAY, days: EFFECT_DAYS, teamId: null });
      const counts = new Array<number>(EFFECT_DAYS).fill(0);
      for (const pattern of forecast.patternOf) {
        for (const offset of book.offsetsOf(pattern)) counts[offset] = (counts[offset] as number) + 1;
      }
      return counts;
    },
    {},
  );
/** Makes the change for good, by the same use case. */
async function make(change: PlanChange): Promise<void> {
  const tx = openDatabase(join(backend.dataDir, DATABASE_FILE));
  try {
    const write = async <T>(work: (db: WritableDB) => T) => work(tx);
    await runInline(backend, (job) => tryChange({ ...job, write }, actor(), () => tx, change), {});
  } finally {
    tx.raw.close();
  }
}
const stored = () =>
  PLAN_TABLES.map((table) => backend.services.db.raw.prepare(`SELECT * FROM main.${table}`).raw().all());
const routeDay = (orderWeekday: number) => ({
  orderWeekday,
  cutoffDayOffset: 0,
  cutoffMinute: 960,
  deliveryDayOffset: 1,
  deductionDayOffset: 0,
  deductionMinute: null,
  rescueDayOffset: 0,
  rescueMinute: null,
});

const CLASS_CHANGE = {
  classTypeId: 'grade',
  classId: 'k4',
  validFrom: '2026-12-01',
  planned: 'keep' as const,
  reason: '升级',
};

const CHANGES: Readonly<Record<PlanChange['kind'], () => PlanChange['input']>> = {
  'strategies.save': () => ({
    id: null,
    fields: { ...strategyOf('k0').fields, validFrom: '2026-12-03', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE' },
  }),
  'strategies.remove': () => ({ id: strategyOf('k1').id }),
  'classes.changeMembership': () => ({ customerId: 'c3', ...CLASS_CHANGE, validTo: null }),
  'classes.startChange': () => ({
    ...CLASS_CHANGE,
    target: { kind: 'selection', customerIds: ['c3', 'c5', 'c7'] },
    expected: null,
  }),
  'classes.applyBands': () => ({
    classTypeId: 'grade',
    measure: 'orders',
    from: '2026-01-01',
    to: TODAY,
    by: 'at-least',
    bands: [{ classId: 'k2', limit: 0 }],
    validFrom: TODAY,
    reason: '',
  }),
  'classes.chooseGroups': () => ({ classTypeIds: ['area', 'grade'], mainId: 'area' }),
  'calendar.putDay': () => ({ calendars: ['call'], date: '2026-12-02', working: false, name: '盘点' }),
  'calendar.removeDay': () => ({ calendars: ['call'], date: '2026-12-09' }),
  'classes.withdrawMembership': () => ({
    ...{ customerId: 'c9', classTypeId: 'grade', validFrom: '2026-12-08', reason: '不再升级' },
  }),
  'calendar.putDays': () => ({
    calendars: ['call'],
    from: '2026-12-14',
    to: '2026-12-16',
    working: false,
    name: '盘点',
  }),
  'calendar.removePublicYear': () => ({ calendars: ['call'], year: 2026 }),
  'calendar.saveWeekdays': () => ({ calendar: 'call', weekdays: [1, 2, 3, 4, 5, 6] }),
  'strategies.saveOverride': () => ({
    id: null,
    customerId: 'c3',
    fields: { ...contentOf('k0'), validFrom: '2026-12-01', rule: 'FREQ=WEEKLY;BYDAY=MO,TH' },
    reason: '客户要求',
  }),
  'strategies.endOverride': () => ({ id: 'own', lastDay: '2026-12-06', reason: '到期' }),
  'calendar.importFiles': () => ({
    calendars: ['call', 'delivery'],
    files: [
      {
        name: '2026.json',
        text: JSON.stringify({ year: 2026, papers: [], days: [{ name: '节', date: '2026-12-16', isOffDay: true }] }),
      },
    ],
  }),
  'leveling.setWeekdays': () => ({
    reason: '均衡',
    groups: [
      { orderWeekdays: ['WE'], customerIds: ['c2', 'c4', 'c10', 'c11', 'c12', 'c13', 'c14'] },
      { orderWeekdays: ['TH'], customerIds: ['c20', 'c21', 'c22', 'c23'] },
    ],
  }),
  'routes.save': () => ({
    routeId: 'r1',
    code: 'R001',
    name: '路线 1',
    teamId: null,
    validFrom: '2026-12-01',
    days: [routeDay(5)],
    acceptMisfits: true,
  }),
};

describe('previewing the effect of a change', () => {
  for (const [kind, input] of Object.entries(CHANGES)) {
    it(`forecasts what ${kind} will do, and changes nothing`, async () => {
      await backend.services.writer.write((tx) =>
        tx.raw.exec(`INSERT INTO calendar_day (calendar, date, working, name, source)
            VALUES ('call', '2026-12-09', 0, '节', 'company'), ('call', '2026-12-10', 0, '节', 'public');
          UPDATE class_membership SET valid_to = '2026-12-07' WHERE customer_id = 'c9' AND class_type_id = 'grade';
          INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from) VALUES ('c9', 'grade', 'k4', '2026-12-08');
          INSERT INTO order_cycle_strategy (id, customer_id, name, valid_from, rule, holiday_rule)
            VALUES ('own', 'c8', '自定', '2026-01-01', 'FREQ=DAILY', 'skip');
          UPDATE customer SET order_weekdays = NULL WHERE search_id % 4 = 0`),
      );
      const change = planChange.parse({ kind, input: input() });
      const before = stored();
      const daysBefore = await days();
      const { preview: seen, members } = await preview(change);
      expect(stored()).toEqual(before);
      expect(seen.total.before).toBe(daysBefore.reduce((sum, n) => sum + n, 0));

      await make(change);
      const after = await days();
      expect(after).not.toEqual(daysBefore);
      const from = Date.parse(`${TODAY}T00:00:00Z`);
      const forecasted = new Array<number>(EFFECT_DAYS).fill(0);
      for (const day of seen.days) forecasted[(Date.parse(`${day.date}T00:00:00Z`) - from) / 86_400_000] = day.after;
      expect(forecasted).toEqual(after);

      expect(seen.moved).toBeGreaterThan(0);
      expect(seen.movers).toHaveLength(seen.moved);
      expect(seen.groups.reduce((sum, group) => sum + group.customers, 0)).toBe(seen.moved);
      expect(members.map((ids) => ids.length)).toEqual(seen.groups.map((group) => group.customers));
      const sum = (side: 'before' | 'after') => seen.seats.flatMap((seat) => seat[side]).reduce((all, n) => all + n, 0);
      expect({ before: sum('before'), after: sum('after') }).toEqual(seen.total);
    });
  }

  it('says what the change itself is refused for', async () => {
    const { id, fields } = strategyOf('k0');
    await expect(
      preview({ kind: 'strategies.save', input: { id, fields: { ...fields, validTo: '1999-01-01' } } }),
    ).rejects.toMatchObject({ key: 'strategy-validity' });
    await expect(preview({ kind: 'strategies.remove', input: { id: 'gone' } })).rejects.toMatchObject({
      key: 'strategy-unknown',
    });
  });

  it('tells of a change that moves nobody', async () => {
    const { id, fields } = strategyOf('k0');
    const { preview: seen } = await preview({ kind: 'strategies.save', input: { id, fields: { ...fields, rank: 7 } } });
    expect(seen).toMatchObject({ moved: 0, groups: [], movers: [] });
    expect(seen.total.before).toBe(seen.total.after);
  });

  it('names who moves from which weekday to which, and who makes the calls', async () => {
    await backend.services.writer.write((tx) =>
      tx.raw.exec(`DELETE FROM order_cycle_strategy; DELETE FROM class_membership;
        INSERT INTO order_cycle_strategy (id, name, valid_from, rule, holiday_rule) VALUES ('d', '默认', '2000-01-01', 'FREQ=WEEKLY;BYDAY=TU', 'later');
        INSERT INTO setting VALUES ('givingOut', '"owner"');
        UPDATE customer SET owner_operator_id = 'op1' WHERE search_id % 2 = 0;
        UPDATE operator SET deputy_operator_id = 'op2' WHERE id = 'op1';
        INSERT INTO operator_absence (id, operator_id, valid_from, valid_to, share, reason, marked_at_ms, marked_by)
          VALUES ('a', 'op1', '2026-12-14', '2026-12-18', 'deputy', '休假', 0, 'op1')`),
    );
    const [version] = allStrategies(backend.services.db);
    const { preview: seen } = await preview({
      kind: 'strategies.save',
      input: {
        id: null,
        fields: {
          ...(version as NonNullable<typeof version>),
          callingWindows: [],
          rank: 5,
          validFrom: '2026-12-03',
          rule: 'FREQ=WEEKLY;BYDAY=WE',
        },
      },
    });
    expect(seen.moved).toBe(120);
    expect(seen.groups).toMatchObject([
      {
        kind: 'weekdays',
        customers: 120,
        fromWeekdays: [2],
        toWeekdays: [3],
        since: '2026-12-08',
        firstCall: '2026-12-09',
      },
    ]);
    expect(seen.movers[0]).toMatchObject({
      code: 'C0000000',
      before: { weekdays: [2], calls: 8, next: TODAY },
      after: { weekdays: [3], next: TODAY },
    });
    expect(seen.seats.map((seat) => [seat.kind, seat.name, seat.before[1], seat.after[2]])).toEqual([
      ['operator', 'op1', 420, 300],
      ['operator', 'op2', 60, 60],
      ['anyone', null, 480, 360],
    ]);
  });
});

describe('trying out', () => {
  it('lays a shadow with the checks and keys of its table, and takes it away', async () => {
    await runInline(
      backend,
      async ({ reader }) => {
        const insert = `INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from) VALUES ('c1', 'area', 'k9', '2000-01-01')`;
        await tryOut(reader, (layShadows) => {
          const tx = layShadows(PLAN_TABLES);
          expect(() => tx.raw.exec(insert)).toThrow(/UNIQUE/);
          expect(() =>
            tx.raw.exec(
              `UPDATE calendar_day SET working = 5; INSERT INTO calendar_day VALUES ('x', '', 1, '', 'public')`,
            ),
          ).toThrow(/CHECK/);
          tx.raw.exec('DELETE FROM class_membership');
        });
        expect(reader.raw.prepare('SELECT count(*) FROM class_membership').pluck().get()).toBeGreaterThan(120);
        expect(() => reader.raw.exec('DELETE FROM class_membership')).toThrow(/readonly/);
        expect(reader.raw.pragma('foreign_keys', { simple: true })).toBe(1);
      },
      {},
    );
  });
});
