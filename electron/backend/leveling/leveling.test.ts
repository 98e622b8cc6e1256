import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import type { LevelProposalView, SetOrderWeekdaysInput } from '../../../shared/contract/leveling.ts';
import { WEEKDAY_CODES } from '../../../shared/domain/calendar/business-date.ts';
import { deviationOf } from '../../../shared/domain/leveling/propose-weekdays.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { proposeLeveling } from './propose-leveling.ts';
import { applyLeveling } from './set-order-weekdays.ts';

let backend: TempBackend;

/** Two hundred weekly customers, most of them on Tuesday; r0 takes orders on Tuesday to Thursday, r1 on Tuesday alone. */
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seedQueueCenter(tx, { customers: 200, strategies: 2, routes: 2 });
    tx.raw.exec(`DELETE FROM order_cycle_strategy; DELETE FROM class_membership;
      INSERT INTO order_cycle_strategy (id, name, valid_from, rule, holiday_rule) VALUES ('d', '默认', '2000-01-01', 'FREQ=WEEKLY', 'later');
      DELETE FROM route_day WHERE route_id = 'r0' AND order_weekday NOT IN (2, 3, 4);
      DELETE FROM route_day WHERE route_id = 'r1' AND order_weekday <> 2;
      UPDATE customer SET order_weekdays = 'TU', made_up = 'phone,weekday';
      UPDATE customer SET owner_id = 'both' WHERE id IN ((SELECT id FROM customer WHERE route_id = 'r0' LIMIT 1), (SELECT id FROM customer WHERE route_id = 'r1' LIMIT 1));
      UPDATE customer SET owner_id = 'pair' WHERE id IN (SELECT id FROM customer WHERE route_id = 'r0' AND owner_id IS NULL ORDER BY id LIMIT 2);
      INSERT INTO order_cycle_strategy (id, customer_id, name, valid_from, rule, holiday_rule)
        SELECT 's' || id, id, '定', '2000-01-01', 'FREQ=WEEKLY;BYDAY=TU', 'later' FROM customer WHERE route_id = 'r0' AND owner_id IS NULL ORDER BY id LIMIT 5`);
  });
});
afterEach(() => backend.close());

const propose = (mostCustomers = 5000): Promise<LevelProposalView> =>
  runInline(backend, proposeLeveling, { by: 'team', mostCustomers });
const rows = <Row>(text: string): Row[] => backend.services.db.raw.prepare(text).all() as Row[];
const context = (): ActionContext => ({
  ...backend.context(backend.actor(['supervisor'])),
  services: backend.services,
  commandId: v7(),
  procedure: 'leveling.setWeekdays',
});
const inputOf = (proposal: LevelProposalView): SetOrderWeekdaysInput => ({
  reason: '均衡每周外呼',
  groups: [...new Set(proposal.moves.map((move) => move.to))].map((to) => ({
    orderWeekdays: WEEKDAY_CODES.filter((_code, day) => to & (1 << day)),
    customerIds: proposal.moves.filter((move) => move.to === to).map((move) => move.customerId),
  })),
});

describe('levelling the week', () => {
  it('moves customers to weekdays of their routes, owners whole, and nobody whose rule names the day', async () => {
    const proposal = await propose();
    const onR0 = rows<{ n: number }>(`SELECT count(*) AS n FROM customer WHERE route_id = 'r0'`)[0]?.n as number;
    const counts = { customers: 200, byRule: 5, movable: onR0 - 6, byRoute: 200 - onR0 + 1 };
    expect(proposal.counts).toEqual(counts);
    expect(proposal.groups).toMatchObject([{ id: null, name: null }]);
    const before = proposal.groups[0]?.before ?? [];
    expect(before.map((n) => Math.round(n))).toEqual([0, 200, 0, 0, 0, 0, 0]);
    expect(proposal.moves.length).toBeGreaterThan(50);
    for (const move of proposal.moves) {
      expect([move.from, [4, 8].includes(move.to), move.routeCode]).toEqual([2, true, 'R000']);
    }
    const pair = rows<{ id: string }>(`SELECT id FROM customer WHERE owner_id = 'pair'`).map((row) => row.id);
    const moved = proposal.moves.filter((move) => pair.includes(move.customerId));
    expect([0, 2]).toContain(moved.length);
    expect(new Set(moved.map((move) => move.to)).size).toBeLessThanOrEqual(1);
    expect((await propose(7)).moves.length).toBeLessThanOrEqual(7);
  });

  it('applies what it proposed once, with an audit row of each customer, after which nothing is left to do', async () => {
    const proposal = await propose();
    const input = inputOf(proposal);
    expect(await applyLeveling(context(), input)).toEqual({ changed: proposal.moves.length });
    expect(await applyLeveling(context(), input)).toEqual({ changed: 0 });
    const audited = rows<{ n: number }>(
      `SELECT count(*) AS n FROM audit WHERE action = 'leveling.setWeekdays' AND reason <> ''`,
    );
    expect(audited).toEqual([{ n: proposal.moves.length }]);
    const [first] = proposal.moves;
    expect(rows(`SELECT made_up FROM customer WHERE id = '${first?.customerId}'`)).toEqual([{ made_up: 'phone' }]);
    const again = await propose();
    expect(again.moves).toEqual([]);
    expect(deviationOf(again.groups[0]?.before ?? [])).toBeLessThan(deviationOf([1, 199]));
  });

  it('counts a version that begins within the eight weeks from its day on, and moves nobody whom it gives a weekday', async () => {
    const { from } = await propose();
    backend.services.db.raw.exec(`UPDATE order_cycle_strategy SET valid_to = date('${from}', '+13 days') WHERE id = 'd';
      INSERT INTO order_cycle_strategy (id, name, valid_from, rule, holiday_rule)
        VALUES ('e', '周三', date('${from}', '+14 days'), 'FREQ=WEEKLY;BYDAY=WE', 'later')`);
    const proposal = await propose();
    expect(proposal.counts).toMatchObject({ customers: 200, byRule: 200, movable: 0 });
    // Two weeks of eight on Tuesday, six on Wednesday; five customers have a rule of their own.
    expect((proposal.groups[0]?.before ?? []).map((n) => Math.round(n * 100) / 100)).toEqual([
      0,
      5 + 195 / 4,
      146.25,
      0,
      0,
      0,
      0,
    ]);
  });

  it('refuses a weekday that the route does not have, and then changes nobody', async () => {
    const { moves } = await propose();
    const ids = moves.slice(0, 2).map((move) => move.customerId);
    const input: SetOrderWeekdaysInput = {
      reason: '试',
      groups: [
        { orderWeekdays: ['WE'], customerIds: [ids[0] as string] },
        { orderWeekdays: ['SU'], customerIds: [ids[1] as string] },
      ],
    };
    await expect(applyLeveling(context(), input)).rejects.toMatchObject({ key: 'customer-weekday-not-of-route' });
    expect(rows(`SELECT DISTINCT order_weekdays AS days FROM customer`)).toEqual([{ days: 'TU' }]);
  });
});
