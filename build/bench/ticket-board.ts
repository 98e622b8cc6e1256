import { join } from 'node:path';
import { openMigrated, type WritableDB } from '../../db/connection.ts';
import { seedCategory } from '../../db/testing/seed-category.ts';
import { insertUnit } from '../../db/ticket-setup.ts';
import { showBoard } from '../../electron/backend/tickets/show-board.ts';
import { type Role, rightsOf, scopeOf } from '../../shared/contract/rights.ts';
import { ticketBoardInput } from '../../shared/contract/ticket-board.ts';
import { OPEN_STATES } from '../../shared/domain/tickets/case-way.ts';
import { type Bench, measure } from './bench.ts';

const NOW_MS = Date.parse('2026-11-24T01:00:00Z');
const DAY_MS = 86_400_000;
const CASES = 200_000;
const TURNS = 30;
const GOAL_MS = 100;
const ASKED = [
  { name: 'all', role: 'supervisor', filter: { view: 'open' } },
  { name: 'all, deep', role: 'supervisor', filter: { view: 'open', depths: { waiting: 300, registered: 300 } } },
  { name: 'a team', role: 'lead', filter: { view: 'open' } },
  { name: 'my work', role: 'operator', filter: { view: 'mine' } },
  { name: 'a unit and a category', role: 'supervisor', filter: { view: 'open', unitId: 'u3', categoryId: 'c3' } },
] as const;

/**
 * The board of cases by state from 200,000 cases, a tenth of them open. Reference: the open cases counted by state with
 * SQL alone, which is what the column heads say.
 */
export const bench: Bench = async ({ folder, line, say }) => {
  const db = openMigrated(join(folder, 'board.db'));
  db.raw.pragma('synchronous = OFF');
  db.raw.transaction(() => seedCases(db))();
  db.raw.exec('ANALYZE');
  say(`${CASES.toLocaleString('en')} cases`);
  const counting = db.raw.prepare('SELECT state, count(*) FROM ticket WHERE ended_at_ms IS NULL GROUP BY state');
  const reference = await measure(TURNS, () => counting.all(), 3);
  const lines = [];
  for (const { name, role, filter } of ASKED) {
    const asked = ticketBoardInput.parse(filter);
    const measured = await measure(TURNS, () => showBoard(db, contextOf(role), asked), 3);
    lines.push(
      line({
        name: `board of cases: ${name}`,
        size: CASES,
        ...{ p50Ms: measured.p50Ms, p95Ms: measured.p95Ms, p99Ms: measured.p99Ms },
        reference: `counting by state alone (${reference.p50Ms.toFixed(1)} ms)`,
        ratio: measured.p50Ms / reference.p50Ms,
        'of the time allowed': Math.round((measured.p95Ms / GOAL_MS) * 100) / 100,
      }),
    );
  }
  db.raw.close();
  return lines;
};

function contextOf(role: Role) {
  const roles = [role];
  const who = { operatorId: 'op7', login: 'op7', name: 'Op 7', teamId: 'team1', seatId: null };
  const actor = { ...who, roles, rights: rightsOf(roles), scope: scopeOf(roles) };
  return { actor, nowMs: NOW_MS, sessionHash: null, windowId: null };
}

/** Evenly over 730 days; one in ten open, in all states, half of them with a clock that runs; 20 teams, 200 people. */
function seedCases(tx: WritableDB): void {
  tx.raw.exec(`CREATE TEMP TABLE number AS WITH RECURSIVE up(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM up LIMIT ${CASES})
    SELECT value FROM up`);
  tx.raw.exec(`INSERT INTO team (id, code, name) SELECT 'team' || value, 'T' || value, 'Team ' || value FROM number WHERE value < 20;
    INSERT INTO operator (id, login, name, password_hash, created_at_ms)
    SELECT 'op' || value, 'op' || value, 'Op ' || value, '', 0 FROM number WHERE value < 200`);
  for (let at = 0; at < 60; at += 1) {
    seedCategory(tx, {
      id: `c${at}`,
      code: `c${at}`,
      name: `Category ${at}`,
      parentId: at < 12 ? null : `c${at % 12}`,
    });
  }
  for (let at = 0; at < 12; at += 1) {
    insertUnit(tx, { id: `u${at}`, code: `u${at}`, name: `Unit ${at}`, assigning: 'unit', active: 1 });
  }
  const isOpen = 'value % 10 = 0';
  const state = OPEN_STATES.map((name, at) => `WHEN ${at} THEN '${name}'`).join(' ');
  tx.raw.exec(`INSERT INTO ticket (id, number, kind, state, priority, category_id, person_name, team_id, description, unit_id,
      assignee_id, registered_at_ms, registered_by, ended_at_ms, due_at_ms)
    SELECT printf('0190aaaa-0000-7000-8000-%012d', value), 'C-' || value, 'complaint',
      CASE WHEN ${isOpen} THEN CASE (value / 10) % ${OPEN_STATES.length} ${state} END ELSE 'closed' END, 'normal', 'c' || (value % 60), 'x',
      'team' || (value / 7 % 20), printf('%.*c', 200, 'x'), 'u' || (value / 3 % 12), 'op' || (value / 11 % 200),
      ${NOW_MS} - (${CASES} - value) * ${Math.floor((730 * DAY_MS) / CASES)}, 'op' || (value / 13 % 200),
      CASE WHEN ${isOpen} THEN NULL ELSE ${NOW_MS} - (${CASES} - value) * 300000 END,
      CASE WHEN ${isOpen} AND value % 20 = 0 THEN ${NOW_MS} + (value % 5000 - 500) * 60000 END FROM number`);
}
