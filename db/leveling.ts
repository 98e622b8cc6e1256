import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** The owners of several shops, by search id of the customer. */
export function ownersBySearchId(db: ReadableDB): Map<number, string> {
  return new Map(
    db.raw
      .prepare(`SELECT search_id, owner_id FROM customer WHERE owner_id IS NOT NULL AND status = 'active'`)
      .raw()
      .all() as [number, string][],
  );
}

/**
 * The weekdays (one bit each, Monday lowest) on which a route takes orders all the time from-to: those of the version
 * that holds on `from` and of every one that begins until `to`. Routes without days are absent.
 */
export function routeWeekdays(db: ReadableDB, from: string, to: string): Map<string, number> {
  const rows = sql<object, { routeId: string; mask: number }>(
    db,
    `SELECT d.route_id AS routeId, sum(1 << (d.order_weekday - 1)) AS mask FROM route_day d
      WHERE d.valid_from <= @to AND d.valid_from >= coalesce(
        (SELECT max(h.valid_from) FROM route_day h WHERE h.route_id = d.route_id AND h.valid_from <= @from), '')
      GROUP BY d.route_id, d.valid_from`,
  ).all({ from, to });
  const masks = new Map<string, number>();
  for (const { routeId, mask } of rows) masks.set(routeId, (masks.get(routeId) ?? 127) & mask);
  return masks;
}

export interface CustomerWeekdays {
  readonly id: string;
  readonly code: string;
  readonly routeId: string | null;
  readonly routeName: string | null;
  /** As stored: 'MO,TH', or null for the route's own day. */
  readonly orderWeekdays: string | null;
  readonly madeUp: string | null;
}

export function customerWeekdays(db: ReadableDB, customerId: string): CustomerWeekdays | undefined {
  return sql<[string], CustomerWeekdays>(
    db,
    `SELECT c.id, c.code, c.route_id AS routeId, r.name AS routeName, c.order_weekdays AS orderWeekdays, c.made_up AS madeUp
       FROM customer c LEFT JOIN route r ON r.id = c.route_id WHERE c.id = ?`,
  ).get(customerId);
}

/** Writes a customer's own order weekdays. `madeUp`: the parts of the customer that a trial made up, from now on. */
export function setCustomerWeekdays(
  tx: WritableDB,
  row: {
    readonly id: string;
    readonly orderWeekdays: string;
    readonly madeUp: string | null;
    readonly updatedAtMs: number;
  },
): void {
  sql<typeof row>(
    tx,
    'UPDATE customer SET order_weekdays = @orderWeekdays, made_up = @madeUp, updated_at_ms = @updatedAtMs WHERE id = @id',
  ).run(row);
}
