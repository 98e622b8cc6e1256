import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { insertUnit } from '../../../db/ticket-setup.ts';
import { type TicketBoardInput, ticketBoardInput } from '../../../shared/contract/ticket-board.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { showBoard } from './show-board.ts';

const HOUR_MS = 3_600_000;
let center: OrderCenter;
let nowMs: number;
beforeEach(async () => {
  center = await createOrderCenter();
  nowMs = center.clock.nowMs;
  await center.services.writer.write((tx) => {
    seedCategory(tx, { id: 'goods', code: 'G', name: 'Goods' });
    insertUnit(tx, { id: 'depot', code: 'D', name: 'Depot', assigning: 'unit', active: 1 });
    const insert =
      tx.raw.prepare(`INSERT INTO ticket (id, number, kind, state, priority, category_id, person_name, team_id,
        description, unit_id, assignee_id, registered_at_ms, registered_by, ended_at_ms, due_at_ms)
      VALUES (@id, @id, @kind, @state, 'normal', 'goods', 'x', @teamId, 'x', @unitId, @assigneeId, @nowMs, 'op1', @endedAtMs, @dueAtMs)`);
    const put = (id: string, state: string, more: Record<string, unknown> = {}) => {
      const open = {
        kind: 'complaint',
        teamId: 'team',
        unitId: null,
        assigneeId: null,
        endedAtMs: null,
        dueAtMs: null,
      };
      insert.run({ ...open, nowMs, id, state, ...more });
    };
    put('no-clock-old', 'registered');
    put('late', 'registered', { dueAtMs: nowMs + 2 * HOUR_MS });
    put('no-clock-new', 'registered');
    put('overdue', 'registered', { dueAtMs: nowMs - HOUR_MS });
    put('far', 'waiting', { teamId: null, kind: 'suggestion' });
    put('mine', 'in-progress', { assigneeId: 'op2', unitId: 'depot' });
    put('today', 'closed', { endedAtMs: nowMs - HOUR_MS });
    put('later', 'withdrawn', { endedAtMs: nowMs - 60_000 });
    put('yesterday', 'closed', { endedAtMs: nowMs - 24 * HOUR_MS });
  });
});
afterEach(() => center.close());

function board(asked: Partial<TicketBoardInput> = {}, ctx = center.as('lead')) {
  const shown = showBoard(center.services.db, ctx, ticketBoardInput.parse({ view: 'open', ...asked }));
  const known = shown.columns.filter(({ total }) => total > 0);
  return Object.fromEntries(known.map(({ column, total, cards }) => [column, [total, ...cards.map(({ id }) => id)]]));
}

it('has the open states and what ended today, what is due first on top', () => {
  expect(board()).toEqual({
    registered: [4, 'overdue', 'late', 'no-clock-old', 'no-clock-new'],
    'in-progress': [1, 'mine'],
    ended: [2, 'later', 'today'],
  });
});

it('counts what it does not show, and shows more of a column that is asked for', () => {
  expect(board({ depths: { registered: 2 } }).registered).toEqual([4, 'overdue', 'late']);
  expect(board({ depths: { registered: 3 } }).registered).toEqual([4, 'overdue', 'late', 'no-clock-old']);
});

it('is narrowed as the list is, also what ended', () => {
  expect(board({ overdue: true })).toEqual({ registered: [1, 'overdue'] });
  expect(board({ unitId: 'depot' })).toEqual({ 'in-progress': [1, 'mine'] });
  expect(board({ state: 'waiting' }, center.context(center.actor(['supervisor'])))).toEqual({ waiting: [1, 'far'] });
  expect(board({ kind: 'suggestion' })).toEqual({});
});

it('shows each what is theirs', () => {
  expect(board({ view: 'mine' }, center.as('op2'))).toEqual({ 'in-progress': [1, 'mine'] });
  expect(Object.keys(board({}, center.context(center.actor(['supervisor'], { teamId: null }))))).toContain('waiting');
});
