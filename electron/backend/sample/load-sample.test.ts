import { afterEach, beforeEach, expect, it } from 'vitest';
import { countCustomers } from '../../../db/customers.ts';
import { listOperators } from '../../../db/operators.ts';
import { countProducts } from '../../../db/products.ts';
import { clocksOfTicket } from '../../../db/ticket-clocks.ts';
import { eventsOfTicket } from '../../../db/ticket-events.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { type LoadSampleInput, loadSampleInput } from '../../../shared/contract/sample.ts';
import type { TransitionName } from '../../../shared/contract/tickets.ts';
import { CASE_WAY } from '../../../shared/domain/tickets/case-way.ts';
import { readClock } from '../../../shared/domain/tickets/clock.ts';
import { insertFirstAdministrator } from '../auth/create-administrator.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { asClock } from '../tickets/keep-clocks.ts';
import { workingTimeOf } from '../tickets/working-time-of.ts';

let backend: TempBackend;
beforeEach(() => {
  backend = createTempBackend();
});
afterEach(() => backend.close());

function load(input: Partial<LoadSampleInput>, signal?: AbortSignal) {
  const asked = { ...loadSampleInput.parse(input), actorId: 'a', actorName: 'A' };
  return backend.services.jobs.run('load-sample', asked, signal ? { signal } : {});
}

it('fills an empty center as of the clock, with an audit row that says what it is', async () => {
  const result = await load({ customers: 120, ordersWeeks: 4, pastWeeks: 0 });
  const { db } = backend.services;
  expect(result).toMatchObject({ today: '2026-11-24', customers: 120, products: 60 });
  expect(countCustomers(db)).toBe(120);
  expect(countProducts(db)).toBe(60);
  const stored = db.raw
    .prepare('SELECT (SELECT count(*) FROM sales_order) AS orders, (SELECT count(*) FROM order_line) AS lines')
    .get();
  expect(stored).toEqual({ orders: result.orders, lines: result.lines });
  expect(db.raw.pragma('foreign_key_check')).toEqual([]);
  const sums = db.raw
    .prepare(
      `SELECT count(*) FROM sales_order o JOIN (
         SELECT order_id, count(*) AS lines, sum(quantity) AS quantity, sum(amount_minor) AS amount FROM order_line GROUP BY order_id
       ) l ON l.order_id = o.id WHERE o.line_count = l.lines AND o.total_quantity = l.quantity AND o.amount_minor = l.amount`,
    )
    .pluck()
    .get();
  expect(sums).toBe(result.orders);
  const audit = db.raw.prepare('SELECT action, after FROM audit').get() as { action: string; after: string };
  expect(audit.action).toBe('sample.load');
  expect(JSON.parse(audit.after)).toEqual(result);
});

it('makes the same center for the same seed, size and date', async () => {
  const shot = () =>
    backend.services.db.raw
      .prepare(
        'SELECT c.id, c.code, c.name, o.id, o.number, o.amount_minor FROM customer c LEFT JOIN sales_order o ON o.customer_id = c.id ORDER BY c.code, o.number',
      )
      .raw()
      .all();
  await load({ customers: 60, ordersWeeks: 3, pastWeeks: 0, today: '2026-11-23', seed: 5 });
  const first = shot();
  await backend.close();
  backend = createTempBackend();
  await load({ customers: 60, ordersWeeks: 3, pastWeeks: 0, today: '2026-11-23', seed: 5 });
  expect(shot()).toEqual(first);
});

it('keeps the people who are there already', async () => {
  const ctx = backend.context(backend.actor(['administrator']));
  await backend.command(
    ctx,
    (tx, command) =>
      insertFirstAdministrator(tx, command, { login: 'Admin', name: '我', alsoSupervisor: true }, 'hash'),
    {},
  );
  await load({ customers: 30, ordersWeeks: 0 });
  const people = listOperators(backend.services.db, backend.clock.nowMs);
  expect(people.filter(({ login }) => login.toLowerCase() === 'admin')).toMatchObject([{ login: 'Admin', name: '我' }]);
  expect(people.map(({ login }) => login)).toEqual(expect.arrayContaining(['supervisor', 'lead1', 'op01']));
});

it('refuses a center that is not empty', async () => {
  await load({ customers: 10, ordersWeeks: 0 });
  const error = await load({ customers: 10, ordersWeeks: 0 }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).key).toBe('sample-center-not-empty');
});

it('leaves nothing when it is cancelled', async () => {
  const abort = new AbortController();
  const asked = { ...loadSampleInput.parse({ customers: 20_000, pastWeeks: 0 }), actorId: 'a', actorName: 'A' };
  const work = backend.services.jobs.run('load-sample', asked, {
    signal: abort.signal,
    onProgress: (share) => share > 0.005 && abort.abort(),
  });
  const error = await work.catch((reason: unknown) => reason);
  expect((error as AppError).key).toBe('job-cancelled');
  expect(countCustomers(backend.services.db)).toBe(0);
  expect(listOperators(backend.services.db, backend.clock.nowMs)).toEqual([]);
});

it('has units, categories, articles and cases of each kind in different states', async () => {
  await load({ customers: 20, ordersWeeks: 1, pastWeeks: 0 });
  const rows = (text: string) => backend.services.db.raw.prepare(text).pluck().all();
  expect(rows('SELECT DISTINCT kind FROM ticket ORDER BY 1')).toEqual(['complaint', 'service-request', 'suggestion']);
  expect(rows('SELECT DISTINCT state FROM ticket').length).toBeGreaterThan(5);
  // One to be asked, one answered, one that nobody was reached for.
  expect(rows("SELECT 1 FROM ticket WHERE state = 'follow-up'")).toHaveLength(3);
  expect(rows("SELECT 1 FROM call_item WHERE kind = 'follow-up' AND state = 'open'")).toHaveLength(1);
  expect(rows('SELECT count(*) FROM unit_member')).toEqual([3]);
  expect(rows('SELECT count(*) FROM knowledge_search_text')).toEqual([3]);
  expect(backend.services.db.raw.pragma('foreign_key_check')).toEqual([]);
});

it('has ended cases of three months, some late, some reopened, each with the clocks and the way that its steps would have left', async () => {
  await load({ customers: 60, ordersWeeks: 0 });
  const { db } = backend.services;
  const rows = <Row>(text: string) => db.raw.prepare(text).all() as Row[];
  const [counts] = rows<Record<string, number>>(
    `SELECT count(*) AS ended, sum(reopened_count) AS reopened, count(satisfaction) AS scores, count(DISTINCT root_cause) AS causes,
       sum(closed_as = 'not-reached') AS unreached, sum(state = 'withdrawn') AS withdrawn FROM ticket WHERE ended_at_ms IS NOT NULL`,
  );
  expect(counts?.ended).toBeGreaterThan(200);
  for (const [name, least] of Object.entries({ reopened: 8, scores: 90, causes: 8, unreached: 5, withdrawn: 8 })) {
    expect(counts?.[name], name).toBeGreaterThanOrEqual(least);
  }
  const time = workingTimeOf(db);
  const tickets = rows<{ id: string; state: string; endedAtMs: number }>(
    'SELECT id, state, ended_at_ms AS endedAtMs FROM ticket WHERE ended_at_ms IS NOT NULL',
  );
  let breached = 0;
  for (const { id, state, endedAtMs } of tickets) {
    const events = eventsOfTicket(db, id);
    let stands: unknown = 'registered';
    for (const { data } of events.filter(({ kind }) => kind === 'moved')) {
      expect(data.from).toBe(stands);
      expect(CASE_WAY[data.transition as TransitionName].from).toContain(stands);
      stands = data.to;
    }
    expect([stands, events.at(-1)?.atMs]).toEqual([state, endedAtMs]);
    for (const clock of clocksOfTicket(db, id)) {
      const { state: read } = readClock(asClock(db, clock), time, backend.clock.nowMs);
      expect([clock.met, clock.ticketId]).toEqual([read === 'none' ? null : read === 'met' ? 1 : 0, id]);
      if (clock.met === 0) breached += 1;
    }
  }
  expect(breached).toBeGreaterThan(40);
});
