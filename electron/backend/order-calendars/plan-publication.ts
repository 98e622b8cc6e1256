import type { ReadableDB } from '../../../db/connection.ts';
import { type NamedCalendarLine, type OrderCalendarRow, orderCalendarLines } from '../../../db/order-calendars.ts';
import { exceptionOn, exceptionsOfCalendar, type NamedException } from '../../../db/order-exceptions.ts';
import { isOver } from '../../../shared/domain/calendar/check-exception.ts';

/** A row of the table and the exception that stands for its route and day, by whomever. */
export interface PlannedLine {
  readonly line: NamedCalendarLine;
  readonly standing: NamedException | null;
}

/** What publishing a table does to the exceptions. Days that are over are left alone. */
export interface Publication {
  readonly add: readonly PlannedLine[];
  readonly change: readonly PlannedLine[];
  readonly same: readonly PlannedLine[];
  /** Written by hand for the same route and day. */
  readonly byHand: readonly PlannedLine[];
  /** Held by another order calendar. */
  readonly clash: readonly PlannedLine[];
  /** Written by an earlier publishing; the table has no such row any more. */
  readonly remove: readonly NamedException[];
}

export function planPublication(db: ReadableDB, calendar: OrderCalendarRow, today: string): Publication {
  const lines = orderCalendarLines(db, calendar.id).filter((line) => !isOver(line, today));
  const kinds: Record<'add' | 'change' | 'same' | 'byHand' | 'clash', PlannedLine[]> = {
    add: [],
    change: [],
    same: [],
    byHand: [],
    clash: [],
  };
  for (const line of lines) {
    const standing = exceptionOn(db, { kind: 'route', id: line.routeId }, line.orderDate) ?? null;
    kinds[kindOf(line, standing, calendar)].push({ line, standing });
  }
  const named = new Set(lines.map((line) => `${line.routeId} ${line.orderDate}`));
  const remove = exceptionsOfCalendar(db, calendar.id).filter(
    (row) => !isOver(row, today) && !named.has(`${row.subject.id} ${row.orderDate}`),
  );
  return { ...kinds, remove };
}

function kindOf(
  line: NamedCalendarLine,
  standing: NamedException | null,
  calendar: OrderCalendarRow,
): 'add' | 'change' | 'same' | 'byHand' | 'clash' {
  if (standing === null) return 'add';
  if (standing.orderCalendarId === null) return 'byHand';
  if (standing.orderCalendarId !== calendar.id) return 'clash';
  const isSame =
    standing.newOrderDate === line.newOrderDate &&
    standing.deliveryDate === line.deliveryDate &&
    standing.cutoffDate === line.cutoffDate &&
    standing.cutoffMinute === line.cutoffMinute &&
    standing.quotaCycles === line.quotaCycles &&
    standing.message === line.message;
  return isSame ? 'same' : 'change';
}

export interface PlannedMessage {
  readonly text: string;
  /** The last day of the rows that say so. */
  readonly validTo: string;
  readonly routeIds: readonly string[];
}

/** The messages of rows: one for each text, so that nobody is told the same twice. */
export function planMessages(lines: readonly NamedCalendarLine[]): PlannedMessage[] {
  const byText = new Map<string, { validTo: string; routeIds: Set<string> }>();
  for (const { message, routeId, orderDate, newOrderDate } of lines) {
    if (message === '') continue;
    const known = byText.get(message) ?? { validTo: '', routeIds: new Set<string>() };
    const last = newOrderDate ?? orderDate;
    known.routeIds.add(routeId);
    byText.set(message, { routeIds: known.routeIds, validTo: last > known.validTo ? last : known.validTo });
  }
  return [...byText].map(([text, { validTo, routeIds }]) => ({ text, validTo, routeIds: [...routeIds].sort() }));
}
