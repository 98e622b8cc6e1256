import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCustomer } from '../../../db/customers.ts';
import { companySettings } from '../../../db/settings.ts';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import {
  type CoverageListInput,
  type CoverageRow,
  coverageListInput,
  coverageSummaryInput,
} from '../../../shared/contract/coverage.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { COVERAGE_STATES } from '../../../shared/domain/coverage/coverage-of.ts';
import { callsMade } from '../../../shared/domain/queue/customer-calls.ts';
import type { ActionContext } from '../api/procedure.ts';
import { customerCycle } from '../queue/customer-cycle.ts';
import { queueCustomers } from '../queue/queue-customers.ts';
import type { Actor } from '../services.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { createKeptCoverage } from './kept-coverage.ts';
import { rhythmOf } from './rhythm-of.ts';
import { listCoverage, summarizeCoverage } from './show-coverage.ts';

/** The day of the test clock: Tuesday 09:00 in Shanghai. */
const TODAY = '2026-11-24';
let backend: TempBackend;

beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

const write = (text: string) => backend.services.writer.write((tx) => void tx.raw.exec(text));

function asking(actor: Actor = backend.actor(['supervisor'])): ActionContext {
  const services = inlineServices(backend);
  const coverage = createKeptCoverage(services.jobs, () => backend.clock.nowMs);
  return {
    ...backend.context(actor, { nowMs: backend.clock.nowMs }),
    services: { ...services, coverage },
    commandId: crypto.randomUUID(),
    procedure: 'coverage.test',
  };
}
const list = (more: Partial<CoverageListInput> = {}, ctx = asking()) =>
  listCoverage(ctx, { ...coverageListInput.parse({ limit: 500 }), ...more });
const summary = (more: object = {}, ctx = asking()) => summarizeCoverage(ctx, coverageSummaryInput.parse(more));
const byCode = async (): Promise<ReadonlyMap<string, CoverageRow>> =>
  new Map((await list()).rows.map((row) => [row.code, row]));

/** Customers on one route that orders on Tuesdays (cut-off 17:00, delivery on Wednesday), known for long. */
async function seedWeekly(codes: readonly string[]): Promise<void> {
  await write(`INSERT INTO team (id, code, name) VALUES ('t1', 'T1', '一班'), ('t2', 'T2', '二班');
    INSERT INTO route (id, code, name, team_id) VALUES ('r0', 'R0', '一号', 't1');
    INSERT INTO route_day (route_id, valid_from, order_weekday, cutoff_minute, delivery_day_offset) VALUES ('r0', '2000-01-01', 2, 1020, 1);
    INSERT INTO operator (id, login, name, password_hash, created_at_ms) VALUES ('op', 'op', '张敏', '', 0);
    INSERT INTO order_cycle_strategy (id, name, valid_from, rule, holiday_rule) VALUES ('s', '默认', '2000-01-01', 'FREQ=WEEKLY', 'later');
    INSERT INTO queue_build (id, business_date, built_at_ms, built_by, counts) VALUES ('first', '2026-10-01', 0, 'op', '{}')`);
  for (const code of codes) {
    await write(`INSERT INTO customer (id, code, name, route_id, order_weekdays, owner_operator_id, created_at_ms, updated_at_ms)
        VALUES ('${code}', '${code}', '店 ${code}', 'r0', 'TU', 'op', ${Date.parse('2026-10-01T00:00:00Z')}, 0);
      INSERT INTO customer_phone (id, customer_id, position, number) VALUES ('p-${code}', '${code}', 1, '138${code.charCodeAt(0)}')`);
  }
}
const order = (customer: string, date: string, delivery: string | null = null) =>
  write(`INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, delivery_date, placed_at_ms, line_count,
      total_quantity, amount_minor)
    VALUES ('${customer}${date}', '${customer}${date}', '${customer}', '${delivery ? 'web' : 'history'}', 'submitted', '${date}',
      ${delivery ? `'${delivery}'` : 'NULL'}, 0, 1, 1, 1)`);
const call = (customer: string, date: string, disposition: string) =>
  write(`INSERT INTO call (id, conversation_id, customer_id, direction, source, operator_id, business_date, started_at_ms, disposition)
    VALUES ('${customer}${date}', '', '${customer}', 'out', 'strategy', 'op', '${date}', ${Date.parse(`${date}T02:00:00Z`)}, '${disposition}')`);

describe('coverage', () => {
  it('says of each customer how it stands, overdue first, and adds up to all', async () => {
    await seedWeekly(['due', 'ordered', 'early', 'answered', 'busy', 'paused', 'silent', 'closed', 'fresh']);
    await order('due', '2026-11-17');
    await order('ordered', '2026-11-24', '2026-11-25');
    await order('early', '2026-11-20', '2026-11-25');
    await call('answered', '2026-11-24', 'no-order');
    await call('busy', '2026-11-24', 'busy');
    await order('busy', '2026-11-17');
    await order('paused', '2026-11-03');
    await write(`INSERT INTO pause (id, customer_id, valid_from, reason) VALUES ('p', 'paused', '2026-11-20', '装修');
      UPDATE customer SET status = 'closed' WHERE id = 'closed';
      UPDATE customer SET created_at_ms = ${backend.clock.nowMs}, order_weekdays = 'MO' WHERE id = 'fresh';
      INSERT INTO route_day (route_id, valid_from, order_weekday, cutoff_minute, delivery_day_offset) VALUES ('r0', '2000-01-01', 1, 1020, 1)`);
    // After the cut-off of today's delivery.
    const morning = await byCode();
    expect(Object.fromEntries([...morning].map(([code, { state }]) => [code, state]))).toEqual({
      due: 'due',
      ordered: 'covered',
      early: 'covered',
      answered: 'covered',
      busy: 'due',
      paused: 'excluded',
      silent: 'due',
      closed: 'excluded',
      fresh: 'planned',
    });
    expect(morning.get('silent')).toMatchObject({
      cyclesMissed: 7,
      daysOverdue: 49,
      lastDate: TODAY,
      nextDate: '2026-12-01',
    });
    expect(morning.get('paused')?.reason).toBe('paused');
    backend.clock.nowMs += 9 * 3_600_000;
    const { rows } = await list();
    expect(rows.filter((row) => row.state === 'overdue').map((row) => [row.code, row.daysOverdue])).toEqual([
      ['silent', 49],
      ['busy', 0],
      ['due', 0],
    ]);
    const { counts, excluded, groups } = await summary();
    expect(counts.customers).toBe(9);
    expect(COVERAGE_STATES.reduce((sum, state) => sum + counts.states[state], 0)).toBe(9);
    expect(excluded).toEqual({ paused: 1, closed: 1 });
    expect(groups.operator).toEqual([expect.objectContaining({ name: '张敏', customers: 9 })]);
    expect(groups.class).toEqual([expect.objectContaining({ id: '', customers: 9 })]);
  });

  it('counts from the first day on which anybody could be called', async () => {
    await seedWeekly(['silent', 'gone-quiet']);
    await order('gone-quiet', '2026-10-06');
    const missed = async () => {
      const rows = await byCode();
      return ['silent', 'gone-quiet'].map((code) => rows.get(code)?.cyclesMissed);
    };
    expect(await missed()).toEqual([7, 6]);
    await write(`UPDATE order_cycle_strategy SET valid_from = '2026-11-05'`);
    expect(await missed()).toEqual([2, 2]);
    await write(`UPDATE queue_build SET business_date = '2026-11-12'`);
    expect(await missed()).toEqual([1, 1]);
    await write('DELETE FROM queue_build');
    expect((await byCode()).get('silent')).toMatchObject({ state: 'due', cyclesMissed: 0, daysOverdue: 0 });
    await call('gone-quiet', '2026-11-16', 'busy');
    expect(await missed()).toEqual([1, 1]);
  });

  it('does not count a cycle in which the customer was paused, and follows exceptions', async () => {
    await seedWeekly(['rest', 'moved', 'left-out']);
    for (const code of ['rest', 'moved', 'left-out']) await order(code, '2026-11-10');
    await write(`INSERT INTO pause (id, customer_id, valid_from, valid_to, reason) VALUES ('p', 'rest', '2026-11-16', '2026-11-18', '外出');
      INSERT INTO order_exception (id, customer_id, order_date, new_order_date) VALUES ('x1', 'moved', '2026-11-24', '2026-11-23'),
        ('x2', 'left-out', '2026-11-24', NULL), ('x3', 'left-out', '2026-11-17', NULL)`);
    await call('moved', '2026-11-23', 'no-order');
    const rows = await byCode();
    expect(rows.get('rest')).toMatchObject({ state: 'due', cyclesMissed: 0 });
    expect(rows.get('moved')).toMatchObject({ state: 'covered', lastDate: '2026-11-23' });
    expect(rows.get('left-out')).toMatchObject({ state: 'covered', lastDate: '2026-11-10' });
  });

  it('shows a lead the own team alone', async () => {
    await seedWeekly(['a', 'b']);
    await write(
      `INSERT INTO route (id, code, name, team_id) VALUES ('r1', 'R1', '二号', 't2'); UPDATE customer SET route_id = 'r1' WHERE id = 'b'`,
    );
    const lead = asking(backend.actor(['lead'], { teamId: 't1' }));
    expect((await list({}, lead)).rows.map((row) => row.code)).toEqual(['a']);
    expect((await summary({}, lead)).counts.customers).toBe(1);
  });

  it('finds dates as each customer alone is told them', async () => {
    await backend.services.writer.write((tx) => {
      seedQueueCenter(tx, { customers: 200, strategies: 20, routes: 5 });
      tx.raw.exec(`UPDATE customer SET order_weekdays = NULL WHERE search_id % 29 = 0;
        UPDATE customer SET order_weekdays = 'MO,TH' WHERE search_id % 7 = 0;
        INSERT INTO order_cycle_strategy (id, customer_id, name, valid_from, rule, holiday_rule)
          SELECT 'own' || search_id, id, '自定', '2000-01-01', 'FREQ=WEEKLY;BYDAY=MO,FR', 'earlier' FROM customer WHERE search_id % 13 = 0;
        INSERT INTO calendar_day (calendar, date, working, name, source) VALUES ('call', '2026-11-20', 0, '节', 'public'),
          ('call', '2026-11-25', 0, '节', 'public'), ('call', '2026-11-29', 1, '调休', 'public');
        INSERT INTO order_exception (id, route_id, order_date, new_order_date) VALUES ('x1', 'r0', '2026-11-24', '2026-11-22'),
          ('x3', 'r3', '2026-11-24', NULL), ('x4', 'r4', '2026-11-02', '2026-11-27');
        INSERT INTO order_exception (id, class_id, order_date, new_order_date) VALUES ('x7', 'k12', '2026-11-23', '2026-11-28');
        INSERT INTO order_exception (id, customer_id, order_date, new_order_date)
          SELECT 'y' || search_id, id, '2026-11-24', '2026-11-26' FROM customer WHERE search_id % 6 = 0`);
    });
    const { db } = backend.services;
    const settings = companySettings(db);
    const today = toDayNumber(TODAY);
    const { rows } = await list();
    expect(rows).toHaveLength(200);
    for (const row of rows) {
      if (row.state === 'excluded') continue;
      const customer = findCustomer(db, row.customerId);
      if (!customer) throw new Error('not there');
      const cycle = customerCycle(db, customer, settings, TODAY);
      const days = callsMade(cycle, today - 60, today + 60).map((one) => one.callDay);
      const date = (day: number | undefined) => (day === undefined ? null : fromDayNumber(day));
      expect([row.code, row.lastDate, row.nextDate]).toEqual([
        row.code,
        date(days.findLast((day) => day <= today)),
        date(days.find((day) => day > today)),
      ]);
    }
  });

  it('says who should have ordered by the own rhythm, and works it out again for whoever changed something', async () => {
    await seedWeekly(['often']);
    for (const date of ['2026-10-20', '2026-10-23', '2026-10-26', '2026-10-29', '2026-11-01'])
      await order('often', date);
    const ctx = asking();
    expect((await list({ lateOnly: true }, ctx)).rows[0]?.rhythm).toEqual({
      usualGapDays: 3,
      byDate: '2026-11-08',
      daysLate: 16,
    });
    const often = findCustomer(backend.services.db, 'often');
    expect(often && rhythmOf(backend.services.db, often, TODAY)).toEqual((await list({}, ctx)).rows[0]?.rhythm);
    await order('often', '2026-11-24');
    expect((await list({ lateOnly: true }, ctx)).total).toBe(1);
    backend.clock.nowMs += 5_000;
    expect((await list({ lateOnly: true, changedAtMs: backend.clock.nowMs - 1 }, ctx)).total).toBe(0);
    expect((await summary({}, ctx)).counts.late).toBe(0);
  });
});

describe('putting customers into today’s queue', () => {
  const put = (customerIds: string[], ctx = asking()) => queueCustomers(ctx, { customerIds, reason: '补订' });
  const tasks = () =>
    backend.services.db.raw
      .prepare(`SELECT t.customer_id AS customer, t.source, t.state, t.touched, t.delivery_date AS delivery, i.state AS item
        FROM call_task t LEFT JOIN call_item i ON i.task_id = t.id ORDER BY t.created_at_ms, t.customer_id`)
      .all();

  it('makes a call for the next open delivery, and twice the same makes nothing twice', async () => {
    await seedWeekly(['a', 'b']);
    expect(await put(['a', 'b'])).toEqual({ queued: 2, joined: 0, refused: [] });
    expect(await put(['a', 'b', 'a'])).toEqual({ queued: 0, joined: 2, refused: [] });
    expect(tasks()).toEqual(
      ['a', 'b'].map((customer) => ({
        customer,
        source: 'manual',
        state: 'open',
        touched: 1,
        delivery: '2026-11-25',
        item: 'open',
      })),
    );
    expect((await byCode()).get('a')?.state).toBe('due');
  });

  it('plans an overdue customer, for the delivery that is open now', async () => {
    await seedWeekly(['late']);
    await order('late', '2026-11-10');
    backend.clock.nowMs += 9 * 3_600_000;
    expect((await byCode()).get('late')).toMatchObject({ state: 'overdue', cyclesMissed: 2 });
    await put(['late']);
    expect(tasks()).toMatchObject([{ delivery: '2026-12-02' }]);
    expect((await byCode()).get('late')).toMatchObject({ state: 'planned', cyclesMissed: 2 });
  });

  it('gives a call that lost its order item one again', async () => {
    await seedWeekly(['a']);
    await write(
      `INSERT INTO call_task (id, customer_id, business_date, state, source, created_at_ms) VALUES ('t', 'a', '${TODAY}', 'open', 'follow-up', 0)`,
    );
    expect(await put(['a'])).toEqual({ queued: 0, joined: 1, refused: [] });
    expect(tasks()).toMatchObject([{ source: 'follow-up', delivery: '2026-11-25', item: 'open' }]);
  });

  it('names whom it cannot call, and why', async () => {
    const codes = ['closed', 'paused', 'dnc', 'mute', 'nowhere', 'done', 'ordered', 'cut', 'ok'];
    await seedWeekly(codes);
    await order('ordered', '2026-11-24', '2026-11-25');
    await write(`UPDATE customer SET status = 'closed' WHERE id = 'closed'; UPDATE customer SET do_not_call = 1 WHERE id = 'dnc';
      INSERT INTO pause (id, customer_id, valid_from, reason) VALUES ('p', 'paused', '2026-11-20', '装修');
      UPDATE customer_phone SET dead = 1 WHERE customer_id = 'mute'; UPDATE customer SET route_id = NULL WHERE id = 'nowhere';
      INSERT INTO call_task (id, customer_id, business_date, state, source, disposition, cutoff_at_ms, created_at_ms) VALUES
        ('t1', 'done', '${TODAY}', 'done', 'strategy', 'no-order', NULL, 0), ('t2', 'cut', '${TODAY}', 'open', 'strategy', NULL, 1, 0);
      INSERT INTO call_item (id, task_id, kind) VALUES ('i2', 't2', 'order')`);
    const { queued, refused } = await put([...codes, 'nobody']);
    expect(queued).toBe(1);
    expect(Object.fromEntries(refused.map(({ customerId, refusal }) => [customerId, refusal]))).toEqual({
      closed: 'closed',
      paused: 'paused',
      dnc: 'do-not-call',
      mute: 'no-callable-phone',
      nowhere: 'no-route',
      done: 'called-today',
      ordered: 'already-ordered',
      cut: 'cut-off-passed',
      nobody: 'unknown',
    });
  });

  it('lets a lead put in the own team alone', async () => {
    await seedWeekly(['a']);
    const other = asking(backend.actor(['lead'], { teamId: 't2' }));
    expect(await put(['a'], other)).toMatchObject({ queued: 0, refused: [{ refusal: 'unknown' }] });
    expect(await put(['a'], asking(backend.actor(['lead'], { teamId: 't1' })))).toMatchObject({ queued: 1 });
  });
});

describe('customers whose next call nobody could be given', () => {
  beforeEach(async () => {
    await seedWeekly(['due', 'ordered', 'plain']);
    await order('ordered', '2026-11-24', '2026-11-25');
    await write(`INSERT INTO operator (id, login, name, password_hash, created_at_ms, team_id) VALUES ('op2', 'op2', '王敏', '', 0, 't2');
      INSERT INTO operator_role (operator_id, role) VALUES ('op', 'operator'), ('op2', 'operator');
      INSERT INTO skill (id, code, name) VALUES ('yue', 'YUE', '粤语');
      INSERT INTO operator_skill VALUES ('op2', 'yue');
      INSERT INTO customer_skill VALUES ('due', 'yue'), ('ordered', 'yue')`);
  });
  const givingOut = (how: string) => write(`INSERT OR REPLACE INTO setting VALUES ('givingOut', '"${how}"')`);
  const unskilled = async (actor?: Actor) => (await summary({}, asking(actor))).unskilled;
  const codes = async () =>
    (await list({ unskilledOnly: true })).rows.map(({ code, unskilled: needs }) => [code, needs]);

  it('are none while the own operator is at work, or somebody who holds it', async () => {
    await givingOut('owner');
    expect(await unskilled()).toEqual([]);
    await givingOut('pool');
    expect(await unskilled()).toEqual([]);
    await write(`UPDATE operator SET active = 0 WHERE id = 'op2'`);
    expect(await unskilled()).toEqual([{ skills: '粤语', customers: 2, holders: null }]);
    await givingOut('owner');
    expect(await unskilled()).toEqual([]);
    // The own operator, of no team, has no share of what is shared out among a team.
    await givingOut('balanced');
    expect(await unskilled()).toMatchObject([{ customers: 2 }]);
  });

  it('are counted and listed by the day of the next call, with who holds it', async () => {
    await givingOut('pool');
    await write(`INSERT INTO operator_absence (id, operator_id, valid_from, valid_to, share, reason, marked_at_ms, marked_by)
      VALUES ('a', 'op2', '${TODAY}', '${TODAY}', 'deputy', '', 0, 'op')`);
    expect(await codes()).toEqual([['due', '粤语']]);
    await write(`INSERT INTO operator_shift VALUES ('op2', 3, 480, 1020)`);
    expect(await codes()).toEqual([
      ['due', '粤语'],
      ['ordered', '粤语'],
    ]);
    expect(await unskilled()).toEqual([{ skills: '粤语', customers: 2, holders: '王敏' }]);
    expect(await unskilled(backend.actor(['lead'], { teamId: 't1' }))).toMatchObject([{ customers: 2, holders: null }]);
    expect(await unskilled(backend.actor(['lead'], { teamId: 't2' }))).toEqual([]);
    expect((await byCode()).get('plain')?.unskilled).toBeNull();
    await write(`UPDATE customer SET do_not_call = 1 WHERE id = 'due'; UPDATE skill SET retired = 1`);
    expect(await codes()).toEqual([]);
  });
});
