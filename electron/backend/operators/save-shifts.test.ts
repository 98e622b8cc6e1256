import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putCalendarDay } from '../../../db/calendar.ts';
import { allShifts } from '../../../db/operator-shifts.ts';
import { insertOperator } from '../../../db/operators.ts';
import type { ShiftSpan } from '../../../shared/domain/operators/shifts.ts';
import { createTempBackend, TEST_NOW_MS, type TempBackend } from '../testing/temp-backend.ts';
import { saveShifts } from './save-shifts.ts';
import { ownShiftNow, shiftsNow } from './shifts-now.ts';

const HOUR = 3_600_000;
const span = (weekday: number, from: number, to: number): ShiftSpan => {
  return { weekday, fromMinute: from * 60, toMinute: to * 60 };
};
/** Tuesday 08:30-12:00 14:00-17:30; it is Tuesday 09:00. */
const TUESDAY = [span(2, 14, 17.5), span(2, 8.5, 12)];

let backend: TempBackend;
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    for (const id of ['a', 'b', 'c']) {
      const place = { seatId: null, teamId: null, deputyOperatorId: null };
      insertOperator(tx, { id, login: id, name: id, roles: ['operator'], passwordHash: '', ...place, createdAtMs: 0 });
    }
  });
});
afterEach(() => backend.close());

const save = (operatorIds: string[], shifts: ShiftSpan[]) =>
  backend.command(backend.context(backend.actor(['administrator'])), saveShifts, { operatorIds, shifts });
const db = () => backend.services.db;
const audits = () =>
  db()
    .raw.prepare(
      `SELECT entity_id AS id, json_extract(before, '$.shifts') AS before, json_extract(after, '$.shifts') AS after
        FROM audit WHERE entity = 'operator' ORDER BY seq`,
    )
    .all();

describe('saving shifts', () => {
  it('gives a selection the same week, in its order, with before and after of each in the audit log', async () => {
    expect(await save(['a', 'b'], TUESDAY)).toEqual({ changed: 2 });
    expect(allShifts(db()).get('b')).toEqual([span(2, 8.5, 12), span(2, 14, 17.5)]);
    expect(await save(['a', 'c'], TUESDAY)).toEqual({ changed: 1 });
    expect(await save(['a'], [span(1, 22, 26)])).toEqual({ changed: 1 });
    expect(await save(['b', 'c'], [])).toEqual({ changed: 2 });
    expect([...allShifts(db()).keys()]).toEqual(['a']);
    const tuesday = '{"2":"08:30-12:00 14:00-17:30"}';
    expect(audits()).toEqual([
      { id: 'a', before: '{}', after: tuesday },
      { id: 'b', before: '{}', after: tuesday },
      { id: 'c', before: '{}', after: tuesday },
      { id: 'a', before: tuesday, after: '{"1":"22:00-02:00"}' },
      { id: 'b', before: tuesday, after: '{}' },
      { id: 'c', before: tuesday, after: '{}' },
    ]);
  });

  it('refuses what overlaps, also into the next day, and people that are not there, and writes nothing', async () => {
    await expect(save(['a'], [span(2, 8, 12), span(2, 11, 15)])).rejects.toMatchObject({
      code: 'invalid',
      key: 'shifts-overlap',
      params: { weekday: 2, other: 2 },
    });
    await expect(save(['a'], [span(7, 22, 26), span(1, 1, 3)])).rejects.toMatchObject({ key: 'shifts-overlap' });
    await expect(save(['a', 'nobody'], TUESDAY)).rejects.toMatchObject({ key: 'operator-unknown' });
    expect(allShifts(db()).size).toBe(0);
  });

  it('tells whoever looks at people, and whoever looks at seats', async () => {
    const ending = new AbortController();
    const heard = backend.services.events.subscribe(ending.signal);
    const topics = [heard.next(), heard.next()];
    await save(['a'], TUESDAY);
    const told = (await Promise.all(topics)).map(({ value }) => value?.topic);
    expect(told).toEqual(['people.changed', 'seat.changed']);
    ending.abort();
  });
});

describe('the shift of today', () => {
  it('is what the week says of it in the company’s zone, and nothing on a day off', async () => {
    await save(['a', 'b'], TUESDAY);
    const today = [
      { fromMs: TEST_NOW_MS - HOUR / 2, toMs: TEST_NOW_MS + 3 * HOUR },
      { fromMs: TEST_NOW_MS + 5 * HOUR, toMs: TEST_NOW_MS + 8.5 * HOUR },
    ];
    expect(ownShiftNow(db(), 'a', TEST_NOW_MS)).toEqual(today);
    expect(ownShiftNow(db(), 'c', TEST_NOW_MS)).toEqual([]);
    expect(shiftsNow(db(), TEST_NOW_MS)).toEqual(
      new Map([
        ['a', { spans: today, ahead: today }],
        ['b', { spans: today, ahead: today }],
      ]),
    );
    const off = { date: '2026-11-24', working: false, name: '盘点', source: 'company' } as const;
    await backend.services.writer.write((tx) => putCalendarDay(tx, 'call', off));
    expect(shiftsNow(db(), TEST_NOW_MS).size).toBe(0);
  });
});
