import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callLogTotals } from '../../../db/call-log.ts';
import { shiftsOf } from '../../../db/operator-shifts.ts';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import { REPORT_GROUPS, type ReportFigures } from '../../../shared/contract/reports.ts';
import { loadSampleInput } from '../../../shared/contract/sample.ts';
import { weekdayOf } from '../../../shared/domain/calendar/business-date.ts';
import { shiftProblem } from '../../../shared/domain/operators/shifts.ts';
import { connectRate, handleAverage, orderRateOfReached } from '../../../shared/domain/supervision/figures.ts';
import { exportCalls } from '../exports/export-calls.ts';
import { previewQueue } from '../queue/preview-queue.ts';
import { countReport } from '../reports/count-report.ts';
import { inlineServices, runInline } from '../testing/inline-job.ts';
import { recountedSums, usedSums } from '../testing/order-center.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { TIME_COLUMNS, timesInFile } from '../testing/times-in-file.ts';
import { showWorkDay } from '../work-log/show-work-day.ts';
import { loadSample } from './load-sample.ts';

const ALL = { scope: 'all', operatorId: 'boss', teamId: null, fullNumbers: true } as const;
const FILTER = callLogFilter.parse({ from: '2026-11-10', to: '2026-11-23' });
const ASKED = loadSampleInput.parse({ customers: 760, ordersWeeks: 2, pastWeeks: 2, today: '2026-11-24' });

let backend: TempBackend;
let calls: number;
beforeAll(async () => {
  backend = createTempBackend();
  calls = (await runInline(backend, loadSample, { ...ASKED, actorId: 'a', actorName: 'A' })).calls;
});
afterAll(() => backend.close());

const rows = <Row>(text: string) => backend.services.db.raw.prepare(text).all() as Row[];
const one = (text: string) => backend.services.db.raw.prepare(text).pluck().get();
const totalsOf = ({ time: _, timedOrders: _o, timedAmountMinor: _a, ...totals }: ReportFigures) => totals;

describe('the past of the sample center', () => {
  it('has figures that are equal in the call log, every report, the file and the work log', async () => {
    const { db } = backend.services;
    const tiles = callLogTotals(db, FILTER, ALL);
    expect(tiles.calls).toBe(calls);
    const services = inlineServices(backend);
    const reports = await Promise.all(
      REPORT_GROUPS.map((group) =>
        countReport(services, backend.clock.nowMs, { input: { filter: FILTER, group }, view: ALL }),
      ),
    );
    for (const { total, lines } of reports) {
      expect(totalsOf(total)).toEqual(tiles);
      expect(lines.reduce((sum, { now }) => sum + now.calls, 0)).toBe(tiles.calls);
      expect(lines.reduce((sum, { now }) => sum + now.amountMinor, 0)).toBe(tiles.amountMinor);
    }
    const file = join(backend.dataDir, 'sample.csv');
    const columns = ['quantity', 'amount', ...TIME_COLUMNS] as const;
    const asked = {
      filter: FILTER,
      view: ALL,
      columns,
      format: 'csv' as const,
      language: 'en' as const,
      file,
      replace: true,
    };
    await runInline(backend, exportCalls, asked as never);
    const written: string[][] = parse(readFileSync(file), { bom: true, from: 2 });
    const summed = (place: number) => written.reduce((sum, row) => sum + Number(row[place]), 0);
    expect([written.length, summed(0), Math.round(summed(1) * 100)]).toEqual([
      ...[tiles.calls, tiles.quantity, tiles.amountMinor],
    ]);
    expect(tiles).toMatchObject(timesInFile(written.map((row) => row.slice(2))));
    const ctx = backend.context(backend.actor(['supervisor'], { operatorId: 'boss' }));
    const byPerson = reports[REPORT_GROUPS.indexOf('operator')]?.lines ?? [];
    const days = rows<{ id: string; date: string }>(
      'SELECT DISTINCT operator_id AS id, business_date AS date FROM call ORDER BY 1, 2',
    ).map(({ id: operatorId, date }) => showWorkDay(db, ctx, { operatorId, date }));
    const spent = (of: (figures: ReportFigures) => number) =>
      [...Map.groupBy(days, ({ person }) => person.id)].map(([id, own]) => [
        id,
        own.reduce((sum, { figures }) => sum + of(figures), 0),
      ]);
    for (const of of [
      ({ calls: n }: ReportFigures) => n,
      ({ amountMinor }: ReportFigures) => amountMinor,
      ({ time }: ReportFigures) => time?.busySeconds ?? 0,
      ({ time }: ReportFigures) => time?.signedInSeconds ?? 0,
    ]) {
      const reported = byPerson.map(({ id, now }) => [id, of(now)]);
      expect(spent(of).sort()).toEqual(reported.sort());
    }
  });

  it('looks like a center: who was reached, who ordered, how long it took', () => {
    const tiles = callLogTotals(backend.services.db, FILTER, ALL);
    expect(connectRate(tiles)).toBeGreaterThan(0.68);
    expect(connectRate(tiles)).toBeLessThan(0.88);
    expect(orderRateOfReached(tiles)).toBeGreaterThan(0.5);
    expect(handleAverage(tiles)).toBeGreaterThan(120);
    expect(handleAverage(tiles)).toBeLessThan(240);
    for (const what of [
      "disposition = 'callback'",
      "direction = 'in'",
      'no_order_reason IS NOT NULL',
      'note IS NOT NULL',
    ]) {
      expect(one(`SELECT count(*) FROM call WHERE ${what}`), what).toBeGreaterThan(0);
    }
    for (const table of ['shift_note', 'work_remark', 'message_conveyed', 'refused_demand', 'hand_over', 'seat_hour']) {
      expect(one(`SELECT count(*) FROM ${table}`), table).toBeGreaterThan(0);
    }
  });

  it('carries calls over while their delivery is open, those of yesterday by the queue of its own day', async () => {
    expect(
      one(`SELECT count(*) FROM call_task t JOIN call_task f ON f.id = t.carried_from_id AND f.customer_id = t.customer_id
        WHERE t.source = 'carry-over' AND f.state = 'carried' AND f.business_date = date(t.business_date, '-1 day')
          AND t.nominal_date = f.business_date AND t.cutoff_at_ms = f.cutoff_at_ms AND f.cutoff_at_ms > f.finished_at_ms`),
    ).toBe((one("SELECT count(*) FROM call_task WHERE source = 'carry-over' OR state = 'carried'") as number) / 2);
    expect(one("SELECT count(*) FROM call_task WHERE source = 'carry-over'")).toBeGreaterThan(10);
    expect(
      one(`SELECT count(*) FROM sales_order o JOIN call_task t ON t.id = o.task_id AND t.source = 'carry-over'
        WHERE o.order_day = t.nominal_date AND o.order_date = t.business_date`),
    ).toBeGreaterThan(3);
    const open = one(`SELECT count(*) FROM call_task t JOIN call_item i ON i.task_id = t.id AND i.state = 'open'
      WHERE t.business_date = '2026-11-23' AND t.state = 'open'`);
    expect(open).toBeGreaterThan(0);
    const asked = { date: '2026-11-24', teamId: null, text: '' };
    expect((await runInline(backend, previewQueue, asked)).counts).toMatchObject({ carriedOver: open });
  });

  it('has what leads did meanwhile: calls given to others, lines to the seats, skills; and what everybody did is in the audit log', () => {
    for (const table of ['reassignment_move', 'broadcast', 'operator_skill', 'customer_skill']) {
      expect(one(`SELECT count(*) FROM ${table}`), table).toBeGreaterThan(0);
    }
    expect(
      one(`SELECT count(*) FROM reassignment_move m JOIN reassignment x ON x.id = m.reassignment_id
        JOIN call c ON c.task_id = m.task_id WHERE c.operator_id <> m.owner_after OR c.started_at_ms < x.at_ms`),
    ).toBe(0);
    const log = rows<{ atMs: number; action: string; entityId: string }>(
      'SELECT at_ms AS atMs, action, entity_id AS entityId FROM audit ORDER BY seq',
    );
    const past = log.slice(0, -1);
    expect([log.at(-1)?.action, past.length]).toEqual(['sample.load', log.length - 1]);
    expect(past.every(({ atMs }, at) => at === 0 || atMs >= (past[at - 1]?.atMs ?? 0))).toBe(true);
    const told = (action: string) => past.filter((row) => row.action === action).map(({ entityId }) => entityId);
    const stored = rows<{ id: string }>('SELECT id FROM sales_order WHERE call_id IS NOT NULL').map(({ id }) => id);
    expect(told('orders.submit').sort()).toEqual(stored.sort());
    const registered = one("SELECT count(*) FROM audit WHERE action = 'tickets.register' AND entity = 'ticket'");
    expect(registered).toBe(one('SELECT count(*) FROM ticket'));
    for (const action of [
      'broadcasts.send',
      'orders.handOver',
      'tickets.move',
      'workLog.readRemark',
      'shiftNotes.write',
    ]) {
      expect(told(action).length, action).toBeGreaterThan(0);
    }
  });

  it('has cases that came up in calls, and asked in further ones how they ended', () => {
    expect(
      one(`SELECT count(*) FROM ticket t JOIN call c ON c.id = t.call_id AND c.customer_id = t.customer_id
        AND c.operator_id = t.registered_by AND t.registered_at_ms BETWEEN c.answered_at_ms AND c.ended_at_ms`),
    ).toBeGreaterThan(20);
    const answers = `FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id LEFT JOIN call c ON c.id = e.data ->> 'callId'
      WHERE e.kind = 'follow-up-answered' AND e.data ->> 'callId' IS NOT NULL`;
    expect(one(`SELECT count(*) ${answers}`)).toBeGreaterThan(5);
    expect(
      one(`SELECT count(*) ${answers} AND NOT coalesce(c.source = 'follow-up' AND c.customer_id = t.customer_id
      AND e.at_ms BETWEEN c.answered_at_ms AND c.ended_at_ms AND t.ended_at_ms > c.ended_at_ms
      AND t.satisfaction = e.data ->> 'satisfaction', 0)`),
    ).toBe(0);
  });

  it('keeps what the tables promise each other', async () => {
    const { db } = backend.services;
    expect(db.raw.pragma('foreign_key_check')).toEqual([]);
    expect(
      one(`SELECT count(*) FROM call c WHERE (c.order_id IS NOT NULL) <> (c.disposition = 'ordered')
      OR c.order_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sales_order o WHERE o.id = c.order_id AND o.call_id = c.id
        AND o.customer_id = c.customer_id AND o.placed_at_ms BETWEEN c.answered_at_ms AND c.ended_at_ms
        AND o.placed_at_ms < o.cutoff_at_ms)`),
    ).toBe(0);
    expect(
      one(`SELECT count(*) FROM sales_order o JOIN (SELECT order_id, sum(quantity) AS quantity FROM order_line GROUP BY 1) l
      ON l.order_id = o.id WHERE o.total_quantity <> l.quantity`),
    ).toBe(0);
    expect(
      one(`SELECT count(*) FROM sales_order o WHERE o.call_id IS NOT NULL AND o.version <> (SELECT max(version)
      FROM order_version v WHERE v.order_id = o.id)`),
    ).toBe(0);
    expect(usedSums(backend)).toEqual(await recountedSums(backend));
    // Nobody has had more of a product than the class may.
    expect(
      one(`SELECT count(*) FROM (SELECT o.customer_id, q.quantity, sum(l.quantity) AS had FROM quota q
        JOIN class_membership m ON m.class_id = q.class_id JOIN sales_order o ON o.customer_id = m.customer_id
          AND o.order_day BETWEEN q.valid_from AND q.valid_to AND o.state NOT IN ('cancelled', 'failed')
        JOIN order_line l ON l.order_id = o.id AND l.product_id = q.product_id
       WHERE q.kind = 'product-class' GROUP BY q.id, o.customer_id) WHERE had > quantity`),
    ).toBe(0);
  });

  it('has states of seats that follow each other by the seconds of the calls, from sign-in to sign-out', () => {
    const states = rows<{ operator: string; state: string; atMs: number }>(
      'SELECT operator_id AS operator, state, at_ms AS atMs FROM seat_state_change ORDER BY operator_id, at_ms, rowid',
    );
    const seconds = { talking: 0, hold: 0, 'wrap-up': 0 } as Record<string, number>;
    for (const [at, { operator, state, atMs }] of states.entries()) {
      const next = states[at + 1];
      if (next?.operator !== operator) expect(state).toBe('signed-out');
      else if (state in seconds) seconds[state] = (seconds[state] ?? 0) + (next.atMs - atMs) / 1000;
    }
    expect(
      rows(
        'SELECT sum(talk_seconds) AS talking, sum(hold_seconds) AS hold, sum(wrap_up_seconds) AS "wrap-up" FROM call',
      ),
    ).toEqual([seconds]);
    expect(
      one(`SELECT count(*) FROM call a JOIN call b ON b.operator_id = a.operator_id AND b.id <> a.id
      AND b.started_at_ms > a.started_at_ms AND b.started_at_ms < a.wrap_up_ended_at_ms`),
    ).toBe(0);
  });

  it('gives everybody shifts, nobody a day off on its own date', () => {
    const ids = rows<{ id: string }>("SELECT operator_id AS id FROM operator_role WHERE role = 'operator'");
    for (const { id } of ids) {
      const shifts = shiftsOf(backend.services.db, id);
      expect(shiftProblem(shifts)).toBe(null);
      const weekdays = new Set(shifts.map(({ weekday }) => weekday));
      expect([weekdays.size, weekdays.has(weekdayOf('2026-11-24'))]).toEqual([5, true]);
    }
  });

  it('is the same for the same seed', async () => {
    const tables = ['call', 'seat_state_change', 'call_task', 'sales_order', 'order_version', 'message_conveyed'];
    const shot = (of: TempBackend) =>
      tables.map((table) => of.services.db.raw.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
    const other = createTempBackend();
    try {
      await runInline(other, loadSample, { ...ASKED, actorId: 'a', actorName: 'A' });
      expect(shot(other)).toEqual(shot(backend));
    } finally {
      await other.close();
    }
  });
});
