import { afterAll, beforeAll, expect, it } from 'vitest';
import { callLogTotals, readCallLog } from '../../../db/call-log.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { seedCalls } from '../../../db/testing/seed-calls.ts';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import { countReport } from '../reports/count-report.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { setOperatorActive } from './set-operator-active.ts';

const ALL: CallLogView = { scope: 'all', operatorId: 'boss', teamId: null, fullNumbers: true };
let backend: TempBackend;
let operatorId: string;
beforeAll(async () => {
  backend = createTempBackend();
  const seeded = await backend.services.writer.write((tx) => seedCalls(tx, { calls: 200 }));
  operatorId = seeded.operatorIds[0] as string;
});
afterAll(() => backend.close());

it('leaves the calls of whoever is deactivated in log, totals and reports, under their name', async () => {
  const filter = callLogFilter.parse({ from: '2000-01-01', to: '2026-12-31' });
  const own = { ...filter, operatorIds: [operatorId] };
  const report = async () => {
    const { lines, ...rest } = await countReport(inlineServices(backend), backend.clock.nowMs, {
      input: { filter, group: 'operator' },
      view: ALL,
    });
    // Those who may sign in stand first.
    return { ...rest, lines: lines.toSorted((one, other) => one.id.localeCompare(other.id)) };
  };
  const look = async () => ({
    log: readCallLog(backend.services.db, own, ALL, null, 500),
    totals: callLogTotals(backend.services.db, own, ALL),
    report: await report(),
  });
  const before = await look();
  expect(before.totals.calls).toBeGreaterThan(10);
  await backend.command(backend.context(backend.actor(['administrator'])), setOperatorActive, {
    id: operatorId,
    active: false,
  });
  expect(await look()).toEqual(before);
  // Nor could anybody take the person out of the database from under their calls.
  await expect(
    backend.services.writer.write((tx) => tx.raw.prepare('DELETE FROM operator WHERE id = ?').run(operatorId)),
  ).rejects.toThrow(/FOREIGN KEY/);
});
