import { appendAudit } from '../../../db/audit.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { indexCustomers } from '../../../db/customer-search.ts';
import { seedId } from '../../../db/testing/seed-calls.ts';
import { seedLiveDay } from '../../../db/testing/seed-live-day.ts';
import { TEST_NOW_MS } from './temp-backend.ts';

const DATE = '2026-11-24';
const TASKS = 24;

/** What stands in a team's request and in the audit log of it. */
const NEW_NUMBERS = ['13912345678', '13912345679'] as const;
const NOTED_NUMBERS = ['13687654321', '13687654322'] as const;
const ACCOUNTS = ['6222021234567890123', '6222021234567890124'] as const;

/**
 * The busy day of `seedLiveDay` with two teams: what has an even number is the first's, an odd one the second's. Both
 * have routes, customers, tasks, calls, orders, cases and a request to change a number, `change-0` and `change-1`.
 */
export function seedTwoTeams(tx: WritableDB): void {
  seedLiveDay(tx, { date: DATE, nowMs: TEST_NOW_MS, seats: 4, tasks: TASKS, routes: 4 });
  indexCustomers(tx, 1, TASKS);
  tx.raw.exec(`INSERT INTO ticket (id, number, kind, state, priority, category_id, customer_id, description, registered_at_ms, registered_by)
    SELECT 'case-' || (search_id - 1), 'C-20261124-' || search_id, 'complaint', 'registered', 'normal', 'goods', id, '少货', ${TEST_NOW_MS},
      '${seedId('c2', 0).slice(0, -1)}' || ((search_id - 1) % 4) FROM customer`);
  for (const i of [0, 1] as const) {
    const phone = (number: string) => [{ number, label: null, dead: false }];
    const parts = [
      { field: 'phones', before: phone(phoneOf(i)), after: phone(NEW_NUMBERS[i]) },
      { field: 'settlementAccount', before: null, after: ACCOUNTS[i] },
    ];
    tx.raw
      .prepare<object>(
        `INSERT INTO customer_change (id, customer_id, state, parts, reason, asked_at_ms, asked_by, asked_by_name)
         VALUES (@id, @customer, 'pending', @parts, '', ${TEST_NOW_MS}, @operator, '座席员')`,
      )
      .run({ id: `change-${i}`, customer: seedId('c6', i), parts: JSON.stringify(parts), operator: seedId('c2', i) });
    appendAudit(tx, {
      atMs: TEST_NOW_MS,
      actorId: seedId('c2', i),
      actorName: '座席员',
      action: 'customerChanges.ask',
      entity: 'customer-change',
      entityId: `change-${i}`,
      before: null,
      after: { parts, note: `改打${NOTED_NUMBERS[i]}，不要打 ${phoneOf(i)}` },
      reason: `店主换号：${NEW_NUMBERS[i]}`,
    });
  }
  // Nobody has a customer on the line, whose number would be theirs to see.
  tx.raw.exec(
    `UPDATE call_task SET state = 'open', lease_operator_id = NULL, lease_until_ms = NULL WHERE state = 'held'`,
  );
}

/** Whole numbers of a team's customers, and the numbers and the account that stand in requests, notes and the audit log. */
export function numbersOfTeam(team: 0 | 1): string[] {
  return [...customersOf(team).map(phoneOf), NEW_NUMBERS[team], NOTED_NUMBERS[team], ACCOUNTS[team]];
}

function customersOf(team: 0 | 1): number[] {
  return Array.from({ length: TASKS / 2 }, (_, i) => 2 * i + team);
}

/** The one phone of a customer of `seedCalls`. */
function phoneOf(customer: number): string {
  return `138${String((customer * 7919) % 100_000_000).padStart(8, '0')}`;
}

/** Ids by the name of the field that asks for one, of team 0 or 1. */
export function idsOfTeam(team: 0 | 1): Record<string, unknown> {
  // Customers 0 and 1 were called and ordered; 20 and 21 wait for their call.
  return {
    customerId: seedId('c6', team),
    customerIds: [seedId('c6', 20 + team)],
    orderId: seedId('cb', 4 * team),
    callId: seedId('ca', team),
    ticketId: `case-${team}`,
    ticketIds: [`case-${team}`],
    taskId: `task-${20 + team}`,
    taskIds: [`task-${20 + team}`],
    changeId: `change-${team}`,
    changeIds: [`change-${team}`],
    routeId: seedId('c5', team),
    operatorId: seedId('c2', team),
    seatId: seedId('c4', team),
    teamId: seedId('c1', team),
    date: DATE,
    from: DATE,
    to: DATE,
    businessDate: DATE,
    orderDate: DATE,
    deliveryDate: '2026-11-25',
    view: 'all',
    limit: 50,
    offset: 0,
  };
}

/** Ids of everything of one team that only those who reach it may be told. */
export function secretsOfTeam(team: 0 | 1): string[] {
  return customersOf(team).flatMap((i) => [
    seedId('c6', i),
    seedId('ca', i),
    seedId('cb', i),
    `task-${i}`,
    `case-${i}`,
    `C-${String(i).padStart(6, '0')}`,
    `change-${i}`,
  ]);
}
