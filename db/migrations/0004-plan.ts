export const plan = `
-- A version of an order-cycle strategy: the rows of one class that follow each other in time.
CREATE TABLE order_cycle_strategy (
  id TEXT PRIMARY KEY,
  -- null: the company default
  class_id TEXT REFERENCES class(id),
  name TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  -- RFC 5545 recurrence rule without DTSTART, e.g. FREQ=WEEKLY;INTERVAL=2
  rule TEXT NOT NULL,
  holiday_rule TEXT NOT NULL CHECK (holiday_rule IN ('earlier', 'later', 'skip', 'keep')),
  -- [{"fromMinute":480,"toMinute":720}, …]; empty: all day
  calling_windows TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(calling_windows)),
  most_attempts_a_day INTEGER NOT NULL DEFAULT 3,
  least_minutes_between_attempts INTEGER NOT NULL DEFAULT 0,
  not_reached TEXT NOT NULL DEFAULT 'next-working-day' CHECK (not_reached IN ('next-working-day', 'drop')),
  rank INTEGER NOT NULL DEFAULT 100,
  made_up INTEGER NOT NULL DEFAULT 0 CHECK (made_up IN (0, 1))
) STRICT;
CREATE INDEX order_cycle_strategy_class ON order_cycle_strategy(class_id, valid_from);

-- Two calendars, of call days and of delivery days. The weekday pattern is a setting; these are the days that differ.
CREATE TABLE calendar_day (
  calendar TEXT NOT NULL CHECK (calendar IN ('call', 'delivery')),
  date TEXT NOT NULL,
  -- 1: a working day in spite of the pattern; 0: none
  working INTEGER NOT NULL CHECK (working IN (0, 1)),
  name TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL CHECK (source IN ('public', 'company')),
  PRIMARY KEY (calendar, date, source)
) STRICT, WITHOUT ROWID;

-- Calls of a customer, a class or a route are suppressed from-to.
CREATE TABLE pause (
  id TEXT PRIMARY KEY,
  customer_id TEXT REFERENCES customer(id),
  class_id TEXT REFERENCES class(id),
  route_id TEXT REFERENCES route(id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  reason TEXT NOT NULL,
  CHECK ((customer_id IS NOT NULL) + (class_id IS NOT NULL) + (route_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX pause_customer ON pause(customer_id) WHERE customer_id IS NOT NULL;
`;
