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
  -- The business date on which it was placed.
  order_date TEXT NOT NULL,
  -- The route's order day of its delivery, by which quotas are matched; null for imported history.
  order_day TEXT,
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
  note TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX sales_order_customer ON sales_order(customer_id, order_date);
CREATE INDEX sales_order_date ON sales_order(order_date, number);
CREATE INDEX sales_order_operator ON sales_order(operator_id, order_date, number) WHERE operator_id IS NOT NULL;
CREATE INDEX sales_order_undelivered ON sales_order(state, order_date, number) WHERE state <> 'delivered';
CREATE INDEX sales_order_use ON sales_order(customer_id, order_day) WHERE order_day IS NOT NULL;
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

-- What the order looked like after it was placed, changed, cancelled; nothing is overwritten. History has no rows here.
CREATE TABLE order_version (
  order_id TEXT NOT NULL REFERENCES sales_order(id),
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  operator_id TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  reason TEXT,
  -- [{"productId":…,"quantity":…,"priceMinor":…}, …]
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  line_count INTEGER NOT NULL,
  total_quantity INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  PRIMARY KEY (order_id, version)
) STRICT, WITHOUT ROWID;

-- Sums over live orders (not cancelled, not failed, no history), kept by db/order-use.ts in the transaction that changes
-- an order, so that quota and stock are looked up instead of added up over every order of the day.
CREATE TABLE quota_use (
  product_id TEXT NOT NULL REFERENCES product(id),
  order_day TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  PRIMARY KEY (product_id, order_day)
) STRICT, WITHOUT ROWID;

-- Stock left = imported stock - this: phone orders not yet handed over at the stock's instant, others placed since.
CREATE TABLE stock_use (
  product_id TEXT PRIMARY KEY REFERENCES product(id),
  quantity INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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
