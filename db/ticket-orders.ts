import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** A case and the product of an order that it is about; null: the order as a whole. */
export interface TicketProduct {
  readonly ticketId: string;
  readonly productId: string | null;
}

/** Notes that a case is about an order whose draft is not submitted yet. */
export function insertDraftOrder(tx: WritableDB, row: TicketProduct & { readonly draftId: string }): void {
  sql<typeof row>(
    tx,
    'INSERT INTO ticket_draft_order (ticket_id, draft_id, product_id) VALUES (@ticketId, @draftId, @productId)',
  ).run(row);
}

/** The cases that wait for a draft to become an order. They are gone with the draft. */
export function ticketsOfDraft(db: ReadableDB, draftId: string): TicketProduct[] {
  return sql<[string], TicketProduct>(
    db,
    'SELECT ticket_id AS ticketId, product_id AS productId FROM ticket_draft_order WHERE draft_id = ?',
  ).all(draftId);
}

/** The draft that a case waits for, with the name of the product; undefined: it waits for none. */
export function draftOrderOf(
  db: ReadableDB,
  ticketId: string,
): { readonly deliveryDate: string; readonly productName: string | null } | undefined {
  return sql<[string], { deliveryDate: string; productName: string | null }>(
    db,
    `SELECT d.delivery_date AS deliveryDate, p.name AS productName
       FROM ticket_draft_order w JOIN order_draft d ON d.id = w.draft_id LEFT JOIN product p ON p.id = w.product_id
      WHERE w.ticket_id = ?`,
  ).get(ticketId);
}

/** The cases about a line of an order, with its product. */
export function ticketsOfLines(db: ReadableDB, orderId: string): TicketProduct[] {
  return sql<[string], TicketProduct>(
    db,
    `SELECT t.id AS ticketId, l.product_id AS productId
       FROM ticket t JOIN order_line l ON l.order_id = t.order_id AND l.line_number = t.order_line_number
      WHERE t.order_id = ?`,
  ).all(orderId);
}

/** Says which order and line a case is about; nothing that anybody decides on, so the version stays. */
export function setTicketOrder(tx: WritableDB, ticketId: string, orderId: string, lineNumber: number | null): void {
  sql<[string, number | null, string]>(tx, 'UPDATE ticket SET order_id = ?, order_line_number = ? WHERE id = ?').run(
    orderId,
    lineNumber,
    ticketId,
  );
}
