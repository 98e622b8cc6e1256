import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import type { MarkAbsent } from '../../../shared/contract/absences.ts';
import { dial } from '../calls/dial.ts';
import { takeNext } from '../calls/take-next.ts';
import { backAtWork } from '../seats/back-at-work.ts';
import { becomeReady } from '../seats/become-ready.ts';
import type { ReadContext } from '../services.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { buildQueue } from './build-queue.ts';
import { listAbsences } from './list-absences.ts';
import { markAbsent } from './mark-absent.ts';
import { endAbsence, undoAbsence } from './undo-absence.ts';

const TODAY = '2026-11-24';
const MINUTE = 60_000;
let backend: TempBackend;
let lead: ReadContext;

const write = (text: string) => backend.services.writer.write((tx) => void tx.raw.exec(text));
type Owners = Record<'c0' | 'c1' | 'c2' | 'c3' | 'c4' | 'c5', string | null>;
const owners = () =>
  Object.fromEntries(
    (
      backend.services.db.raw
        .prepare(
          'SELECT customer_id AS id, coalesce(for_operator_id, owner_operator_id) AS owner FROM call_task ORDER BY 1',
        )
        .all() as { id: string; owner: string | null }[]
    ).map(({ id, owner }) => [id, owner]),
  ) as Owners;
const mark = (more: Partial<MarkAbsent> = {}) =>
  backend.command(lead, markAbsent, {
    operatorId: 'op0',
    from: TODAY,
    to: TODAY,
    share: 'deputy',
    reason: '病假',
    ...more,
  });
const seat = (operatorId: string) =>
  backend.context(backend.actor(['operator'], { operatorId }), { sessionHash: operatorId, windowId: operatorId });

beforeEach(async () => {
  backend = createTempBackend();
  lead = backend.context(backend.actor(['lead'], { operatorId: 'boss', name: '班长', teamId: 't1' }));
  await backend.services.writer.write((tx) => {
    seedQueueCenter(tx, { customers: 6, strategies: 2, routes: 1, operators: 4 });
    tx.raw.exec(`INSERT INTO team (id, code, name) VALUES ('t1', 'T1', '一班'), ('t2', 'T2', '二班');
      UPDATE operator SET team_id = 't1', deputy_operator_id = CASE id WHEN 'op0' THEN 'op1' END;
      UPDATE operator SET team_id = 't2' WHERE id = 'op3';
      INSERT INTO operator_role (operator_id, role) SELECT id, 'operator' FROM operator;
      DELETE FROM order_cycle_strategy WHERE id = 's1'; UPDATE order_cycle_strategy SET class_id = NULL;
      UPDATE customer SET order_weekdays = 'TU', owner_operator_id = 'op0';
      UPDATE customer SET deputy_operator_id = 'op2' WHERE id = 'c5';
      UPDATE route_day SET cutoff_minute = 1020;
      INSERT INTO setting VALUES ('givingOut', '"owner"')`);
  });
  await runInline(backend, buildQueue, { date: TODAY, teamId: null, builtBy: 'test' });
});
afterEach(() => backend.close());

describe('marking somebody absent', () => {
  it('gives open calls to the deputies, promised and parked ones to anyone, and frees what the seat holds', async () => {
    await backend.command(seat('op0'), becomeReady, {});
    await backend.command(seat('op0'), takeNext, {});
    await write(`UPDATE call_task SET place = 'promised', promised_at_ms = ${backend.clock.nowMs + MINUTE}, touched = 1,
        for_operator_id = 'op0' WHERE customer_id = 'c1';
      UPDATE call_task SET place = 'parked', parked_at_ms = 1, touched = 1, for_operator_id = 'op0' WHERE customer_id = 'c2'`);
    const { absence, talking } = await mark();
    expect(talking).toBe(false);
    expect(owners()).toEqual({ c0: 'op1', c1: null, c2: null, c3: 'op1', c4: 'op1', c5: 'op2' });
    expect(absence).toMatchObject({
      state: 'now',
      moved: 6,
      markedBy: '班长',
      undoUntilMs: backend.clock.nowMs + 10 * MINUTE,
      shares: [
        { operatorName: 'op1', count: 3 },
        { operatorName: 'op2', count: 1 },
        { operatorName: null, count: 2 },
      ],
    });
    const { db } = backend.services;
    expect(db.raw.prepare(`SELECT count(*) FROM call_task WHERE state = 'held'`).pluck().get()).toBe(0);
    expect(
      db.raw.prepare(`SELECT state FROM seat_state_change WHERE operator_id = 'op0' ORDER BY rowid DESC`).pluck().get(),
    ).toBe('signed-out');
    expect(listAbsences(db, lead, {})).toMatchObject({ absences: [{ operatorName: 'op0', moved: 6 }] });
  });

  it('leaves the call of somebody who talks this moment, until it has its result', async () => {
    await backend.command(seat('op0'), becomeReady, {});
    await backend.command(seat('op0'), takeNext, {});
    await backend.command(seat('op0'), dial, {});
    expect(await mark()).toMatchObject({ talking: true, absence: { moved: 5 } });
    expect(owners().c0).toBe('op0');
  });

  it('shares by load among those of the team who are at work, and a build leaves it so', async () => {
    await write(`UPDATE call_task SET owner_operator_id = 'op1' WHERE customer_id IN ('c0', 'c1')`);
    await mark({ share: 'by-load' });
    const shared = Object.values(owners());
    expect([shared.filter((id) => id === 'op1').length, shared.filter((id) => id === 'op2').length]).toEqual([3, 3]);
    const before = owners();
    await runInline(backend, buildQueue, { date: TODAY, teamId: null, builtBy: 'test' });
    expect(owners()).toMatchObject({ c2: before.c2, c3: before.c3, c4: before.c4, c5: before.c5 });
  });

  it('gives to anyone where the deputy is away too', async () => {
    await mark({ operatorId: 'op1', from: TODAY, to: '2026-11-30' });
    await mark();
    expect(owners()).toMatchObject({ c0: null, c4: null, c5: 'op2' });
  });

  it('is undone within ten minutes: what nobody touched since comes back', async () => {
    await write(`UPDATE call_task SET place = 'promised', promised_at_ms = ${backend.clock.nowMs + 60 * MINUTE}, touched = 1,
      for_operator_id = 'op0' WHERE customer_id = 'c1'`);
    const { absence } = await mark({ share: 'by-load' });
    await write(`UPDATE call_task SET state = 'held', lease_operator_id = 'op1' WHERE customer_id = 'c0';
      UPDATE call_task SET place = 'waiting', not_before_ms = 1, skip_reason = 'other' WHERE customer_id = 'c2';
      UPDATE call_task SET owner_operator_id = 'op3' WHERE customer_id = 'c3';
      INSERT INTO call (id, conversation_id, task_id, direction, source, operator_id, business_date, started_at_ms)
        SELECT 'x', 'x', id, 'out', 'strategy', 'op1', business_date, ${backend.clock.nowMs} FROM call_task WHERE customer_id = 'c4'`);
    const undone = await backend.command(lead, undoAbsence, { absenceId: absence.id });
    expect(undone).toEqual({ takenBack: 2, left: 4, casesBack: 0, casesLeft: 0 });
    expect(owners()).toMatchObject({ c1: 'op0', c5: 'op0', c3: 'op3' });
    expect(listAbsences(backend.services.db, lead, {}).absences[0]).toMatchObject({
      state: 'undone',
      undoUntilMs: null,
    });
    await expect(backend.command(lead, undoAbsence, { absenceId: absence.id })).rejects.toMatchObject({
      key: 'absence-over',
    });
    await mark();
  });

  it('is not undone later, but ended when the person is back', async () => {
    const { absence } = await mark({ to: '2026-11-30' });
    const later = { ...lead, nowMs: lead.nowMs + 2 * 86_400_000 };
    await expect(backend.command(later, undoAbsence, { absenceId: absence.id })).rejects.toMatchObject({
      key: 'absence-undo-too-late',
    });
    await backend.command(later, endAbsence, { absenceId: absence.id });
    expect(listAbsences(backend.services.db, later, {}).absences[0]).toMatchObject({ state: 'over', to: '2026-11-25' });
    await expect(backend.command(later, endAbsence, { absenceId: absence.id })).rejects.toMatchObject({
      key: 'absence-over',
    });
  });

  it('is ended by the absent person at the own seat, and by nobody else there', async () => {
    await mark({ to: '2026-11-30' });
    const colleague = await backend.command(seat('op1'), becomeReady, {});
    expect(colleague.absence).toBeNull();
    await expect(backend.command(seat('op1'), backAtWork, {})).rejects.toMatchObject({ key: 'absence-over' });
    const asked = await backend.command(seat('op0'), becomeReady, {});
    expect(asked.absence).toMatchObject({ until: '2026-11-30', markedBy: '班长' });
    expect((await backend.command(seat('op0'), backAtWork, {})).absence).toBeNull();
    expect(listAbsences(backend.services.db, lead, {}).absences).toMatchObject([
      { operatorName: 'op0', state: 'undone' },
    ]);
    await expect(backend.command(seat('op0'), backAtWork, {})).rejects.toMatchObject({ key: 'absence-over' });
  });

  it('keeps the days that have passed when the absent person is back', async () => {
    await mark({ to: '2026-11-30' });
    const later = { nowMs: lead.nowMs + 2 * 86_400_000 };
    await backend.command({ ...seat('op0'), ...later }, backAtWork, {});
    expect(listAbsences(backend.services.db, { ...lead, ...later }, {}).absences).toMatchObject([
      { state: 'over', to: '2026-11-25' },
    ]);
  });

  it('is the lead’s of the own team alone, and refuses what makes no sense', async () => {
    await expect(mark({ operatorId: 'op3' })).rejects.toMatchObject({ key: 'person-of-other-team' });
    await expect(mark({ operatorId: 'nobody' })).rejects.toMatchObject({ key: 'operator-unknown' });
    await expect(mark({ to: '2026-11-20' })).rejects.toMatchObject({ key: 'absence-ends-before' });
    await expect(mark({ from: '2026-11-20', to: '2026-11-23' })).rejects.toMatchObject({ key: 'absence-past' });
    await mark({ to: '2026-11-26' });
    await expect(mark({ from: '2026-11-26', to: '2026-11-27' })).rejects.toMatchObject({
      key: 'absence-overlaps',
      params: { name: 'op0', from: TODAY, to: '2026-11-26' },
    });
    expect(listAbsences(backend.services.db, lead, {}).people.map(({ id }) => id)).toEqual(['op0', 'op1', 'op2']);
  });
});
