export const orderDay = `
-- Why an order fell through after it was taken, and until when it may be repaired or cancelled; then it is lost.
ALTER TABLE sales_order ADD COLUMN failed_reason TEXT CHECK (failed_reason IN ('no-funds', 'no-stock', 'other'));
ALTER TABLE sales_order ADD COLUMN failed_note TEXT;
ALTER TABLE sales_order ADD COLUMN failed_at_ms INTEGER;
ALTER TABLE sales_order ADD COLUMN rescue_at_ms INTEGER;
CREATE INDEX sales_order_failed ON sales_order(rescue_at_ms) WHERE state = 'failed';

-- A failed order to be repaired is an agenda item of its own; its reference is the order.
CREATE TABLE call_item_new (
  id TEXT NOT NULL,
  task_id TEXT NOT NULL REFERENCES call_task(id),
  kind TEXT NOT NULL CHECK (kind IN ('order', 'failed-order', 'message', 'follow-up', 'question')),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'closed')),
  -- Why it was closed without the call, e.g. ordered-by-other-channel.
  closed_reason TEXT,
  reference_id TEXT,
  text TEXT,
  -- An agenda is only ever read with its task.
  PRIMARY KEY (task_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO call_item_new (id, task_id, kind, state, closed_reason, reference_id, text)
  SELECT id, task_id, kind, state, closed_reason, reference_id, text FROM call_item;
DROP TABLE call_item;
ALTER TABLE call_item_new RENAME TO call_item;

-- When the row came to be known: customers called before may be called again for it. 0: before anybody asked.
ALTER TABLE quota ADD COLUMN published_at_ms INTEGER NOT NULL DEFAULT 0;

-- What a customer takes every time unless it says otherwise: a starting point of the order form.
CREATE TABLE standing_order (
  customer_id TEXT PRIMARY KEY REFERENCES customer(id),
  -- [{"productId":…,"quantity":…}, …]
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  revision INTEGER NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  -- As it was then; names may change.
  changed_by_name TEXT NOT NULL
) STRICT;

ALTER TABLE customer ADD COLUMN settlement_account TEXT;

-- A change of a customer's data that a lead approves. Applying it writes the customer; nothing here is overwritten but
-- the decision.
CREATE TABLE customer_change (
  id TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL REFERENCES customer(id),
  state TEXT NOT NULL CHECK (state IN ('pending', 'applied', 'declined', 'withdrawn')),
  -- [{"field":"address","before":…,"after":…}, …]
  parts TEXT NOT NULL CHECK (json_valid(parts)),
  reason TEXT NOT NULL DEFAULT '',
  call_id TEXT REFERENCES call(id),
  asked_at_ms INTEGER NOT NULL,
  asked_by TEXT NOT NULL REFERENCES operator(id),
  asked_by_name TEXT NOT NULL,
  decided_at_ms INTEGER,
  decided_by TEXT REFERENCES operator(id),
  decided_by_name TEXT,
  decision_reason TEXT
) STRICT;
CREATE INDEX customer_change_customer ON customer_change(customer_id, asked_at_ms);
CREATE INDEX customer_change_pending ON customer_change(asked_at_ms) WHERE state = 'pending';
`;
