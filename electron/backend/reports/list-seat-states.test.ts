import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { insertSeatStateChange } from '../../../db/seats.ts';
import { type SeededCalls, seedCalls } from '../../../db/testing/seed-calls.ts';
import { type CallLogFilter, callLogFilter } from '../../../shared/contract/call-log.ts';
import { REPORT_GROUPS, type ReportGroup, type SeatTime } from '../../../shared/contract/reports.ts';
import {
  type SeatStateFilter,
  type SeatStateRow,
  seatStateFilter,
  seatStatePageInput,
} from '../../../shared/contract/seat-states.ts';
import { SEAT_STATES } from '../../../shared/contract/seats.ts';
import { FIGURE_OF, TIME_OF } from '../../../shared/domain/supervision/report-figures.ts';
import { SEAT_TIMES, SECONDS_OF, STATES_OF } from '../../../shared/domain/supervision/seat-time.ts';
import type { Actor } from '../services.ts';
import { inlineServices, runInline } from '../testing/inline-job.ts';
import { csvRows } from '../testing/read-file-rows.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { countReport } from './count-report.ts';
import { countSeatStates } from './count-seat-states.ts';
import { exportSeatStates } from './export-seat-states.ts';
import { readSeatStatePage, showSeatStateTotals } from './list-seat-states.ts';
import { sumSeatTime } from './sum-seat-time.ts';
import { BEGIN, type WalkPlace, walkSeatStates } from './walk-seat-states.ts';

const PERIOD = { from: '2026-11-16', to: '2026-11-20' };
const ALL: CallLogView = { scope: 'all', operatorId: 'boss', teamId: null, fullNumbers: true };
const NOW = Date.parse('2026-11-20T06:00:00.500Z');
const REASONS = ['meal', 'training', null];

let backend: TempBackend;
let seeded: SeededCalls;
beforeAll(async () => {
  backend = createTempBackend();
  backend.clock.nowMs = NOW;
  await backend.services.writer.write((tx) => {
    seeded = seedCalls(tx, { calls: 60 });
    // Past midnight, between seats, several at one instant, lengths with milliseconds; without chance in it.
    let random = 7;
    const next = (below: number) => {
      random = (random * 48_271) % 2_147_483_647;
      return random % below;
    };
    for (const operatorId of seeded.operatorIds) {
      let atMs = Date.parse('2026-11-14T22:00:00Z') + next(3_600_000);
      for (let i = 0; atMs < NOW; i += 1) {
        const state = SEAT_STATES[next(SEAT_STATES.length)] ?? 'ready';
        const seatId = next(5) === 0 ? null : (seeded.seatIds[next(seeded.seatIds.length)] as string);
        const reason = state === 'paused' ? (REASONS[next(3)] ?? null) : null;
        insertSeatStateChange(tx, { id: `${operatorId} ${i}`, seatId, operatorId, state, reason, taskId: null, atMs });
        atMs += next(6) === 0 ? 0 : next(9) === 0 ? next(40_000_000) : next(5_000_000);
      }
    }
  });
});
afterAll(() => backend.close());

const filterOf = (more: Partial<SeatStateFilter> = {}) => seatStateFilter.parse({ ...PERIOD, ...more });
/** All rows, by pages of a few. */
function rowsOf(filter: SeatStateFilter, view = ALL, limit = 40, scan = 30): SeatStateRow[] {
  const rows: SeatStateRow[] = [];
  for (let place: WalkPlace | null = BEGIN; place !== null; ) {
    const step = walkSeatStates(backend.services.db, { filter, view, nowMs: NOW, place, limit, scan });
    rows.push(...step.rows);
    place = step.next;
  }
  return rows;
}
const secondsOf = (rows: readonly SeatStateRow[]) =>
  Math.round(rows.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0) / 1000);
const report = (group: ReportGroup, more: Partial<CallLogFilter>, view = ALL) =>
  countReport(inlineServices(backend), NOW, {
    input: { filter: callLogFilter.parse({ ...PERIOD, ...more }), group },
    view,
  });

const VIEWS: readonly [string, () => Partial<CallLogFilter>, () => CallLogView][] = [
  ['everybody', () => ({}), () => ALL],
  ['a team of a lead', () => ({}), () => ({ ...ALL, scope: 'team', teamId: seeded.teamIds[0] })],
  ['the own', () => ({}), () => ({ ...ALL, scope: 'own', operatorId: seeded.operatorIds[2] as string })],
  [
    'two people at one seat',
    () => ({ operatorIds: seeded.operatorIds.slice(0, 2), seatIds: seeded.seatIds.slice(0, 1) }),
    () => ALL,
  ],
];

describe('the rows behind the time of a report', () => {
  it.each(VIEWS)('add up to the figure of each line and tile, for %s, summed days or not', async (_name, more, of) => {
    const view = of();
    for (const isSummed of [false, true]) {
      if (isSummed) await runInline(backend, sumSeatTime, undefined);
      for (const group of REPORT_GROUPS) {
        const { lines, total } = await report(group, more(), view);
        const figures: [object, SeatTime | null][] = [[{}, total.time]];
        for (const { narrowing, now } of lines) if (narrowing) figures.push([narrowing, now.time]);
        for (const [narrowing, time] of figures) {
          if (time === null) continue;
          for (const name of SEAT_TIMES) {
            // Shares of several kinds are rounded each by itself.
            const rows = rowsOf(filterOf({ ...more(), ...narrowing, of: name }), view, 200, 5000);
            const off = Math.abs(secondsOf(rows) - SECONDS_OF[name](time));
            expect([group, narrowing, name, off <= (name === 'at-work' ? 1 : 0)]).toEqual([
              group,
              narrowing,
              name,
              true,
            ]);
            expect(rows.every(({ state }) => STATES_OF[name].includes(state))).toBe(true);
          }
        }
      }
    }
    await backend.services.writer.write((tx) => tx.raw.exec('DELETE FROM seat_day'));
  });

  it('are behind every figure of a report that is made of them, with its totals by the same count', async () => {
    const { total } = await report('operator', {});
    expect(Object.keys(TIME_OF).toSorted()).toEqual([
      'amountPerHour',
      'occupancy',
      'ordersPerHour',
      'paused',
      'signedIn',
    ]);
    const totals = await runInline(backend, countSeatStates, { filter: filterOf(), view: ALL });
    expect(totals.time).toEqual(total.time);
    expect(FIGURE_OF.signedIn(total)).toBe(totals.time.signedInSeconds);
    const pauses = totals.pauses.reduce((sum, { seconds }) => sum + seconds, 0);
    expect(Math.abs(pauses - totals.time.pausedSeconds)).toBeLessThanOrEqual(REASONS.length);
    for (const { reason, times, seconds } of totals.pauses) {
      if (reason === null) continue;
      const rows = rowsOf(filterOf({ of: 'paused', reason }));
      expect([rows.length, secondsOf(rows)]).toEqual([times, seconds]);
    }
    const nine = await runInline(backend, countSeatStates, { filter: filterOf({ hours: [9] }), view: ALL });
    const line = (await report('hour', {})).lines.find(({ id }) => id === '9');
    expect(nine.time).toEqual(line?.now.time);
  });

  it('come in order, once each, however the pages are cut', () => {
    for (const filter of [filterOf(), filterOf({ hours: [0, 9, 10] }), filterOf({ of: 'paused' })]) {
      const rows = rowsOf(filter, ALL, 100_000, 1_000_000);
      expect(rows.length).toBeGreaterThan(20);
      expect(rowsOf(filter, ALL, 3, 2000)).toEqual(rows);
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      expect(rows.every(({ fromMs, untilMs }) => fromMs < untilMs && untilMs <= NOW)).toBe(true);
    }
    const running = rowsOf(filterOf()).filter(({ isRunning }) => isRunning);
    expect(running.every(({ untilMs }) => untilMs === NOW)).toBe(true);
    expect(new Set(running.map(({ operatorId }) => operatorId)).size).toBe(running.length);
  });
});

describe('what an asker is shown', () => {
  const page = (actor: Actor, more: object = {}) =>
    readSeatStatePage(
      backend.services.db,
      backend.context(actor),
      seatStatePageInput.parse({ filter: filterOf(), limit: 500, ...more }),
    );
  const people = (rows: readonly SeatStateRow[]) => new Set(rows.map(({ operatorId }) => operatorId));

  it('is the own, the team’s or everybody’s, whatever the filter names', async () => {
    const [one, other] = seeded.operatorIds as [string, string];
    const operator = backend.actor(['operator'], { operatorId: one, teamId: seeded.teamIds[0] });
    const lead = backend.actor(['lead'], { operatorId: 'lead', teamId: seeded.teamIds[0] });
    expect(people(page(operator).rows)).toEqual(new Set([one]));
    expect(page(operator, { filter: filterOf({ operatorIds: [other] }) }).rows).toEqual([]);
    expect(people(page(lead).rows)).toEqual(new Set(seeded.operatorIds.filter((_, at) => at % 2 === 0)));
    expect(people(page(backend.actor(['supervisor'])).rows)).toEqual(new Set(seeded.operatorIds));
    const ctx = { ...backend.context(operator), services: inlineServices(backend), commandId: null, procedure: 'test' };
    const totals = await showSeatStateTotals(ctx, filterOf());
    expect(totals.time.signedInSeconds).toBe(secondsOf(rowsOf(filterOf({ operatorIds: [one] }))));
  });

  it('goes on by its cursor, and is refused with a reason', () => {
    const boss = backend.actor(['supervisor']);
    const first = page(boss, { limit: 10 });
    const second = page(boss, { limit: 10, cursor: first.nextCursor });
    expect([...first.rows, ...second.rows]).toEqual(
      rowsOf(filterOf()).slice(0, first.rows.length + second.rows.length),
    );
    expect(first.searchedTo).toBe('2026-11-16');
    expect(() => page(boss, { cursor: 'x' })).toThrow('cursor-invalid');
    expect(() => page(boss, { filter: filterOf({ from: '2026-11-21' }) })).toThrow('date-range-backwards');
    expect(() => page(boss, { filter: filterOf({ from: '2000-01-01' }) })).toThrow('figures-period-too-long');
    expect(page(boss, { filter: filterOf({ from: '2027-01-01', to: '2027-01-02' }) })).toEqual({
      ...{ rows: [], nextCursor: null, searchedTo: null },
    });
  });

  it('is the same in the file, whose lengths add up to the figure', async () => {
    const file = join(backend.dataDir, 'pauses.csv');
    await runInline(backend, exportSeatStates, {
      ...{ filter: filterOf({ of: 'paused' }), view: ALL, language: 'en', format: 'csv', file, replace: false },
    });
    const [, ...written] = csvRows(file);
    const { time } = await runInline(backend, countSeatStates, { filter: filterOf(), view: ALL });
    expect(Math.round(written.reduce((sum, row) => sum + Number(row[6]), 0))).toBe(time.pausedSeconds);
    expect(new Set(written.map((row) => row[3]))).toEqual(new Set(['Meal', 'Training', '']));
  });
});
