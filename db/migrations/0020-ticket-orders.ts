export const ticketOrders = `
-- A case about the order that is just being taken: linked to it once its draft is submitted, forgotten with the draft.
CREATE TABLE ticket_draft_order (
  ticket_id TEXT PRIMARY KEY REFERENCES ticket(id),
  draft_id TEXT NOT NULL REFERENCES order_draft(id) ON DELETE CASCADE,
  -- The line; null: the order as a whole.
  product_id TEXT REFERENCES product(id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_draft_order_draft ON ticket_draft_order(draft_id);
-- The lines of an order are written anew with each change of it.
CREATE INDEX ticket_order ON ticket(order_id) WHERE order_id IS NOT NULL;
`;
