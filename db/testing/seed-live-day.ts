import type { WritableDB } from '../connection.ts';
import { type SeededCalls, seedCalls } from './seed-calls.ts';

export interface LiveDay {
  readonly date: string;
  readonly nowMs: number;
  readonly seats: number;
  readonly tasks: number;
  readonly routes?: number;
}

/**
 * A busy center in the middle of its day: every task is one of as many customers, half of them done by calls that left
 * their states in the seats' log, the rest open, some held. Made in SQL, without chance in it.
 */
export function seedLiveDay(tx: WritableDB, day: LiveDay): SeededCalls {
  const { date, nowMs, seats, tasks, routes = 40 } = day;
  const done = Math.floor(tasks / 2);
  const seeded = seedCalls(tx, {
    calls: done,
    customers: tasks,
    operators: seats,
    routes,
    days: 1,
    lastDate: date,
  });
  tx.raw
    .prepare<object>(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @tasks)
       INSERT INTO call_task (id, customer_id, business_date, state, place, source, route_id, class_id, delivery_date, cutoff_at_ms,
          owner_operator_id, lease_operator_id, lease_until_ms, disposition, finished_at_ms, created_at_ms, route_code, customer_code)
        SELECT 'task-' || i, k.id, @date, CASE WHEN i < @done THEN 'done' WHEN i < @done + @seats THEN 'held' ELSE 'open' END,
          'pool', 'strategy', k.route_id, printf('019a00c3-0000-7000-8000-%012x', i % 4), date(@date, '+1 day'),
          @nowMs + 3600000 * (1 + i % @routes % 6), iif(i % 3 = 0, NULL, o.id), iif(i >= @done AND i < @done + @seats, o.id, NULL),
          iif(i >= @done AND i < @done + @seats, @nowMs + 60000, NULL), iif(i < @done, 'ordered', NULL),
          iif(i < @done, @nowMs - 14400000 + i * (14400000 / @done), NULL), 0, r.code, k.code
         FROM n JOIN customer k ON k.search_id = i + 1 JOIN route r ON r.id = k.route_id
         JOIN operator o ON o.login = format('op%02d', i % @seats + 1)`,
    )
    .run({ tasks, done, seats, routes, date, nowMs });
  tx.raw.exec(`UPDATE call SET task_id = 'task-' || (rowid - 1)`);
  // Each call of the day left five changes of state behind, ten seconds apart from the next.
  tx.raw
    .prepare<object>(
      `INSERT INTO seat_state_change (id, seat_id, operator_id, state, task_id, at_ms)
        SELECT c.id || s.value, c.seat_id, c.operator_id, s.value, c.task_id,
          @nowMs - 14400000 + CAST((c.rowid - 1) / @seats AS INTEGER) * (14400000 / max(1, @done / @seats)) + s.key * 10000
         FROM call c JOIN json_each('["ready","preview","dialing","talking","wrap-up"]') s ORDER BY 6, s.key`,
    )
    .run({ nowMs, seats, done });
  return seeded;
}
