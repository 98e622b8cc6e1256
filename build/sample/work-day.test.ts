import { describe, expect, it } from 'vitest';
import type { Disposition } from '../../shared/contract/dispositions.ts';
import { addDays, instantOf } from '../../shared/domain/calendar/business-date.ts';
import { SAMPLE_TIME_ZONE } from './options.ts';
import { randomFrom } from './random.ts';
import { sampleShifts } from './shifts.ts';
import { type WorkDay, workDay } from './work-day.ts';
import type { NextDay, WorkDue, Worker } from './work-facts.ts';

const TODAY = '2026-11-24';
const MINUTE_MS = 60_000;
const team = { id: 't', code: 'T', name: 'T', operatorIds: ['a', 'b'] };
const shifts = sampleShifts([team], TODAY);
const workers = team.operatorIds.map(
  (id): Worker => ({ id, name: id, seatId: id, teamId: 't', shifts: shifts.get(id) ?? [], pace: 1 }),
);

/** Of every ten one does not order; the cut-off is so many minutes after the day has begun. */
function dueOf(at: number, date: string, cutoffMinute: number): WorkDue {
  return {
    customer: {
      ...{ id: `c${at}`, code: `C${at}`, routeId: 'r', routeCode: 'R', teamId: 't', classId: 'k', ownerId: null },
      ...{ ownerOperatorId: at % 2 === 0 ? 'a' : 'b', deputyOperatorId: at % 2 === 0 ? 'b' : 'a', numbers: ['1'] },
      weekdays: null,
      strategy: {
        ...{ id: 's', rank: 10, mostAttemptsADay: 3, leastMinutesBetweenAttempts: 30, callingWindows: [] },
        notReached: at % 4 === 3 ? 'drop' : 'next-working-day',
      },
    },
    deliveryDate: addDays(date, 2),
    cutoffAtMs: instantOf(date, 0, SAMPLE_TIME_ZONE) + cutoffMinute * MINUTE_MS,
    order: at % 10 === 0 ? null : { id: `o${date}${at}`, lines: 7, placedAtMs: 0 },
  };
}

function day(date: string, dues: readonly WorkDue[], next: NextDay = 'none'): WorkDay {
  const midnightMs = instantOf(date, 0, SAMPLE_TIME_ZONE);
  return workDay(randomFrom(date), { date, midnightMs, dues, workers, callers: new Map(), next });
}
const manyDues = (date: string, count: number, cutoffMinute: number) =>
  Array.from({ length: count }, (_, at) => dueOf(at, date, cutoffMinute));

describe('a day of the past', () => {
  it('keeps its people occupied as a call center does, with time to breathe, to pause and for the desk', () => {
    const seconds: Record<string, number> = {};
    for (let back = 1; back <= 21; back += 1) {
      const date = addDays(TODAY, -back);
      const { states } = day(date, manyDues(date, 70, 1440));
      for (const [at, { operatorId, state, atMs }] of states.entries()) {
        const next = states[at + 1];
        if (next?.operatorId === operatorId) seconds[state] = (seconds[state] ?? 0) + (next.atMs - atMs) / 1000;
      }
    }
    const of = (...names: string[]) => names.reduce((sum, name) => sum + (seconds[name] ?? 0), 0);
    const busy = of('preview', 'dialing', 'talking', 'hold', 'wrap-up');
    expect(busy / (busy + of('ready'))).toBeGreaterThan(0.7);
    expect(busy / (busy + of('ready'))).toBeLessThan(0.88);
    expect(of('wrap-up') / of('talking')).toBeGreaterThan(0.1);
    expect(of('paused') / (busy + of('ready', 'paused'))).toBeLessThan(0.45);
  });

  it('lets a call that reached nobody go on while its delivery is open, and loses no order by it', () => {
    const date = addDays(TODAY, -3);
    const morning = 1440 + 690;
    const dues = manyDues(date, 80, morning);
    const first = day(date, dues, 'past');
    const gone = first.tasks.filter(({ state }) => state === 'carried');
    expect(gone.length).toBeGreaterThan(5);
    const final: (Disposition | null)[] = ['ordered', 'no-order', 'refused'];
    for (const { due, ordered, disposition } of gone) {
      expect([due.customer.strategy.notReached, ordered]).toEqual(['next-working-day', null]);
      expect(final).not.toContain(disposition);
    }
    expect(first.carried.map(({ carriedFrom }) => carriedFrom)).toEqual(gone.map(({ id }) => ({ taskId: id, date })));
    const second = day(addDays(date, 1), first.carried, 'past');
    expect(second.tasks.some(({ state }) => state === 'carried')).toBe(false);
    const orders = [...first.tasks, ...second.tasks].flatMap(({ ordered, due }) => (ordered ? [due.order?.id] : []));
    expect(orders.sort()).toEqual(dues.flatMap(({ order }) => (order ? [order.id] : [])).sort());
    for (const { disposition, answeredAtMs, orderId } of second.calls) {
      expect(orderId === null || (disposition === 'ordered' && (answeredAtMs ?? 0) < (dues[0]?.cutoffAtMs ?? 0))).toBe(
        true,
      );
    }
  });

  it('leaves open what goes on on the own day of the center, of which no order is known, and misses what no day follows', () => {
    const date = addDays(TODAY, -1);
    const own = day(date, manyDues(date, 80, 1440 + 690), 'own');
    const open = own.tasks.filter(({ state }) => state === 'open');
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(({ due, finishedAtMs }) => due.order === null && finishedAtMs === null)).toBe(true);
    expect(own.carried).toEqual([]);
    const states = (next: NextDay, cutoff: number) =>
      new Set(day(date, manyDues(date, 80, cutoff), next).tasks.map(({ state }) => state));
    expect(states('none', 1440 + 690)).toEqual(new Set(['done', 'missed']));
    expect(states('past', 1440)).toEqual(new Set(['done', 'missed']));
  });
});
