export const orders = `
-- 'sales_order' because ORDER is a word of SQL; everywhere else the name is order.
CREATE TABLE sales_order (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  customer_id TEXT NOT NULL REFERENCES customer(id),
  -- order: goods asked for; return: goods taken back (negative quantities), as history may hold
  kind TEXT NOT NULL DEFAULT 'order' CHECK (kind IN ('order', 'return')),
  channel TEXT NOT NULL CHECK (channel IN ('phone', 'phone-request', 'web', 'history')),
  state TEXT NOT NULL CHECK (state IN ('submitted', 'cancelled', 'failed', 'handed-over', 'delivered')),
  order_date TEXT NOT NULL,
  delivery_date TEXT,
  cutoff_at_ms INTEGER,
  placed_at_ms INTEGER NOT NULL,
  operator_id TEXT REFERENCES operator(id),
  seat_id TEXT REFERENCES seat(id),
  call_id TEXT REFERENCES call(id),
  task_id TEXT REFERENCES call_task(id),
  line_count INTEGER NOT NULL,
  total_quantity INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  -- Set when it was placed on another day than the customer's order day.
  off_day_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX sales_order_customer ON sales_order(customer_id, order_date);
CREATE INDEX sales_order_date ON sales_order(order_date);
CREATE INDEX sales_order_call ON sales_order(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX sales_order_delivery ON sales_order(delivery_date, state) WHERE delivery_date IS NOT NULL;

CREATE TABLE order_line (
  order_id TEXT NOT NULL REFERENCES sales_order(id),
  line_number INTEGER NOT NULL,
  product_id TEXT NOT NULL REFERENCES product(id),
  quantity INTEGER NOT NULL,
  price_minor INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  suggested_quantity INTEGER,
  PRIMARY KEY (order_id, line_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_line_product ON order_line(product_id);

-- The half-made order. It belongs to customer and delivery date; every keystroke raises the revision.
CREATE TABLE order_draft (
  id TEXT PRIMARY KEY,
  customer_id TEXT NOT NULL REFERENCES customer(id),
  delivery_date TEXT NOT NULL,
  operator_id TEXT NOT NULL REFERENCES operator(id),
  task_id TEXT REFERENCES call_task(id),
  revision INTEGER NOT NULL,
  -- [{"productId":…,"quantity":…}, …]
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  note TEXT,
  updated_at_ms INTEGER NOT NULL,
  UNIQUE (customer_id, delivery_date)
) STRICT;
`;
