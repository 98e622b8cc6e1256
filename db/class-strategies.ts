import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** One version of an order-channel strategy. */
export interface ChannelStrategyRow {
  readonly id: string;
  /** null: the company default. */
  readonly classId: string | null;
  readonly name: string;
  readonly validFrom: string;
  /** The last day it holds; null: until another version begins. */
  readonly validTo: string | null;
  /** JSON of an order type's channels, e.g. `{"regular":["phone"],"off-day":[],"advance":[]}`. */
  readonly allowed: string;
}

/** One version of a visit-cycle strategy. */
export interface VisitStrategyRow extends Omit<ChannelStrategyRow, 'allowed'> {
  /** RFC 5545 rule, or `WORKDAYS=n`. */
  readonly rule: string;
  readonly note: string;
}

const SPAN = 'id, class_id AS classId, name, valid_from AS validFrom, valid_to AS validTo';

/** Every version, oldest first. */
export function allChannelStrategies(db: ReadableDB): ChannelStrategyRow[] {
  return sql<[], ChannelStrategyRow>(
    db,
    `SELECT ${SPAN}, allowed FROM order_channel_strategy ORDER BY valid_from, id`,
  ).all();
}

/** Writes a version, new or changed. */
export function putChannelStrategy(tx: WritableDB, row: ChannelStrategyRow): void {
  sql<ChannelStrategyRow>(
    tx,
    `INSERT INTO order_channel_strategy (id, class_id, name, valid_from, valid_to, allowed)
     VALUES (@id, @classId, @name, @validFrom, @validTo, @allowed)
     ON CONFLICT (id) DO UPDATE SET class_id = excluded.class_id, name = excluded.name,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to, allowed = excluded.allowed`,
  ).run(row);
}

export function deleteChannelStrategy(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM order_channel_strategy WHERE id = ?').run(id);
}

/** Every version, oldest first. */
export function allVisitStrategies(db: ReadableDB): VisitStrategyRow[] {
  return sql<[], VisitStrategyRow>(
    db,
    `SELECT ${SPAN}, rule, note FROM visit_cycle_strategy ORDER BY valid_from, id`,
  ).all();
}

/** Writes a version, new or changed. */
export function putVisitStrategy(tx: WritableDB, row: VisitStrategyRow): void {
  sql<VisitStrategyRow>(
    tx,
    `INSERT INTO visit_cycle_strategy (id, class_id, name, valid_from, valid_to, rule, note)
     VALUES (@id, @classId, @name, @validFrom, @validTo, @rule, @note)
     ON CONFLICT (id) DO UPDATE SET class_id = excluded.class_id, name = excluded.name,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to, rule = excluded.rule, note = excluded.note`,
  ).run(row);
}

export function deleteVisitStrategy(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM visit_cycle_strategy WHERE id = ?').run(id);
}

/** The classes that a customer holds on a date, with the rank of their type among the customer groups. */
export function rankedClassesOf(
  db: ReadableDB,
  customerId: string,
  date: string,
): { classId: string; className: string; groupRank: number | null }[] {
  return sql<object, { classId: string; className: string; groupRank: number | null }>(
    db,
    `SELECT k.id AS classId, k.name AS className, y.group_rank AS groupRank
       FROM class_membership m JOIN class k ON k.id = m.class_id JOIN class_type y ON y.id = m.class_type_id
      WHERE m.customer_id = @customerId AND m.valid_from <= @date AND (m.valid_to IS NULL OR m.valid_to >= @date)`,
  ).all({ customerId, date });
}
