import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putShifts } from '../../../db/operator-shifts.ts';
import { insertSeatStateChange } from '../../../db/seats.ts';
import { type SeededCalls, seedCalls, seedId } from '../../../db/testing/seed-calls.ts';
import { seedReasons } from '../../../db/testing/seed-reasons.ts';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import { reasonFilter } from '../../../shared/contract/reasons.ts';
import type { SeatState } from '../../../shared/contract/seats.ts';
import { workDay, workDays } from '../../../shared/contract/work-log.ts';
import { countReasons } from '../reports/count-reasons.ts';
import { countReport } from '../reports/count-report.ts';
import { listReasonRows } from '../reports/list-reason-rows.ts';
import type { Actor } from '../services.ts';
import { inlineServices, runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { listWorkDaysJob } from './list-work-days.ts';
import { showWorkDay } from './show-work-day.ts';

const DATE = '2026-11-18';
const at = (time: string) => Date.parse(`${DATE}T${time}Z`);
let backend: TempBackend;
let seeded: SeededCalls;
let lead: Actor;
beforeAll(async () => {
  backend = createTempBackend();
  seeded = await backend.services.writer.write((tx) => {
    const made = seedCalls(tx, { calls: 1000 });
    seedReasons(tx, { refused: 400 });
    const states: [string, SeatState, string | null][] = [
      ['2026-11-17T15:00:00Z', 'ready', null],
      ['2026-11-18T01:00:00Z', 'talking', null],
      ['2026-11-18T01:30:00Z', 'paused', 'short-break'],
      ['2026-11-18T02:00:00Z', 'ready', null],
      ['2026-11-18T04:00:00Z', 'signed-out', null],
      ['2026-11-19T01:00:00Z', 'ready', null],
    ];
    for (const [place, operatorId] of made.operatorIds.entries()) {
      for (const [when, state, reason] of states.slice(place % 2)) {
        insertSeatStateChange(tx, {
          ...{ id: `${operatorId} ${when}`, seatId: made.seatIds[place] as string, operatorId, state, reason },
          ...{ taskId: null, atMs: Date.parse(when) },
        });
      }
    }
    const [operatorId] = made.operatorIds as [string];
    const [call] = tx.raw
      .prepare<[string, string], { id: string; customer_id: string }>(
        `SELECT id, customer_id FROM call WHERE operator_id = ? AND business_date = ? AND order_id IS NOT NULL ORDER BY started_at_ms`,
      )
      .all(operatorId, DATE);
    tx.raw.exec(`UPDATE sales_order SET failed_at_ms = ${at('09:00:00')}, failed_reason = 'no-funds' WHERE call_id = '${call?.id}';
      UPDATE call SET promised_at_ms = ${at('12:00:00')}, promised_to = 'own' WHERE id = '${call?.id}';
      INSERT INTO ticket_event (id, ticket_id, at_ms, operator_id, operator_name, kind, data) SELECT 'e1', id, ${at('03:00:00')},
        '${operatorId}', 'x', 'moved', '{"from":"registered","to":"withdrawn"}' FROM ticket LIMIT 1;
      INSERT INTO customer_change (id, customer_id, state, parts, asked_at_ms, asked_by, asked_by_name) VALUES ('g1',
        '${call?.customer_id}', 'pending', '[{"field":"address","before":null,"after":"x"}]', ${at('03:10:00')}, '${operatorId}', 'x')`);
    return made;
  });
  lead = backend.actor(['lead'], { operatorId: 'lead', teamId: seeded.teamIds[0] });
});
afterAll(() => backend.close());

const dayOf = (operatorId: string, actor = lead, date = DATE) =>
  workDay.parse(showWorkDay(backend.services.db, backend.context(actor), { date, operatorId }));
const keyOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as { key: string }).key;
  }
  return null;
};

describe('the compiled day of an operator', () => {
  it('has the figures of the report of that person and day, of the list, and of its own calls', async () => {
    const view = { scope: 'team', operatorId: 'lead', teamId: seeded.teamIds[0], fullNumbers: true } as const;
    const list = workDays.parse(await runInline(backend, listWorkDaysJob, { date: DATE, view }));
    expect(list.people.map(({ operatorId }) => operatorId)).toEqual([0, 2, 4].map((i) => seeded.operatorIds[i]));
    for (const operatorId of [0, 2, 4].map((i) => seeded.operatorIds[i] as string)) {
      const day = dayOf(operatorId);
      const filter = callLogFilter.parse({ from: DATE, to: DATE, operatorIds: [operatorId] });
      const asked = { input: { filter, group: 'operator' as const }, view };
      const report = await countReport(inlineServices(backend), backend.clock.nowMs, asked);
      expect(day.figures.calls).toBeGreaterThan(10);
      expect(report.lines.map(({ now }) => now)).toEqual([day.figures]);
      expect(report.total).toEqual(day.figures);
      expect(list.people.find((person) => person.operatorId === operatorId)?.figures).toEqual(day.figures);
      expect(day.calls).toHaveLength(day.figures.calls);
      const sum = (of: (call: (typeof day.calls)[number]) => number | null) =>
        day.calls.reduce((total, call) => total + (of(call) ?? 0), 0);
      expect([sum((call) => call.quantity), sum((call) => call.amountMinor), sum((call) => call.talkSeconds)]).toEqual([
        day.figures.quantity,
        day.figures.amountMinor,
        day.figures.talkSeconds,
      ]);
      const signedInMs = day.segments.reduce((total, { fromMs, toMs }) => total + toMs - fromMs, 0);
      expect(signedInMs / 1000).toBe(day.figures.time?.signedInSeconds);
    }
  });

  it('begins at midnight in the state of the evening before, tells pauses, cases, changes and what needs a word', () => {
    const day = dayOf(seeded.operatorIds[0] as string);
    expect(day).toMatchObject({
      ...{ signedInAtMs: at('00:00:00') - 8 * 3_600_000, signedOutAtMs: at('04:00:00') },
      ...{ firstCallMs: day.calls[0]?.startedAtMs, lastCallMs: day.calls.at(-1)?.startedAtMs },
      pauses: [{ reason: 'short-break', times: 1, seconds: 1800 }],
      ...{ casesWorked: 1, casesEnded: 1, changesAsked: 1, followUps: 0 },
      changes: [{ fields: ['address'], state: 'pending' }],
      ...{ isOwn: false, mayReview: true },
    });
    expect(day.casesRegistered).toBe(day.cases.filter(({ isRegistered }) => isRegistered).length);
    expect(day.moments).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'long-pause', reason: 'short-break', minutes: 30, mostMinutes: 15 }),
        expect.objectContaining({ kind: 'failed-order', reason: 'no-funds' }),
        expect.objectContaining({ kind: 'promise', untilMs: at('12:00:00') }),
      ]),
    );
    expect(day.moments.map(({ atMs }) => atMs)).toEqual(day.moments.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
  });

  it('tells what customers wanted and did not get, as the report of refused demand of that person and day does', async () => {
    for (const operatorId of [0, 2, 4].map((i) => seeded.operatorIds[i] as string)) {
      const day = dayOf(operatorId);
      const filter = reasonFilter.parse({ from: DATE, to: DATE, operatorIds: [operatorId] });
      const view = {
        scope: 'team',
        operatorId: 'lead',
        teamId: seeded.teamIds[0] ?? null,
        fullNumbers: false,
      } as const;
      const input = { kind: 'refused', group: 'reason', filter, times: 2 } as const;
      const { total } = await runInline(backend, countReasons, { input, view });
      expect(day.refused.length).toBeGreaterThan(1);
      expect([day.refused.length, day.refused.reduce((sum, { refused }) => sum + refused, 0)]).toEqual([
        total.cases,
        total.refused,
      ]);
      const rowsInput = { ...input, line: null, standing: null };
      const { rows } = await runInline(backend, listReasonRows, { input: rowsInput, view, most: 500 });
      expect(rows.toReversed()).toMatchObject(day.refused.map(({ atMs: _atMs, ...row }) => row));
      for (const { callId } of day.refused) expect(day.calls.some(({ id }) => id === callId)).toBe(true);
    }
    expect(dayOf(seeded.operatorIds[0] as string, lead, '2026-12-24').refused).toEqual([]);
  });

  it('is empty on a day without work, and goes on while the seat is signed in', () => {
    const empty = dayOf(seeded.operatorIds[0] as string, lead, '2026-12-24');
    expect(empty).toMatchObject({ calls: [], segments: [], signedInAtMs: null, figures: { calls: 0, time: null } });
    expect(dayOf(seeded.operatorIds[0] as string, lead, '2026-11-24').signedOutAtMs).toBeNull();
  });

  it('tells what was planned for that day of the week', async () => {
    const [id] = seeded.operatorIds as [string];
    expect(dayOf(id).shift).toEqual([]);
    const wednesday = { weekday: 3, fromMinute: 540, toMinute: 1050 };
    await backend.services.writer.write((tx) => putShifts(tx, id, [wednesday]));
    expect(dayOf(id).shift).toEqual([{ fromMs: at('01:00:00'), toMs: at('09:30:00') }]);
    expect(dayOf(id, lead, '2026-11-19').shift).toEqual([]);
  });

  it('is shown to oneself, the own lead and supervisors alone', () => {
    const [own, other] = seeded.operatorIds as [string, string];
    const operator = backend.actor(['operator'], { operatorId: own, teamId: seeded.teamIds[0] });
    expect(dayOf(own, operator)).toMatchObject({ isOwn: true, mayReview: false });
    expect(keyOf(() => dayOf(other, operator))).toBe('work-day-of-other');
    expect(keyOf(() => dayOf(seedId('c2', 2), operator))).toBe('work-day-of-other');
    expect(keyOf(() => dayOf(other, lead))).toBe('work-day-of-other');
    expect(dayOf(other, backend.actor(['supervisor'])).person.id).toBe(other);
    expect(keyOf(() => dayOf('nobody', lead))).toBe('operator-unknown');
  });

  it('is read from indexes alone, whatever the size of the log', () => {
    const { raw } = backend.services.db;
    const planned: string[] = [];
    const prepare = raw.prepare.bind(raw);
    const watched = Object.create(raw) as typeof raw;
    watched.prepare = ((text: string) => {
      planned.push(text);
      return prepare(text);
    }) as typeof raw.prepare;
    showWorkDay({ raw: watched }, backend.context(lead), { date: DATE, operatorId: seeded.operatorIds[0] as string });
    expect(planned.length).toBeGreaterThan(8);
    const scanned = planned.flatMap((text) =>
      prepare(`EXPLAIN QUERY PLAN ${text}`)
        .all(
          Object.fromEntries([...text.matchAll(/@(\w+)/g)].map(([, name]) => [name, null])),
          ...[...text.matchAll(/\?/g)].map(() => null),
        )
        .map((row) => (row as { detail: string }).detail)
        .filter((detail) =>
          /^SCAN (call|sales_order|ticket|ticket_event|seat_state_change|customer_change|message_conveyed|refused_demand|[a-z])$/.test(
            detail,
          ),
        ),
    );
    expect(scanned.filter((detail) => detail !== 'SCAN a')).toEqual([]);
  });
});
