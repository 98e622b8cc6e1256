import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callLogTotals } from '../../../db/call-log.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { type SeededCalls, seedCalls, seedId } from '../../../db/testing/seed-calls.ts';
import { seedReasons } from '../../../db/testing/seed-reasons.ts';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import { DISPOSITIONS, isReached } from '../../../shared/contract/dispositions.ts';
import {
  GROUPS_OF,
  type LapsedRow,
  type ReasonFilter,
  type ReasonGroup,
  type ReasonInput,
  type ReasonKind,
  type ReasonRow,
  type RefusedRow,
  type UnorderedRow,
} from '../../../shared/contract/reasons.ts';
import type { SavedTable } from '../../../shared/contract/saved-tables.ts';
import { spanBefore } from '../../../shared/domain/calendar/figure-period.ts';
import { refusedQuantity } from '../../../shared/domain/orders/refused-demand.ts';
import type { ActionContext } from '../api/procedure.ts';
import { inlineServices, runInline } from '../testing/inline-job.ts';
import { csvRows } from '../testing/read-file-rows.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { countReasons } from './count-reasons.ts';
import { exportReasonRows } from './export-reason-rows.ts';
import { listReasonRows } from './list-reason-rows.ts';
import { saveReasons } from './save-reasons.ts';
import { showReasons } from './show-reasons.ts';

const ALL: CallLogView = { scope: 'all', operatorId: 'boss', teamId: null, fullNumbers: true };
const WEEK = { from: '2026-11-16', to: '2026-11-20' };

let backend: TempBackend;
let seeded: SeededCalls;
beforeAll(async () => {
  backend = createTempBackend();
  backend.clock.nowMs = Date.parse('2026-11-20T04:00:00Z');
  await backend.services.writer.write((tx) => {
    seeded = seedCalls(tx, { calls: 1000 });
    seedReasons(tx, { refused: 400, tasksOn: '2026-11-20' });
  });
});
afterAll(() => backend.close());

const asked = (kind: ReasonKind, group: ReasonGroup, filter: Partial<ReasonFilter> = {}, times = 2): ReasonInput => ({
  ...{ kind, group, times },
  filter: { ...WEEK, seatIds: [], operatorIds: [], classIds: [], routeIds: [], ...filter },
});
const count = (input: ReasonInput, view = ALL) => runInline(backend, countReasons, { input, view });
const list = async <Row extends ReasonRow>(
  input: ReasonInput,
  line: string | null = null,
  standing: string | null = null,
  view = ALL,
) => {
  const found = await runInline(backend, listReasonRows, { input: { ...input, line, standing }, view, most: 1e6 });
  return found.rows as Row[];
};
const sumOf = <Row>(rows: readonly Row[], value: (row: Row) => number) =>
  rows.reduce((sum, row) => sum + value(row), 0);
const VIEWS: readonly [string, () => Partial<CallLogView>, () => Partial<ReasonFilter>][] = [
  ['everybody', () => ({}), () => ({})],
  ['a team', () => ({ scope: 'team', teamId: seeded.teamIds[0] }), () => ({})],
  ['own', () => ({ scope: 'own', operatorId: seeded.operatorIds[1] as string }), () => ({})],
  [
    'a route and two classes',
    () => ({}),
    () => ({ routeIds: seeded.routeIds.slice(1, 2), classIds: seeded.classIds.slice(0, 2) }),
  ],
];

describe('refused demand', () => {
  it('says of how many customers its rows are, also where it names but some of them', async () => {
    const input = asked('refused', 'reason');
    const { total } = await count(input);
    for (const most of [2, 500]) {
      const found = await runInline(backend, listReasonRows, {
        ...{ input: { ...input, line: null, standing: null }, view: ALL, most },
      });
      expect(found.customers).toBe(total.customers);
      expect(found.rows.length).toBe(Math.min(most, found.total));
    }
  });

  it.each(VIEWS)('agrees to the unit with its rows, of %s', async (_name, of, filter) => {
    const view = { ...ALL, ...of() };
    for (const group of GROUPS_OF.refused) {
      const input = asked('refused', group, filter());
      const found = await count(input, view);
      const rows = await list<RefusedRow>(input, null, null, view);
      expect(rows.length).toBeGreaterThan(5);
      for (const row of rows) expect(row.refused).toBe(refusedQuantity({ ...row, had: 0, fellThrough: 0 }));
      const counts = {
        cases: rows.length,
        refused: sumOf(rows, (row) => row.refused),
        wanted: sumOf(rows, (row) => row.wanted),
      };
      expect(found.total).toMatchObject({ ...counts, refusedAmount: sumOf(rows, (row) => row.amountMinor) });
      expect(found.total.customers).toBe(new Set(rows.map(({ customerId }) => customerId)).size);
      expect(sumOf(found.lines, ({ now }) => now.refused ?? 0)).toBe(counts.refused);
      for (const { id, now } of found.lines) {
        const behind = await list<RefusedRow>(input, id, null, view);
        expect([id, behind.length, sumOf(behind, (row) => row.refused)]).toEqual([
          id,
          now.cases ?? 0,
          now.refused ?? 0,
        ]);
      }
    }
  });

  it('puts the period before beside it, and counts what was met later apart', async () => {
    const input = asked('refused', 'product');
    const found = await count(input);
    const earlier = await count({ ...input, filter: { ...input.filter, ...spanBefore(WEEK) } });
    expect(found.before).toMatchObject({ ...spanBefore(WEEK), figures: earlier.total });
    expect(found.total.settled).toBeGreaterThan(0);
    for (const { id, before } of found.lines)
      expect(before).toEqual(earlier.lines.find((line) => line.id === id)?.now ?? null);
  });

  it('follows the orders: what comes to be ordered is met, what is cancelled is refused again', async () => {
    const input = asked('refused', 'reason');
    const rows = await list<RefusedRow>(input);
    const one = rows.find(({ got, allowed }) => got === 0 && allowed > 0) as RefusedRow;
    const before = (await count(input)).total.refused as number;
    const write = (text: string, ...params: unknown[]) =>
      backend.services.writer.write((tx) => void tx.raw.prepare(text).run(...params));
    await write(
      `INSERT INTO sales_order (id, number, customer_id, channel, state, order_date, order_day, placed_at_ms, line_count,
         total_quantity, amount_minor) VALUES ('late', 'late', ?, 'web', 'submitted', ?, ?, 0, 1, 1, 0)`,
      ...[one.customerId, one.orderDay, one.orderDay],
    );
    await write(
      `INSERT INTO order_line (order_id, line_number, product_id, quantity, price_minor, amount_minor) VALUES ('late', 1, ?, ?, 0, 0)`,
      ...[one.productId, one.wanted],
    );
    expect((await count(input)).total.refused).toBe(before - one.refused);
    await write("UPDATE sales_order SET state = 'cancelled' WHERE id = 'late'");
    expect((await count(input)).total.refused).toBe(before);
  });
});

describe('no-order reasons', () => {
  it.each(VIEWS)('agree with the call log, of %s', async (_name, of, filter) => {
    const view = { ...ALL, ...of() };
    const { db } = backend.services;
    const log = (more: object) => callLogTotals(db, callLogFilter.parse({ ...WEEK, ...filter(), ...more }), view).calls;
    const reached = DISPOSITIONS.filter(isReached);
    for (const group of GROUPS_OF['no-order']) {
      const found = await count(asked('no-order', group, filter()), view);
      expect([found.total.noOrder ?? 0, found.total.reached ?? 0]).toEqual([
        log({ dispositions: ['no-order'] }),
        log({ dispositions: reached }),
      ]);
      expect(found.total['no-money'] ?? 0).toBe(log({ noOrderReasons: ['no-money'] }));
      expect(sumOf(found.lines, ({ now }) => now.noOrder ?? 0)).toBe(found.total.noOrder ?? 0);
      if (group !== 'reason') expect(sumOf(found.lines, ({ now }) => now.reached ?? 0)).toBe(found.total.reached);
    }
    const { lines } = await count(asked('no-order', 'reason', filter()), view);
    for (const { id, now } of lines) expect(now.noOrder).toBe(log({ noOrderReasons: [id] }));
  });
});

describe('due customers without an order', () => {
  it.each(VIEWS)('stand where the rows say, of %s', async (_name, of, filter) => {
    const view = { ...ALL, ...of() };
    for (const group of GROUPS_OF.unordered) {
      const input = asked('unordered', group, filter());
      const { total, lines } = await count(input, view);
      const rows = await list<UnorderedRow>(input, null, null, view);
      expect(total.due).toBe(rows.length);
      for (const name of ['ordered', 'not-ordered', 'not-reached', 'not-called', 'missed']) {
        expect([name, (await list(input, null, name, view)).length]).toEqual([name, total[name] ?? 0]);
        expect(sumOf(lines, ({ now }) => now[name] ?? 0)).toBe(total[name] ?? 0);
      }
      expect(sumOf(['ordered', 'not-ordered', 'not-reached', 'not-called'], (name) => total[name] ?? 0)).toBe(
        rows.length,
      );
    }
  });

  it('knows an order by any channel, the last result, and what comes next', async () => {
    const rows = await list<UnorderedRow>(asked('unordered', 'route'));
    const at = (i: number) => rows.find(({ customerId }) => customerId === seedId('c6', i));
    expect(at(0)).toMatchObject({ standing: 'ordered', next: 'done' });
    expect(at(1)).toMatchObject({ standing: 'not-called', next: 'free', attempts: 0, lastCallId: null });
    expect(at(2)).toMatchObject({ standing: 'not-reached', next: 'waiting', disposition: 'no-answer', attempts: 1 });
    expect(at(3)).toMatchObject({
      standing: 'not-ordered',
      next: 'done',
      disposition: 'no-order',
      noOrderReason: 'price',
    });
    expect(at(4)).toMatchObject({ standing: 'not-called', next: 'missed' });
    expect(at(5)).toBeUndefined();
  });
});

describe('bought before, not since', () => {
  it.each(VIEWS)('agrees with the orders and its rows, of %s', async (_name, of, filter) => {
    const view = { ...ALL, ...of() };
    for (const group of GROUPS_OF.lapsed) {
      const input = asked('lapsed', group, { ...filter(), from: '2026-11-11', to: '2026-11-15' }, 1);
      const { total, lines, before } = await count(input, view);
      const rows = await list<LapsedRow>(input, null, null, view);
      expect(before).toBeNull();
      expect([total.pairs, total.quantity]).toEqual([rows.length, sumOf(rows, ({ quantity }) => quantity)]);
      expect(sumOf(lines, ({ now }) => now.pairs ?? 0)).toBe(rows.length);
    }
  });

  it('finds exactly the pairs that one by one have enough days before and none since', async () => {
    const lines = backend.services.db.raw
      .prepare(
        `SELECT o.customer_id || ' ' || l.product_id AS pair, o.order_date AS date, l.quantity FROM sales_order o
           JOIN order_line l ON l.order_id = o.id WHERE o.state IN ('submitted', 'handed-over', 'delivered')`,
      )
      .all() as { pair: string; date: string; quantity: number }[];
    const expected = [...Map.groupBy(lines, ({ pair }) => pair)].flatMap(([pair, found]) => {
      const before = found.filter(({ date }) => date >= '2026-11-11' && date <= '2026-11-16');
      const days = new Set(before.map(({ date }) => date));
      return days.size < 2 || found.some(({ date }) => date > '2026-11-16') ? [] : [pair];
    });
    const rows = await list<LapsedRow>(asked('lapsed', 'product', { from: '2026-11-11', to: '2026-11-16' }));
    expect(expected.length).toBeGreaterThan(3);
    expect(rows.map(({ customerId, productId }) => `${customerId} ${productId}`).toSorted()).toEqual(
      expected.toSorted(),
    );
  });
});

it('reaches no further than the asker: the routes and people of a team, or the own', async () => {
  const { raw } = backend.services.db;
  const labels = (text: string, teamId: string) => new Set(raw.prepare(text).pluck().all(teamId));
  const [teamId] = seeded.teamIds;
  const routes = labels("SELECT code || ' ' || name FROM route WHERE team_id = ?", teamId);
  const people = labels("SELECT name || ' (' || login || ')' FROM operator WHERE team_id = ?", teamId);
  const own = raw.prepare("SELECT name || ' (' || login || ')' FROM operator WHERE id = ?").pluck();
  for (const kind of ['refused', 'unordered', 'lapsed'] as const) {
    const input = asked(kind, 'route', { from: '2026-11-11' }, 1);
    const all = await list(input);
    const within = ({ route, operator }: ReasonRow) => routes.has(route) || people.has(operator);
    const ofTeam = await list(input, null, null, { ...ALL, scope: 'team', teamId });
    expect(ofTeam).toEqual(all.filter(within));
    expect(ofTeam.length).toBeLessThan(all.length);
    const operatorId = seeded.operatorIds[1] as string;
    const ofOne = await list(input, null, null, { ...ALL, scope: 'own', operatorId });
    expect(ofOne).toEqual(all.filter(({ operator }) => operator === own.get(operatorId)));
  }
});

describe('as files', () => {
  const contextOf = (): ActionContext => ({
    ...backend.context(backend.actor(['supervisor'])),
    ...{ services: inlineServices(backend), commandId: null, procedure: 'test' },
  });
  const rowsOf = ({ url }: SavedTable): string[][] => {
    const file = backend.services.tickets.redeem(url.slice(url.lastIndexOf('/') + 1));
    return csvRows(file?.path ?? '');
  };

  it('hold what is shown, with its total, and every row with nothing that a spreadsheet would run', async () => {
    const input = asked('refused', 'product');
    const shown = await count(input);
    const [titles = [], ...lines] = rowsOf(await saveReasons(contextOf(), { ...input, format: 'csv', language: 'en' }));
    expect(titles.slice(0, 3)).toEqual(['Product', 'Times', 'Times (period before)']);
    expect(lines).toHaveLength(shown.lines.length + 1);
    expect(Number(lines.at(-1)?.[titles.indexOf('Refused')])).toBe(shown.total.refused);
    const file = join(backend.dataDir, 'rows.csv');
    for (const kind of ['refused', 'unordered', 'lapsed'] as const) {
      const rows = { ...asked(kind, 'route', { from: '2026-11-11' }, 1), line: null, standing: null };
      const target = { file, format: 'csv', replace: true } as const;
      await runInline(backend, exportReasonRows, { asked: rows, view: ALL, language: 'zh-CN', ...target });
      const [, ...written] = csvRows(file);
      expect(written.length).toBe((await list(rows)).length);
      expect(written.flat().filter((cell) => /^[=+@\t]/.test(cell))).toEqual([]);
    }
  });

  it('refuse a period that is backwards or too long', async () => {
    const key = (filter: Partial<ReasonFilter>) =>
      showReasons(contextOf(), asked('refused', 'reason', filter)).then(
        () => null,
        (error: { key?: string }) => error.key,
      );
    expect(await key({ from: '2026-11-21' })).toBe('date-range-backwards');
    expect(await key({ from: '2000-01-01' })).toBe('figures-period-too-long');
  });
});
