import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WritableDB } from '../../../db/connection.ts';
import { newestTask } from '../../../db/queue-apply.ts';
import { latestBuild } from '../../../db/queue-lists.ts';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import type { DayPlan } from '../../../shared/domain/queue/plan-day.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../testing/temp-backend.ts';
import { type Application, applyPlan, exclusionChange } from './apply-plan.ts';
import { buildQueue } from './build-queue.ts';
import { planQueue } from './plan-queue.ts';

const DATE = '2026-11-24';
const INPUT = { date: DATE, teamId: null, builtBy: 'test' };
let backend: TempBackend;
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seedQueueCenter(tx, { customers: 600, strategies: 10, routes: 4 });
    tx.raw.exec(
      `UPDATE order_cycle_strategy SET rule = 'FREQ=DAILY'; DELETE FROM class_membership WHERE customer_id LIKE 'c7%'`,
    );
  });
});
afterEach(() => backend.close());

const raw = () => backend.services.db.raw;
const count = (text: string) => raw().prepare(text).pluck().get() as number;
const build = () => runInline(backend, buildQueue, INPUT);

/** Plans now; `apply` writes that plan in slices of a few rows, with `between` after each of them. */
function planned(): {
  plan: DayPlan;
  apply(between: (slice: number) => Promise<void> | void): ReturnType<typeof applyPlan>;
} {
  const { plan, excluded } = (() => {
    const made = planQueue(backend.services.db, { date: DATE, teamId: null, today: DATE });
    return { plan: made, excluded: exclusionChange(backend.services.db, made, INPUT) };
  })();
  const application: Application = {
    plan,
    input: INPUT,
    nowMs: TEST_NOW_MS,
    excluded,
    newest: newestTask(backend.services.db),
  };
  return {
    plan,
    apply(between) {
      let slices = 0;
      const write = async <T>(work: (tx: WritableDB) => T): Promise<T> => {
        const result = await backend.services.writer.write(work);
        slices += 1;
        await between(slices);
        return result;
      };
      return applyPlan({ write, newId: backend.services.ports.newId }, application, 0);
    },
  };
}

it('counts a build that ended between two slices as none, and the next one completes it', async () => {
  const { plan, apply } = planned();
  const crash = apply((slice) => {
    if (slice === 3) throw new Error('power cut');
  });
  await expect(crash).rejects.toThrow('power cut');
  const written = count('SELECT count(*) FROM call_task');
  expect(written).toBeGreaterThan(0);
  expect(written).toBeLessThan(plan.create.length);
  expect(latestBuild(backend.services.db, DATE, { teamId: null })).toBeNull();
  const counts = await build();
  expect(counts).toMatchObject({ due: plan.counts.due, created: plan.create.length - written, kept: written });
  expect(count('SELECT count(*) FROM call_task')).toBe(plan.create.length);
  expect(latestBuild(backend.services.db, DATE, { teamId: null })?.counts).toEqual(counts);
});

it('leaves to the seats what they took, and makes no second call, while a build is written', async () => {
  await build();
  await backend.services.writer.write((tx) => {
    tx.raw.exec(`DELETE FROM call_item WHERE task_id IN (SELECT id FROM call_task WHERE customer_id LIKE 'c1%');
      DELETE FROM call_task WHERE customer_id LIKE 'c1%';
      UPDATE customer SET do_not_call = 1 WHERE id LIKE 'c2%'; UPDATE order_cycle_strategy SET rank = rank + 1`);
  });
  const touched = new Set<string>();
  const { plan, apply } = planned();
  expect(Math.min(plan.create.length, plan.drop.length, plan.update.length)).toBeGreaterThan(50);
  await apply((slice) =>
    backend.services.writer.write((tx) => {
      // A seat takes one that is to be dropped and one that is to be changed; somebody rings who is to be created.
      const there = [plan.drop[plan.drop.length - slice], plan.update.at(-slice)].map((one) =>
        one && 'taskId' in one ? one.taskId : one?.id,
      );
      for (const id of there) {
        const text = `UPDATE call_task SET state = 'held', touched = 1, lease_until_ms = 9e12, skip_reason = rank WHERE id = ? AND state = 'open'`;
        if (id !== undefined && tx.raw.prepare(text).run(id).changes === 1) touched.add(id);
      }
      const ringing = plan.create.at(-slice)?.customerId;
      tx.raw
        .prepare(
          `INSERT INTO call_task (id, customer_id, business_date, state, source, touched, created_at_ms)
           SELECT 'in-' || @ringing, @ringing, '${DATE}', 'done', 'incoming', 1, 0
            WHERE NOT EXISTS (SELECT 1 FROM call_task WHERE customer_id = @ringing)`,
        )
        .run({ ringing });
    }),
  );
  expect(touched.size).toBeGreaterThan(5);
  const kept = raw().prepare(
    `SELECT id, state, rank = CAST(skip_reason AS INTEGER) AS same FROM call_task WHERE state = 'held'`,
  );
  expect(new Set((kept.all() as { id: string }[]).map((row) => row.id))).toEqual(touched);
  expect((kept.all() as { same: number }[]).every((row) => row.same === 1)).toBe(true);
  expect(count(`SELECT count(*) FROM call_task WHERE id LIKE 'in-%'`)).toBeGreaterThan(2);
  expect(
    count(
      `SELECT count(*) FROM (SELECT 1 FROM call_task WHERE state <> 'dropped' GROUP BY customer_id HAVING count(*) > 1)`,
    ),
  ).toBe(0);
});

it('writes nothing when it is built again', async () => {
  await build();
  const before = count('SELECT total_changes()');
  await build();
  // The build's own row: made, then finished. A lease that ran out would be looked for and not found.
  expect(count('SELECT total_changes()') - before).toBeLessThanOrEqual(2);
});
