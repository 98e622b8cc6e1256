import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callLogTotals, readCallLog } from '../../../db/call-log.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { putSetting } from '../../../db/settings.ts';
import { type SeededCalls, seedCalls } from '../../../db/testing/seed-calls.ts';
import {
  CALL_DIRECTIONS,
  type CallColumn,
  type CallLogFilter,
  COUNTED_CALLS,
  callLogFilter,
  NO_ID,
} from '../../../shared/contract/call-log.ts';
import { DISPOSITIONS, isConnected, isReached } from '../../../shared/contract/dispositions.ts';
import { REPORT_GROUPS } from '../../../shared/contract/reports.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { exportCalls } from '../exports/export-calls.ts';
import { inlineServices, runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { TIME_COLUMNS, timesInFile } from '../testing/times-in-file.ts';
import { countReport } from './count-report.ts';

/** Two turns of the clock lie in it: Lord Howe's by half an hour on 4 October, New York's on 1 November. */
const [FIRST, LAST] = ['2026-10-02', '2026-11-03'];
const ZONES = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];

/**
 * Calls at every hour of the day and past midnight of their business date; some still go on, some lack customer, seat, class
 * or route; conversations of two shops and of two people; one operator left, one has another name and team since, one none.
 */
const ODD = `
  UPDATE call SET started_at_ms = started_at_ms - 3600000 + rowid * 7919 % 1440 * 60000;
  UPDATE call SET answered_at_ms = started_at_ms + 6000, ended_at_ms = started_at_ms + 60000, wrap_up_ended_at_ms = started_at_ms + 75000;
  UPDATE call SET disposition = NULL, no_order_reason = NULL, ended_at_ms = NULL, wrap_up_ended_at_ms = NULL,
    talk_seconds = 0, hold_seconds = 0, wrap_up_seconds = 0 WHERE rowid % 23 = 0;
  UPDATE call SET seat_id = NULL WHERE rowid % 11 = 0;
  UPDATE call SET class_id = NULL WHERE rowid % 13 = 0;
  UPDATE call SET route_id = NULL WHERE rowid % 17 = 0;
  UPDATE call SET customer_id = NULL WHERE rowid % 19 = 0;
  UPDATE call SET conversation_id = (SELECT id FROM call b WHERE b.rowid = call.rowid - 1) WHERE rowid % 7 = 0;
  UPDATE operator SET active = 0 WHERE login = 'op01';
  UPDATE operator SET name = 'New name', team_id = (SELECT max(id) FROM team) WHERE login = 'op03';
  UPDATE operator SET team_id = NULL WHERE login = 'op04';`;

const COLUMNS = [
  ...(['id', 'customerCode', 'orderNumber', 'quantity', 'amount'] as const),
  ...TIME_COLUMNS,
] as readonly CallColumn[];

let backend: TempBackend;
let seeded: SeededCalls;
beforeAll(async () => {
  backend = createTempBackend({ nowMs: Date.parse(`${LAST}T04:00:00Z`) });
  await backend.services.writer.write((tx) => {
    seeded = seedCalls(tx, { calls: 500, customers: 37, days: 33, lastDate: LAST });
    tx.raw.exec(ODD);
  });
});
afterAll(() => backend.close());

const someOf = <T>(values: readonly T[]) => fc.oneof(fc.constant([]), fc.subarray([...values], { maxLength: 3 }));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 1 });
const filters = () =>
  fc
    .record({
      days: fc.tuple(fc.nat({ max: 32 }), fc.nat({ max: 32 })),
      seatIds: someOf([...seeded.seatIds, NO_ID]),
      operatorIds: someOf(seeded.operatorIds),
      classIds: someOf([...seeded.classIds, NO_ID]),
      routeIds: someOf([...seeded.routeIds, NO_ID]),
      teamIds: someOf([...seeded.teamIds, NO_ID]),
      direction: maybe(fc.constantFrom(...CALL_DIRECTIONS)),
      dispositions: someOf(DISPOSITIONS),
      hours: someOf([0, 1, 2, 3, 12, 22, 23]),
      counted: maybe(fc.constantFrom(...COUNTED_CALLS)),
    })
    .map(({ days, ...rest }): CallLogFilter => {
      const [from = FIRST, to = LAST] = days.toSorted((a, b) => a - b).map((day) => addDays(FIRST, day));
      return callLogFilter.parse({ from, to, ...rest });
    });
const views = () =>
  fc.record<CallLogView>({
    scope: fc.constantFrom('all', 'all', 'team', 'own'),
    operatorId: fc.constantFrom(...seeded.operatorIds),
    teamId: fc.constantFrom(...seeded.teamIds),
    fullNumbers: fc.boolean(),
  });

/** The figures of a filter counted from the rows that it shows, in this file alone. */
function fromRows(filter: CallLogFilter, view: CallLogView) {
  const { rows } = readCallLog(backend.services.db, filter, view, null, 1000, Number.MAX_SAFE_INTEGER);
  const orders = backend.services.db.raw.prepare<[string], { customer: string; quantity: number; minor: number }>(
    `SELECT customer_id AS customer, total_quantity AS quantity, amount_minor AS minor FROM sales_order
      WHERE call_id = ? AND state NOT IN ('cancelled', 'failed')`,
  );
  const isFirst = backend.services.db.raw.prepare('SELECT conversation_id = id FROM call WHERE id = ?').pluck();
  const attempts = rows.filter(({ id, disposition }) => disposition !== null && isFirst.get(id) === 1);
  const standing = rows.flatMap(({ id, orderId }) => (orderId === null ? [] : orders.all(id)));
  const sum = <Row>(of: readonly Row[], value: (row: Row) => number) => of.reduce((all, row) => all + value(row), 0);
  const answered = rows.filter(({ disposition }) => disposition !== null && isConnected(disposition));
  const unanswered = rows.filter(({ disposition }) => disposition !== null && !isConnected(disposition));
  const second = (atMs: number | null) => Math.floor((atMs ?? 0) / 1000);
  const different = (of: readonly { readonly customerId: string | null }[]) =>
    new Set(of.flatMap(({ customerId }) => customerId ?? [])).size;
  return {
    calls: rows.length,
    attempts: attempts.length,
    connected: attempts.filter(({ disposition }) => disposition !== null && isConnected(disposition)).length,
    customers: different(rows),
    reachedCustomers: different(rows.filter(({ disposition }) => disposition !== null && isReached(disposition))),
    orderedCustomers: new Set(standing.map(({ customer }) => customer)).size,
    orders: standing.length,
    quantity: sum(standing, ({ quantity }) => quantity),
    amountMinor: sum(standing, ({ minor }) => minor),
    answered: answered.length,
    talkSeconds: sum(answered, ({ talkSeconds }) => talkSeconds),
    holdSeconds: sum(answered, ({ holdSeconds }) => holdSeconds),
    wrapUpSeconds: sum(answered, ({ wrapUpSeconds }) => wrapUpSeconds),
    unanswered: unanswered.length,
    unansweredSeconds: sum(
      unanswered,
      ({ startedAtMs, endedAtMs, wrapUpSeconds }) => second(endedAtMs) - second(startedAtMs) + wrapUpSeconds,
    ),
  };
}

async function fromFile(filter: CallLogFilter, view: CallLogView) {
  const file = join(backend.dataDir, 'agree.csv');
  const asked = { filter, view, columns: COLUMNS, format: 'csv', language: 'en', file, replace: true } as const;
  await runInline(backend, exportCalls, asked);
  const written: string[][] = parse(readFileSync(file), { bom: true, from: 2 });
  const sum = (place: number) => written.reduce((all, row) => all + Number(row[place]), 0);
  return {
    ...{ calls: written.length, customers: new Set(written.flatMap((row) => row[1] || [])).size },
    ...{ quantity: sum(3), amountMinor: Math.round(sum(4) * 100) },
    ...timesInFile(written.map((row) => row.slice(5))),
  };
}

const ADDED_UP = [
  ...(['calls', 'attempts', 'connected', 'orders', 'quantity', 'amountMinor'] as const),
  ...(['answered', 'talkSeconds', 'holdSeconds', 'wrapUpSeconds', 'unanswered', 'unansweredSeconds'] as const),
] as const;

it('agrees to the unit in tiles, rows, file and report, whatever is odd about calls, filter and zone', async () => {
  let met = 0;
  const asked = fc.tuple(filters(), views(), fc.constantFrom(...ZONES), fc.constantFrom(...REPORT_GROUPS), fc.nat());
  await fc.assert(
    fc.asyncProperty(asked, async ([filter, view, timeZone, group, which]) => {
      await backend.services.writer.write((tx) => putSetting(tx, 'timeZone', timeZone));
      const { db } = backend.services;
      const tiles = callLogTotals(db, filter, view);
      met += Math.min(1, tiles.calls);
      expect(tiles).toEqual(fromRows(filter, view));
      expect(tiles).toMatchObject(await fromFile(filter, view));
      const report = await countReport(inlineServices(backend), backend.clock.nowMs, {
        input: { filter, group },
        view,
      });
      expect(report.total).toMatchObject(tiles);
      const lines = report.lines.filter(({ now }) => now.calls > 0);
      for (const key of ADDED_UP)
        expect([key, lines.reduce((sum, { now }) => sum + now[key], 0)]).toEqual([key, tiles[key]]);
      const line = lines[which % Math.max(1, lines.length)];
      if (!line?.narrowing) return;
      const narrowed = { ...filter, ...line.narrowing } as CallLogFilter;
      expect(line.now).toMatchObject(callLogTotals(db, narrowed, view));
      expect(line.now).toMatchObject(fromRows(narrowed, view));
    }),
    { numRuns: 40 },
  );
  expect(met).toBeGreaterThan(8);
});
