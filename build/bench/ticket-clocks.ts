import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { WritableDB } from '../../db/connection.ts';
import { seedCategory } from '../../db/testing/seed-category.ts';
import { putTicketClock } from '../../db/ticket-clocks.ts';
import { insertPolicy } from '../../db/ticket-setup.ts';
import { insertTicket } from '../../db/tickets.ts';
import { CLOCK_KINDS } from '../../shared/contract/tickets.ts';
import { type Bench, stopwatch } from './bench.ts';
import { createBenchBackend } from './bench-backend.ts';

const NOW_MS = Date.parse('2026-11-24T01:00:00Z');
const HOUR_MS = 3_600_000;
const OVERDUE = 10_000;

/**
 * Clocks of cases that ran out while the program was closed: each is noticed and its case climbs, in a worker, while the main
 * thread is watched. Reference: the 2 s that the product allows for 10,000.
 */
export const bench: Bench = async ({ folder, size, line, say }) => {
  const backend = createBenchBackend(folder, () => NOW_MS);
  try {
    const { writer, jobs } = backend.services;
    await writer.write((tx) => seedCases(tx, size));
    await jobs.run('checkpoint', {});
    say(`${size.toLocaleString('en')} open cases, ${OVERDUE.toLocaleString('en')} of them overdue`);
    // What was never kept is worked out once; that is not what is measured.
    await writer.write((tx) => tx.raw.exec('UPDATE ticket_clock SET breached_at_ms = 1 WHERE breached_at_ms IS NULL'));
    const kept = await stopwatch(() => jobs.run('watch-clocks', undefined));
    await writer.write((tx) => tx.raw.exec('UPDATE ticket_clock SET breached_at_ms = NULL WHERE due_at_ms < 1e15'));

    const held = monitorEventLoopDelay({ resolution: 1 });
    held.enable();
    const { ms, value } = await stopwatch(() => jobs.run('watch-clocks', undefined));
    held.disable();
    const idle = await stopwatch(() => jobs.run('watch-clocks', undefined));
    return [
      line({
        name: 'clocks that ran out, climbing',
        size: value.changed,
        p50Ms: ms,
        rowsPerSecond: (value.changed / ms) * 1000,
        reference: '2 s for 10,000',
        ratio: ms / 2000 / (value.changed / OVERDUE),
        'of it starting the worker ms': Math.round(idle.ms),
        'main thread held ms': Math.round(held.max / 1e5) / 10,
      }),
      line({
        name: 'clocks after another calendar',
        p50Ms: kept.ms,
        rowsPerSecond: (size / kept.ms) * 1000,
        reference: 'none',
        ratio: null,
      }),
    ];
  } finally {
    await backend.close();
  }
};

function seedCases(tx: WritableDB, size: number): void {
  tx.raw
    .prepare("INSERT INTO operator (id, login, name, password_hash, created_at_ms) VALUES ('op', 'op', 'Op', '', 0)")
    .run();
  seedCategory(tx, { id: 'goods', code: 'G', name: 'Goods' });
  insertPolicy(tx, {
    ...{
      id: 'plain',
      name: 'Plain',
      kind: 'complaint',
      categoryId: null,
      priority: null,
      classId: null,
      createdAtMs: 0,
    },
    ...{ firstResponseMinutes: null, handOverMinutes: null, solutionMinutes: 480, warnPercent: 80 },
  });
  for (let at = 0; at < size; at += 1) {
    const id = `t${at}`;
    const isOverdue = at % Math.max(1, Math.floor(size / OVERDUE)) === 0;
    const startedAtMs = isOverdue ? NOW_MS - 30 * 24 * HOUR_MS : NOW_MS - HOUR_MS;
    insertTicket(tx, {
      ...{
        id,
        number: id,
        kind: 'complaint',
        state: 'registered',
        version: 1,
        priority: 'normal',
        categoryId: 'goods',
      },
      ...{ customerId: null, personName: 'x', personPhone: null, teamId: null, callId: null, orderId: null },
      ...{ orderLineNumber: null, description: 'x', fields: '{}', unitId: null, assigneeId: null, policyId: 'plain' },
      ...{ level: 0, waitingFor: null, result: null, rootCause: null, decision: null, reply: null, satisfaction: null },
      ...{ closedAs: null, reopenedCount: 0, customerChangeId: null, registeredAtMs: startedAtMs, registeredBy: 'op' },
      ...{ resolvedAtMs: null, endedAtMs: null, dueAtMs: null },
    });
    for (const kind of CLOCK_KINDS) {
      putTicketClock(tx, {
        ...{ ticketId: id, kind, round: 1, startedAtMs, stoppedAtMs: kind === 'solution' ? null : startedAtMs },
        ...{ allowedMinutes: 480, warnPercent: 80, warnAtMs: null, dueAtMs: null, warnedAtMs: null },
        ...{ breachedAtMs: null, met: kind === 'solution' ? null : 1 },
      });
    }
  }
}
