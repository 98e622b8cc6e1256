import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { buildQueue } from './build-queue.ts';
import { explainCustomer } from './explain-customer.ts';

/** The day of the test clock, a Tuesday. */
const TODAY = '2026-11-24';
const CUSTOMERS = 12;
let backend: TempBackend;

/** Twelve customers of `anna`, on one route of the team north with `anna`, `bo` and `cai`; `dan` is of another team. */
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    tx.raw.exec(`INSERT INTO team (id, code, name) VALUES ('north', 'N', '北'), ('south', 'S', '南');
      INSERT INTO operator (id, login, name, password_hash, team_id, created_at_ms) VALUES
        ('anna', 'anna', '安', '', 'north', 0), ('bo', 'bo', '博', '', 'north', 0), ('cai', 'cai', '蔡', '', 'north', 0),
        ('dan', 'dan', '丹', '', 'south', 0), ('lead', 'lead', '班长', '', 'north', 0);
      UPDATE operator SET deputy_operator_id = 'bo' WHERE id = 'anna';
      INSERT INTO operator_role (operator_id, role) VALUES ('anna', 'operator'), ('bo', 'operator'), ('cai', 'operator'),
        ('dan', 'operator'), ('lead', 'lead');
      INSERT INTO route (id, code, name, team_id) VALUES ('r0', 'R0', '一号', 'north');
      INSERT INTO route_day (route_id, valid_from, order_weekday, cutoff_minute, delivery_day_offset) VALUES ('r0', '2000-01-01', 2, 1020, 1);
      INSERT INTO order_cycle_strategy (id, name, valid_from, rule, holiday_rule) VALUES ('s', '默认', '2000-01-01', 'FREQ=WEEKLY', 'later')`);
    for (let at = 0; at < CUSTOMERS; at += 1) {
      tx.raw.exec(`INSERT INTO customer (id, code, name, route_id, owner_operator_id, created_at_ms, updated_at_ms)
          VALUES ('c${at}', 'C${at}', '店', 'r0', 'anna', 0, 0);
        INSERT INTO customer_phone (id, customer_id, position, number) VALUES ('p${at}', 'c${at}', 1, '1380000000${at}')`);
    }
  });
});
afterEach(() => backend.close());

const write = (text: string) => backend.services.writer.write((tx) => void tx.raw.exec(text));
const setting = (value: 'owner' | 'pool' | 'balanced') =>
  write(`INSERT OR REPLACE INTO setting (key, value) VALUES ('givingOut', '"${value}"')`);
const build = () => runInline(backend, buildQueue, { date: TODAY, teamId: null, builtBy: 'test' });
const absent = (operatorId: string, share = 'deputy', from = TODAY, to = TODAY) =>
  write(`INSERT INTO operator_absence (id, operator_id, valid_from, valid_to, share, reason, marked_at_ms, marked_by)
    VALUES ('away-${operatorId}', '${operatorId}', '${from}', '${to}', '${share}', '病', 0, 'lead')`);
const owners = (): Record<string, string | null> =>
  Object.fromEntries(
    backend.services.db.raw
      .prepare(`SELECT customer_id, owner_operator_id FROM call_task WHERE state <> 'dropped' ORDER BY customer_id`)
      .raw()
      .all() as [string, string | null][],
  );
const shares = (): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const owner of Object.values(owners())) counts[owner ?? 'anyone'] = (counts[owner ?? 'anyone'] ?? 0) + 1;
  return counts;
};
const explain = (customerId: string) =>
  explainCustomer(backend.services.db, backend.context(backend.actor(['supervisor'])), { customerId, date: TODAY });

describe('whose a call is', () => {
  it('is the own operator, or in the pool anyone', async () => {
    await build();
    expect(shares()).toEqual({ anyone: CUSTOMERS });
    await setting('owner');
    await build();
    expect(shares()).toEqual({ anna: CUSTOMERS });
    expect(explain('c1')).toMatchObject({ operator: { id: 'anna', name: '安' } });
  });

  it("is the customer's deputy while the operator is absent, else the operator's, else anyone's", async () => {
    await setting('owner');
    await write(`UPDATE customer SET deputy_operator_id = 'cai' WHERE id = 'c1'`);
    await absent('anna', 'deputy', '2026-11-20', TODAY);
    expect(explain('c1')).toMatchObject({ due: true, operator: { id: 'cai' } });
    await build();
    expect(shares()).toEqual({ cai: 1, bo: CUSTOMERS - 1 });
    expect(explain('c1').steps.map((step) => step.key)).toEqual(
      expect.arrayContaining(['owner-absent', 'gets-deputy']),
    );
    await absent('bo');
    await build();
    expect(shares()).toEqual({ cai: 1, anyone: CUSTOMERS - 1 });
    expect(explain('c2').steps.map((step) => step.key)).toContain('gets-anyone');
    await write(`UPDATE operator_absence SET undone_at_ms = 1`);
    await build();
    expect(shares()).toEqual({ anna: CUSTOMERS });
  });

  it('leaves a call that was given by hand with its receiver', async () => {
    await setting('owner');
    await build();
    await write(`UPDATE call_task SET owner_operator_id = 'cai', touched = 1 WHERE customer_id = 'c3'`);
    await absent('anna');
    await build();
    expect(owners().c3).toBe('cai');
    expect(explain('c3').steps.map((step) => step.key)).toContain('gets-named');
  });

  it('is shared among those at work where the absence says by load, and stays so', async () => {
    await setting('owner');
    await write(`UPDATE customer SET owner_operator_id = 'bo' WHERE id IN ('c0', 'c1', 'c2', 'c3')`);
    await absent('anna', 'by-load');
    await build();
    expect(shares()).toEqual({ bo: 6, cai: 6 });
    const before = owners();
    expect(await build()).toMatchObject({ created: 0, kept: CUSTOMERS });
    expect(owners()).toEqual(before);
  });

  it("keeps one person's shops together, with whoever has one of them", async () => {
    await setting('balanced');
    await write(`UPDATE customer SET owner_id = 'wang' WHERE id IN ('c1', 'c5', 'c9')`);
    await build();
    const first = owners();
    expect(new Set([first.c1, first.c5, first.c9]).size).toBe(1);
    expect(Math.max(...Object.values(shares())) - Math.min(...Object.values(shares()))).toBeLessThanOrEqual(2);
    await write(
      `INSERT INTO customer (id, code, name, route_id, owner_id, created_at_ms, updated_at_ms) VALUES ('new', 'NEW', '新', 'r0', 'wang', 0, 0)`,
    );
    await write(
      `INSERT INTO customer_phone (id, customer_id, position, number) VALUES ('pn', 'new', 1, '13900000000')`,
    );
    await build();
    expect(owners()).toEqual({ ...first, new: first.c1 });
  });

  it("is shared by expected minutes in the route's team, the longest calls apart, and never moves again", async () => {
    await setting('balanced');
    await absent('cai');
    // Three customers talk for half an hour, the others as long as the company's calls do on average.
    await write(`INSERT INTO call (id, conversation_id, customer_id, direction, source, operator_id, business_date, started_at_ms,
        answered_at_ms, wrap_up_ended_at_ms, talk_seconds, disposition)
      SELECT 'call-' || id, id, id, 'out', 'manual', 'anna', '2026-11-17', 0, 1, 2, CASE WHEN id IN ('c0', 'c1', 'c2') THEN 1800 ELSE 300 END,
        'ordered' FROM customer WHERE id <> 'c9'`);
    await build();
    const first = owners();
    expect(new Set(Object.values(first))).toEqual(new Set(['anna', 'bo']));
    const long = ['c0', 'c1', 'c2'].map((id) => first[id]);
    expect(new Set(long).size).toBe(2);
    const minutes = (who: string) =>
      Object.entries(first).reduce(
        (sum, [id, owner]) => sum + (owner === who ? (['c0', 'c1', 'c2'].includes(id) ? 30 : 5) : 0),
        0,
      );
    expect(Math.abs(minutes('anna') - minutes('bo'))).toBeLessThanOrEqual(10);
    // A new colleague gets what is new, the others keep theirs.
    await write(`UPDATE operator_absence SET undone_at_ms = 1`);
    await write(
      `INSERT INTO customer (id, code, name, route_id, created_at_ms, updated_at_ms) VALUES ('new', 'NEW', '新', 'r0', 0, 0)`,
    );
    await write(
      `INSERT INTO customer_phone (id, customer_id, position, number) VALUES ('pn', 'new', 1, '13900000000')`,
    );
    expect(await build()).toMatchObject({ created: 1, kept: CUSTOMERS });
    expect(owners()).toEqual({ ...first, new: 'cai' });
  });
});
