import fs from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callLogTotals, readCallLog } from '../../../db/call-log.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { type SeededCalls, seedCalls } from '../../../db/testing/seed-calls.ts';
import {
  CALL_COLUMNS,
  CALL_DIRECTIONS,
  type CallLogRow,
  COUNTED_CALLS,
  callLogFilter,
  NO_ID,
} from '../../../shared/contract/call-log.ts';
import { DISPOSITIONS, NO_ORDER_REASONS } from '../../../shared/contract/dispositions.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import { DATABASE_FILE } from '../backend.ts';
import { runJob } from '../jobs/run-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { TIME_COLUMNS, timesInFile } from '../testing/times-in-file.ts';
import type { ExportCallsInput } from './export-calls.ts';

const { t } = createTranslator('en');
let backend: TempBackend;
let seeded: SeededCalls;
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seeded = seedCalls(tx, { calls: 800, customers: 37 });
  });
});
afterAll(() => backend.close());

const someOf = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: 3 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2 });
const filters = () =>
  fc
    .record({
      days: fc.tuple(fc.integer({ min: 9, max: 22 }), fc.integer({ min: 9, max: 22 })),
      seatIds: someOf([...seeded.seatIds, NO_ID]),
      operatorIds: someOf(seeded.operatorIds),
      classIds: someOf(seeded.classIds),
      routeIds: someOf(seeded.routeIds),
      direction: maybe(fc.constantFrom(...CALL_DIRECTIONS)),
      dispositions: someOf(DISPOSITIONS),
      noOrderReasons: fc.subarray([...NO_ORDER_REASONS], { maxLength: 1 }),
      hasOrder: maybe(fc.boolean()),
      hasTicket: maybe(fc.boolean()),
      teamIds: someOf([...seeded.teamIds, NO_ID]),
      hours: someOf([8, 9, 10, 11, 12, 13, 14, 15, 16]),
      counted: maybe(fc.constantFrom(...COUNTED_CALLS)),
      number: maybe(fc.constantFrom('7919', '0000', '13800007919')),
    })
    .map(({ days, ...rest }) => {
      const [from, to] = days.toSorted((a, b) => a - b).map((day) => `2026-11-${String(day).padStart(2, '0')}`);
      return callLogFilter.parse({ from, to, ...rest });
    });
const views = () =>
  fc.record<CallLogView>({
    scope: fc.constantFrom('all', 'team', 'own'),
    operatorId: fc.constantFrom(...seeded.operatorIds),
    teamId: fc.constantFrom(...seeded.teamIds),
    fullNumbers: fc.boolean(),
  });

it('shows, counts and exports the same calls to the unit, whatever the filter and whoever looks', async () => {
  const file = join(backend.dataDir, 'agreement.csv');
  await fc.assert(
    fc.asyncProperty(filters(), views(), async (filter, view) => {
      const input: ExportCallsInput = {
        filter,
        view,
        columns: CALL_COLUMNS,
        format: 'csv',
        language: 'en',
        file,
        replace: true,
      };
      const host = {
        dataDir: backend.dataDir,
        databaseFile: join(backend.dataDir, DATABASE_FILE),
        lock: () => Promise.reject(new Error('an export writes nothing')),
        progress: () => {},
        isCancelled: () => false,
        nowMs: () => 0,
        newId: () => '',
      };
      await runJob(host, 'export-calls', input);
      const lines = parse(fs.readFileSync(file, 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
      const shown: CallLogRow[] = [];
      let after: Parameters<typeof readCallLog>[3] = null;
      do {
        const page = readCallLog(backend.services.db, filter, view, after, 50, 90);
        shown.push(...page.rows);
        after = page.next;
      } while (after);
      expect(lines.map((line) => [line['Call id'], line.Number])).toEqual(
        shown.map((row) => [row.id, row.number]).toReversed(),
      );
      const totals = callLogTotals(backend.services.db, filter, view);
      const sum = (column: string) => lines.reduce((total, line) => total + Number(line[column]), 0);
      expect(totals).toMatchObject({
        calls: lines.length,
        customers: new Set(lines.map((line) => line['Customer code'])).size,
        quantity: sum('Quantity'),
        amountMinor: Math.round(sum('Amount') * 100),
        ...timesInFile(lines.map((line) => TIME_COLUMNS.map((column) => line[t(`callLog.column.${column}`)] ?? ''))),
      });
    }),
    { numRuns: 40 },
  );
});
