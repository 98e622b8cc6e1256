import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openMigrated } from '../../db/connection.ts';
import { allStrategies } from '../../db/strategies.ts';
import { seedNeeds } from '../../db/testing/seed-needs.ts';
import { seedPlanDetails } from '../../db/testing/seed-plan-details.ts';
import { seedQueueCenter } from '../../db/testing/seed-queue-center.ts';
import type { Actor } from '../../electron/backend/services.ts';
import { type PlanChange, planChange } from '../../shared/contract/effects.ts';
import { rightsOf, scopeOf } from '../../shared/contract/rights.ts';
import { addDays } from '../../shared/domain/calendar/business-date.ts';
import { type Bench, type BenchLine, percentiles, stopwatch } from './bench.ts';
import { createBenchBackend } from './bench-backend.ts';

/** A Tuesday before a company holiday. */
const DATE = '2026-11-24';
const NOW_MS = Date.parse(`${DATE}T01:00:00Z`);
const TURNS = 3;

const SUPERVISOR: Actor = {
  operatorId: 'op0',
  login: 'op0',
  name: 'op0',
  roles: ['supervisor'],
  rights: rightsOf(['supervisor']),
  scope: scopeOf(['supervisor']),
  teamId: null,
  seatId: null,
};

/**
 * Looking at what a change does to the next eight weeks, in a worker: the forecast before, the change in shadows, the
 * forecast after, and who moves; every tenth customer needs a skill. Reference: building two days plainly in the same run, what one look must not outgrow.
 */
export const bench: Bench = async ({ folder, size, line, say }) => {
  say(`${size} customers`);
  const seeded = openMigrated(join(folder, 'orderline.db'));
  seeded.raw.pragma('synchronous = OFF');
  seeded.raw.transaction(() => {
    seedQueueCenter(seeded, { customers: size, strategies: 40, operators: 50 });
    seedPlanDetails(seeded, { date: DATE, holiday: addDays(DATE, 1) });
    seedNeeds(seeded);
  })();
  seeded.raw.pragma('wal_checkpoint(TRUNCATE)');
  const changes = changesOf(allStrategies(seeded).find((one) => one.classId === 'k1'));
  seeded.raw.close();
  const backend = createBenchBackend(folder, () => NOW_MS);
  const { jobs } = backend.services;
  const build = (date: string) => jobs.run('build-queue', { date, teamId: null, builtBy: 'bench' });
  await build(addDays(DATE, 6));
  const reference = await stopwatch(async () => [await build(addDays(DATE, 7)), await build(addDays(DATE, 8))]);
  const lines: BenchLine[] = [];
  const measured = async (name: string, run: () => Promise<number>): Promise<void> => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const samplesMs: number[] = [];
    let moved = 0;
    for (let turn = 0; turn < TURNS; turn += 1) {
      const { ms, value } = await stopwatch(run);
      samplesMs.push(ms);
      moved = value;
    }
    delay.disable();
    const { p50Ms, p95Ms, p99Ms } = percentiles(samplesMs);
    lines.push(
      line({
        ...{ name, size, p50Ms, p95Ms, p99Ms },
        reference: `two plain builds (${Math.round(reference.ms)} ms)`,
        ratio: p50Ms / reference.ms,
        moved,
        mainThreadHeldMs: Math.round(delay.max / 1e6),
      }),
    );
  };
  for (const [name, change] of Object.entries(changes)) {
    await measured(`what-if: ${name}`, async () => {
      const { preview } = await jobs.run('preview-effect', { change, actor: SUPERVISOR });
      return preview.moved;
    });
  }
  await measured('what-if: propose order weekdays', async () => {
    const { moves } = await jobs.run('propose-leveling', { by: 'team', mostCustomers: 5000 });
    return moves.length;
  });
  await backend.close();
  return lines;
};

function changesOf(
  strategy: ReturnType<typeof allStrategies>[number] | undefined,
): Readonly<Record<string, PlanChange>> {
  const fields = { ...strategy, callingWindows: [], rank: 1, validFrom: '2026-12-03' };
  return {
    'a new version of a strategy': planChange.parse({
      kind: 'strategies.save',
      input: { id: null, fields: { ...fields, rule: 'FREQ=WEEKLY;BYDAY=WE' } },
    }),
    'fewer customer groups': planChange.parse({
      kind: 'classes.chooseGroups',
      input: { classTypeIds: ['grade'], mainId: 'grade' },
    }),
    'a class for everybody by value': planChange.parse({
      kind: 'classes.applyBands',
      input: {
        ...{ classTypeId: 'grade', measure: 'orders', from: '2026-01-01', to: DATE, by: 'at-least' },
        bands: [{ classId: 'k2', limit: 0 }],
        validFrom: addDays(DATE, 7),
      },
    }),
    'a day off': planChange.parse({
      kind: 'calendar.putDay',
      input: { calendars: ['call'], date: '2026-12-08', working: false, name: '盘点' },
    }),
  };
}
