import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putCalendarDay } from '../../../db/calendar.ts';
import { putSetting } from '../../../db/settings.ts';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { clocksOfTicket, pausesOfTicket } from '../../../db/ticket-clocks.ts';
import { eventsOfTicket } from '../../../db/ticket-events.ts';
import { insertPolicy, type PolicyRow } from '../../../db/ticket-setup.ts';
import { findTicket } from '../../../db/tickets.ts';
import {
  changeTicketInput,
  moveTicketInput,
  registerTicketInput,
  type TicketPriority,
  type TransitionName,
} from '../../../shared/contract/tickets.ts';
import { instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { clockTimes } from '../../../shared/domain/tickets/clock.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { runOwnJob } from '../testing/own-job.ts';
import { changeTicket } from './change-ticket.ts';
import { asClock } from './keep-clocks.ts';
import { moveTicket } from './move-ticket.ts';
import { registerTicket } from './register-ticket.ts';
import { lookAtClocks, scheduleClocks } from './schedule-clocks.ts';
import { workingTimeOf } from './working-time-of.ts';

let center: OrderCenter;
const at = (text: string) => {
  const [date, clock] = text.split(' ') as [string, string];
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  return instantOf(date, hour * 60 + minute, 'Asia/Shanghai');
};
const PLAIN: PolicyRow = {
  ...{ id: 'plain', name: 'Plain', kind: 'complaint', categoryId: null, priority: null, classId: null, createdAtMs: 0 },
  ...{ firstResponseMinutes: 60, handOverMinutes: 120, solutionMinutes: 480, warnPercent: 50 },
};

beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    for (const id of ['goods', 'manner']) {
      seedCategory(tx, { id, code: id, name: id, checklist: id === 'manner' ? ['Heard both'] : [] });
    }
    insertPolicy(tx, PLAIN);
    insertPolicy(tx, { ...PLAIN, id: 'fast', name: 'Fast', priority: 'urgent', solutionMinutes: 120 });
  });
  await watch();
});
afterEach(() => center.close());

const watch = async () => (await runOwnJob(center, 'watch-clocks', undefined)).ids;
const register = () =>
  center.command(
    center.as('op1'),
    registerTicket,
    registerTicketInput.parse({
      kind: 'complaint',
      categoryId: 'goods',
      customerId: 'customer',
      description: '两条破损',
    }),
  );
const seen = (ticketId: string) => findTicket(center.services.db, ticketId)?.version as number;
const move = (ticketId: string, transition: TransitionName, more: Record<string, unknown> = {}) =>
  center.command(
    center.as('lead'),
    moveTicket,
    moveTicketInput.parse({ ticketId, version: seen(ticketId), transition, ...more }),
  );
const change = (ticketId: string, more: { priority?: TicketPriority; categoryId?: string }) =>
  center.command(
    center.as('lead'),
    changeTicket,
    changeTicketInput.parse({ ticketId, version: seen(ticketId), ...more }),
  );
const eventsOf = (ticketId: string) =>
  eventsOfTicket(center.services.db, ticketId)
    .filter(({ operatorName }) => operatorName === '')
    .map(({ kind, data, atMs }) => [kind, data.clock ?? data.to, atMs]);
const dueOf = (ticketId: string) =>
  clocksOfTicket(center.services.db, ticketId).find(({ kind }) => kind === 'solution')?.dueAtMs;

describe('watchClocks', () => {
  it('warns once, then climbs one level at each breach and never beyond', async () => {
    const { ticketId } = await register();
    expect(await watch()).toEqual([]);
    center.clock.nowMs = at('2026-11-24 09:30');
    expect(await watch()).toEqual([ticketId]);
    expect(await watch()).toEqual([]);
    // At this very instant an answer would still be in time.
    center.clock.nowMs = at('2026-11-24 10:00');
    await watch();
    expect(findTicket(center.services.db, ticketId)?.level).toBe(0);
    center.clock.nowMs = at('2026-11-24 10:01');
    await watch();
    expect(findTicket(center.services.db, ticketId)).toMatchObject({ level: 1, version: 1 });
    center.clock.nowMs = at('2026-11-26 09:00');
    await watch();
    expect(findTicket(center.services.db, ticketId)?.level).toBe(2);
    expect(eventsOf(ticketId)).toEqual(
      [
        ['clock-warned', 'first-response', at('2026-11-24 09:30')],
        ['clock-warned', 'hand-over', at('2026-11-24 10:00')],
        ['clock-breached', 'first-response', at('2026-11-24 10:00')],
        ['climbed', 'first-response', at('2026-11-24 10:00')],
        ['clock-breached', 'hand-over', at('2026-11-24 11:00')],
        ['climbed', 'hand-over', at('2026-11-24 11:00')],
        ['clock-breached', 'solution', at('2026-11-25 10:00')],
      ].sort((one, other) => (one[2] as number) - (other[2] as number)),
    );
  });

  it('says nothing twice beside another process', async () => {
    const { ticketId } = await register();
    center.clock.nowMs = at('2026-11-24 10:01');
    await Promise.all([watch(), watch(), watch()]);
    expect(eventsOf(ticketId).filter(([kind]) => kind === 'climbed')).toHaveLength(1);
  });

  it('never announces a breach after the answer, nor of a case that waits', async () => {
    const answered = await register();
    const waiting = await register();
    await move(answered.ticketId, 'accept');
    await move(answered.ticketId, 'resolve', { result: 'x', rootCause: 'other' });
    for (const step of ['accept', 'work'] as const) await move(waiting.ticketId, step);
    await move(waiting.ticketId, 'wait', { waitingFor: 'customer' });
    center.clock.nowMs = at('2026-12-24 10:00');
    expect(await watch()).toEqual([]);
  });

  it('keeps the times of an open case when its customer gets another class, and chooses anew once it is reopened', async () => {
    await center.services.writer.write((tx) =>
      insertPolicy(tx, { ...PLAIN, id: 'b', name: 'Of B', classId: 'class-b', solutionMinutes: 60 }),
    );
    await watch();
    const { ticketId } = await register();
    const due = dueOf(ticketId);
    const setClass = (classId: string) =>
      `UPDATE class_membership SET class_id = '${classId}' WHERE customer_id = 'customer'`;
    await center.services.writer.write((tx) => tx.raw.exec(setClass('class-b')));
    expect(await watch()).toEqual([]);
    expect([dueOf(ticketId), findTicket(center.services.db, ticketId)?.policyId]).toEqual([due, 'plain']);
    await move(ticketId, 'accept');
    await move(ticketId, 'resolve', { result: 'x', rootCause: 'other' });
    await move(ticketId, 'reopen', { reason: 'y' });
    expect(findTicket(center.services.db, ticketId)).toMatchObject({ policyId: 'b', dueAtMs: at('2026-11-24 10:00') });
  });

  it('works out open cases anew when calendar, periods or policies are others', async () => {
    const { ticketId } = await register();
    expect(dueOf(ticketId)).toBe(at('2026-11-25 10:00'));
    await center.services.writer.write((tx) =>
      putCalendarDay(tx, 'call', { date: '2026-11-25', working: false, name: '停电', source: 'company' }),
    );
    expect(await watch()).toEqual([ticketId]);
    expect(dueOf(ticketId)).toBe(at('2026-11-26 10:00'));
    await center.services.writer.write((tx) => putSetting(tx, 'workingPeriods', [{ fromMinute: 0, toMinute: 1440 }]));
    await watch();
    expect(dueOf(ticketId)).toBe(at('2026-11-24 17:00'));
    await center.services.writer.write((tx) =>
      insertPolicy(tx, { ...PLAIN, id: 'newer', name: 'Newer', createdAtMs: 1, solutionMinutes: 60 }),
    );
    await watch();
    expect(dueOf(ticketId)).toBe(at('2026-11-24 10:00'));
    expect(findTicket(center.services.db, ticketId)?.policyId).toBe('newer');
    expect(eventsOf(ticketId).map(([kind, to]) => [kind, to])).toEqual([['policy', 'Newer']]);
  });

  it('starts no job while nothing has come', async () => {
    const { ticketId } = await register();
    const told: string[] = [];
    const run = async () => {
      told.push('run');
      return { changed: 1, ids: [ticketId] };
    };
    const services = { ...center.services, jobs: { ...center.services.jobs, run: run as never } };
    await lookAtClocks(services);
    expect(told).toEqual([]);
    center.clock.nowMs = at('2026-11-24 10:01');
    await lookAtClocks(services);
    expect(told).toEqual(['run']);
  });
});

describe('scheduleClocks', () => {
  it('looks right after what may move the clocks was changed', async () => {
    const ran = Promise.withResolvers<void>();
    const run = async () => {
      ran.resolve();
      return { changed: 0, ids: [] };
    };
    const stop = scheduleClocks({ ...center.services, jobs: { ...center.services.jobs, run: run as never } });
    await center.services.writer.write((tx) => putSetting(tx, 'workingPeriods', [{ fromMinute: 0, toMinute: 600 }]));
    center.services.events.publish('settings.changed');
    const startedMs = performance.now();
    await ran.promise;
    stop();
    // Before the first look of its own.
    expect(performance.now() - startedMs).toBeLessThan(900);
  });
});

describe('changeTicket', () => {
  it('takes the policy of the new priority, keeps what has passed, and adds what the category has checked', async () => {
    const { ticketId } = await register();
    center.clock.nowMs = at('2026-11-24 10:00');
    await change(ticketId, { priority: 'urgent' });
    expect(dueOf(ticketId)).toBe(at('2026-11-24 11:00'));
    await change(ticketId, { categoryId: 'manner' });
    const { db } = center.services;
    expect(findTicket(db, ticketId)).toMatchObject({
      policyId: 'fast',
      priority: 'urgent',
      categoryId: 'manner',
      version: 3,
    });
    expect(eventsOfTicket(db, ticketId).map(({ kind, data }) => [kind, data.to])).toEqual([
      ['registered', undefined],
      ['priority', 'urgent'],
      ['policy', 'Fast'],
      ['category', 'manner'],
    ]);
    await expect(change(ticketId, { categoryId: 'nowhere' })).rejects.toMatchObject({ key: 'category-unknown' });
    await move(ticketId, 'withdraw', { reason: 'x' });
    await expect(change(ticketId, { priority: 'low' })).rejects.toMatchObject({ key: 'ticket-ended' });
  });
});

describe('what is stored of clocks', () => {
  const step = fc.constantFrom(
    'accept',
    'work',
    'wait',
    'resume',
    'urgent',
    'low',
    'free',
    'work-day',
    'periods',
    'watch',
  );
  it('equals the pure reading after any sequence of steps, priorities and calendars', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.integer({ min: 1, max: 900 })), { maxLength: 10 }), async (steps) => {
        center.clock.nowMs = at('2026-11-24 09:00');
        const { ticketId } = await register();
        for (const [what, minutes] of steps) {
          center.clock.nowMs += minutes * 60_000;
          await take(ticketId, what, minutes);
          expectKept(ticketId);
        }
      }),
      { numRuns: 12 },
    );
  });

  async function take(ticketId: string, what: string, minutes: number): Promise<void> {
    const { writer } = center.services;
    if (what === 'urgent' || what === 'low') return void (await change(ticketId, { priority: what }));
    if (what === 'free' || what === 'work-day') {
      const day = {
        date: `2026-11-${24 + (minutes % 6)}`,
        working: what === 'work-day',
        name: '',
        source: 'company',
      } as const;
      await writer.write((tx) => putCalendarDay(tx, 'call', day));
    } else if (what === 'periods') {
      await writer.write((tx) =>
        putSetting(tx, 'workingPeriods', [{ fromMinute: minutes % 600, toMinute: 600 + (minutes % 800) }]),
      );
    } else if (what !== 'watch') {
      const more = what === 'wait' ? { waitingFor: 'goods' } : {};
      return void (await move(ticketId, what as TransitionName, more).catch(() => undefined));
    }
    await watch();
  }

  function expectKept(ticketId: string): void {
    const { db } = center.services;
    const time = workingTimeOf(db);
    const dues: number[] = [];
    for (const row of clocksOfTicket(db, ticketId)) {
      if (row.stoppedAtMs !== null) continue;
      const { warnAtMs, dueAtMs } = row;
      expect({ warnAtMs, dueAtMs }).toEqual(clockTimes(asClock(db, row), row.warnPercent, time, center.clock.nowMs));
      if (dueAtMs !== null) dues.push(dueAtMs);
    }
    expect(findTicket(db, ticketId)?.dueAtMs).toBe(dues.length === 0 ? null : Math.min(...dues));
    expect(pausesOfTicket(db, ticketId).filter(({ toMs }) => toMs === null).length).toBeLessThanOrEqual(1);
  }
});
