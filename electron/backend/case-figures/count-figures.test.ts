import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../../../build/sample/random.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { clocksOfTicket, putTicketClock } from '../../../db/ticket-clocks.ts';
import { type FigureSet, figureConditions, figureParams } from '../../../db/ticket-figure-cases.ts';
import { insertUnit } from '../../../db/ticket-setup.ts';
import { findTicket, insertTicket } from '../../../db/tickets.ts';
import {
  type CaseFigures,
  type CaseFiguresOutput,
  caseFiguresInput,
  figureCases,
} from '../../../shared/contract/ticket-figures.ts';
import { ticketFilter } from '../../../shared/contract/ticket-lists.ts';
import { CLOCK_KINDS, ROOT_CAUSES } from '../../../shared/contract/tickets.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { readClock } from '../../../shared/domain/tickets/clock.ts';
import { inlineServices, runInline } from '../testing/inline-job.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { asClock } from '../tickets/keep-clocks.ts';
import { countTickets } from '../tickets/list-tickets.ts';
import { workingTimeOf } from '../tickets/working-time-of.ts';
import { countFigures } from './count-figures.ts';
import { showFigures } from './show-figures.ts';

const ZONE = 'Asia/Shanghai';
const CASES = 240;
const PERIOD = { from: '2026-10-05', to: '2026-11-15' };
const CATEGORIES = [
  { id: 'goods', kind: 'complaint', parentId: null },
  { id: 'broken', kind: 'complaint', parentId: 'goods' },
  { id: 'manner', kind: 'complaint', parentId: null },
  { id: 'idea', kind: 'suggestion', parentId: null },
  { id: 'phone', kind: 'service-request', parentId: null },
] as const;

let center: OrderCenter;
beforeAll(async () => {
  center = await createOrderCenter();
  await center.services.writer.write(seedCases);
});
afterAll(() => center.close());

/** Cases from August on, of every kind and end, some reopened, some waiting, with clocks that were met or not. */
function seedCases(tx: WritableDB): void {
  const random = randomFrom('figures');
  const pick = <Item>(items: readonly Item[]): Item => items[random.between(0, items.length - 1)] as Item;
  for (const { id, kind, parentId } of CATEGORIES) seedCategory(tx, { id, code: id, name: id, kind, parentId });
  insertUnit(tx, { id: 'depot', code: 'D', name: 'Depot', assigning: 'unit', active: 1 });
  const firstMs = instantOf('2026-08-01', 0, ZONE);
  for (let at = 0; at < CASES; at += 1) {
    const id = `case-${at}`;
    const category = pick(CATEGORIES);
    const registeredAtMs = firstMs + random.between(0, 114 * 1440) * 60_000;
    const end = pick(['open', 'resolved', 'answered', 'not-reached', 'withdrawn', 'answered'] as const);
    const isEnded = end === 'answered' || end === 'not-reached' || end === 'withdrawn';
    const rounds = random.between(0, 4) === 0 ? 2 : 1;
    let stopMs = registeredAtMs;
    const isComplaint = category.kind === 'complaint';
    const clocks: Parameters<typeof putTicketClock>[1][] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const startedAtMs = stopMs;
      for (const kind of CLOCK_KINDS) {
        stopMs += random.between(1, 5 * 1440) * 60_000;
        const runs = end === 'open' && round === rounds && kind !== 'first-response';
        const withClock = kind !== 'hand-over' || random.between(0, 1) === 0;
        clocks.push({
          ...{ ticketId: id, kind, round, startedAtMs, stoppedAtMs: runs ? null : stopMs, warnPercent: 80 },
          ...{ allowedMinutes: withClock ? 480 : null, warnAtMs: null, dueAtMs: runs ? stopMs : null },
          ...{ warnedAtMs: null, breachedAtMs: null, met: runs || !withClock ? null : pick([0, 1, 1] as const) },
        });
      }
    }
    // Withdrawing ends the solution clock at that instant; whatever else ends a case comes later.
    const endedAtMs = isEnded ? stopMs + (end === 'withdrawn' ? 0 : random.between(1, 3000) * 60_000) : null;
    const isClosed = isComplaint && (end === 'answered' || end === 'not-reached');
    insertTicket(tx, {
      ...{ id, number: id, kind: category.kind, version: 1, priority: 'normal', categoryId: category.id },
      ...{ state: end === 'withdrawn' ? 'withdrawn' : isEnded ? 'closed' : end === 'open' ? 'accepted' : 'resolved' },
      ...{ customerId: null, personName: 'x', personPhone: null, teamId: pick(['team', null]), callId: null },
      ...{ orderId: null, orderLineNumber: null, description: 'x', fields: '{}', unitId: pick(['depot', null]) },
      ...{ assigneeId: pick(['op1', 'op2', null]), policyId: null, level: 0, waitingFor: null, result: null },
      ...{ rootCause: isComplaint && end !== 'open' ? pick(ROOT_CAUSES) : null, decision: null, reply: null },
      ...{ satisfaction: isClosed && end === 'answered' ? random.between(1, 5) : null },
      ...{ closedAs: isEnded && end !== 'withdrawn' ? (isClosed ? end : 'answered') : null },
      ...{ reopenedCount: rounds - 1, customerChangeId: null, registeredAtMs, registeredBy: 'op1' },
      ...{ resolvedAtMs: null, endedAtMs, dueAtMs: end === 'open' ? stopMs : null },
    });
    for (const clock of clocks) putTicketClock(tx, clock);
    if (random.between(0, 3) === 0) {
      const fromMs = registeredAtMs + random.between(1, 2000) * 60_000;
      tx.raw
        .prepare('INSERT INTO ticket_pause VALUES (?, ?, ?)')
        .run(id, fromMs, fromMs + random.between(1, 3000) * 60_000);
    }
  }
}

const ask = (more: Record<string, unknown> = {}): Promise<CaseFiguresOutput> =>
  runInline(center, countFigures, caseFiguresInput.parse({ ...PERIOD, ...more }));

/** How many cases the list would show for a figure. */
function listed(cases: Record<string, unknown>, more = '1', params: Record<string, unknown> = {}): string[] {
  const { from, to, ...rest } = figureCases.parse({ ...PERIOD, ...cases });
  const set: FigureSet = {
    ...rest,
    today: '2026-11-24',
    fromMs: instantOf(from, 0, ZONE),
    toMs: instantOf(addDays(to, 1), 0, ZONE),
  };
  return center.services.db.raw
    .prepare(`SELECT t.id FROM ticket t WHERE ${[...figureConditions(set), more].join(' AND ')}`)
    .pluck()
    .all({ ...figureParams(set), ...params, nowMs: center.clock.nowMs }) as string[];
}

/** The figures as the list counts them, one by one. */
function countedByList(more: string, params: Record<string, unknown>, span: object): Record<string, unknown> {
  const count = (cases: Record<string, unknown>, also = '1') =>
    listed({ ...span, ...cases }, `${more} AND ${also}`, params).length;
  return {
    registered: count({ by: 'registered' }),
    ended: count({ by: 'ended' }),
    withdrawn: count({ by: 'ended' }, "t.state = 'withdrawn'"),
    notReached: count({ by: 'ended', closedAs: 'not-reached' }),
    reopened: count({ by: 'clock', clock: 'solution', reopened: true }),
    scores: [1, 2, 3, 4, 5].map((score) => count({ by: 'ended', score })),
    answers: count({ by: 'ended', closedAs: 'answered' }),
    clocks: CLOCK_KINDS.map((clock) => [
      count({ by: 'clock', clock, end: 'any' }),
      count({ by: 'clock', clock, end: 'met' }),
      count({ by: 'clock', clock, end: 'missed' }),
      count({ by: 'clock', clock }),
    ]),
  };
}

function told(figures: CaseFigures): Record<string, unknown> {
  const { registered, ended, withdrawn, notReached, reopened, scores, clocks } = figures;
  return {
    ...{ registered, ended, withdrawn, notReached, reopened, scores },
    answers: scores.reduce((sum, cases) => sum + cases, 0),
    clocks: CLOCK_KINDS.map((kind) => {
      const clock = clocks[kind];
      return [clock.ended, clock.met, clock.ended - clock.met, clock.cases];
    }),
  };
}

describe('countFigures', () => {
  it('agrees with the cases that the list shows for each figure: in all, by group, and over time', async () => {
    const found = await ask();
    expect(told(found.total)).toEqual(countedByList('1', {}, {}));
    expect(found.total.reopened).toBeGreaterThan(3);
    expect(found.total.open).toBe(listed({ by: 'open' }).length);
    expect(found.total.overdue).toBe(listed({ by: 'open' }, 't.due_at_ms < @nowMs').length);
    expect(found.before).toMatchObject({ from: '2026-08-24', to: '2026-10-04' });
    const { from, to, ...before } = found.before;
    expect(told(before)).toEqual(countedByList('1', {}, { from, to }));
    for (const step of found.steps)
      expect(told(step)).toEqual(countedByList('1', {}, { from: step.from, to: step.to }));
    expect([found.step, found.steps.length]).toEqual(['week', 6]);
    const columns = { kind: 't.kind', unit: 't.unit_id', operator: 't.assignee_id' } as const;
    for (const [group, column] of Object.entries(columns)) {
      for (const line of found.groups[group as keyof typeof columns]) {
        const where = line.id === 'nobody' ? `${column} IS NULL` : `${column} = @groupId`;
        expect(told(line)).toEqual(countedByList(where, { groupId: line.id }, {}));
      }
    }
    expect(found.groups.unit.map(({ name }) => name)).toEqual(['Depot', '']);
    for (const { cause, cases } of found.causes) {
      expect(cases).toBe(listed({ by: 'clock', clock: 'solution', cause }).length);
    }
  });

  it('counts a category with those under it', async () => {
    const { groups } = await ask();
    const lines = groups.category.map(({ id, parentId }) => [id, parentId]);
    expect(lines).toHaveLength(CATEGORIES.length);
    expect(lines).toEqual(expect.arrayContaining(CATEGORIES.map(({ id, parentId }) => [id, parentId])));
    const goods = groups.category.find(({ id }) => id === 'goods') as CaseFigures;
    expect(told(goods)).toEqual(countedByList("t.category_id IN ('goods', 'broken')", {}, {}));
    const only = await ask({ categoryId: 'goods' });
    expect(told(only.total)).toEqual(told(goods));
    expect(only.groups.category.map(({ id }) => id)).toEqual(['goods', 'broken']);
    // One above what is asked of would lead to more cases than it counts.
    const below = await ask({ categoryId: 'broken' });
    expect(below.groups.category.map(({ id, parentId }) => [id, parentId])).toEqual([['broken', null]]);
  });

  it('gives the middle and the ninth in ten of the working times, each as its clock is read', async () => {
    const { db } = center.services;
    const time = workingTimeOf(db);
    const { total } = await ask({ kind: 'complaint' });
    const fromMs = instantOf(PERIOD.from, 0, ZONE);
    const toMs = instantOf(addDays(PERIOD.to, 1), 0, ZONE);
    for (const kind of CLOCK_KINDS) {
      const worked = listed({ by: 'clock', clock: kind }, "t.kind = 'complaint'")
        .map((id) => {
          const ticket = findTicket(db, id);
          const inside = clocksOfTicket(db, id).filter(({ kind: ofKind, stoppedAtMs: at }) => {
            if (ofKind !== kind || at === null || at < fromMs || at >= toMs) return false;
            return ticket?.state !== 'withdrawn' || at !== ticket.endedAtMs;
          });
          return Math.max(...inside.map((run) => readClock(asClock(db, run), time, Number(run.stoppedAtMs)).workedMs));
        })
        .toSorted((a, b) => a - b);
      const { cases, medianMs, p90Ms } = total.clocks[kind];
      expect(cases).toBe(worked.length);
      expect(medianMs).toBe(worked[Math.ceil(worked.length / 2) - 1]);
      expect(p90Ms).toBe(worked[Math.ceil(worked.length * 0.9) - 1]);
    }
  });

  it('narrows to kind, unit and team', async () => {
    const narrowed = await ask({ kind: 'complaint', unitId: 'nobody', teamId: 'team' });
    const where = "t.kind = 'complaint' AND t.unit_id IS NULL AND t.team_id = 'team'";
    expect(told(narrowed.total)).toEqual(countedByList(where, {}, {}));
    expect(narrowed.groups.kind.map(({ id }) => id)).toEqual(['complaint']);
    expect((await ask({ teamId: 'other' })).total).toMatchObject({ registered: 0, open: 0 });
  });

  it('narrows to customers of a class as it is today, and the list with it', async () => {
    await center.services.writer.write((tx) => {
      tx.raw.exec(`INSERT INTO class_type (id, code, name) VALUES ('size', 'S', 'Size');
        INSERT INTO class (id, class_type_id, code, name, position) VALUES ('big', 'size', 'L', 'L', 1), ('small', 'size', 'S', 'S', 2);
        INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from, valid_to)
          SELECT id, 'size', 'big', '2026-01-01', NULL FROM customer ORDER BY id LIMIT 1;
        INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from, valid_to)
          SELECT id, 'size', 'big', '2025-01-01', '2025-12-31' FROM customer ORDER BY id LIMIT 1 OFFSET 1;
        UPDATE ticket SET customer_id = iif(search_id % 2 = 0, (SELECT min(id) FROM customer),
          (SELECT id FROM customer ORDER BY id LIMIT 1 OFFSET 1)) WHERE search_id % 3 = 0`);
    });
    const { total } = await ask({ classId: 'big' });
    const where = 't.customer_id = (SELECT id FROM customer ORDER BY id LIMIT 1)';
    expect(total.registered).toBeGreaterThan(5);
    expect(told(total)).toEqual(countedByList(where, {}, {}));
    expect(told(total)).toEqual(countedByList('1', {}, { classId: 'big' }));
    expect((await ask({ classId: 'small' })).total.registered).toBe(0);
  });

  it('gives a lead the figures of the team, and lists the same cases behind each', async () => {
    const lead = center.as('lead');
    const actor = { ...lead.actor, scope: 'team' as const };
    const ctx = { ...lead, actor, services: inlineServices(center), commandId: null, procedure: 'test' };
    const { total, groups } = await showFigures(ctx, caseFiguresInput.parse({ ...PERIOD, teamId: 'other' }));
    const all = await ask();
    expect(total.registered).toBeGreaterThan(20);
    expect(total.registered).toBeLessThan(all.total.registered);
    const count = (figure: Record<string, unknown>, filter: Record<string, unknown> = {}) =>
      countTickets(
        center.services.db,
        ctx,
        ticketFilter.parse({ view: 'all', figure: { ...PERIOD, ...figure }, ...filter }),
      ).total;
    expect(count({ by: 'registered' })).toBe(total.registered);
    expect(count({ by: 'clock', clock: 'solution', end: 'missed' })).toBe(
      total.clocks.solution.ended - total.clocks.solution.met,
    );
    for (const line of groups.operator) {
      expect(count({ by: 'ended' }, { assigneeId: line.id })).toBe(line.ended);
      expect(count({ by: 'open' }, { assigneeId: line.id, overdue: true })).toBe(line.overdue);
    }
  });

  it('refuses a period that is backwards or too long', async () => {
    const ctx = { ...center.as('lead'), services: inlineServices(center), commandId: null, procedure: 'test' };
    const key = async (from: string, to: string) => {
      const error = await showFigures(ctx, caseFiguresInput.parse({ from, to })).catch((reason: unknown) => reason);
      return (error as { key?: string }).key;
    };
    expect(await key('2026-11-02', '2026-11-01')).toBe('date-range-backwards');
    expect(await key('2000-01-01', '2026-11-01')).toBe('figures-period-too-long');
  });
});
