import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import { planChange } from '../../../shared/contract/effects.ts';
import { runInline } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { previewEffect } from './preview-effect.ts';

let backend: TempBackend;
const write = (text: string) => backend.services.writer.write((tx) => void tx.raw.exec(text));

/**
 * Six customers of op0, whose deputy is op1, called every Tuesday; op2 alone holds Cantonese, which c0 and c1 need, and key
 * accounts, which nobody needs. 2026-11-24 is a Tuesday: eight calls of each in eight weeks.
 */
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) =>
    seedQueueCenter(tx, { customers: 6, strategies: 2, routes: 1, operators: 3 }),
  );
  await write(`INSERT INTO team (id, code, name) VALUES ('t1', 'T1', '一班');
    UPDATE operator SET team_id = 't1', deputy_operator_id = CASE id WHEN 'op0' THEN 'op1' END;
    INSERT INTO operator_role (operator_id, role) SELECT id, 'operator' FROM operator;
    DELETE FROM order_cycle_strategy WHERE id = 's1';
    UPDATE order_cycle_strategy SET class_id = NULL, rule = 'FREQ=WEEKLY', holiday_rule = 'later', valid_from = '2026-01-01', valid_to = NULL;
    UPDATE customer SET order_weekdays = 'TU', owner_operator_id = 'op0', deputy_operator_id = NULL;
    UPDATE route SET team_id = 't1';
    INSERT INTO skill (id, code, name) VALUES ('yue', 'YUE', '粤语'), ('ka', 'KA', '大客户');
    INSERT INTO operator_skill VALUES ('op2', 'yue'), ('op2', 'ka');
    INSERT INTO customer_skill VALUES ('c0', 'yue'), ('c1', 'yue')`);
});
afterEach(() => backend.close());

const givingOut = (how: 'owner' | 'pool' | 'balanced') =>
  write(`INSERT OR REPLACE INTO setting VALUES ('givingOut', '"${how}"')`);
/** One of the eight Tuesdays becomes a holiday: its calls are made on the day after. */
const look = async () => {
  const change = {
    kind: 'calendar.putDay',
    input: { calendars: ['call'], date: '2026-12-01', working: false, name: '假' },
  };
  const { preview } = await runInline(backend, previewEffect, {
    change: planChange.parse(change),
    actor: backend.actor(['supervisor']),
  });
  return preview;
};
const absent = (operatorId: string) =>
  write(`INSERT INTO operator_absence (id, operator_id, valid_from, valid_to, share, reason, marked_at_ms, marked_by)
    VALUES ('a-${operatorId}', '${operatorId}', '2026-11-24', '2027-12-31', 'deputy', '', 0, 'op0')`);

describe('skills in the preview of an effect', () => {
  it('are not asked of the customer’s own operator', async () => {
    await givingOut('owner');
    expect((await look()).skills).toEqual([]);
    await givingOut('balanced');
    expect((await look()).skills).toEqual([]);
  });

  it('leave the deputy out who lacks one, and say who holds it', async () => {
    await givingOut('owner');
    await absent('op0');
    const { skills, seats } = await look();
    expect(skills).toEqual([
      { skills: '粤语', calls: { before: 16, after: 16 }, nobody: { before: 0, after: 0 }, holders: 'op2' },
    ]);
    const calls = (id: string) => seats.find((seat) => seat.id === id)?.before.reduce((sum, n) => sum + n, 0);
    expect([calls('op1'), calls('t1')]).toEqual([32, 16]);
  });

  it('count the calls of days on which nobody who holds it is at work', async () => {
    await givingOut('pool');
    expect((await look()).skills).toMatchObject([{ calls: { before: 16 }, nobody: { before: 0, after: 0 } }]);
    // Works on Wednesdays alone: on Tuesdays nobody holds it, on the make-up Wednesday after a holiday there is somebody.
    await write(`INSERT INTO operator_shift VALUES ('op2', 3, 480, 1020)`);
    expect((await look()).skills).toMatchObject([
      { calls: { before: 16, after: 16 }, nobody: { before: 16, after: 14 }, holders: 'op2' },
    ]);
    await absent('op2');
    expect((await look()).skills).toMatchObject([{ nobody: { before: 16, after: 16 }, holders: 'op2' }]);
    await write(`UPDATE operator SET active = 0 WHERE id = 'op2'`);
    expect((await look()).skills).toMatchObject([{ nobody: { before: 16, after: 16 }, holders: null }]);
    await write(`UPDATE skill SET retired = 1 WHERE id = 'yue'`);
    expect((await look()).skills).toEqual([]);
  });
});
