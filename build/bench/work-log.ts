import { seedId } from '../../db/testing/seed-calls.ts';
import type { Actor } from '../../electron/backend/services.ts';
import { showWorkDay } from '../../electron/backend/work-log/show-work-day.ts';
import { rightsOf } from '../../shared/contract/rights.ts';
import { addDays } from '../../shared/domain/calendar/business-date.ts';
import { type Bench, measure } from './bench.ts';
import { createBenchBackend } from './bench-backend.ts';
import { makeCalls } from './call-log-folder.ts';

const LAST_DATE = '2026-11-16';
const NOW_MS = Date.parse('2026-11-24T01:00:00Z');
const DAY_GOAL_MS = 50;
const LIST_GOAL_MS = 1000;

/** One person's compiled day, read on the main thread, and the people of a day with their week, in a worker. */
export const bench: Bench = async ({ folder, size, line, say }) => {
  makeCalls(folder, size, say);
  const backend = createBenchBackend(folder, () => NOW_MS);
  const actor: Actor = {
    ...{ operatorId: 'bench', login: 'bench', name: 'Bench', roles: ['supervisor'], rights: rightsOf(['supervisor']) },
    ...{ scope: 'all', teamId: null, seatId: null },
  };
  const ctx = { actor, nowMs: NOW_MS, sessionHash: null, windowId: null };
  const view = { scope: 'all', operatorId: 'bench', teamId: null, fullNumbers: true } as const;
  const dateOf = (turn: number) => addDays(LAST_DATE, -(turn * 17) % 600);
  let most = 0;
  try {
    const day = await measure(100, (turn) => {
      const { calls } = showWorkDay(backend.services.db, ctx, {
        date: dateOf(turn),
        operatorId: seedId('c2', turn % 6),
      });
      most = Math.max(most, calls.length);
    });
    const list = await measure(5, (turn) => backend.services.jobs.run('work-days', { date: dateOf(turn), view }), 1);
    return [
      line({
        name: `work log: a day of up to ${most} calls`,
        size,
        ...day,
        reference: `target: ${DAY_GOAL_MS} ms`,
        ratio: day.p99Ms / DAY_GOAL_MS,
      }),
      line({
        name: 'work log: the people of a day',
        size,
        ...list,
        reference: `target: ${LIST_GOAL_MS} ms`,
        ratio: list.p95Ms / LIST_GOAL_MS,
      }),
    ];
  } finally {
    await backend.close();
  }
};
