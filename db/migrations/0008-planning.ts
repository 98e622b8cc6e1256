export const planning = `
-- A customer's own override: a strategy version that belongs to one customer instead of a class.
ALTER TABLE order_cycle_strategy ADD COLUMN customer_id TEXT REFERENCES customer(id)
  CHECK (customer_id IS NULL OR class_id IS NULL);
CREATE INDEX order_cycle_strategy_customer ON order_cycle_strategy(customer_id, valid_from) WHERE customer_id IS NOT NULL;

-- On which days a version planned calls, so that it is known without a look at the calls.
CREATE TABLE strategy_planned (
  strategy_id TEXT NOT NULL,
  business_date TEXT NOT NULL,
  PRIMARY KEY (strategy_id, business_date)
) STRICT, WITHOUT ROWID;
INSERT INTO strategy_planned SELECT DISTINCT strategy_id, business_date FROM call_task WHERE strategy_id IS NOT NULL;

-- Which order types a class may use, through which channels; class_id null: the company default.
CREATE TABLE order_channel_strategy (
  id TEXT PRIMARY KEY,
  class_id TEXT REFERENCES class(id),
  name TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  -- {"regular":["phone","phone-request","web"],"off-day":[…],"advance":[…]}: an order type's channels
  allowed TEXT NOT NULL CHECK (json_valid(allowed))
) STRICT;
CREATE INDEX order_channel_strategy_class ON order_channel_strategy(class_id, valid_from);

-- The reference rhythm of visits; class_id null: the company default.
CREATE TABLE visit_cycle_strategy (
  id TEXT PRIMARY KEY,
  class_id TEXT REFERENCES class(id),
  name TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  rule TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX visit_cycle_strategy_class ON visit_cycle_strategy(class_id, valid_from);

-- The table that a company publishes for its routes around holidays; publishing writes the exceptions.
CREATE TABLE order_calendar (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  published_at_ms INTEGER,
  published_by TEXT,
  created_at_ms INTEGER NOT NULL,
  -- Of the name or a row; after published_at_ms: what is published is older than the table.
  changed_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE order_calendar_row (
  order_calendar_id TEXT NOT NULL REFERENCES order_calendar(id),
  route_id TEXT NOT NULL REFERENCES route(id),
  -- The ordinary order date that the row replaces.
  order_date TEXT NOT NULL,
  -- null: no order day in its place
  new_order_date TEXT,
  delivery_date TEXT,
  cutoff_date TEXT,
  cutoff_minute INTEGER CHECK (cutoff_minute BETWEEN 0 AND 1440),
  -- How many cycles' quota the order day carries.
  quota_cycles INTEGER NOT NULL DEFAULT 1 CHECK (quota_cycles BETWEEN 1 AND 8),
  message TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (order_calendar_id, route_id, order_date)
) STRICT, WITHOUT ROWID;

-- Replaces one order date of one customer, class or route by another. Where several fit one customer and date, the
-- customer's own goes before its class's, and that before its route's.
CREATE TABLE order_exception (
  id TEXT PRIMARY KEY,
  customer_id TEXT REFERENCES customer(id),
  class_id TEXT REFERENCES class(id),
  route_id TEXT REFERENCES route(id),
  order_date TEXT NOT NULL,
  -- null: this date is left out
  new_order_date TEXT,
  -- null: as the route has it for the new order date
  delivery_date TEXT,
  cutoff_date TEXT,
  cutoff_minute INTEGER CHECK (cutoff_minute BETWEEN 0 AND 1440),
  quota_cycles INTEGER NOT NULL DEFAULT 1 CHECK (quota_cycles BETWEEN 1 AND 8),
  message TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  order_calendar_id TEXT REFERENCES order_calendar(id),
  -- The message to convey that tells of it; null where there is none or an order calendar's tells it.
  message_id TEXT REFERENCES message(id),
  CHECK ((customer_id IS NOT NULL) + (class_id IS NOT NULL) + (route_id IS NOT NULL) = 1),
  CHECK ((cutoff_date IS NULL) = (cutoff_minute IS NULL))
) STRICT;
CREATE UNIQUE INDEX order_exception_customer ON order_exception(customer_id, order_date) WHERE customer_id IS NOT NULL;
CREATE UNIQUE INDEX order_exception_class ON order_exception(class_id, order_date) WHERE class_id IS NOT NULL;
CREATE UNIQUE INDEX order_exception_route ON order_exception(route_id, order_date) WHERE route_id IS NOT NULL;
CREATE INDEX order_exception_from ON order_exception(order_date);
CREATE INDEX order_exception_to ON order_exception(new_order_date) WHERE new_order_date IS NOT NULL;

-- The exception that brought the call to its day. No reference: exceptions may be edited away under an old call.
ALTER TABLE call_task ADD COLUMN exception_id TEXT;

CREATE INDEX pause_dates ON pause(valid_from, valid_to);

-- An operator's days away. Marking one shares the untouched calls out; the moves are kept so that they can be taken back.
CREATE TABLE operator_absence (
  id TEXT PRIMARY KEY,
  operator_id TEXT NOT NULL REFERENCES operator(id),
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  -- Who gets the calls: the deputies, or everybody at work by load.
  share TEXT NOT NULL CHECK (share IN ('deputy', 'by-load')),
  reason TEXT NOT NULL,
  marked_at_ms INTEGER NOT NULL,
  marked_by TEXT NOT NULL,
  undone_at_ms INTEGER
) STRICT;
CREATE INDEX operator_absence_operator ON operator_absence(operator_id, valid_from) WHERE undone_at_ms IS NULL;

CREATE TABLE operator_absence_move (
  absence_id TEXT NOT NULL REFERENCES operator_absence(id),
  task_id TEXT NOT NULL REFERENCES call_task(id),
  -- The task's owner and personal operator before and after.
  owner_before TEXT,
  for_before TEXT,
  touched_before INTEGER NOT NULL,
  -- Where it stood; a call that stands elsewhere by now was touched.
  place TEXT NOT NULL,
  owner_after TEXT,
  for_after TEXT,
  PRIMARY KEY (absence_id, task_id)
) STRICT, WITHOUT ROWID;

-- Said once in the next call of each customer that a target names, ticked as conveyed, never shown to that customer again.
CREATE TABLE message (
  id TEXT PRIMARY KEY,
  text TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('manual', 'order-calendar', 'plan-change')),
  -- The order calendar it came with.
  order_calendar_id TEXT REFERENCES order_calendar(id),
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  withdrawn_at_ms INTEGER
) STRICT;

CREATE TABLE message_target (
  message_id TEXT NOT NULL REFERENCES message(id),
  kind TEXT NOT NULL CHECK (kind IN ('all', 'class', 'route', 'area', 'customer')),
  -- The id of class, route or customer, the name of the area, empty for all.
  target TEXT NOT NULL,
  PRIMARY KEY (message_id, kind, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_target_named ON message_target(kind, target);

CREATE TABLE message_conveyed (
  message_id TEXT NOT NULL REFERENCES message(id),
  customer_id TEXT NOT NULL REFERENCES customer(id),
  call_id TEXT REFERENCES call(id),
  operator_id TEXT NOT NULL REFERENCES operator(id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (message_id, customer_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_conveyed_customer ON message_conveyed(customer_id);

-- Copied from the strategy like rank and most_attempts, so that the pool is looked at by (owner, windows): a few parts,
-- whatever the number of strategies and of customers with a strategy of their own.
ALTER TABLE call_task ADD COLUMN calling_windows TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(calling_windows));
UPDATE call_task SET calling_windows = (SELECT s.calling_windows FROM order_cycle_strategy s WHERE s.id = strategy_id)
  WHERE state IN ('open', 'held') AND strategy_id IN
    (SELECT id FROM order_cycle_strategy WHERE calling_windows <> '[]');
DROP INDEX call_task_next;
CREATE INDEX call_task_next ON call_task
  (business_date, place, owner_operator_id, calling_windows, cutoff_sort, rank, attempts, route_code, customer_code)
  WHERE state = 'open';
DROP INDEX call_task_preferred;
CREATE INDEX call_task_preferred ON call_task
  (business_date, owner_operator_id, calling_windows, cutoff_sort, rank, attempts, route_code, customer_code,
   preferred_from_minute, preferred_to_minute)
  WHERE state = 'open' AND place = 'pool' AND preferred_from_minute IS NOT NULL;

-- The further shops of a conversation; the first call bears its id.
CREATE INDEX call_conversation ON call(conversation_id) WHERE conversation_id <> id;

-- One act that changed customers' classes: of one customer, of many at once, or by a file.
CREATE TABLE class_change (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL CHECK (source IN ('customer', 'selection', 'filter', 'bands', 'file')),
  at_ms INTEGER NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  customers INTEGER NOT NULL
) STRICT;
-- Of a change of many: the codes of the customers by class before and after, parted by tabs. The audit row of a
-- selection, a filter or bands holds the SHA-256 over all parts in order.
CREATE TABLE class_change_part (
  change_id TEXT NOT NULL REFERENCES class_change(id),
  part INTEGER NOT NULL,
  before_class_id TEXT,
  after_class_id TEXT,
  customers TEXT NOT NULL,
  PRIMARY KEY (change_id, part)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER class_change_no_update BEFORE UPDATE ON class_change BEGIN SELECT raise(ABORT, 'class_change is append only'); END;
CREATE TRIGGER class_change_no_delete BEFORE DELETE ON class_change BEGIN SELECT raise(ABORT, 'class_change is append only'); END;
CREATE TRIGGER class_change_part_no_update BEFORE UPDATE ON class_change_part BEGIN SELECT raise(ABORT, 'class_change_part is append only'); END;
CREATE TRIGGER class_change_part_no_delete BEFORE DELETE ON class_change_part BEGIN SELECT raise(ABORT, 'class_change_part is append only'); END;

-- What gave a membership, and what ended it before it would have ended by itself.
ALTER TABLE class_membership ADD COLUMN change_id TEXT REFERENCES class_change(id);
ALTER TABLE class_membership ADD COLUMN end_change_id TEXT REFERENCES class_change(id);

CREATE INDEX customer_area ON customer(area) WHERE area IS NOT NULL;

-- Orders that count, by customer, without a look at the row: coverage asks for those of every customer.
CREATE INDEX sales_order_standing ON sales_order(customer_id, order_date, delivery_date)
  WHERE kind = 'order' AND state IN ('submitted', 'handed-over', 'delivered');

-- Calls that an order by another channel ended before anybody called.
CREATE INDEX call_task_unasked ON call_task(business_date) WHERE state = 'done' AND disposition IS NULL;
`;
