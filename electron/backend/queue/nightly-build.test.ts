import { afterEach, beforeEach, expect, it } from 'vitest';
import { putSetting } from '../../../db/settings.ts';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import { instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { NIGHTLY_RETRY_MS, type NightlyRule } from '../../../shared/domain/queue/nightly-build.ts';
import type { Services } from '../services.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { buildDueDays, nightlyTries } from './nightly-build.ts';

const ZONE = 'America/New_York';
const at = (date: string, minute: number) => instantOf(date, minute, ZONE);
let backend: TempBackend;
let services: Services;

beforeEach(async () => {
  backend = createTempBackend({ nowMs: at('2026-03-06', 600) });
  services = inlineServices(backend);
  await services.writer.write((tx) => {
    seedQueueCenter(tx, { customers: 60, strategies: 10, routes: 4 });
    putSetting(tx, 'timeZone', ZONE);
  });
});
afterEach(() => backend.close());

const rule = (nightly: NightlyRule) => services.writer.write((tx) => putSetting(tx, 'nightlyBuild', nightly));
const builds = () =>
  services.db.raw
    .prepare('SELECT business_date AS date, built_by AS by FROM queue_build ORDER BY built_at_ms, id')
    .all() as { date: string; by: string }[];

it('builds each day once at its minute, over midnight and a change of the clocks, and keeps a record', async () => {
  // 02:30 does not exist on Sunday 2026-03-08.
  await rule({ on: true, minute: 150, day: 'same-day' });
  await services.writer.write((tx) => putSetting(tx, 'callWeekdays', [1, 2, 3, 4, 5, 6, 7]));
  const told: string[] = [];
  const stop = new AbortController();
  void (async () => {
    for await (const event of services.events.subscribe(stop.signal)) told.push(event.topic);
  })();
  const done: string[] = [];
  for (let nowMs = at('2026-03-07', 0); nowMs < at('2026-03-10', 0); nowMs += 45 * 60_000) {
    backend.clock.nowMs = nowMs;
    done.push(...(await buildDueDays(services)));
  }
  expect(done).toEqual(['2026-03-07', '2026-03-08', '2026-03-09']);
  expect(builds()).toEqual(done.map((date) => ({ date, by: 'system:nightly-build' })));
  stop.abort();
  expect(told.filter((topic) => topic === 'queue.changed').length).toBeGreaterThanOrEqual(3);
  const audit = services.db.raw.prepare(`SELECT actor_id AS actor, action, entity_id AS id FROM audit`).all();
  expect(audit).toEqual(done.map((id) => ({ actor: 'system:nightly-build', action: 'queue.build', id })));
});

it('makes a missed build at the next look while its day lasts, and none of a day that is over', async () => {
  await rule({ on: true, minute: 20 * 60, day: 'next-call-day' });
  // Friday evening; the program was closed until Monday.
  backend.clock.nowMs = at('2026-03-09', 450);
  expect(await buildDueDays(services)).toEqual(['2026-03-09']);
  expect(await buildDueDays(services)).toEqual([]);
  backend.clock.nowMs = at('2026-03-11', 450);
  expect(await buildDueDays(services)).toEqual(['2026-03-11']);
});

it('leaves a day alone that somebody built, but carries open calls to it once it has begun', async () => {
  await rule({ on: true, minute: 20 * 60, day: 'next-call-day' });
  backend.clock.nowMs = at('2026-03-05', 20 * 60);
  expect(await buildDueDays(services)).toEqual(['2026-03-06']);
  backend.clock.nowMs = at('2026-03-06', 20 * 60);
  await services.writer.write((tx) =>
    tx.raw.exec(
      `UPDATE order_cycle_strategy SET holiday_rule = 'skip'; UPDATE call_task SET cutoff_at_ms = cutoff_at_ms + 864000000`,
    ),
  );
  // Saturday and Sunday are no call days and nothing falls on them.
  expect(await buildDueDays(services)).toEqual(['2026-03-07', '2026-03-08', '2026-03-09']);
  expect(nightlyTries(services.db, 3).map(({ date, outcome }) => [date, outcome])).toEqual([
    ['2026-03-09', 'built'],
    ['2026-03-08', 'skipped'],
    ['2026-03-07', 'skipped'],
  ]);
  backend.clock.nowMs = at('2026-03-08', 600);
  expect(await buildDueDays(services)).toEqual([]);
  backend.clock.nowMs = at('2026-03-09', 1);
  expect(await buildDueDays(services)).toEqual(['2026-03-09']);
  const carried = services.db.raw.prepare(`SELECT count(*) FROM call_task WHERE state = 'carried'`).pluck().get();
  expect(carried).toBeGreaterThan(0);
  expect(nightlyTries(services.db, 1)[0]?.counts?.carriedOver).toBe(carried);
  expect(await buildDueDays(services)).toEqual([]);
});

it('builds a day that is no call day when a rule keeps its calls there', async () => {
  await rule({ on: true, minute: 330, day: 'same-day' });
  await services.writer.write((tx) =>
    tx.raw.exec(`UPDATE order_cycle_strategy SET rule = 'FREQ=DAILY', holiday_rule = 'keep'`),
  );
  backend.clock.nowMs = at('2026-03-07', 600);
  expect(await buildDueDays(services)).toEqual(['2026-03-07']);
  expect(builds()).toHaveLength(1);
});

it('says why a build failed and tries again after a while', async () => {
  await rule({ on: true, minute: 330, day: 'same-day' });
  await services.writer.write((tx) =>
    tx.raw.exec(`CREATE TRIGGER full BEFORE INSERT ON queue_build BEGIN SELECT raise(ABORT, 'disk full'); END`),
  );
  await buildDueDays(services);
  expect(nightlyTries(services.db, 1)[0]).toMatchObject({ date: '2026-03-06', outcome: 'failed', counts: null });
  expect(nightlyTries(services.db, 1)[0]?.error?.key).toBeTruthy();
  await services.writer.write((tx) => tx.raw.exec('DROP TRIGGER full'));
  backend.clock.nowMs += NIGHTLY_RETRY_MS - 1;
  expect(await buildDueDays(services)).toEqual([]);
  backend.clock.nowMs += 1;
  expect(await buildDueDays(services)).toEqual(['2026-03-06']);
  expect(builds()).toHaveLength(1);
});
