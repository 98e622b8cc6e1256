import { type ReadableDB, sql, type WritableDB } from './connection.ts';
import type { CustomerView } from './customer-list.ts';
import { addSearchText, dropSearchTexts, fold, optimizeSearch, type SearchTables, textMatch } from './text-search.ts';
import { type AskedTickets, ticketConditions, ticketParams, ticketSource } from './ticket-list.ts';

/**
 * A case is found by any part of its number, description, result, reply, the words of its timeline, and the name and number
 * of a person who is no customer. Customers are found by db/customer-search.ts, since their names and numbers change.
 */
export const TICKET_TABLES: SearchTables = {
  text: 'ticket_search_text',
  trigram: 'ticket_trigram',
  gram: 'ticket_gram',
};

/** The words of a case, as they were written. */
export interface TicketWords {
  readonly searchId: number;
  readonly id: string;
  readonly number: string;
  readonly description: string;
  readonly result: string | null;
  readonly reply: string | null;
  readonly personName: string | null;
  readonly personPhone: string | null;
  readonly teamId: string | null;
  readonly registeredBy: string;
}

export interface TimelineWords {
  readonly ticketId: string;
  readonly text: string;
  readonly told: 0 | 1;
}

const WORDS = `t.search_id AS searchId, t.id, t.number, t.description, t.result, t.reply, t.person_name AS personName,
  t.person_phone AS personPhone, t.team_id AS teamId, t.registered_by AS registeredBy`;

/** Words of the cases behind search ids, in this order. */
export function ticketWords(db: ReadableDB, searchIds: readonly number[]): TicketWords[] {
  return sql<[string], TicketWords>(
    db,
    `SELECT ${WORDS} FROM json_each(?) j CROSS JOIN ticket t ON t.search_id = j.value ORDER BY j.key`,
  ).all(JSON.stringify(searchIds));
}

/** What was written into the timelines of cases, oldest first. */
export function timelineWords(db: ReadableDB, ticketIds: readonly string[]): TimelineWords[] {
  return sql<[string], TimelineWords>(
    db,
    `SELECT e.ticket_id AS ticketId, e.text, e.told FROM json_each(?) j CROSS JOIN ticket_event e ON e.ticket_id = j.value
      WHERE e.text <> '' ORDER BY j.key, e.at_ms, e.id`,
  ).all(JSON.stringify(ticketIds));
}

/** A number as it is compared: without the signs that people write it with, and without China's prefix. */
export function numberDigits(text: string): string {
  return fold(text)
    .replace(/[\s()+./-]/g, '')
    .replace(/^(?:0086|86)(?=1\d{10}$)/, '');
}

/** (Re)writes the search entries of the cases whose search ids lie in the range, both ends included. */
export function indexTickets(tx: WritableDB, fromSearchId: number, toSearchId: number): void {
  dropSearchTexts(tx, TICKET_TABLES, fromSearchId, toSearchId);
  const rows = sql<[number, number], TicketWords>(
    tx,
    `SELECT ${WORDS} FROM ticket t WHERE t.search_id BETWEEN ? AND ?`,
  ).all(fromSearchId, toSearchId);
  const said = Map.groupBy(
    timelineWords(
      tx,
      rows.map(({ id }) => id),
    ),
    ({ ticketId }) => ticketId,
  );
  for (const row of rows) addSearchText(tx, TICKET_TABLES, row.searchId, fieldsOf(row, said.get(row.id) ?? []));
}

/** Each once: what was told is the reply, too. */
function fieldsOf(row: TicketWords, said: readonly TimelineWords[]): string[] {
  const { number, description, result, reply, personName, personPhone } = row;
  const words = [number, personName, description, result, reply, ...said.map(({ text }) => text)];
  const fields = words.map((text) => fold(text ?? ''));
  return [...new Set([...fields, numberDigits(personPhone ?? '')])].filter(Boolean);
}

/** The same for one case, after something was written in it. */
export function indexTicket(tx: WritableDB, ticketId: string): void {
  const searchId = sql<[string], number>(tx, 'SELECT search_id FROM ticket WHERE id = ?').pluck().get(ticketId);
  if (searchId !== undefined) indexTickets(tx, searchId, searchId);
}

/** Whether there are as many entries as cases. */
export function areTicketsIndexed(db: ReadableDB): boolean {
  return (
    sql<[], number>(db, 'SELECT (SELECT count(*) FROM ticket) = (SELECT count(*) FROM ticket_search_text)')
      .pluck()
      .get() === 1
  );
}

/** Search ids of cases without entries, at most `most`, in the order of registering. */
export function ticketsWithoutEntries(db: ReadableDB, most: number): number[] {
  return sql<[number], number>(
    db,
    `SELECT t.search_id FROM ticket t WHERE NOT EXISTS (SELECT 1 FROM ticket_search_text s WHERE s.search_id = t.search_id)
      ORDER BY t.search_id LIMIT ?`,
  )
    .pluck()
    .all(most);
}

/** After a bulk load; see {@link optimizeSearch}. */
export function optimizeTicketSearch(tx: WritableDB): void {
  optimizeSearch(tx, TICKET_TABLES);
}

/** Whether a filter shows so few cases that the text of each is looked at; what a text finds may be half of all cases. */
function isNarrow({ scope }: CustomerView, { view, customerId }: AskedTickets): boolean {
  const isOpen = view !== 'all' && view !== 'ended';
  return customerId !== null || view === 'mine' || view === 'unit' || view === 'today' || (isOpen && scope === 'own');
}

/** Search ids of cases that a filter shows whose words hold `needle`, which is folded and not empty; the newest first. */
export function searchTickets(
  db: ReadableDB,
  view: CustomerView,
  asked: AskedTickets,
  needle: string,
  limit: number,
): number[] {
  const { table, match, recheck } = textMatch(TICKET_TABLES, needle);
  const narrow = isNarrow(view, asked);
  const holds = `AND (SELECT instr(s.text, @needle) FROM ${TICKET_TABLES.text} s WHERE s.search_id = t.search_id) > 0`;
  const conditions = ticketConditions(view, asked);
  const text = narrow
    ? `SELECT t.search_id FROM ${ticketSource(asked)} WHERE ${conditions} ${holds} ORDER BY t.search_id DESC LIMIT @limit`
    : `SELECT t.search_id FROM ${table} f CROSS JOIN ticket t ON t.search_id = f.rowid
        WHERE f.${table} MATCH @match AND ${conditions} ${recheck ? holds : ''} ORDER BY f.rowid DESC LIMIT @limit`;
  return sql<object, number>(db, text)
    .pluck()
    .all({ ...ticketParams(view, asked), match, needle, limit });
}

/** Search ids of the cases of these customers that a filter shows, the newest first. */
export function ticketsOfCustomers(
  db: ReadableDB,
  view: CustomerView,
  asked: AskedTickets,
  customerIds: readonly string[],
  limit: number,
): number[] {
  return sql<object, number>(
    db,
    `SELECT t.search_id FROM json_each(@customerIds) j CROSS JOIN ticket t INDEXED BY ticket_customer ON t.customer_id = j.value
      WHERE ${ticketConditions(view, asked)} ORDER BY t.search_id DESC LIMIT @limit`,
  )
    .pluck()
    .all({ ...ticketParams(view, asked), customerIds: JSON.stringify(customerIds), limit });
}
