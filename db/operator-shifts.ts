import type { ShiftSpan } from '../shared/domain/operators/shifts.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

interface StoredShift extends ShiftSpan {
  readonly operatorId: string;
}

/** The working weeks of those who have one, by person, each in the order of the week. */
export function allShifts(db: ReadableDB): Map<string, ShiftSpan[]> {
  const rows = sql<[], StoredShift>(
    db,
    `SELECT operator_id AS operatorId, weekday, from_minute AS fromMinute, to_minute AS toMinute FROM operator_shift
      ORDER BY operator_id, weekday, from_minute`,
  ).all();
  const byPerson = Map.groupBy(rows, ({ operatorId }) => operatorId);
  return new Map([...byPerson].map(([operatorId, own]) => [operatorId, own.map(withoutPerson)]));
}

/** One person's working week, in its order; empty where none is planned. */
export function shiftsOf(db: ReadableDB, operatorId: string): ShiftSpan[] {
  return sql<[string], ShiftSpan>(
    db,
    `SELECT weekday, from_minute AS fromMinute, to_minute AS toMinute FROM operator_shift WHERE operator_id = ?
      ORDER BY weekday, from_minute`,
  ).all(operatorId);
}

/** Replaces one person's working week. */
export function putShifts(tx: WritableDB, operatorId: string, shifts: readonly ShiftSpan[]): void {
  sql<[string]>(tx, 'DELETE FROM operator_shift WHERE operator_id = ?').run(operatorId);
  const insert = sql<StoredShift>(
    tx,
    `INSERT INTO operator_shift (operator_id, weekday, from_minute, to_minute)
     VALUES (@operatorId, @weekday, @fromMinute, @toMinute)`,
  );
  for (const span of shifts) insert.run({ operatorId, ...span });
}

function withoutPerson({ weekday, fromMinute, toMinute }: StoredShift): ShiftSpan {
  return { weekday, fromMinute, toMinute };
}
