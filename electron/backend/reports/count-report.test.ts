import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callLogTotals, readCallLog } from '../../../db/call-log.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { insertSeatStateChange } from '../../../db/seats.ts';
import { type SeededCalls, seedCalls } from '../../../db/testing/seed-calls.ts';
import {
  type CallLogFilter,
  COUNTED_CALLS,
  type CountedCallsName,
  callLogFilter,
} from '../../../shared/contract/call-log.ts';
import { type CustomerCount, calledCustomersInput } from '../../../shared/contract/called-customers.ts';
import {
  REPORT_GROUPS,
  type ReportFigures,
  type ReportGroup,
  type ReportOutput,
} from '../../../shared/contract/reports.ts';
import type { SeatState } from '../../../shared/contract/seats.ts';
import { addDays, minuteOfDayAt } from '../../../shared/domain/calendar/business-date.ts';
import { CALLS_OF, CUSTOMERS_OF, type ReportFigure } from '../../../shared/domain/supervision/report-figures.ts';
import { exportCalls } from '../exports/export-calls.ts';
import { inlineServices, runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { TIME_COLUMNS, timesInFile } from '../testing/times-in-file.ts';
import { countReport } from './count-report.ts';
import { pageOfCalledCustomers } from './list-called-customers.ts';
import { showReport } from './show-report.ts';
import { sumSeatTime } from './sum-seat-time.ts';

const PERIOD = { from: '2026-11-16', to: '2026-11-20' };
const ALL: CallLogView = { scope: 'all', operatorId: 'boss', teamId: null, fullNumbers: true };
const ADDED_UP = [
  ...(['calls', 'attempts', 'connected', 'orders', 'quantity', 'amountMinor'] as const),
  ...(['answered', 'talkSeconds', 'unanswered', 'unansweredSeconds'] as const),
] as const;

/** Calls without seat, class, route and customer, an operator without a team, and second shops of a conversation. */
const WITHOUT_SOME = `
  UPDATE call SET seat_id = NULL WHERE rowid % 11 = 0;
  UPDATE call SET class_id = NULL WHERE rowid % 13 = 0;
  UPDATE call SET route_id = NULL WHERE rowid % 17 = 0;
  UPDATE call SET customer_id = NULL WHERE rowid % 19 = 0 AND order_id IS NULL;
  UPDATE call SET conversation_id = (SELECT id FROM call b WHERE b.rowid = call.rowid - 1) WHERE rowid % 7 = 0;`;

let backend: TempBackend;
let seeded: SeededCalls;
beforeAll(async () => {
  backend = createTempBackend();
  backend.clock.nowMs = Date.parse('2026-11-24T01:00:00Z');
  await backend.services.writer.write((tx) => {
    seeded = seedCalls(tx, { calls: 1000 });
    tx.raw.exec(WITHOUT_SOME);
    const states: [string, SeatState][] = [
      ['2026-11-17T23:30:00Z', 'ready'],
      ['2026-11-18T01:00:00Z', 'talking'],
      ['2026-11-18T01:30:00Z', 'paused'],
      ['2026-11-18T02:00:00Z', 'signed-out'],
    ];
    for (const [place, operatorId] of seeded.operatorIds.entries()) {
      for (const [at, state] of states) {
        insertSeatStateChange(tx, {
          ...{ id: `${operatorId} ${at}`, seatId: seeded.seatIds[place] as string, operatorId, state, reason: null },
          ...{ taskId: null, atMs: Date.parse(at) },
        });
      }
    }
  });
});
afterAll(() => backend.close());

const filterOf = (more: Partial<CallLogFilter> = {}): CallLogFilter => callLogFilter.parse({ ...PERIOD, ...more });
const ask = (group: ReportGroup, filter = filterOf(), view = ALL): Promise<ReportOutput> =>
  countReport(inlineServices(backend), backend.clock.nowMs, { input: { filter, group }, view });
const totalsOf = ({ time: _, timedOrders: _o, timedAmountMinor: _a, ...totals }: ReportFigures) => totals;

const FILTERS: readonly [string, () => Partial<CallLogFilter>, () => Partial<CallLogView>][] = [
  ['a period', () => ({}), () => ({})],
  ['a class, outgoing', () => ({ classIds: seeded.classIds.slice(0, 1), direction: 'out' }), () => ({})],
  ['two operators', () => ({ operatorIds: seeded.operatorIds.slice(0, 2) }), () => ({})],
  ['a team', () => ({}), () => ({ scope: 'team', teamId: seeded.teamIds[0] })],
  ['own calls', () => ({}), () => ({ scope: 'own', operatorId: seeded.operatorIds[2] as string })],
];

describe('countReport', () => {
  it.each(FILTERS)('agrees to the unit with tiles, rows and file of the call log for %s', async (_name, more, of) => {
    const { db } = backend.services;
    const filter = filterOf(more());
    const view = { ...ALL, ...of() };
    const tiles = callLogTotals(db, filter, view);
    const { rows } = readCallLog(db, filter, view, null, 2000, Number.MAX_SAFE_INTEGER);
    const file = join(backend.dataDir, 'agrees.csv');
    const columns = ['amount', 'quantity', ...TIME_COLUMNS] as const;
    const asked = { filter, view, columns, format: 'csv' as const, language: 'en' as const, file, replace: true };
    await runInline(backend, exportCalls, asked as never);
    const written: string[][] = parse(readFileSync(file), { bom: true, from: 2 });
    const summed = (place: number): number => written.reduce((sum, row) => sum + Number(row[place]), 0);
    expect(tiles.calls).toBeGreaterThan(50);
    for (const group of REPORT_GROUPS) {
      const found = await ask(group, filter, view);
      expect(totalsOf(found.total)).toEqual(tiles);
      expect(found.total.calls).toBe(rows.length);
      expect(found.total.calls).toBe(written.length);
      expect([found.total.amountMinor, found.total.quantity]).toEqual([Math.round(summed(0) * 100), summed(1)]);
      expect(found.total).toMatchObject(timesInFile(written.map((row) => row.slice(2))));
      for (const key of ADDED_UP) {
        expect(found.lines.reduce((sum, line) => sum + line.now[key], 0)).toBe(tiles[key]);
      }
      for (const { id, narrowing, now } of found.lines) {
        expect([id, totalsOf(now)]).toEqual([
          id,
          callLogTotals(db, { ...filter, ...narrowing } as CallLogFilter, view),
        ]);
      }
    }
  });

  it('leads from every figure of every line to exactly the rows that it counts, in the log and in its file', async () => {
    const { db } = backend.services;
    const file = join(backend.dataDir, 'behind.csv');
    const written = async (filter: CallLogFilter, view: CallLogView) => {
      const columns = ['customerCode', 'quantity', 'amount', 'talkSeconds', 'holdSeconds', 'wrapUpSeconds'] as const;
      const asked = { filter, view, columns, format: 'csv' as const, language: 'en' as const, file, replace: true };
      await runInline(backend, exportCalls, asked as never);
      const rows: string[][] = parse(readFileSync(file), { bom: true, from: 2 });
      const sum = (place: number) => rows.reduce((total, row) => total + Number(row[place]), 0);
      return { calls: rows.length, customers: new Set(rows.map(([code]) => code)).size, sum };
    };
    const lead = { ...ALL, scope: 'team', teamId: seeded.teamIds[0] } as const;
    for (const [view, only, groups] of [
      [ALL, {}, REPORT_GROUPS],
      [lead, { direction: 'out' as const }, ['team', 'hour']],
    ] as const) {
      for (const group of groups) {
        const filter = filterOf(only);
        const { lines } = await ask(group, filter, view);
        expect(lines).not.toEqual([]);
        for (const { id, narrowing, now } of [...lines.slice(0, 1), ...lines.slice(1).slice(-1)]) {
          const behind = new Map<CountedCallsName | null, Awaited<ReturnType<typeof written>>>();
          for (const counted of [null, ...COUNTED_CALLS]) {
            const narrowed = { ...filter, ...narrowing, counted } as CallLogFilter;
            const rows = await written(narrowed, view);
            expect([counted, callLogTotals(db, narrowed, view).calls]).toEqual([counted, rows.calls]);
            behind.set(counted, rows);
          }
          const of = (figure: ReportFigure) =>
            behind.get(CALLS_OF[figure] as CountedCallsName | null) as never as Awaited<ReturnType<typeof written>>;
          // Counts of customers lead to these, as many as the calls of the log are of.
          const listed = async (figure: ReportFigure) => {
            const counted = CUSTOMERS_OF[figure] as CustomerCount;
            const asked = calledCustomersInput.parse({ filter: { ...filter, ...narrowing }, of: counted, limit: 500 });
            const { rows } = await runInline(backend, pageOfCalledCustomers, { input: asked, view });
            expect([figure, behind.get(counted)?.customers]).toEqual([figure, rows.length]);
            return rows.length;
          };
          expect({
            id,
            calls: of('calls').calls,
            attempts: of('attempts').calls,
            connected: of('connected').calls,
            customers: await listed('customers'),
            reachedCustomers: await listed('reached'),
            orderedCustomers: await listed('ordered'),
            quantity: of('quantity').sum(1),
            amountMinor: Math.round(of('amount').sum(2) * 100),
            answered: of('handleAverage').calls,
            talkSeconds: of('talkAverage').sum(3),
            holdSeconds: of('holdAverage').sum(4),
            wrapUpSeconds: of('wrapUpAverage').sum(5),
            unanswered: of('unansweredAverage').calls,
          }).toEqual({
            id,
            ...{ calls: now.calls, attempts: now.attempts, connected: now.connected, customers: now.customers },
            ...{ reachedCustomers: now.reachedCustomers, orderedCustomers: now.orderedCustomers },
            ...{ quantity: now.quantity, amountMinor: now.amountMinor, talkSeconds: now.talkSeconds },
            ...{ holdSeconds: now.holdSeconds, wrapUpSeconds: now.wrapUpSeconds },
            ...{ answered: now.answered, unanswered: now.unanswered },
          });
          const ordered = callLogTotals(db, { ...filter, ...narrowing, counted: 'ordered' } as CallLogFilter, view);
          expect([id, ordered.orders]).toEqual([id, now.orders]);
        }
      }
    }
  });

  it('counts an hour as the wall clock of the company shows it', async () => {
    const { rows } = readCallLog(backend.services.db, filterOf(), ALL, null, 2000, Number.MAX_SAFE_INTEGER);
    const { lines } = await ask('hour');
    const hours = rows.map(({ startedAtMs }) => Math.floor(minuteOfDayAt(startedAtMs, 'Asia/Shanghai') / 60));
    expect(lines.map(({ id, now }) => [Number(id), now.calls]).filter(([, calls]) => calls !== 0)).toEqual(
      [...new Set(hours)].toSorted((a, b) => a - b).map((hour) => [hour, hours.filter((one) => one === hour).length]),
    );
  });

  it('adds up in the column of the period before too, by what was met there alone', async () => {
    const { db } = backend.services;
    const spans = [
      { from: '2026-11-16', to: '2026-11-17' },
      { from: '2026-11-21', to: '2026-12-20' },
      { from: '2026-12-01', to: '2026-12-31' },
    ];
    let alone = 0;
    for (const span of spans) {
      for (const group of REPORT_GROUPS) {
        const found = await ask(group, filterOf(span));
        const { from, to } = found.before;
        const before = callLogTotals(db, filterOf({ from, to }), ALL);
        for (const key of ADDED_UP) {
          const sum = (of: 'now' | 'before') => found.lines.reduce((all, line) => all + (line[of]?.[key] ?? 0), 0);
          expect([group, key, sum('now'), sum('before')]).toEqual([group, key, found.total[key], before[key]]);
        }
        expect(new Set(found.lines.map(({ id }) => id)).size).toBe(found.lines.length);
        for (const { now, narrowing } of found.lines.filter(({ now }) => now.calls === 0 && now.time === null)) {
          alone += 1;
          if (narrowing)
            expect(callLogTotals(db, { ...filterOf(span), ...narrowing } as CallLogFilter, ALL).calls).toBe(now.calls);
        }
      }
    }
    expect(alone).toBeGreaterThan(40);
  });

  it('puts the period before beside it: the same line, of a day the one at its place', async () => {
    const seats = await ask('seat');
    expect(seats.before).toMatchObject({ from: '2026-11-11', to: '2026-11-15' });
    const before = await ask('seat', filterOf({ from: '2026-11-11', to: '2026-11-15' }));
    expect(totalsOf(seats.before)).toMatchObject(totalsOf(before.total));
    for (const line of seats.lines) expect(line.before).toEqual(before.lines.find(({ id }) => id === line.id)?.now);
    const days = await ask('day');
    const daysBefore = await ask('day', filterOf({ from: '2026-11-11', to: '2026-11-15' }));
    expect(days.lines).toHaveLength(5);
    for (const line of days.lines) {
      expect(line.before).toEqual(daysBefore.lines.find(({ id }) => id === addDays(line.id, -5))?.now);
    }
  });

  it('tells time signed in by people, seats, teams, hours, days and months, cut at midnight and at each hour', async () => {
    const people = seeded.operatorIds.length;
    const times = async (group: ReportGroup, view = ALL, more = {}) =>
      Object.fromEntries(
        (await ask(group, filterOf(more), view)).lines.flatMap(({ id, now: { time } }) =>
          time ? [[id, [time.signedInSeconds, time.busySeconds, time.readySeconds, time.pausedSeconds]]] : [],
        ),
      );
    const whole = [9000, 1800, 5400, 1800];
    const timesOf = (factor: number) => whole.map((seconds) => seconds * factor);
    expect(await times('operator')).toEqual(Object.fromEntries(seeded.operatorIds.map((id) => [id, whole])));
    expect(await times('seat')).toEqual(Object.fromEntries(seeded.seatIds.map((id) => [id, whole])));
    expect(await times('team')).toEqual(Object.fromEntries(seeded.teamIds.map((id) => [id, timesOf(people / 2)])));
    expect(await times('month')).toEqual({ '2026-11': timesOf(people) });
    expect(await times('day')).toEqual({ '2026-11-18': timesOf(people) });
    expect(await times('hour')).toEqual({
      '7': [1800 * people, 0, 1800 * people, 0],
      '8': [3600 * people, 0, 3600 * people, 0],
      '9': [3600 * people, 1800 * people, 0, 1800 * people],
    });
    expect(await times('class')).toEqual({});
    expect((await ask('seat', filterOf({ direction: 'out' }))).total.time).toBeNull();
    const lead = { ...ALL, scope: 'team', teamId: seeded.teamIds[0] } as const;
    expect(Object.keys(await times('team', lead))).toEqual([seeded.teamIds[0]]);
    const { total } = await ask('operator', filterOf(), lead);
    expect(total.timedOrders).toBeLessThanOrEqual(total.orders);
    const chosen = await times('operator', ALL, { operatorIds: seeded.operatorIds.slice(0, 1) });
    expect(Object.keys(chosen)).toEqual(seeded.operatorIds.slice(0, 1));
  });

  it('tells the same time from the sums of days that are over, which a late change takes away again', async () => {
    const lead = { ...ALL, scope: 'team', teamId: seeded.teamIds[0] } as const;
    const asked: readonly (readonly [Partial<CallLogFilter>, CallLogView])[] = [
      [{}, ALL],
      [{ seatIds: seeded.seatIds.slice(0, 2) }, lead],
      [{ from: '2026-11-18', teamIds: seeded.teamIds.slice(1) }, ALL],
    ];
    const all = () =>
      Promise.all(asked.flatMap(([more, view]) => REPORT_GROUPS.map((group) => ask(group, filterOf(more), view))));
    const days = () => backend.services.db.raw.prepare('SELECT count(*) FROM seat_day').pluck().get();
    const plain = await all();
    expect(await runInline(backend, sumSeatTime, undefined)).toEqual({ days: 6 });
    expect(await runInline(backend, sumSeatTime, undefined)).toEqual({ days: 0 });
    expect(await all()).toEqual(plain);
    expect(plain[0]?.total.time?.signedInSeconds).toBeGreaterThan(9000);
    const late = { seatId: null, reason: null, taskId: null, atMs: Date.parse('2026-11-19T03:00:00Z') };
    await backend.services.writer.write((tx) => {
      const operatorId = seeded.operatorIds[0] as string;
      insertSeatStateChange(tx, { ...late, id: 'late', operatorId, state: 'ready' });
      insertSeatStateChange(tx, { ...late, id: 'out', operatorId, state: 'signed-out', atMs: late.atMs + 3_600_000 });
    });
    expect(days()).toBe(1);
    const more = (await ask('day')).total.time?.readySeconds;
    expect(more).toBe((plain[0]?.total.time?.readySeconds ?? 0) + 3600);
    await runInline(backend, sumSeatTime, undefined);
    expect((await ask('day')).total.time?.readySeconds).toBe(more);
  });

  it('shows an operator the own calls alone, and refuses a period that is backwards or too long', async () => {
    const actor = backend.actor(['operator'], { operatorId: seeded.operatorIds[1] as string, teamId: null });
    const ctx = { ...backend.context(actor), services: inlineServices(backend), commandId: null, procedure: 'test' };
    const own = await showReport(ctx, { filter: filterOf(), group: 'operator' });
    expect(own.lines.map(({ id }) => id)).toEqual([seeded.operatorIds[1]]);
    const key = async (dates: Partial<CallLogFilter>) => {
      const error = await showReport(ctx, { filter: filterOf(dates), group: 'day' }).catch((reason: unknown) => reason);
      return (error as { key?: string }).key;
    };
    expect(await key({ from: '2026-11-21' })).toBe('date-range-backwards');
    expect(await key({ from: '2000-01-01' })).toBe('figures-period-too-long');
  });
});
