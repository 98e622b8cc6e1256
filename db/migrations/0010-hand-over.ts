export const handOver = `
-- What one route's orders for one delivery were when the distribution system got them: 0 first, then supplements. The
-- file itself is kept, so that it can be taken again byte for byte whatever changes later.
CREATE TABLE hand_over (
  id TEXT PRIMARY KEY,
  -- 'H-20261124-0001', counted by the business date on which it was made.
  number TEXT NOT NULL UNIQUE,
  route_id TEXT NOT NULL REFERENCES route(id),
  delivery_date TEXT NOT NULL,
  supplement INTEGER NOT NULL CHECK (supplement >= 0),
  order_count INTEGER NOT NULL,
  line_count INTEGER NOT NULL,
  total_quantity INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  -- Hex, of content.
  sha256 TEXT NOT NULL,
  content BLOB NOT NULL,
  made_at_ms INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  -- As it was then; names may change.
  made_by_name TEXT NOT NULL,
  UNIQUE (route_id, delivery_date, supplement)
) STRICT;
CREATE INDEX hand_over_delivery ON hand_over(delivery_date);

-- The file that holds the order; of an order that was repaired since, the one before until a supplement takes it.
ALTER TABLE sales_order ADD COLUMN hand_over_id TEXT REFERENCES hand_over(id);
CREATE INDEX sales_order_hand_over ON sales_order(hand_over_id) WHERE hand_over_id IS NOT NULL;
`;
